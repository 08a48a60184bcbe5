import type { ActionPatterns } from './action_patterns';

const SECURITY = 'cluster:admin/xpack/security/';
const TEMPLATES = ['indices:admin/template/*', 'indices:admin/index_template/*'];
const security = (...names: string[]): string[] => names.map((name) => `${SECURITY}${name}`);
const only = (...include: string[]): ActionPatterns => ({ include });

/** What `manage_own_api_key` may grant, on condition that the request is about own keys. */
export const OWN_API_KEY_PRIVILEGE = 'manage_own_api_key';

/**
 * The named cluster privileges, weakest first: 403 reasons list them in this order. Those of
 * features that this server lacks grant the actions their name announces.
 */
export const CLUSTER_PRIVILEGES: ReadonlyMap<string, ActionPatterns> = new Map([
  ['none', only()],
  ['cancel_task', only('cluster:admin/tasks/cancel*')],
  ['clone_api_key', only(...security('api_key/clone*'))],
  ['create_snapshot', only('cluster:admin/snapshot/create*', 'cluster:admin/repository/get*')],
  ['cross_cluster_replication', only('cluster:monitor/state', 'cluster:internal/remote_cluster/*')],
  ['cross_cluster_search', only('cluster:internal/remote_cluster/*')],
  ['delegate_pki', only(...security('delegate_pki', 'token/invalidate'))],
  ['grant_api_key', only(...security('api_key/grant*'))],
  [
    OWN_API_KEY_PRIVILEGE,
    only(
      ...security(
        'api_key/create',
        'api_key/get',
        'api_key/query',
        'api_key/update',
        'api_key/bulk_update',
        'api_key/invalidate',
      ),
    ),
  ],
  ['manage_autoscaling', only('cluster:admin/autoscaling/*')],
  ['manage_behavioral_analytics', only('cluster:admin/xpack/application/analytics/*')],
  ['manage_ccr', only('cluster:admin/xpack/ccr/*')],
  ['manage_connector', only('cluster:admin/xpack/connector/*')],
  ['manage_data_frame_transforms', only('cluster:admin/data_frame/*', 'cluster:admin/transform/*')],
  ['manage_data_stream_global_retention', only('cluster:admin/data_stream/global_retention/*')],
  ['manage_enrich', only('cluster:admin/xpack/enrich/*')],
  ['manage_esql', only('cluster:admin/xpack/esql/*')],
  ['manage_ilm', only('cluster:admin/ilm/*')],
  ['manage_index_templates', only(...TEMPLATES, 'cluster:admin/component_template/*')],
  ['manage_inference', only('cluster:admin/xpack/inference/*', 'cluster:monitor/xpack/inference*')],
  ['manage_ingest_pipelines', only('cluster:admin/ingest/pipeline/*')],
  ['manage_logstash_pipelines', only('cluster:admin/logstash/pipeline/*')],
  ['manage_ml', only('cluster:admin/xpack/ml/*', 'cluster:monitor/xpack/ml/*')],
  ['manage_oidc', only(...security('oidc/*'))],
  ['manage_pipeline', only('cluster:admin/ingest/pipeline/*')],
  ['manage_reindex', only('cluster:admin/reindex/*')],
  ['manage_rollup', only('cluster:admin/xpack/rollup/*')],
  ['manage_saml', only(...security('saml/*', 'token/invalidate', 'token/refresh'))],
  ['manage_search_application', only('cluster:admin/xpack/application/search_application/*')],
  ['manage_search_query_rules', only('cluster:admin/xpack/query_rules/*')],
  ['manage_search_synonyms', only('cluster:admin/synonyms/*')],
  ['manage_service_account', only(...security('service_account/*'))],
  ['manage_slm', only('cluster:admin/slm/*', 'cluster:admin/ilm/operation_mode/get')],
  ['manage_token', only(...security('token/*'))],
  ['manage_transform', only('cluster:admin/data_frame/*', 'cluster:admin/transform/*')],
  ['manage_user_profile', only(...security('profile/*'))],
  ['manage_watcher', only('cluster:admin/xpack/watcher/*', 'cluster:monitor/xpack/watcher/*')],
  ['monitor_connector', only('cluster:admin/xpack/connector/get')],
  [
    'monitor_data_frame_transforms',
    only('cluster:monitor/data_frame/*', 'cluster:monitor/transform/*'),
  ],
  ['monitor_data_stream_global_retention', only('cluster:admin/data_stream/global_retention/get')],
  ['monitor_enrich', only('cluster:monitor/xpack/enrich/*')],
  ['monitor_esql', only('cluster:monitor/xpack/esql/*')],
  ['monitor_inference', only('cluster:monitor/xpack/inference*')],
  ['monitor_ml', only('cluster:monitor/xpack/ml/*')],
  ['monitor_reindex', only('cluster:monitor/reindex/*')],
  ['monitor_rollup', only('cluster:monitor/xpack/rollup/*')],
  ['monitor_snapshot', only('cluster:admin/snapshot/get*', 'cluster:admin/repository/get*')],
  ['monitor_stats', only('cluster:monitor/stats*')],
  ['monitor_text_structure', only('cluster:monitor/text_structure/*')],
  ['monitor_transform', only('cluster:monitor/data_frame/*', 'cluster:monitor/transform/*')],
  ['monitor_watcher', only('cluster:monitor/xpack/watcher/*')],
  ['post_behavioral_analytics_event', only('cluster:admin/xpack/application/analytics/post_event')],
  ['read_ccr', only('cluster:monitor/state', 'cluster:admin/xpack/ccr/auto_follow_pattern/get')],
  ['read_connector_secrets', only('cluster:admin/xpack/connector/secret/get')],
  ['read_fleet_secrets', only('cluster:admin/fleet/secrets/get')],
  ['read_ilm', only('cluster:admin/ilm/get', 'cluster:admin/ilm/operation_mode/get')],
  [
    'read_pipeline',
    only('cluster:admin/ingest/pipeline/get', 'cluster:admin/ingest/pipeline/simulate'),
  ],
  [
    'read_security',
    only(
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
        'user/get',
        'user/query',
        'user/has_privileges',
        'user/list_privileges',
      ),
    ),
  ],
  ['read_slm', only('cluster:admin/slm/get', 'cluster:admin/slm/status')],
  ['transport_client', only('cluster:monitor/nodes/liveness', 'cluster:monitor/state')],
  ['write_connector_secrets', only('cluster:admin/xpack/connector/secret/*')],
  ['write_fleet_secrets', only('cluster:admin/fleet/secrets/*')],
  ['manage_api_key', only(...security('api_key/*'))],
  [
    'monitor',
    only(
      'cluster:monitor/*',
      'indices:admin/template/get',
      'indices:admin/index_template/get',
      'cluster:admin/component_template/get',
    ),
  ],
  ['manage', { include: ['cluster:*', ...TEMPLATES], except: security('*') }],
  ['manage_security', { include: security('*'), except: security('delegate_pki') }],
  ['all', only('cluster:*', ...TEMPLATES)],
]);

/** Privileges over remote clusters, as `remote_cluster` entries name them. */
export const REMOTE_CLUSTER_PRIVILEGES: readonly string[] = ['monitor_enrich', 'monitor_stats'];

/**
 * The actions a cluster privilege stands for: by its name (any letter case), or a raw action such as
 * `cluster:monitor/main`, to which Elasticsearch appends a `*`. Undefined for an unknown name.
 */
export function clusterPrivilege(name: string): ActionPatterns | undefined {
  const lower = name.toLowerCase();
  const named = CLUSTER_PRIVILEGES.get(lower);
  if (named !== undefined) return named;
  return isClusterAction(lower) ? only(`${lower}*`) : undefined;
}

/** Is the action judged by cluster privileges? Template administration is. */
export function isClusterAction(action: string): boolean {
  return (
    action.startsWith('cluster:') ||
    action.startsWith('indices:admin/template/') ||
    action.startsWith('indices:admin/index_template/')
  );
}
