import type { Endpoint } from '../../lib/endpoint';
import { clearApiKeyCacheEndpoint } from '../clear_cache_endpoints';
import type { ApiKeyDeps } from './api_key_deps';
import { cloneApiKeyEndpoint } from './clone_api_key';
import { createApiKeyEndpoint } from './create_api_key';
import {
  createCrossClusterApiKeyEndpoint,
  updateCrossClusterApiKeyEndpoint,
} from './cross_cluster_endpoints';
import { getApiKeysEndpoint } from './get_api_keys';
import { grantApiKeyEndpoint } from './grant_api_key';
import { invalidateApiKeysEndpoint } from './invalidate_api_keys';
import { queryApiKeysEndpoint } from './query/query_api_keys';
import { bulkUpdateApiKeysEndpoint, updateApiKeyEndpoint } from './update_api_key_endpoints';

/** Every endpoint about API keys. */
export function apiKeyEndpoints(deps: ApiKeyDeps): Endpoint[] {
  return [
    createApiKeyEndpoint,
    grantApiKeyEndpoint,
    cloneApiKeyEndpoint,
    getApiKeysEndpoint,
    queryApiKeysEndpoint,
    updateApiKeyEndpoint,
    bulkUpdateApiKeysEndpoint,
    invalidateApiKeysEndpoint,
    clearApiKeyCacheEndpoint,
    createCrossClusterApiKeyEndpoint,
    updateCrossClusterApiKeyEndpoint,
  ].map((endpoint) => endpoint(deps));
}
