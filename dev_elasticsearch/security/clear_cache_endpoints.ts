import type { Endpoint } from '../lib/endpoint';
import { callerOf } from './caller';
import type { NodeIdentity } from './node_identity';

const SECURITY = 'cluster:admin/xpack/security/';

interface Cache {
  /** Between `_security/` and `/_clear_cache`. */
  readonly path: string;
  /** Below `cluster:admin/xpack/security/`. */
  readonly action: string;
  readonly queryParameters?: readonly string[];
}

const CACHES: readonly Cache[] = [
  { path: 'realm/{realms}', action: 'realm/cache/clear', queryParameters: ['usernames'] },
  { path: 'role/{names}', action: 'roles/cache/clear' },
  { path: 'privilege/{applications}', action: 'privilege/cache/clear' },
  { path: 'service/{namespace}/{service}/credential/token/{names}', action: 'cache/clear' },
];

/**
 * The `_clear_cache` endpoints, but for that of API keys. What is remembered here never outlives a
 * change of what it was made from, so there is nothing to do but to answer. All need `manage_security`.
 */
export function clearCacheEndpoints(node: NodeIdentity): Endpoint[] {
  return CACHES.map((cache) => clearCacheEndpoint(cache, node));
}

/** `POST /_security/api_key/{ids}/_clear_cache`, which goes when API keys are switched off. */
export function clearApiKeyCacheEndpoint({ node }: { readonly node: NodeIdentity }): Endpoint {
  return clearCacheEndpoint({ path: 'api_key/{ids}', action: 'cache/clear' }, node);
}

function clearCacheEndpoint(
  { path, action, queryParameters = [] }: Cache,
  node: NodeIdentity,
): Endpoint {
  return {
    methods: ['post'],
    paths: [`/_security/${path}/_clear_cache`],
    queryParameters,
    body: 'none',
    handle: (request) => {
      callerOf(request).requireCluster(`${SECURITY}${action}`);
      return {
        status: 200,
        body: {
          _nodes: { total: 1, successful: 1, failed: 0 },
          cluster_name: node.clusterName,
          nodes: { [node.nodeId]: { name: node.nodeName } },
        },
      };
    },
  };
}
