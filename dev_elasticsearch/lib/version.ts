/** The version profiles: releases of Elasticsearch that the server can behave like. */
export const VERSION_PROFILES = ['8.12', '8.19', '9.4'] as const;

/** One of {@link VERSION_PROFILES}. */
export type VersionProfile = (typeof VERSION_PROFILES)[number];

/** What the server behaves like when nothing is said: the newest. */
const DEFAULT_PROFILE: VersionProfile = '9.4';

/**
 * The first release that has each behaviour by which the profiles differ: the single table of
 * version switches. What every profile has (before 8.12) or none has is not listed.
 */
const SINCE = {
  /** `expiration` in update and bulk update API key. */
  update_api_key_expiration: '8.13',
  /** `match` and `simple_query_string` in query API key. */
  api_key_query_text_queries: '8.13',
  /** The field `type` in query API key. */
  api_key_query_type_field: '8.13',
  /** `aggs` in query API key. */
  api_key_query_aggs: '8.13',
  /** The spelling `aggregations`, and `typed_keys`, in query API key. */
  api_key_query_typed_keys: '8.14',
  /** `realm_type` in the key object. */
  api_key_realm_type: '8.14',
  /** `with_profile_uid` in get and query API key. */
  api_key_profile_uid: '8.14',
  /** Ending a cross-cluster key needs `manage_security`. */
  cross_cluster_invalidation_guard: '8.14',
  /** Cross-cluster access that replicates takes no document- or field-level security for search. */
  cross_cluster_access_guard: '8.14',
  /** Query user. */
  query_user: '8.14',
  /** `remote_cluster` in descriptors. */
  remote_cluster_privileges: '8.15',
  /** `description` of a role. */
  role_description: '8.15',
  /** The comma before `charset` in the Basic challenge of a 401. */
  challenge_comma: '8.15',
  /** Put and delete several roles in one request. */
  bulk_roles: '8.15',
  /** Query role. */
  query_role: '8.15',
  /** `unassigned_primary_shards` in the cluster's health. */
  unassigned_primaries: '8.16',
  /** The category `role` among the `global` privileges of a descriptor. */
  global_role_category: '8.16',
  /** The remote-cluster privilege `monitor_stats`. */
  remote_monitor_stats: '8.17',
  /** `read_failure_store` and `manage_failure_store`. */
  failure_store_privileges: '9.1',
  /** `certificate_identity` of cross-cluster keys. */
  certificate_identity: '9.3',
  /** Clone API key, and the privilege `clone_api_key`. */
  clone_api_key: '9.4',
  /** `managed_by` in the `api_key` block of `_authenticate`. */
  api_key_managed_by: '9.4',
  /** `create_view`, `delete_view`, `manage_view` and `read_view_metadata`. */
  view_privileges: '9.4',
} as const;

/** A behaviour that some profiles have and others lack. */
export type Feature = keyof typeof SINCE;

/** What a release says about how it was built. */
export interface Build {
  /** What `GET /` says: `9.4.2`. */
  readonly number: string;
  /** The commit it was built from. */
  readonly buildHash: string;
  /** ISO date. */
  readonly buildDate: string;
  readonly luceneVersion: string;
  /** The oldest release that a node may run beside this one. */
  readonly minimumWire: string;
  /** The oldest release whose indices can be read. */
  readonly minimumIndex: string;
}

/** As the releases themselves answer `GET /`. */
const BUILDS: Readonly<Record<VersionProfile, Build>> = {
  '8.12': {
    number: '8.12.2',
    buildHash: '48a287ab9497e852de30327444b0809e55d46466',
    buildDate: '2024-02-19T10:04:32.774273190Z',
    luceneVersion: '9.9.2',
    minimumWire: '7.17.0',
    minimumIndex: '7.0.0',
  },
  '8.19': {
    number: '8.19.2',
    buildHash: 'c1c00e18ef14acd650768ff01f037eaede0c1f7b',
    buildDate: '2025-08-11T10:07:54.721189302Z',
    luceneVersion: '9.12.2',
    minimumWire: '7.17.0',
    minimumIndex: '7.0.0',
  },
  '9.4': {
    number: '9.4.2',
    buildHash: 'c402c2b36d90eae29c0182f86bd9050fd0b746cc',
    buildDate: '2026-05-25T22:10:36.017759931Z',
    luceneVersion: '10.4.0',
    minimumWire: '8.19.0',
    minimumIndex: '8.0.0',
  },
};

/** The release that a server behaves like. */
export interface EmulatedVersion extends Build {
  readonly major: number;
  /** Has this release the behaviour? */
  has(feature: Feature): boolean;
  /** Is this release `major.minor` or later? For names that are listed with their release. */
  isAtLeast(release: string): boolean;
}

/** The release of a profile. */
export function emulatedVersion(profile: VersionProfile = DEFAULT_PROFILE): EmulatedVersion {
  const own = ordinal(profile);
  const isAtLeast = (release: string): boolean => own >= ordinal(release);
  return {
    ...BUILDS[profile],
    major: Number(profile.split('.')[0]),
    has: (feature) => isAtLeast(SINCE[feature]),
    isAtLeast,
  };
}

function ordinal(release: string): number {
  const [major = 0, minor = 0] = release.split('.').map(Number);
  return major * 1000 + minor;
}
