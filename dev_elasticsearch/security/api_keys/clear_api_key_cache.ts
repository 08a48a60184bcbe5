import type { Endpoint } from '../../lib/endpoint';
import { callerOf } from '../caller';
import type { ApiKeyDeps } from './api_key_deps';

/** `POST /_security/api_key/{ids}/_clear_cache`. Caches here never outlive a change: nothing to do. */
export function clearApiKeyCacheEndpoint({ node }: ApiKeyDeps): Endpoint {
  return {
    methods: ['post'],
    paths: ['/_security/api_key/{ids}/_clear_cache'],
    queryParameters: [],
    body: 'none',
    handle: (request) => {
      callerOf(request).requireCluster('cluster:admin/xpack/security/cache/clear');
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
