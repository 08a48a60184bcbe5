import type { ApiKey, ApiKeyId, ApiKeyType, EpochMillis } from '../../../common/api_keys/api_key';
import { apiKeyStatus } from '../../../common/api_keys/api_key_status';
import {
  type CreateApiKeyResponse,
  type GetApiKeyResponse,
  type InvalidateApiKeysRequest,
  type InvalidateApiKeysResponse,
  type QueryApiKeysRequest,
  type QueryApiKeysResponse,
  type UpdateApiKeyResponse,
} from '../../../common/http/api_keys';
import type { UpdateBody } from '../../elasticsearch/elasticsearch_types';
import type { SecurityApi } from '../../elasticsearch/security_api';
import { ApiKeyError } from '../../errors/api_key_error';
import { apiKeyPrivileges } from '../capabilities/api_key_privileges';
import type { ClusterFeatures } from '../capabilities/cluster_features';
import { apiKeyFromElasticsearch } from './api_key_from_elasticsearch';
import {
  checkCreateRequest,
  checkUpdateRequest,
  type UncheckedCreateRequest,
  type UncheckedUpdateRequest,
} from './api_key_rules';
import { invalidateApiKeys } from './invalidate_api_keys';
import { queryApiKeys } from './query_api_keys';

/** What {@link createApiKeysService} needs for one request. */
export interface ApiKeysServiceOptions {
  /** Acts as the caller, so that Elasticsearch decides what is allowed. */
  readonly api: SecurityApi;
  readonly features: () => Promise<ClusterFeatures>;
  readonly now: () => EpochMillis;
}

/** What can be done with API keys. Every method throws `ApiKeyError` only. */
export interface ApiKeysService {
  /** A page of the keys that the caller may see; callers with few rights see their own. */
  query(request: QueryApiKeysRequest): Promise<QueryApiKeysResponse>;
  /**
   * One key, with its owner's snapshot where the caller may see that.
   * @throws ApiKeyError `not_found` also when the key is not one the caller may know of
   */
  get(id: ApiKeyId): Promise<GetApiKeyResponse>;
  /** A new key of the caller's. The answer HOLDS A SECRET; not safe to repeat. */
  create(request: UncheckedCreateRequest): Promise<CreateApiKeyResponse>;
  /** @throws ApiKeyError `not_updatable` when the key has ended, `forbidden` when not the owner asks */
  update(id: ApiKeyId, request: UncheckedUpdateRequest): Promise<UpdateApiKeyResponse>;
  /** Ends keys for good and reports on each; see {@link invalidateApiKeys}. */
  invalidate(request: InvalidateApiKeysRequest): Promise<InvalidateApiKeysResponse>;
}

const notFound = (id: ApiKeyId): ApiKeyError =>
  new ApiKeyError('not_found', `There is no API key "${id}" that you may see`);

/** By query, because that shows own keys to those who may see no others, without being told so. */
async function findApiKey(
  api: SecurityApi,
  id: ApiKeyId,
  options: { readonly with_limited_by?: boolean } = {},
): Promise<ApiKey> {
  const body = { query: { ids: { values: [id] } }, size: 1 };
  const { api_keys } = await api.query(body, options);
  const [found] = api_keys;
  if (!found) throw notFound(id);
  return apiKeyFromElasticsearch(found);
}

const isForbidden = (error: unknown): boolean =>
  error instanceof ApiKeyError && error.code === 'forbidden';

/** A caller that is itself an API key of few rights may see a key, but not what limits it. */
async function findWithLimits(api: SecurityApi, id: ApiKeyId): Promise<ApiKey> {
  try {
    return await findApiKey(api, id, { with_limited_by: true });
  } catch (error) {
    if (!isForbidden(error)) throw error;
    return findApiKey(api, id);
  }
}

function refuseEnded(apiKey: ApiKey, now: EpochMillis): void {
  const status = apiKeyStatus(apiKey, now);
  if (status === 'active') return;
  const reason = status === 'expired' ? 'it has expired' : 'it was deleted';
  throw new ApiKeyError('not_updatable', `Cannot update API key "${apiKey.id}": ${reason}`);
}

async function refuseUnsupported(body: UpdateBody, options: ApiKeysServiceOptions): Promise<void> {
  if (body.expiration === undefined) return;
  const { expiration_update } = await options.features();
  if (expiration_update) return;
  throw new ApiKeyError(
    'unsupported_by_cluster',
    'Cannot change the expiration: Elasticsearch 8.13 or newer is needed',
  );
}

/** Elasticsearch says "not found" about a key that we have just seen when the caller is not its owner. */
function ownerError(apiKey: ApiKey, error: unknown): unknown {
  if (!(error instanceof ApiKeyError) || error.code !== 'not_found') return error;
  return new ApiKeyError(
    'forbidden',
    `Cannot update API key "${apiKey.id}": only its owner "${apiKey.username}" can`,
    { cause: error, ...(error.elasticsearch ? { elasticsearch: error.elasticsearch } : {}) },
  );
}

async function updateApiKey(
  id: ApiKeyId,
  request: UncheckedUpdateRequest,
  options: ApiKeysServiceOptions,
): Promise<UpdateApiKeyResponse> {
  const { api, now } = options;
  const apiKey = await findApiKey(api, id);
  const body = checkUpdateRequest(apiKey.type, request);
  refuseEnded(apiKey, now());
  await refuseUnsupported(body, options);
  try {
    const { updated } = await api.update(apiKey.type, id, body);
    return { updated };
  } catch (error) {
    throw ownerError(apiKey, error);
  }
}

async function createApiKey(
  request: UncheckedCreateRequest,
  api: SecurityApi,
): Promise<CreateApiKeyResponse> {
  const type: ApiKeyType = request.type ?? 'rest';
  const created = await api.create(type, checkCreateRequest(request));
  const { id, name, expiration, api_key, encoded } = created;
  return { id, name, ...(expiration === undefined ? {} : { expiration }), api_key, encoded };
}

async function invalidate(
  { ids }: InvalidateApiKeysRequest,
  api: SecurityApi,
): Promise<InvalidateApiKeysResponse> {
  const { canManageAll } = await apiKeyPrivileges(api);
  return { results: await invalidateApiKeys(ids, { api, ownOnly: !canManageAll }) };
}

/** A service for the length of one request. */
export const createApiKeysService = (options: ApiKeysServiceOptions): ApiKeysService => ({
  query: (request) => queryApiKeys(request, options),
  get: async (id) => ({
    api_key: await findWithLimits(options.api, id),
    server_time: options.now(),
  }),
  create: (request) => createApiKey(request, options.api),
  update: (id, request) => updateApiKey(id, request, options),
  invalidate: (request) => invalidate(request, options.api),
});
