import type { ApplicationPrivileges, IndicesPrivileges, RoleDescriptor } from './role_descriptor';

interface Grants {
  readonly cluster?: readonly string[];
  readonly indices?: readonly IndicesPrivileges[];
  readonly applications?: readonly ApplicationPrivileges[];
  readonly runAs?: readonly string[];
  readonly global?: Readonly<Record<string, unknown>>;
}

const role = (grants: Grants = {}): RoleDescriptor => ({
  cluster: grants.cluster ?? [],
  ...(grants.global === undefined ? {} : { global: grants.global }),
  indices: grants.indices ?? [],
  applications: grants.applications ?? [],
  run_as: grants.runAs ?? [],
  metadata: { _reserved: true },
  transient_metadata: { enabled: true },
});

const on = (names: readonly string[], ...privileges: string[]): IndicesPrivileges => ({
  names,
  privileges,
  allow_restricted_indices: false,
});

const onRestricted = (names: readonly string[], ...privileges: string[]): IndicesPrivileges => ({
  ...on(names, ...privileges),
  allow_restricted_indices: true,
});

const kibana = (...privileges: string[]): ApplicationPrivileges => ({
  application: 'kibana-.kibana',
  privileges,
  resources: ['*'],
});

/** Everything but system names and ILM's history, as `viewer` and `editor` may read. */
const ORDINARY_NAMES = ['/~(([.]|ilm-history-).*)/'];
const READ = ['read', 'view_index_metadata'];

const SUPERUSER = role({
  cluster: ['all'],
  indices: [
    on(['*'], 'all'),
    onRestricted(['*'], 'monitor', 'read', 'view_index_metadata', 'read_cross_cluster'),
  ],
  applications: [{ application: '*', privileges: ['*'], resources: ['*'] }],
  runAs: ['*'],
});

const EDITOR = role({
  indices: [
    on(ORDINARY_NAMES, ...READ),
    on(['observability-annotations'], 'read', 'view_index_metadata', 'write'),
    on(
      ['.siem-signals*', '.lists-*', '.items-*', '.alerts*', '.internal.alerts*'],
      'read',
      'view_index_metadata',
      'write',
      'maintenance',
    ),
  ],
  applications: [kibana('all')],
});

const KIBANA_SYSTEM = role({
  cluster: [
    'monitor',
    'manage_index_templates',
    'manage_saml',
    'manage_token',
    'manage_oidc',
    'manage_pipeline',
    'manage_ilm',
    'manage_transform',
    'manage_ml',
    'manage_enrich',
    'grant_api_key',
    'manage_own_api_key',
    'cluster:admin/xpack/security/api_key/invalidate',
    'cluster:admin/xpack/security/privilege/builtin/get',
    'cluster:admin/xpack/security/profile/activate',
    'cluster:admin/xpack/security/profile/get',
    'cluster:admin/xpack/security/profile/has_privileges',
    'cluster:admin/xpack/security/profile/suggest',
  ],
  global: {
    application: { manage: { applications: ['kibana-*'] } },
    profile: { write: { applications: ['kibana*'] } },
  },
  indices: [
    onRestricted(['.kibana*', '.reporting-*'], 'all'),
    onRestricted(['.apm-agent-configuration', '.apm-custom-link'], 'all'),
    on(['.monitoring-*'], 'read', 'read_cross_cluster'),
    on(['.management-beats'], 'create_index', 'read', 'write'),
    on(['.alerts*', '.internal.alerts*', '.preview.alerts*', '.siem-signals*'], 'all'),
    on(['.lists-*', '.items-*', '.kibana-event-log-*'], 'all'),
  ],
});

/** Reserved roles that grant cluster privileges and nothing else. */
const CLUSTER_ROLES: Readonly<Record<string, readonly string[]>> = {
  enrich_user: ['manage_enrich', 'manage_ingest_pipelines', 'monitor'],
  inference_admin: ['manage_inference'],
  inference_user: ['monitor_inference'],
  ingest_admin: ['manage_index_templates', 'manage_pipeline'],
  logstash_system: ['monitor'],
  machine_learning_admin: ['manage_ml'],
  machine_learning_user: ['monitor_ml'],
  remote_monitoring_collector: ['monitor'],
  rollup_admin: ['manage_rollup'],
  rollup_user: ['monitor_rollup'],
  snapshot_user: ['create_snapshot', 'cluster:admin/repository/get'],
  transform_admin: ['manage_transform'],
  transform_user: ['monitor_transform'],
  watcher_admin: ['manage_watcher'],
  watcher_user: ['monitor_watcher'],
};

const POWERLESS_ROLES = ['apm_user', 'reporting_user'];

const MONITORING_USER = role({
  cluster: ['cluster:monitor/main', 'cluster:monitor/xpack/info', 'cluster:monitor/remote/info'],
  indices: [
    on(
      ['.monitoring-*', '/metrics-(beats|elasticsearch|enterprisesearch|kibana|logstash).*/'],
      ...READ,
    ),
  ],
});

/** The reserved roles: known from the first start, never changed. */
export const BUILTIN_ROLES: ReadonlyMap<string, RoleDescriptor> = new Map<string, RoleDescriptor>([
  ['superuser', SUPERUSER],
  ['kibana_system', KIBANA_SYSTEM],
  ['kibana_admin', role({ applications: [kibana('all')] })],
  ['kibana_user', role({ applications: [kibana('all')] })],
  ['viewer', role({ indices: [on(ORDINARY_NAMES, ...READ)], applications: [kibana('read')] })],
  ['editor', EDITOR],
  ['monitoring_user', MONITORING_USER],
  ['beats_admin', role({ indices: [on(['.management-beats'], 'all')] })],
  [
    'beats_system',
    role({
      cluster: ['monitor'],
      indices: [on(['.monitoring-beats-*'], 'create_index', 'create')],
    }),
  ],
  [
    'apm_system',
    role({
      cluster: ['monitor'],
      indices: [on(['.monitoring-beats-*'], 'create_index', 'create_doc')],
    }),
  ],
  [
    'logstash_admin',
    role({ cluster: ['manage_logstash_pipelines'], indices: [on(['.logstash*'], 'all')] }),
  ],
  [
    'remote_monitoring_agent',
    role({
      cluster: ['manage_index_templates', 'manage_ingest_pipelines', 'monitor'],
      indices: [on(['.monitoring-*'], 'all')],
    }),
  ],
  ['transport_client', role({ cluster: ['transport_client'] })],
  ...Object.entries(CLUSTER_ROLES).map(([name, cluster]) => [name, role({ cluster })] as const),
  ...POWERLESS_ROLES.map((name) => [name, role()] as const),
]);
