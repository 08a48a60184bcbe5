import { requireCluster } from '../lib/authorize';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../lib/endpoint';
import { booleanParameter, splitList } from '../lib/parameters';
import type { ClusterInfo } from './cluster_info';
import { license, licenseSummary } from './license';

/** What the answers about the cluster are made of. */
export interface ClusterDeps {
  readonly info: ClusterInfo;
  /** `host:port` where clients reach the server. */
  readonly publishAddress: () => string;
  /** Number of indices; each has one shard. */
  readonly indexCount: () => number;
}

const BUILD_HASH = '0000000000000000000000000000000000000000';
const BUILD_DATE = '2026-01-01T00:00:00.000Z';

/** The endpoints about the cluster as a whole. All need the cluster privilege `monitor`. */
export function clusterEndpoints(deps: ClusterDeps): Endpoint[] {
  return [
    get({ paths: ['/'], action: 'cluster:monitor/main', answer: () => root(deps.info) }),
    {
      ...get({
        paths: ['/_cluster/health', '/_cluster/health/{index}'],
        action: 'cluster:monitor/health',
        answer: () => health(deps),
      }),
      queryParameters: [
        ...['wait_for_status', 'timeout', 'level', 'local', 'master_timeout', 'expand_wildcards'],
        ...['wait_for_no_relocating_shards', 'wait_for_active_shards', 'wait_for_nodes'],
        ...['wait_for_events', 'wait_for_no_initializing_shards'],
      ],
    },
    {
      ...get({
        paths: ['/_nodes', '/_nodes/{nodes}', '/_nodes/{nodes}/{metrics}'],
        action: 'cluster:monitor/nodes/info',
        answer: () => nodes(deps),
      }),
      queryParameters: ['flat_settings', 'timeout'],
    },
    {
      ...get({
        paths: ['/_cluster/settings'],
        action: 'cluster:monitor/settings',
        answer: clusterSettings,
      }),
      queryParameters: ['include_defaults', 'flat_settings', 'master_timeout', 'timeout'],
    },
    {
      ...get({
        paths: ['/_license'],
        action: 'cluster:monitor/xpack/license/get',
        answer: () => ({ license: license(deps.info) }),
      }),
      queryParameters: ['local', 'accept_enterprise'],
    },
    {
      ...get({
        paths: ['/_xpack'],
        action: 'cluster:monitor/xpack/info',
        answer: (request) => xpack(request, deps.info),
      }),
      queryParameters: ['categories', 'accept_enterprise'],
    },
  ];
}

interface Reading {
  readonly paths: readonly string[];
  readonly action: string;
  readonly answer: (request: EndpointRequest) => unknown;
}

function get({ paths, action, answer }: Reading): Endpoint {
  return {
    methods: ['get', 'head'],
    paths,
    queryParameters: [],
    body: 'none',
    handle: (request): EndpointResponse => {
      requireCluster(request.subject, action);
      return { status: 200, body: answer(request) };
    },
  };
}

function root(info: ClusterInfo): unknown {
  return {
    name: info.nodeName,
    cluster_name: info.clusterName,
    cluster_uuid: info.clusterUuid,
    version: {
      number: info.version.number,
      build_flavor: 'default',
      build_type: 'zip',
      build_hash: BUILD_HASH,
      build_date: BUILD_DATE,
      build_snapshot: false,
      lucene_version: '10.3.0',
      minimum_wire_compatibility_version: '8.19.0',
      minimum_index_compatibility_version: '8.0.0',
    },
    tagline: 'You Know, for Search',
  };
}

/** One node holds everything: all shards are active, replicas are never asked for. */
function health({ info, indexCount }: ClusterDeps): unknown {
  const shards = indexCount();
  return {
    cluster_name: info.clusterName,
    status: 'green',
    timed_out: false,
    number_of_nodes: 1,
    number_of_data_nodes: 1,
    active_primary_shards: shards,
    active_shards: shards,
    relocating_shards: 0,
    initializing_shards: 0,
    unassigned_shards: 0,
    unassigned_primary_shards: 0,
    delayed_unassigned_shards: 0,
    number_of_pending_tasks: 0,
    number_of_in_flight_fetch: 0,
    task_max_waiting_in_queue_millis: 0,
    active_shards_percent_as_number: 100,
  };
}

function nodes({ info, publishAddress }: ClusterDeps): unknown {
  const address = publishAddress();
  return {
    _nodes: { total: 1, successful: 1, failed: 0 },
    cluster_name: info.clusterName,
    nodes: {
      [info.nodeId]: {
        name: info.nodeName,
        transport_address: address,
        host: hostOf(address),
        ip: hostOf(address),
        version: info.version.number,
        build_flavor: 'default',
        build_type: 'zip',
        build_hash: BUILD_HASH,
        roles: ['data', 'ingest', 'master'],
        http: {
          bound_address: [address],
          publish_address: address,
          max_content_length_in_bytes: 104_857_600,
        },
      },
    },
  };
}

function hostOf(address: string): string {
  return address.slice(0, address.lastIndexOf(':'));
}

/** The settings clients look at before they start. */
const DEFAULTS: Readonly<Record<string, string>> = {
  'action.auto_create_index': 'true',
  'action.destructive_requires_name': 'true',
  'script.allowed_types': '[]',
  'script.disable_max_compilations_rate': 'false',
  'xpack.security.authc.api_key.enabled': 'true',
  'xpack.security.enabled': 'true',
};

function clusterSettings({ query }: EndpointRequest): unknown {
  const isFlat = booleanParameter(query, 'flat_settings');
  const defaults = booleanParameter(query, 'include_defaults')
    ? { defaults: isFlat ? DEFAULTS : nested(DEFAULTS) }
    : {};
  return { persistent: {}, transient: {}, ...defaults };
}

interface Tree {
  [name: string]: Tree | string;
}

function nested(flat: Readonly<Record<string, string>>): Tree {
  const tree: Tree = {};
  for (const [path, value] of Object.entries(flat)) {
    const names = path.split('.');
    const last = names.pop() ?? path;
    const parent = names.reduce((node, name) => {
      const child = node[name];
      const branch = typeof child === 'object' ? child : {};
      node[name] = branch;
      return branch;
    }, tree);
    parent[last] = value;
  }
  return tree;
}

const FEATURES = { security: true, ilm: false, watcher: false, ml: false, graph: false };

function xpack({ query }: EndpointRequest, info: ClusterInfo): unknown {
  const categories = splitList(query.categories);
  const all: Readonly<Record<string, unknown>> = {
    build: { hash: BUILD_HASH, date: BUILD_DATE },
    license: licenseSummary(info),
    features: Object.fromEntries(
      Object.entries(FEATURES).map(([name, isThere]) => [
        name,
        { available: isThere, enabled: isThere },
      ]),
    ),
  };
  const wanted = Object.entries(all).filter(
    ([category]) => categories.length === 0 || categories.includes(category),
  );
  return { ...Object.fromEntries(wanted), tagline: 'You know, for X' };
}
