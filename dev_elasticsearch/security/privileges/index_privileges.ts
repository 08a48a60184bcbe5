import type { EmulatedVersion } from '../../lib/version';
import type { ActionPatterns } from './action_patterns';
import { namesIn, privilege, since } from './named_privileges';
import type { NamedPrivilege } from './named_privileges';

const RESOLVE = ['indices:admin/resolve/index', 'indices:admin/resolve/cluster'];
const BULK = ['indices:data/write/bulk*', 'indices:data/write/simulate/bulk*'];
const SEARCH_SHARDS = ['indices:admin/shards/search_shards', 'indices:admin/search/search_shards'];

/** The action of a mapping that grows because a document brought a new field. */
export const AUTO_PUT_MAPPING = 'indices:admin/mapping/auto_put';

/** Privileges that may still grow a mapping by writing, though their patterns do not say so. */
export const WRITERS: readonly string[] = ['create', 'create_doc', 'index'];

/**
 * Elasticsearch judges an action on the failures of a data stream apart from the same action on its
 * data. This server has no failure store, so such actions are names of their own that nothing asks
 * for but `_has_privileges`.
 */
const onFailures = (...actions: string[]): string[] =>
  actions.map((action) => `failures::${action}`);

const MANAGE = ['indices:monitor/*', 'indices:admin/*', 'indices:data/read/field_caps*'];

/** Privileges over failures alone: never part of the list in a 403. */
const FAILURE_PRIVILEGES: readonly NamedPrivilege[] = [
  since('9.1', privilege('manage_failure_store', ...onFailures(...MANAGE))),
  since(
    '9.1',
    privilege(
      'read_failure_store',
      ...onFailures('indices:data/read/*', 'indices:admin/resolve/index'),
    ),
  ),
];

/**
 * The named index privileges over data in the order in which 403 reasons list them: by how many
 * others imply each, most first, then by name. Those of features that this server lacks grant the
 * actions that Elasticsearch's grant.
 */
export const INDEX_PRIVILEGES: readonly NamedPrivilege[] = [
  privilege('none'),
  privilege(
    'create_doc',
    'indices:data/write/index',
    'indices:data/write/index[*',
    'indices:data/write/index:op_type/create',
    ...BULK,
  ),
  privilege('create', 'indices:data/write/index*', ...BULK),
  since('9.4', privilege('create_view', 'indices:admin/esql/view/put')),
  since('9.4', privilege('delete_view', 'indices:admin/esql/view/delete')),
  since('9.4', privilege('read_view_metadata', 'indices:admin/esql/view/get')),
  privilege('auto_configure', AUTO_PUT_MAPPING, 'indices:admin/auto_create'),
  privilege(
    'create_index',
    'indices:admin/create',
    'indices:admin/auto_create',
    'indices:admin/data_stream/create',
  ),
  privilege('delete', 'indices:data/write/delete*', 'indices:data/write/bulk*'),
  privilege('delete_index', 'indices:admin/delete', 'indices:admin/data_stream/delete'),
  privilege('index', 'indices:data/write/index*', 'indices:data/write/update*', ...BULK),
  privilege(
    'maintenance',
    'indices:admin/refresh*',
    'indices:admin/flush*',
    'indices:admin/synced_flush',
    'indices:admin/forcemerge*',
  ),
  privilege('manage_data_stream_lifecycle', 'indices:admin/data_stream/lifecycle/*'),
  privilege(
    'manage_follow_index',
    'indices:admin/xpack/ccr/put_follow',
    'indices:admin/xpack/ccr/unfollow',
    'indices:admin/close*',
    'indices:admin/data_stream/promote',
    'indices:admin/rollover',
  ),
  privilege('manage_ilm', 'indices:admin/ilm/*'),
  privilege('manage_leader_index', 'indices:admin/xpack/ccr/forget_follower*'),
  since('9.4', privilege('manage_view', 'indices:admin/esql/view/*')),
  privilege('monitor', 'indices:monitor/*'),
  privilege(
    'view_index_metadata',
    'indices:admin/aliases/get',
    'indices:admin/get',
    'indices:admin/mappings/get',
    'indices:admin/mappings/fields/get*',
    'indices:monitor/settings/get',
    ...SEARCH_SHARDS,
    'indices:admin/validate/query*',
    'indices:data/read/field_caps*',
    'indices:admin/data_stream/get',
    'indices:admin/data_stream/lifecycle/get',
    'indices:admin/data_stream/lifecycle/explain',
    'indices:admin/ilm/explain',
    ...RESOLVE,
  ),
  privilege(
    'cross_cluster_replication',
    'indices:data/read/xpack/ccr/shard_changes*',
    'indices:monitor/stats*',
    'indices:admin/seq_no/add_retention_lease*',
    'indices:admin/seq_no/remove_retention_lease*',
    'indices:admin/seq_no/renew_retention_lease*',
  ),
  privilege(
    'cross_cluster_replication_internal',
    'indices:internal/admin/ccr/restore/session/clear*',
    'indices:internal/admin/ccr/restore/file_chunk/get*',
    'indices:internal/admin/ccr/restore/session/put*',
  ),
  privilege('manage', ...MANAGE, ...onFailures(...MANAGE)),
  privilege('read', 'indices:data/read/*', ...RESOLVE),
  privilege(
    'read_cross_cluster',
    'internal:transport/proxy/indices:data/read/*',
    'indices:admin/resolve/cluster',
    ...SEARCH_SHARDS,
  ),
  privilege('write', 'indices:data/write/*', AUTO_PUT_MAPPING),
  privilege('all', 'indices:*', 'internal:transport/proxy/indices:*', ...onFailures('indices:*')),
];

const TABLE = [...FAILURE_PRIVILEGES, ...INDEX_PRIVILEGES];
const BY_NAME = new Map(TABLE.map(({ name, patterns }) => [name, patterns]));

/** Names of a release's index privileges, in Elasticsearch's order. */
export function indexPrivilegeNames(version: EmulatedVersion): string[] {
  return namesIn(TABLE, version);
}

/**
 * The actions an index privilege of any release stands for: by its name (any letter case), or a raw
 * action such as `indices:data/read/get`, to which Elasticsearch appends a `*`. Undefined for an
 * unknown name.
 */
export function indexPrivilege(name: string): ActionPatterns | undefined {
  const lower = name.toLowerCase();
  return BY_NAME.get(lower) ?? (isIndexAction(lower) ? { include: [`${lower}*`] } : undefined);
}

/** What is wrong with the name of an index privilege, in Elasticsearch's words; undefined = nothing. */
export function indexPrivilegeProblem(name: string, version: EmulatedVersion): string | undefined {
  const known = indexPrivilegeNames(version);
  const lower = name.toLowerCase();
  if (isIndexAction(lower) || known.includes(lower)) return undefined;
  return (
    `unknown index privilege [${lower}]. a privilege must be either one of the predefined fixed ` +
    `indices privileges [${known.join(',')}] or a pattern over one of the available index actions`
  );
}

function isIndexAction(name: string): boolean {
  return name.startsWith('indices:') || name.startsWith('internal:transport/proxy/indices:');
}
