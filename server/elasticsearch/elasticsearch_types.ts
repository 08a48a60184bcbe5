import type {
  ApiKeyId,
  ApiKeyMetadata,
  ApiKeyType,
  CrossClusterAccess,
  ElasticsearchDuration,
  EpochMillis,
  RoleDescriptors,
} from '../../common/api_keys/api_key';

/**
 * A clause of Elasticsearch's query language. Keys can be queried by `bool`, `term`, `terms`,
 * `prefix`, `wildcard`, `range`, `ids` and `match_all`; other kinds are refused before 8.13.
 */
export type QueryClause = Readonly<Record<string, object>>;

/** One value of a row's sort tuple. Text that is missing in the key comes as `null`. */
export type SortValue = string | number | null;

/** Body of query API key. */
export interface QueryBody {
  readonly query: QueryClause;
  readonly size: number;
  readonly sort?: readonly Readonly<Record<string, object>>[];
  /** As many values as `sort` has fields. */
  readonly search_after?: readonly SortValue[];
  /** Since 8.13, in this spelling. */
  readonly aggs?: Readonly<Record<string, object>>;
}

/** A key as Elasticsearch sends it: fields appear with the version that introduced them. */
export interface ElasticsearchApiKey {
  readonly id: ApiKeyId;
  readonly name?: string | null;
  readonly type?: ApiKeyType;
  readonly creation: EpochMillis;
  readonly expiration?: EpochMillis;
  readonly invalidated: boolean;
  readonly invalidation?: EpochMillis;
  readonly username: string;
  readonly realm: string;
  readonly realm_type?: string;
  readonly profile_uid?: string;
  readonly metadata?: ApiKeyMetadata | null;
  readonly role_descriptors?: RoleDescriptors;
  readonly limited_by?: readonly RoleDescriptors[];
  readonly access?: CrossClusterAccess;
  /** Present when the query has a sort. */
  readonly _sort?: readonly SortValue[];
}

/** Answer of query API key. */
export interface QueryAnswer {
  /** Exact. */
  readonly total: number;
  readonly api_keys: readonly ElasticsearchApiKey[];
  /** Absent when nothing matches, even if asked for. */
  readonly aggregations?: Readonly<Record<string, unknown>>;
}

/** Body of create API key, and of its cross-cluster sister when it has `access`. */
export interface CreateBody {
  readonly name: string;
  readonly expiration?: ElasticsearchDuration;
  readonly metadata?: ApiKeyMetadata;
  readonly role_descriptors?: RoleDescriptors;
  readonly access?: CrossClusterAccess;
}

/** Answer of create API key. HOLDS A SECRET. */
export interface CreateAnswer {
  readonly id: ApiKeyId;
  readonly name: string;
  readonly expiration?: EpochMillis;
  readonly api_key: string;
  readonly encoded: string;
}

/** Body of update API key. `{}` empties a field; a missing field stays as it is. */
export interface UpdateBody {
  readonly expiration?: ElasticsearchDuration;
  readonly metadata?: ApiKeyMetadata;
  readonly role_descriptors?: RoleDescriptors;
  readonly access?: CrossClusterAccess;
}

/** Answer of invalidate API key. The errors do not name the keys they are about. */
export interface InvalidateAnswer {
  readonly invalidated_api_keys: readonly ApiKeyId[];
  readonly previously_invalidated_api_keys: readonly ApiKeyId[];
  readonly error_count: number;
  /** Present when there are errors. */
  readonly error_details?: readonly { readonly type?: string; readonly reason?: string }[];
}

/** Answer of has privileges, for cluster privileges. */
export interface HasPrivilegesAnswer {
  readonly username: string;
  readonly cluster: Readonly<Record<string, boolean>>;
}

/** Answer of authenticate, as far as it is needed. */
export interface AuthenticateAnswer {
  readonly username: string;
  /** Where the user was found; differs from the authentication realm under run-as. */
  readonly lookup_realm: { readonly name: string };
}

/** Answer of the cluster's root path. */
export interface ClusterInfo {
  readonly version: {
    /** Such as `8.12.2`. Says little on serverless, where every feature is there. */
    readonly number: string;
    readonly build_flavor?: string;
  };
}
