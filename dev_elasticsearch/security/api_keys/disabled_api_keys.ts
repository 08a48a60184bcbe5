import { ElasticsearchError } from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';

/**
 * The endpoints about API keys as they are while `xpack.security.authc.api_key.enabled` is false: all
 * say so, to every authenticated caller.
 */
export function disabledEndpoints(endpoints: readonly Endpoint[]): Endpoint[] {
  return endpoints.map((endpoint) => ({
    ...endpoint,
    body: 'optional',
    handle: () => {
      throw new ElasticsearchError({
        status: 400,
        type: 'feature_not_enabled_exception',
        reason: 'api keys are not enabled',
        metadata: { 'disabled.feature': 'api_keys' },
      });
    },
  }));
}
