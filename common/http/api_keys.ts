import type {
  ApiKey,
  ApiKeyId,
  ApiKeyMetadata,
  CreatedApiKey,
  CrossClusterAccess,
  ElasticsearchDuration,
  EpochMillis,
  RoleDescriptors,
} from '../api_keys/api_key';
import type { ApiKeyCategory } from '../api_keys/api_key_category';

/** Upper bounds of the HTTP API. Everything a caller can send has one. */
export const LIMITS = {
  searchLength: 256,
  /** Loose: the rule of names is judged with a code of its own, see `apiKeyNameProblem`. */
  nameLength: 1024,
  usernameLength: 1024,
  owners: 100,
  pageSize: 100,
  defaultPageSize: 25,
  cursorLength: 65_536,
  idLength: 256,
  invalidateIds: 10_000,
  roleDescriptors: 100,
  durationLength: 64,
  accessEntries: 100,
} as const;

/**
 * What {@link QueryApiKeysRequest} can sort by. By expiration, a key that never expires counts as
 * later than any date.
 */
export const SORT_FIELDS = ['name', 'owner', 'creation', 'expiration'] as const;

/** A member of {@link SORT_FIELDS}. */
export type SortField = (typeof SORT_FIELDS)[number];

/** Narrowing of {@link QueryApiKeysRequest}; an absent filter lets everything pass. */
export interface ApiKeyFilters {
  readonly category?: ApiKeyCategory;
  /** Invalidated keys are never listed. */
  readonly status?: 'active' | 'expired';
  /** Usernames; a key passes when its owner is one of them. An empty list is no filter. */
  readonly owners?: readonly string[];
}

/** Body of the query route. */
export interface QueryApiKeysRequest {
  /**
   * Free words; a key passes when each of them is part of its name or owner, in any case, or is its
   * whole id.
   */
  readonly search?: string;
  readonly filters?: ApiKeyFilters;
  /** Default: creation, newest first. */
  readonly sort?: { readonly field: SortField; readonly direction: 'asc' | 'desc' };
  /** Rows of the answer, 1 to 100; default 25. */
  readonly size?: number;
  /** Opaque, from the answer before; absent: the first page. Valid only with the same sort. */
  readonly cursor?: string;
  /** Whether to count by category, status and owner; default false. */
  readonly facets?: boolean;
}

/** Counts over everything the caller may see and the search matches, before the filters. */
export interface ApiKeyFacets {
  readonly categories: Readonly<Record<ApiKeyCategory, number>>;
  readonly statuses: { readonly active: number; readonly expired: number };
  /** At most 100, most keys first. */
  readonly owners: readonly { readonly username: string; readonly count: number }[];
}

/** Answer of the query route. */
export interface QueryApiKeysResponse {
  readonly api_keys: readonly ApiKey[];
  /** Exact number of keys that match, on all pages. */
  readonly total: number;
  /** Absent on the last page. */
  readonly cursor?: string;
  /** Absent when not asked for, or when the cluster cannot aggregate keys (before 8.13). */
  readonly facets?: ApiKeyFacets;
  /** The server's clock, by which expiry is judged. */
  readonly server_time: EpochMillis;
}

/** Answer of the get route. */
export interface GetApiKeyResponse {
  readonly api_key: ApiKey;
  readonly server_time: EpochMillis;
}

interface CreateFields {
  readonly name: string;
  /** Absent: never expires. */
  readonly expiration?: ElasticsearchDuration;
  readonly metadata?: ApiKeyMetadata;
}

/** Body of the create route. */
export type CreateApiKeyRequest =
  | (CreateFields & {
      /** Default. */
      readonly type?: 'rest';
      /**
       * Absent: the key may do what its owner may. `{}` is refused: Elasticsearch would read it as
       * "everything", a reader as "nothing".
       */
      readonly role_descriptors?: RoleDescriptors;
    })
  | (CreateFields & { readonly type: 'cross_cluster'; readonly access: CrossClusterAccess });

/** Answer of the create route, the only one that ever HOLDS A SECRET. */
export type CreateApiKeyResponse = CreatedApiKey;

/**
 * Body of the update route. A missing field leaves that part as it is. Every update makes
 * Elasticsearch take the owner's privileges anew, the empty body included.
 */
export interface UpdateApiKeyRequest {
  /** `null`: take the restriction off (the key may do what its owner may); `{}` is refused. */
  readonly role_descriptors?: RoleDescriptors | null;
  /** Replaces the whole object; `null` and `{}` empty it. */
  readonly metadata?: ApiKeyMetadata | null;
  /** Counted from now; since 8.13. An expiration can be moved but not taken away. */
  readonly expiration?: ElasticsearchDuration;
  /** Cross-cluster keys only; replaces the whole object. */
  readonly access?: CrossClusterAccess;
}

/** Answer of the update route. */
export interface UpdateApiKeyResponse {
  /** False: everything was already as asked, the owner's privileges included. */
  readonly updated: boolean;
}

/** Body of the invalidate route. */
export interface InvalidateApiKeysRequest {
  /** 1 to 10,000 ids; repeated ones count once. */
  readonly ids: readonly ApiKeyId[];
}

/** What became of one key of an {@link InvalidateApiKeysRequest}. */
export type InvalidateOutcome =
  | { readonly id: ApiKeyId; readonly outcome: 'invalidated' }
  /** Somebody was faster; the key is ended all the same. */
  | { readonly id: ApiKeyId; readonly outcome: 'previously_invalidated' }
  /** No such key, or not one the caller may know of. */
  | { readonly id: ApiKeyId; readonly outcome: 'not_found' }
  | { readonly id: ApiKeyId; readonly outcome: 'refused'; readonly reason: string };

/** Answer of the invalidate route, one result for each id asked, in the order asked. */
export interface InvalidateApiKeysResponse {
  readonly results: readonly InvalidateOutcome[];
}

/** Who is asking, as Elasticsearch knows them. */
export interface CurrentUser {
  readonly username: string;
  readonly realm: string;
}

/** Answer of the capabilities route. */
export interface CapabilitiesResponse {
  readonly current_user: CurrentUser;
  /** May see keys at all. */
  readonly can_view: boolean;
  /** May create keys and end own ones: `manage_own_api_key` or more. */
  readonly can_manage_own: boolean;
  /** May end anybody's keys: `manage_api_key` or more. */
  readonly can_manage_all: boolean;
  /** May create cross-cluster keys, and the cluster has them: `manage_security`. */
  readonly can_manage_cross_cluster: boolean;
  /** Cluster privileges that the caller lacks, of the ones above; for the sentence that says so. */
  readonly missing_privileges: readonly string[];
  readonly cluster: {
    /** Such as `8.12.2`; absent when Kibana's own user may not see it. */
    readonly version?: string;
    /** False: `xpack.security.authc.api_key.enabled` is off. */
    readonly api_keys_enabled: boolean;
    /** Queries can name the key's type and count by it: 8.13 and newer. */
    readonly facets: boolean;
    /** Updates can move the expiration: 8.13 and newer. */
    readonly expiration_update: boolean;
  };
  /** Address for a person's terminal, without credentials; absent when nobody told Kibana. */
  readonly elasticsearch_url?: string;
  readonly server_time: EpochMillis;
}
