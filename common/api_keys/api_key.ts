/** Milliseconds since the epoch, UTC. */
export type EpochMillis = number;

/** A duration in Elasticsearch's spelling, such as `30d` or `12h`; whole numbers only. */
export type ElasticsearchDuration = string;

/** Points at a key; never authenticates. */
export type ApiKeyId = string;

/**
 * What Elasticsearch stores beside a key: free JSON, the user's own. Top-level names that begin with
 * `_` are Elastic's and refused.
 */
export type ApiKeyMetadata = Readonly<Record<string, unknown>>;

/** Privileges by role name. The user's own JSON: never re-cased, re-ordered or trimmed. */
export type RoleDescriptors = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What a remote cluster may do with a cross-cluster key. An update replaces it whole. */
export interface CrossClusterAccess {
  readonly search?: readonly Readonly<Record<string, unknown>>[];
  readonly replication?: readonly Readonly<Record<string, unknown>>[];
}

/** Elasticsearch's own distinction, on the wire. */
export type ApiKeyType = 'rest' | 'cross_cluster';

/**
 * An API key as Elasticsearch tells of it (get and query API key). Holds no secret.
 * Fields that older clusters do not send are absent; which ones is said on each.
 */
export interface ApiKey {
  readonly id: ApiKeyId;
  /** Not unique. The id where a very old key has no name. */
  readonly name: string;
  /** Clusters before 8.10 do not send it; then every key is `rest`. */
  readonly type: ApiKeyType;
  readonly creation: EpochMillis;
  /** Absent: the key never expires. */
  readonly expiration?: EpochMillis;
  /** True once ended by a call; expiry does not set it. */
  readonly invalidated: boolean;
  /** Present only on invalidated keys, since 8.12. */
  readonly invalidation?: EpochMillis;
  /** The owner's principal. */
  readonly username: string;
  /** Name of the owner's authentication realm. */
  readonly realm: string;
  /** Since 8.14. */
  readonly realm_type?: string;
  /** Present when asked for and the owner has a user profile; since 8.14. */
  readonly profile_uid?: string;
  readonly metadata: ApiKeyMetadata;
  /** Assigned privileges; `{}` means that none were assigned, so the owner's snapshot alone counts. */
  readonly role_descriptors: RoleDescriptors;
  /** The owner's privileges when the key was created or last updated; present when asked for. */
  readonly limited_by?: readonly RoleDescriptors[];
  /** Present on cross-cluster keys. */
  readonly access?: CrossClusterAccess;
}

/**
 * A new key with its credential. HOLDS A SECRET: give it to the person once, then drop it; do not
 * log, store or cache it.
 */
export interface CreatedApiKey {
  readonly id: ApiKeyId;
  readonly name: string;
  /** Absent: the key never expires. */
  readonly expiration?: EpochMillis;
  /** The secret. */
  readonly api_key: string;
  /** Base64 of the UTF-8 text `id:api_key`, what follows `ApiKey ` in the Authorization header. */
  readonly encoded: string;
}
