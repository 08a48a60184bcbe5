/** Where a user was found. */
export interface Realm {
  readonly name: string;
  readonly type: string;
}

/** Realm of `elastic`, `kibana_system` and the other built-in users. */
export const RESERVED_REALM: Realm = { name: 'reserved', type: 'reserved' };
/** Realm of the users people make. */
export const NATIVE_REALM: Realm = { name: 'default_native', type: 'native' };
/** Do its users show passwords, which they may change? */
export function hasPasswords({ type }: Realm): boolean {
  return type === NATIVE_REALM.type || type === RESERVED_REALM.type;
}

/** What answers show as the realm of a caller with an API key. */
const API_KEY_REALM: Realm = { name: '_es_api_key', type: '_es_api_key' };
/** Realm of service accounts. */
export const SERVICE_ACCOUNT_REALM: Realm = {
  name: '_service_account',
  type: '_service_account',
};

/** A user without what authenticates it. */
export interface User {
  readonly username: string;
  readonly roles: readonly string[];
  readonly fullName: string | null;
  readonly email: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly enabled: boolean;
  readonly realm: Realm;
}

/** The bearer token that was shown, when one was. */
export type BearerCredential =
  | { readonly kind: 'access_token' }
  | { readonly kind: 'service_account'; readonly tokenName: string };

/** Who showed a credential, and which kind. */
export interface Identity {
  readonly user: User;
  /** Present under an API key, and under a token that was made with one. */
  readonly apiKey?: { readonly id: string; readonly name: string };
  /** Absent when a password or an API key was shown. */
  readonly bearer?: BearerCredential;
}

/** Who was authenticated: `user` is whose rights and keys count, under run-as the impersonated one. */
export interface Authentication extends Identity {
  /** Under run-as, whose credential it was. Such an authentication has no key and no bearer itself. */
  readonly runBy?: Identity;
}

/** How the credential is called in answers and in the audit trail. */
export function authenticationType({ runBy, ...own }: Authentication): AuthenticationType {
  const { apiKey, bearer } = runBy ?? own;
  if (bearer !== undefined) return 'token';
  return apiKey === undefined ? 'realm' : 'api_key';
}

/** Kinds of credential. */
export type AuthenticationType = 'realm' | 'api_key' | 'token';

/** The realm that answers name for an identity. */
export function realmOf({ user, apiKey }: Identity): Realm {
  return apiKey === undefined ? user.realm : API_KEY_REALM;
}

/** Do both stand for the same owner of API keys? */
export function isSameOwner(
  owner: { readonly principal: string; readonly realm: string },
  user: User,
): boolean {
  return owner.principal === user.username && owner.realm === user.realm.name;
}
