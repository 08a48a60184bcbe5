import type { Endpoint } from '../lib/endpoint';
import type { NodeIdentity } from './api_keys/api_key_deps';
import { callerOf } from './caller';

const SECURITY = 'cluster:admin/xpack/security/';

/** What can be cleared, beside API keys: path, action, and parameters that the path has. */
const CACHES = [
  { path: 'realm/{realms}', action: 'realm/cache/clear', parameters: ['usernames'] },
  { path: 'role/{names}', action: 'roles/cache/clear', parameters: [] },
  { path: 'privilege/{applications}', action: 'privilege/cache/clear', parameters: [] },
  {
    path: 'service/{namespace}/{service}/credential/token/{names}',
    action: 'cache/clear',
    parameters: [],
  },
] as const;

/**
 * The `_clear_cache` endpoints. What is remembered here never outlives a change of what it was made
 * from, so there is nothing to do but to answer. All need `manage_security`.
 */
export function clearCacheEndpoints(node: NodeIdentity): Endpoint[] {
  return CACHES.map(({ path, action, parameters }) => ({
    methods: ['post'],
    paths: [`/_security/${path}/_clear_cache`],
    queryParameters: parameters,
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
  }));
}
