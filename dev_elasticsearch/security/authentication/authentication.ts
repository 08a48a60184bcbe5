/** Where a user was found. */
export interface Realm {
  readonly name: string;
  readonly type: string;
}

/** Realm of `elastic`, `kibana_system` and the other built-in users. */
export const RESERVED_REALM: Realm = { name: 'reserved', type: 'reserved' };
/** Realm of the users people make. */
export const NATIVE_REALM: Realm = { name: 'default_native', type: 'native' };
/** What answers show as the realm of a caller with an API key. */
export const API_KEY_REALM: Realm = { name: '_es_api_key', type: '_es_api_key' };

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

/** Who was authenticated, and how. */
export interface Authentication {
  /** Whose rights and keys count: the owner of the key, or the user impersonated by run-as. */
  readonly user: User;
  /** Present under an API key. */
  readonly apiKey?: { readonly id: string; readonly name: string };
  /** Under run-as, the user whose credential it was. */
  readonly runBy?: User;
}

/** Do both stand for the same owner of API keys? */
export function isSameOwner(
  owner: { readonly principal: string; readonly realm: string },
  user: User,
): boolean {
  return owner.principal === user.username && owner.realm === user.realm.name;
}
