import type { Endpoint, EndpointRequest, EndpointResponse } from '../lib/endpoint';
import { splitList } from '../lib/parameters';
import { compileWildcard } from '../lib/wildcard';
import type { ClusterDeps } from './cluster_deps';
import { ok, reading } from './cluster_deps';
import { NODE_ROLES, nodeAddress } from './node';

const METRICS = [
  ...['settings', 'os', 'process', 'jvm', 'thread_pool', 'transport', 'http', 'plugins'],
  ...['ingest', 'aggregations', 'indices', 'remote_cluster_server', '_all', '_none'],
];

/** What other endpoints of Elasticsearch are called, which this server does not have. */
const ELSEWHERE = ['stats', 'hot_threads', 'usage', 'reload_secure_settings', 'shutdown'];

/** `_nodes`: the one node; of the metrics only `http` is known here. */
export function nodesEndpoint(deps: ClusterDeps): Endpoint {
  return reading({
    paths: ['/_nodes', '/_nodes/{nodes}', '/_nodes/{nodes}/{metrics}'],
    action: 'cluster:monitor/nodes/info',
    parameters: ['flat_settings', 'timeout'],
    answer: (request) => nodes(request, deps),
  });
}

function nodes({ params, path }: EndpointRequest, deps: ClusterDeps): EndpointResponse {
  const isElsewhere = splitList(params.metrics ?? params.nodes).some((name) =>
    ELSEWHERE.includes(name),
  );
  if (isElsewhere) {
    const error = `no handler found for uri [${path}] and method [GET]`;
    return { status: 400, body: { error } };
  }
  const { filters, metrics } = readQuestion(params);
  const isMeant = filters.length === 0 || filters.some((filter) => means(filter, deps));
  const total = isMeant ? 1 : 0;
  return ok({
    _nodes: { total, successful: total, failed: 0 },
    cluster_name: deps.info.clusterName,
    nodes: isMeant ? { [deps.info.nodeId]: node(deps, metrics) } : {},
  });
}

/** Which nodes are asked for, and what is to be told of them; none of either = all. */
interface NodesQuestion {
  readonly filters: readonly string[];
  readonly metrics: readonly string[];
}

/** The one part of `_nodes/{part}` is of metrics when all its names are, and else of nodes. */
function readQuestion({ nodes, metrics }: EndpointRequest['params']): NodesQuestion {
  const first = splitList(nodes);
  if (metrics !== undefined) return { filters: first, metrics: splitList(metrics) };
  const isMetrics = first.every((name) => METRICS.includes(name));
  return isMetrics ? { filters: [], metrics: first } : { filters: first, metrics: [] };
}

/** Names, ids, addresses and roles (`master:true`) select nodes. */
function means(filter: string, { info, publishAddress }: ClusterDeps): boolean {
  if (['_all', '_local', '_master'].includes(filter)) return true;
  const [role = '', value] = filter.split(':');
  if (value === 'true' || value === 'false')
    return NODE_ROLES.includes(role) === (value === 'true');
  const { host } = nodeAddress(publishAddress());
  return [info.nodeId, info.nodeName, host].some(compileWildcard(filter));
}

function node({ info, publishAddress }: ClusterDeps, metrics: readonly string[]): unknown {
  const { address, host } = nodeAddress(publishAddress());
  const { number, buildHash } = info.version;
  const wantsHttp =
    metrics.length === 0 || metrics.some((name) => name === 'http' || name === '_all');
  return {
    name: info.nodeName,
    transport_address: address,
    host,
    ip: host,
    version: number,
    build_flavor: 'default',
    build_type: 'tar',
    build_hash: buildHash,
    roles: NODE_ROLES,
    attributes: {},
    ...(wantsHttp
      ? {
          http: {
            bound_address: [address],
            publish_address: address,
            max_content_length_in_bytes: 104_857_600,
          },
        }
      : {}),
  };
}
