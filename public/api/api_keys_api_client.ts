import type { HttpSetup } from '@kbn/core/public';
import type { ApiKeyId } from '../../common/api_keys/api_key';
import { INTERNAL_API_VERSION, PUBLIC_API_VERSION } from '../../common/constants';
import type {
  CapabilitiesResponse,
  CreateApiKeyRequest,
  CreateApiKeyResponse,
  GetApiKeyResponse,
  InvalidateApiKeysRequest,
  InvalidateApiKeysResponse,
  QueryApiKeysRequest,
  QueryApiKeysResponse,
  UpdateApiKeyRequest,
  UpdateApiKeyResponse,
} from '../../common/http/api_keys';
import {
  apiKeyPath,
  CAPABILITIES_PATH,
  CREATE_PATH,
  INVALIDATE_PATH,
  QUERY_PATH,
} from '../../common/http/paths';
import { isAbort, toRequestError } from '../lib/request_error';

/**
 * Our routes as functions. Every method throws {@link RequestError}, or the `AbortError` of the
 * caller's own signal; none retries.
 */
export interface ApiKeysApiClient {
  capabilities(signal?: AbortSignal): Promise<CapabilitiesResponse>;
  query(request: QueryApiKeysRequest, signal?: AbortSignal): Promise<QueryApiKeysResponse>;
  get(id: ApiKeyId, signal?: AbortSignal): Promise<GetApiKeyResponse>;
  /** The answer HOLDS A SECRET: keep it in component state only. */
  create(request: CreateApiKeyRequest): Promise<CreateApiKeyResponse>;
  update(id: ApiKeyId, request: UpdateApiKeyRequest): Promise<UpdateApiKeyResponse>;
  invalidate(request: InvalidateApiKeysRequest): Promise<InvalidateApiKeysResponse>;
}

type Http = Pick<HttpSetup, 'get' | 'post' | 'put'>;

/** {@link ApiKeysApiClient} over `core.http`. */
export function createApiKeysApiClient(http: Http): ApiKeysApiClient {
  const version = PUBLIC_API_VERSION;
  return {
    capabilities: (signal) =>
      call(http.get(CAPABILITIES_PATH, { version: INTERNAL_API_VERSION, ...withSignal(signal) })),
    query: (request, signal) =>
      call(
        http.post(QUERY_PATH, { version, body: JSON.stringify(request), ...withSignal(signal) }),
      ),
    get: (id, signal) => call(http.get(apiKeyPath(id), { version, ...withSignal(signal) })),
    create: (request) => call(http.post(CREATE_PATH, { version, body: JSON.stringify(request) })),
    update: (id, request) =>
      call(http.put(apiKeyPath(id), { version, body: JSON.stringify(request) })),
    invalidate: (request) =>
      call(http.post(INVALIDATE_PATH, { version, body: JSON.stringify(request) })),
  };
}

const withSignal = (signal?: AbortSignal): { signal?: AbortSignal } => (signal ? { signal } : {});

async function call<Response>(answer: Promise<unknown>): Promise<Response> {
  try {
    return (await answer) as Response;
  } catch (thrown) {
    throw isAbort(thrown) ? thrown : toRequestError(thrown);
  }
}
