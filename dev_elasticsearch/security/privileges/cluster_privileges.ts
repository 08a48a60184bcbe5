import type { EmulatedVersion } from '../../lib/version';
import type { ActionPatterns } from './action_patterns';
import { namesIn, privilege, since } from './named_privileges';
import type { NamedPrivilege } from './named_privileges';

const SECURITY = 'cluster:admin/xpack/security/';
const security = (...names: string[]): string[] => names.map((name) => `${SECURITY}${name}`);

const TEMPLATES = ['indices:admin/template/*', 'indices:admin/index_template/*'];
const TRANSFORMS = ['cluster:monitor/data_frame/*', 'cluster:monitor/transform/*'];
const TRANSFORM_ADMIN = ['cluster:admin/data_frame/*', 'cluster:admin/transform/*', ...TRANSFORMS];
const SNAPSHOTS = [
  'cluster:admin/snapshot/status*',
  'cluster:admin/snapshot/get',
  'cluster:admin/repository/get',
];
const INFERENCE = [
  'cluster:monitor/xpack/inference*',
  'cluster:monitor/xpack/ml/trained_models/deployment/infer',
];
const REMOTE_ACCESS = [
  'cluster:internal/remote_cluster/handshake',
  'cluster:internal/remote_cluster/nodes',
  'cluster:monitor/xpack/info',
];
const READ_CONNECTOR_SECRETS = ['cluster:admin/xpack/connector/secret/get'];
const WRITE_CONNECTOR_SECRETS = [
  'cluster:admin/xpack/connector/secret/delete',
  'cluster:admin/xpack/connector/secret/post',
  'cluster:admin/xpack/connector/secret/put',
];

/** What `manage_own_api_key` may grant, on condition that the request is about own keys. */
export const OWN_API_KEY_PRIVILEGE = 'manage_own_api_key';

/** Grants the actions of own keys; whether a request is about them is judged apart. */
const OWN_API_KEY = privilege(
  OWN_API_KEY_PRIVILEGE,
  ...security(
    'api_key/create',
    'api_key/get',
    'api_key/query',
    'api_key/update',
    'api_key/bulk_update',
    'api_key/invalidate',
  ),
);

const READ_SECURITY = privilege(
  'read_security',
  ...security(
    'api_key/get',
    'api_key/query',
    'privilege/builtin/get',
    'privilege/get',
    'profile/get',
    'profile/has_privileges',
    'profile/suggest',
    'role/get',
    'role/query',
    'role_mapping/get',
    'service_account/get',
    'service_account/credential/get*',
    'settings/get',
    'user/get',
    'user/query',
    'user/has_privileges',
    'user/list_privileges',
  ),
);

/**
 * The named cluster privileges in the order in which 403 reasons list them: by how many others each
 * implies, then by name. Those of features that this server lacks grant the actions that
 * Elasticsearch's grant, as far as public sources name them.
 */
export const CLUSTER_PRIVILEGES: readonly NamedPrivilege[] = [
  OWN_API_KEY,
  // Empty in Elasticsearch too: serverless alone has their actions.
  since('8.14', privilege('manage_data_stream_global_retention')),
  since('8.14', privilege('monitor_data_stream_global_retention')),
  privilege('none'),
  privilege('cancel_task', 'cluster:admin/tasks/cancel*'),
  since('9.4', privilege('clone_api_key', ...security('api_key/clone*'))),
  privilege('cross_cluster_replication', ...REMOTE_ACCESS, 'cluster:monitor/state'),
  privilege(
    'cross_cluster_search',
    ...REMOTE_ACCESS,
    'cluster:monitor/xpack/enrich/esql/resolve_policy',
  ),
  privilege('delegate_pki', ...security('delegate_pki', 'token/invalidate')),
  privilege('grant_api_key', ...security('api_key/grant*')),
  privilege('manage_autoscaling', 'cluster:admin/autoscaling/*'),
  privilege('manage_index_templates', ...TEMPLATES, 'cluster:admin/component_template/*'),
  privilege('manage_logstash_pipelines', 'cluster:admin/logstash/pipeline/*'),
  privilege('manage_oidc', ...security('oidc/*')),
  privilege('manage_saml', ...security('saml/*', 'token/invalidate', 'token/refresh')),
  privilege('manage_search_application', 'cluster:admin/xpack/application/search_application/*'),
  privilege('manage_search_query_rules', 'cluster:admin/xpack/query_rules/*'),
  privilege(
    'manage_search_synonyms',
    'cluster:admin/synonyms/*',
    'cluster:admin/synonyms_sets/*',
    'cluster:admin/synonym_rules/*',
  ),
  privilege('manage_service_account', ...security('service_account/*')),
  privilege('manage_token', ...security('token/*')),
  privilege('manage_user_profile', ...security('profile/*')),
  since(
    '8.15',
    privilege(
      'monitor_connector',
      'cluster:admin/xpack/connector/get',
      'cluster:admin/xpack/connector/list',
      'cluster:admin/xpack/connector/sync_job/get',
      'cluster:admin/xpack/connector/sync_job/list',
    ),
  ),
  since(
    '8.14',
    privilege('monitor_enrich', 'cluster:monitor/xpack/enrich/*', 'cluster:admin/xpack/enrich/get'),
  ),
  since('9.1', privilege('monitor_esql', 'cluster:monitor/xpack/esql/*')),
  since('8.15', privilege('monitor_inference', ...INFERENCE)),
  privilege('monitor_ml', 'cluster:monitor/xpack/ml/*'),
  privilege('monitor_rollup', 'cluster:monitor/xpack/rollup/*'),
  privilege('monitor_snapshot', ...SNAPSHOTS),
  since('8.17', privilege('monitor_stats', 'cluster:monitor/stats*')),
  privilege('monitor_text_structure', 'cluster:monitor/text_structure/*'),
  privilege('monitor_watcher', 'cluster:monitor/xpack/watcher/*'),
  privilege(
    'post_behavioral_analytics_event',
    'cluster:admin/xpack/application/analytics/post_event',
  ),
  privilege('read_ccr', 'cluster:monitor/state', ...security('user/has_privileges')),
  since('8.13', privilege('read_connector_secrets', ...READ_CONNECTOR_SECRETS)),
  privilege('read_fleet_secrets', 'cluster:admin/fleet/secrets/get'),
  privilege('read_ilm', 'cluster:admin/ilm/get', 'cluster:admin/ilm/operation_mode/get'),
  privilege(
    'read_pipeline',
    'cluster:admin/ingest/pipeline/get',
    'cluster:admin/ingest/pipeline/simulate',
  ),
  READ_SECURITY,
  privilege(
    'read_slm',
    'cluster:admin/slm/get',
    'cluster:admin/slm/status',
    'cluster:admin/ilm/operation_mode/get',
  ),
  privilege('transport_client', 'cluster:monitor/nodes/liveness', 'cluster:monitor/state'),
  since('8.13', privilege('write_connector_secrets', ...WRITE_CONNECTOR_SECRETS)),
  privilege(
    'write_fleet_secrets',
    'cluster:admin/fleet/secrets/post',
    'cluster:admin/fleet/secrets/delete',
  ),
  privilege('create_snapshot', 'cluster:admin/snapshot/create', ...SNAPSHOTS),
  privilege('manage_behavioral_analytics', 'cluster:admin/xpack/application/analytics/*'),
  privilege(
    'manage_ccr',
    'cluster:admin/xpack/ccr/*',
    'cluster:monitor/state',
    ...security('user/has_privileges'),
  ),
  since('8.15', {
    name: 'manage_connector',
    patterns: {
      include: ['cluster:admin/xpack/connector/*'],
      except: [...READ_CONNECTOR_SECRETS, ...WRITE_CONNECTOR_SECRETS],
    },
  }),
  privilege('manage_enrich', 'cluster:admin/xpack/enrich/*', 'cluster:monitor/xpack/enrich/*'),
  since(
    '9.1',
    privilege('manage_esql', 'cluster:admin/xpack/esql/*', 'cluster:monitor/xpack/esql/*'),
  ),
  privilege('manage_ilm', 'cluster:admin/ilm/*'),
  since(
    '8.15',
    privilege(
      'manage_inference',
      'cluster:admin/xpack/inference/*',
      'cluster:admin/xpack/ml/trained_models/deployment/start',
      'cluster:admin/xpack/ml/trained_models/deployment/stop',
      ...INFERENCE,
    ),
  ),
  privilege('manage_ml', 'cluster:admin/xpack/ml/*', 'cluster:monitor/xpack/ml/*'),
  privilege('manage_rollup', 'cluster:admin/xpack/rollup/*', 'cluster:monitor/xpack/rollup/*'),
  privilege(
    'manage_slm',
    'cluster:admin/slm/*',
    'cluster:admin/ilm/start',
    'cluster:admin/ilm/stop',
    'cluster:admin/ilm/operation_mode/get',
  ),
  privilege('manage_watcher', 'cluster:admin/xpack/watcher/*', 'cluster:monitor/xpack/watcher/*'),
  privilege('monitor_data_frame_transforms', ...TRANSFORMS),
  privilege('monitor_transform', ...TRANSFORMS),
  privilege('manage_api_key', ...security('api_key/*')),
  privilege('manage_ingest_pipelines', 'cluster:admin/ingest/pipeline/*'),
  privilege('manage_pipeline', 'cluster:admin/ingest/pipeline/*'),
  privilege('manage_data_frame_transforms', ...TRANSFORM_ADMIN),
  privilege('manage_transform', ...TRANSFORM_ADMIN),
  {
    name: 'manage_security',
    patterns: { include: security('*'), except: security('delegate_pki') },
  },
  privilege(
    'monitor',
    'cluster:monitor/*',
    'indices:admin/template/get',
    'indices:admin/index_template/get',
    'cluster:admin/component_template/get',
  ),
  { name: 'manage', patterns: { include: ['cluster:*', ...TEMPLATES], except: security('*') } },
  privilege('all', 'cluster:*', ...TEMPLATES),
];

const BY_NAME = new Map(CLUSTER_PRIVILEGES.map(({ name, patterns }) => [name, patterns]));

/** Privileges over remote clusters, as `remote_cluster` entries name them. */
const REMOTE_CLUSTER_PRIVILEGES: readonly NamedPrivilege[] = [
  since('8.15', privilege('monitor_enrich')),
  since('8.17', privilege('monitor_stats')),
];

/** Names of a release's cluster privileges, in the order of {@link CLUSTER_PRIVILEGES}. */
export function clusterPrivilegeNames(version: EmulatedVersion): string[] {
  return namesIn(CLUSTER_PRIVILEGES, version);
}

/** Names that `remote_cluster` entries may use in a release. */
export function remoteClusterPrivilegeNames(version: EmulatedVersion): string[] {
  return namesIn(REMOTE_CLUSTER_PRIVILEGES, version);
}

/**
 * The actions a cluster privilege of any release stands for: by its name (any letter case), or a raw
 * action such as `cluster:monitor/main`, to which Elasticsearch appends a `*`. Undefined for an
 * unknown name.
 */
export function clusterPrivilege(name: string): ActionPatterns | undefined {
  const lower = name.toLowerCase();
  return BY_NAME.get(lower) ?? (isClusterAction(lower) ? { include: [`${lower}*`] } : undefined);
}

/** What is wrong with the name of a cluster privilege, in Elasticsearch's words; undefined = nothing. */
export function clusterPrivilegeProblem(
  name: string,
  version: EmulatedVersion,
): string | undefined {
  const known = clusterPrivilegeNames(version);
  const lower = name.toLowerCase();
  if (isClusterAction(lower) || known.includes(lower)) return undefined;
  return (
    `unknown cluster privilege [${lower}]. a privilege must be either one of the predefined cluster ` +
    `privilege names [${known.join(',')}] or a pattern over one of the available cluster actions`
  );
}

/** Is the action judged by cluster privileges? Template administration is. */
export function isClusterAction(action: string): boolean {
  return (
    action.startsWith('cluster:') ||
    action.startsWith('indices:admin/template/') ||
    action.startsWith('indices:admin/index_template/')
  );
}
