/**
 * What descriptors allow, computed slowly and from their meaning alone: shares no code with what it
 * is compared with. The privileges are those of contract section 3.4 and 3.6, written down anew.
 */
export interface NaiveDescriptor {
  readonly cluster: readonly string[];
  readonly indices: readonly NaiveEntry[];
}

/** An `indices` entry. */
export interface NaiveEntry {
  readonly names: readonly NaivePattern[];
  readonly privileges: readonly string[];
  readonly allowRestricted: boolean;
}

/** A pattern as descriptors have it, and which names it means. */
export interface NaivePattern {
  readonly text: string;
  readonly means: (name: string) => boolean;
}

/** Actions that tell the privileges apart; `other` stands for all that a wildcard alone grants. */
export const INDEX_ACTIONS: readonly string[] = [
  'indices:admin/aliases',
  'indices:admin/aliases/get',
  'indices:admin/auto_create',
  'indices:admin/create',
  'indices:admin/data_stream/create',
  'indices:admin/data_stream/delete',
  'indices:admin/delete',
  'indices:admin/flush',
  'indices:admin/forcemerge',
  'indices:admin/get',
  'indices:admin/mapping/auto_put',
  'indices:admin/mapping/put',
  'indices:admin/mappings/get',
  'indices:admin/other',
  'indices:admin/refresh',
  'indices:admin/resolve/index',
  'indices:admin/settings/update',
  'indices:admin/synced_flush',
  'indices:admin/validate/query',
  'indices:data/read/field_caps',
  'indices:data/read/get',
  'indices:data/read/mget',
  'indices:data/read/other',
  'indices:data/read/search',
  'indices:data/write/bulk',
  'indices:data/write/delete',
  'indices:data/write/index',
  'indices:data/write/index/other',
  'indices:data/write/index:op_type/create',
  'indices:data/write/index:op_type/index',
  'indices:data/write/other',
  'indices:data/write/reindex',
  'indices:data/write/simulate/bulk',
  'indices:data/write/update',
  'indices:data/write/update/byquery',
  'indices:monitor/other',
  'indices:monitor/settings/get',
  'indices:monitor/stats',
  'indices:other',
];

const OF_INDEX: Readonly<Record<string, (action: string) => boolean>> = {
  none: () => false,
  all: () => true,
  read: (action) => inFolder(action, 'data/read') || action === 'indices:admin/resolve/index',
  write: (action) => inFolder(action, 'data/write') || isAutoPut(action),
  index: (action) =>
    isNewDocument(action) || is(action, 'data/write', ['update', 'update/byquery']),
  create: (action) => isNewDocument(action),
  create_doc: (action) =>
    isNewDocument(action) && !action.endsWith('op_type/index') && !action.endsWith('/other'),
  delete: (action) => is(action, 'data/write', ['delete', 'bulk']),
  monitor: (action) => inFolder(action, 'monitor'),
  manage: (action) =>
    inFolder(action, 'monitor') ||
    inFolder(action, 'admin') ||
    action === 'indices:data/read/field_caps',
  create_index: (action) => is(action, 'admin', ['create', 'auto_create', 'data_stream/create']),
  delete_index: (action) => is(action, 'admin', ['delete', 'data_stream/delete']),
  maintenance: (action) => is(action, 'admin', ['refresh', 'flush', 'forcemerge', 'synced_flush']),
  auto_configure: (action) => isAutoPut(action) || action === 'indices:admin/auto_create',
  view_index_metadata: (action) =>
    is(action, 'admin', [
      'aliases/get',
      'get',
      'mappings/get',
      'resolve/index',
      'validate/query',
    ]) ||
    is(action, 'monitor', ['settings/get']) ||
    action === 'indices:data/read/field_caps',
};

/** Names of the index privileges above. */
export const INDEX_PRIVILEGE_NAMES: readonly string[] = Object.keys(OF_INDEX);

/** Cluster actions to ask for; none depends on the request. */
export const CLUSTER_ACTIONS: readonly string[] = [
  'cluster:admin/settings/update',
  'cluster:admin/xpack/security/api_key/create',
  'cluster:admin/xpack/security/api_key/grant',
  'cluster:admin/xpack/security/cross_cluster/api_key/create',
  'cluster:admin/xpack/security/delegate_pki',
  'cluster:admin/xpack/security/role/get',
  'cluster:admin/xpack/security/role/put',
  'cluster:monitor/health',
  'cluster:monitor/main',
  'indices:admin/index_template/get',
  'indices:admin/index_template/put',
];

const isSecurity = (action: string): boolean => action.startsWith('cluster:admin/xpack/security/');
const isApiKey = (action: string): boolean => action.includes('/security/api_key/');

const OF_CLUSTER: Readonly<Record<string, (action: string) => boolean>> = {
  none: () => false,
  all: () => true,
  manage: (action) => !isSecurity(action),
  manage_security: (action) => isSecurity(action) && !action.endsWith('/delegate_pki'),
  manage_api_key: isApiKey,
  grant_api_key: (action) => isApiKey(action) && action.endsWith('/grant'),
  read_security: (action) => action.endsWith('/security/role/get'),
  monitor: (action) => action.startsWith('cluster:monitor/') || action.endsWith('template/get'),
  manage_index_templates: (action) => action.includes('index_template/'),
};

/** Names of the cluster privileges above. */
export const CLUSTER_PRIVILEGE_NAMES: readonly string[] = Object.keys(OF_CLUSTER);

/** May who has these descriptors do that on the index? */
export function mayOnIndex(
  descriptors: readonly NaiveDescriptor[],
  action: string,
  name: string,
): boolean {
  return descriptors.some(({ indices }) =>
    indices.some(
      (entry) =>
        reaches(entry, name) &&
        entry.privileges.some((privilege) => grants(privilege, action) || grows(privilege, action)),
    ),
  );
}

/** Is the whole privilege granted on the index? */
export function hasOnIndex(
  descriptors: readonly NaiveDescriptor[],
  privilege: string,
  name: string,
): boolean {
  const entries = descriptors
    .flatMap(({ indices }) => indices)
    .filter((entry) => reaches(entry, name));
  if (privilege === 'none') return isReachedByAnyName(descriptors, name);
  return INDEX_ACTIONS.filter((action) => grants(privilege, action)).every((action) =>
    entries.some(({ privileges }) => privileges.some((granted) => grants(granted, action))),
  );
}

/** May who has these descriptors do that to the cluster? */
export function mayOnCluster(descriptors: readonly NaiveDescriptor[], action: string): boolean {
  return descriptors.some(({ cluster }) =>
    cluster.some((privilege) => OF_CLUSTER[privilege]?.(action) ?? action.startsWith(privilege)),
  );
}

const isReachedByAnyName = (descriptors: readonly NaiveDescriptor[], name: string): boolean =>
  descriptors.some(({ indices }) => indices.some((entry) => reaches(entry, name)));

/** A name that is no privilege's is an action, or the beginning of some. */
const grants = (privilege: string, action: string): boolean =>
  OF_INDEX[privilege]?.(action) ?? action.startsWith(privilege);

/** Who may write new documents may grow the mapping by them. */
const grows = (privilege: string, action: string): boolean =>
  isAutoPut(action) && ['index', 'create', 'create_doc'].includes(privilege);

const isNewDocument = (action: string): boolean =>
  is(action, 'data/write', ['index', 'index:op_type/create', 'index:op_type/index']) ||
  is(action, 'data/write', ['index/other', 'bulk', 'simulate/bulk']);

const isAutoPut = (action: string): boolean => action === 'indices:admin/mapping/auto_put';

const inFolder = (action: string, folder: string): boolean =>
  action.startsWith(`indices:${folder}/`);

const is = (action: string, folder: string, names: readonly string[]): boolean =>
  names.some((name) => action === `indices:${folder}/${name}`);

function reaches({ names, allowRestricted }: NaiveEntry, name: string): boolean {
  const isSystem = name.startsWith('.security') || name.startsWith('.kibana');
  return (allowRestricted || !isSystem) && names.some(({ means }) => means(name));
}
