import type { ActionPatterns } from './action_patterns';

const only = (...include: string[]): ActionPatterns => ({ include });
const RESOLVE = 'indices:admin/resolve/*';

/** The action of a mapping that grows because a document brought a new field. */
export const AUTO_PUT_MAPPING = 'indices:admin/mapping/auto_put';

/** Privileges that may still grow a mapping by writing, though their patterns do not say so. */
export const WRITERS: readonly string[] = ['create', 'create_doc', 'index'];

/**
 * The named index privileges, weakest first: 403 reasons list them in this order. Those of features
 * that this server lacks are known by name and grant nothing.
 */
export const INDEX_PRIVILEGES: ReadonlyMap<string, ActionPatterns> = new Map([
  ['none', only()],
  ['auto_configure', only(AUTO_PUT_MAPPING, 'indices:admin/auto_create')],
  [
    'create_doc',
    only(
      'indices:data/write/index',
      'indices:data/write/index[*',
      'indices:data/write/index:op_type/create',
      'indices:data/write/bulk*',
    ),
  ],
  [
    'create_index',
    only('indices:admin/create', 'indices:admin/auto_create', 'indices:admin/data_stream/create'),
  ],
  ['create_view', only()],
  ['cross_cluster_replication_internal', only()],
  ['delete_index', only('indices:admin/delete', 'indices:admin/data_stream/delete')],
  ['delete_view', only()],
  [
    'maintenance',
    only('indices:admin/refresh*', 'indices:admin/flush*', 'indices:admin/forcemerge*'),
  ],
  ['manage_data_stream_lifecycle', only('indices:admin/data_stream/lifecycle/*')],
  ['manage_failure_store', only()],
  ['manage_follow_index', only()],
  ['manage_ilm', only('indices:admin/ilm/*')],
  ['manage_leader_index', only()],
  ['manage_view', only()],
  ['monitor', only('indices:monitor/*')],
  ['read_cross_cluster', only('internal:transport/proxy/indices:data/read/*')],
  ['read_failure_store', only()],
  ['read_view_metadata', only()],
  [
    'view_index_metadata',
    only(
      'indices:admin/aliases/get',
      'indices:admin/get',
      'indices:admin/mappings/get',
      'indices:admin/mappings/fields/get*',
      'indices:monitor/settings/get',
      'indices:admin/shards/search_shards',
      'indices:admin/validate/query*',
      'indices:data/read/field_caps*',
      RESOLVE,
      'indices:admin/data_stream/get',
      'indices:admin/ilm/explain',
    ),
  ],
  ['create', only('indices:data/write/index*', 'indices:data/write/bulk*')],
  ['delete', only('indices:data/write/delete*', 'indices:data/write/bulk*')],
  [
    'index',
    only('indices:data/write/index*', 'indices:data/write/bulk*', 'indices:data/write/update*'),
  ],
  ['cross_cluster_replication', only('indices:monitor/stats*', 'indices:data/read/xpack/ccr/*')],
  ['manage', only('indices:monitor/*', 'indices:admin/*', 'indices:data/read/field_caps*')],
  ['read', only('indices:data/read/*', RESOLVE)],
  ['write', only('indices:data/write/*', AUTO_PUT_MAPPING)],
  ['all', only('indices:*', 'internal:transport/proxy/indices:*')],
]);

/**
 * The actions an index privilege stands for: by its name (any letter case), or a raw action such as
 * `indices:data/read/get`, to which Elasticsearch appends a `*`. Undefined for an unknown name.
 */
export function indexPrivilege(name: string): ActionPatterns | undefined {
  const lower = name.toLowerCase();
  const named = INDEX_PRIVILEGES.get(lower);
  if (named !== undefined) return named;
  const isAction = lower.startsWith('indices:') || lower.startsWith('internal:');
  return isAction ? only(`${lower}*`) : undefined;
}
