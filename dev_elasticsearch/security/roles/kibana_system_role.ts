import { on, onRestricted, role } from './role_grants';

const SECURITY = 'cluster:admin/xpack/security/';

const CLUSTER = [
  ...[
    'monitor',
    'manage_index_templates',
    'manage_inference',
    'cluster:admin/xpack/monitoring/bulk',
  ],
  ...[
    'manage_saml',
    'manage_token',
    'manage_oidc',
    'manage_enrich',
    'manage_pipeline',
    'manage_ilm',
  ],
  ...['monitor_connector', 'manage_transform'],
  // By name and id it may end everybody's keys; it may list only its own.
  `${SECURITY}api_key/invalidate`,
  ...['grant_api_key', 'manage_own_api_key'],
  `${SECURITY}privilege/builtin/get`,
  'delegate_pki',
  ...['get', 'activate', 'suggest', 'has_privileges'].map((verb) => `${SECURITY}profile/${verb}`),
  ...['write_fleet_secrets', 'manage_ml', 'cluster:admin/analyze', 'cluster:admin/script/put'],
  ...['cluster:admin/script/get', 'monitor_text_structure', 'cancel_task'],
];

const OWN_INDICES = [
  onRestricted(
    ['.kibana*', '.reindexed-v8-kibana*', '.reporting-*', '.chat-*', '.workflows-*'],
    'all',
  ),
  onRestricted(['.apm-agent-configuration'], 'all'),
  onRestricted(['.apm-custom-link'], 'all'),
  onRestricted(['.apm-source-map'], 'all'),
  onRestricted(['.fleet-secrets*'], 'write', 'delete', 'create_index'),
  onRestricted(['.integration_knowledge*'], 'read', 'write', 'create_index'),
  ...[
    ...['.fleet-actions*', '.fleet-agents*', '.fleet-artifacts*', '.fleet-enrollment-api-keys*'],
    ...['.fleet-policies*', '.fleet-policies-leader*', '.fleet-servers*', '.fleet-fileds*'],
    ...['.fleet-file-data-*', '.fleet-files-*'],
    ...['.fleet-filedelivery-data-*', '.fleet-filedelivery-meta-*'],
  ].map((name) => onRestricted([name], 'all')),
];

const SOLUTION_INDICES = [
  on(['.siem-signals*'], 'all'),
  on(['.lists-*', '.items-*'], 'all'),
  on(['.internal.alerts*'], 'all'),
  on(['.alerts*'], 'all'),
  on(['.preview.alerts*'], 'all'),
  on(['.internal.preview.alerts*'], 'all'),
];

const READ_INDICES = [
  on(['.monitoring-*'], 'read', 'read_cross_cluster'),
  on(['.management-beats'], 'create_index', 'read', 'write'),
  on(['.ml-anomalies*', '.ml-stats-*'], 'read'),
  on(['.ml-annotations*', '.ml-notifications*'], 'read', 'write'),
  ...['apm-*', 'logs-apm.*', 'metrics-apm.*', 'traces-apm.*', 'traces-apm-*'].map((name) =>
    on([name], 'read', 'read_cross_cluster'),
  ),
  on(['*'], 'view_index_metadata', 'monitor'),
];

/**
 * What Kibana itself may do, also as the service account `elastic/kibana`. Of the indices of other
 * solutions it has those that their alerts need.
 */
export const KIBANA_SYSTEM = role({
  cluster: CLUSTER,
  global: {
    application: { manage: { applications: ['kibana-*'] } },
    profile: { write: { applications: ['kibana*'] } },
  },
  indices: [...OWN_INDICES, ...SOLUTION_INDICES, ...READ_INDICES],
});
