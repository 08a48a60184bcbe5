import type { RoleDescriptor } from './role_descriptor';
import { READ, kibana, on, onRestricted, role } from './role_grants';

const MONITORING_BULK = 'cluster:admin/xpack/monitoring/bulk';
const TRANSFORM_AUDIT = [
  '.transform-notifications-*',
  '.data-frame-notifications-*',
  '.transform-notifications-read',
];
const ML_NOTES = on(['.ml-annotations*'], ...READ, 'write');
const ML_IN_KIBANA = [kibana('reserved_ml', 'kibana-*')];

/** Reserved roles for features of the stack: of the servers that report, and of their users. */
export const STACK_ROLES: readonly (readonly [string, RoleDescriptor])[] = [
  [
    'monitoring_user',
    role({
      cluster: [
        'cluster:monitor/main',
        'cluster:monitor/xpack/info',
        'cluster:monitor/remote/info',
      ],
      indices: [
        on(['.monitoring-*'], 'read', 'read_cross_cluster'),
        on(
          ['/metrics-(beats|elasticsearch|enterprisesearch|kibana|logstash).*/'],
          ...['read', 'read_cross_cluster'],
        ),
      ],
      applications: [kibana('reserved_monitoring', 'kibana-*')],
    }),
  ],
  [
    'remote_monitoring_agent',
    role({
      cluster: [
        ...['manage_index_templates', 'manage_ingest_pipelines', 'monitor'],
        'cluster:monitor/xpack/watcher/watch/get',
        'cluster:admin/xpack/watcher/watch/put',
        'cluster:admin/xpack/watcher/watch/delete',
      ],
      indices: [
        on(['.monitoring-*'], 'all'),
        on(['metricbeat-*'], 'index', 'create_index', 'view_index_metadata'),
      ],
    }),
  ],
  [
    'remote_monitoring_collector',
    role({
      cluster: ['monitor'],
      indices: [onRestricted(['*'], 'monitor'), onRestricted(['.kibana*'], 'read')],
    }),
  ],
  ['ingest_admin', role({ cluster: ['manage_index_templates', 'manage_pipeline'] })],
  // Kibana looks at the name of the role; Elasticsearch grants nothing by it.
  ['reporting_user', role()],
  ['logstash_system', role({ cluster: ['monitor', MONITORING_BULK] })],
  [
    'logstash_admin',
    role({
      cluster: ['manage_logstash_pipelines'],
      indices: [onRestricted(['.logstash*'], 'create', 'delete', 'index', 'manage', 'read')],
    }),
  ],
  ['beats_admin', role({ indices: [on(['.management-beats'], 'all')] })],
  [
    'beats_system',
    role({
      cluster: ['monitor', MONITORING_BULK],
      indices: [on(['.monitoring-beats-*'], 'create_index', 'create')],
    }),
  ],
  [
    'apm_system',
    role({
      cluster: ['monitor', MONITORING_BULK],
      indices: [on(['.monitoring-beats-*'], 'create_index', 'create_doc')],
    }),
  ],
  [
    'apm_user',
    role({
      indices: [
        on(['apm-*'], ...READ),
        on(['logs-apm.*', 'logs-apm-*', 'metrics-apm.*', 'metrics-apm-*'], ...READ),
        on(['traces-apm.*', 'traces-apm-*'], ...READ),
        on(['.ml-anomalies*'], ...READ),
      ],
    }),
  ],
  [
    'machine_learning_user',
    role({
      cluster: ['monitor_ml'],
      indices: [on(['.ml-anomalies*', '.ml-notifications*'], ...READ), ML_NOTES],
      applications: ML_IN_KIBANA,
    }),
  ],
  [
    'machine_learning_admin',
    role({
      cluster: ['manage_ml'],
      indices: [
        on(
          ['.ml-anomalies*', '.ml-notifications*', '.ml-state*', '.ml-meta*', '.ml-stats-*'],
          ...READ,
        ),
        ML_NOTES,
      ],
      applications: ML_IN_KIBANA,
    }),
  ],
  [
    'transform_admin',
    role({ cluster: ['manage_transform'], indices: [on(TRANSFORM_AUDIT, ...READ)] }),
  ],
  [
    'transform_user',
    role({ cluster: ['monitor_transform'], indices: [on(TRANSFORM_AUDIT, ...READ)] }),
  ],
  [
    'watcher_admin',
    role({
      cluster: ['manage_watcher'],
      indices: [onRestricted(['.watches', '.triggered_watches', '.watcher-history-*'], 'read')],
    }),
  ],
  [
    'watcher_user',
    role({
      cluster: ['monitor_watcher'],
      indices: [onRestricted(['.watches', '.watcher-history-*'], 'read')],
    }),
  ],
  ['rollup_user', role({ cluster: ['monitor_rollup'] })],
  ['rollup_admin', role({ cluster: ['manage_rollup'] })],
  [
    'snapshot_user',
    role({
      cluster: ['create_snapshot', 'cluster:admin/repository/get'],
      indices: [onRestricted(['*'], 'view_index_metadata')],
    }),
  ],
  [
    'enrich_user',
    role({
      cluster: ['manage_enrich', 'manage_ingest_pipelines', 'monitor'],
      indices: [on(['.enrich-*'], ...READ, 'write')],
    }),
  ],
  ['inference_admin', role({ cluster: ['manage_inference'] })],
  ['inference_user', role({ cluster: ['monitor_inference'] })],
  ['transport_client', role({ cluster: ['transport_client'] })],
];
