/** The caller as Elasticsearch's authenticate API (7.x and newer) describes it; extra members stay. */
export interface AuthenticatedUser {
  readonly username: string;
  readonly roles: readonly string[];
  readonly full_name?: string | null;
  readonly email?: string | null;
  readonly enabled: boolean;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly authentication_realm: { readonly name: string; readonly type: string };
  readonly lookup_realm: { readonly name: string; readonly type: string };
  /** `realm` for a person's password, `api_key` for an API key, and others. */
  readonly authentication_type: string;
  readonly api_key?: { readonly id: string; readonly name?: string };
}

/** Who sends a request, proven by Elasticsearch. Holds a secret: do not log, store or send. */
export interface RequestIdentity {
  readonly user: AuthenticatedUser;
  /** Value of the `Authorization` header for calls on the caller's behalf. */
  readonly authorization: string;
}
