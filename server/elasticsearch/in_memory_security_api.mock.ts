import type { ApiKeyId } from '../../common/api_keys/api_key';
import { ApiKeyError } from '../errors/api_key_error';
import type { ElasticsearchApiKey, InvalidateAnswer, QueryAnswer } from './elasticsearch_types';
import type { SecurityApi } from './security_api';

/** State of {@link inMemorySecurityApi}. */
export interface InMemoryOptions {
  readonly apiKeys?: readonly ElasticsearchApiKey[];
  /** The caller's. */
  readonly privileges?: readonly string[];
  readonly username?: string;
  /** Replaces single methods, to let them fail or to look at what they are asked. */
  readonly overrides?: Partial<SecurityApi>;
}

const idsIn = (query: object): readonly ApiKeyId[] =>
  (query as { ids?: { values: readonly ApiKeyId[] } }).ids?.values ?? [];

/** Refused since 8.14 to callers without `manage_security`. */
const CROSS_CLUSTER_REASON = 'invalidating cross-cluster API keys requires manage_security';

interface Caller {
  readonly username: string;
  readonly privileges: readonly string[];
}

type Keys = Map<ApiKeyId, ElasticsearchApiKey>;

const keysOf = (keys: Keys, ids: readonly ApiKeyId[]): readonly ElasticsearchApiKey[] =>
  ids.map((id) => keys.get(id)).filter((apiKey) => apiKey !== undefined);

function queryKeys(keys: Keys, query: object, { username, privileges }: Caller): QueryAnswer {
  const seesAll = privileges.some((privilege) => privilege !== 'manage_own_api_key');
  const api_keys = keysOf(keys, idsIn(query)).filter(
    (apiKey) => seesAll || apiKey.username === username,
  );
  return { total: api_keys.length, api_keys };
}

function invalidateKeys(
  keys: Keys,
  { ids, owner }: Parameters<SecurityApi['invalidate']>[0],
  { username, privileges }: Caller,
): InvalidateAnswer {
  const targets = keysOf(keys, ids).filter(
    (apiKey) => !apiKey.invalidated && (!owner || apiKey.username === username),
  );
  const isRefused = ({ type }: ElasticsearchApiKey): boolean =>
    type === 'cross_cluster' && !privileges.includes('manage_security');
  const ended = targets.filter((apiKey) => !isRefused(apiKey));
  ended.forEach((apiKey) => keys.set(apiKey.id, { ...apiKey, invalidated: true }));
  const error_details = targets
    .filter(isRefused)
    .map(() => ({ type: 'illegal_argument_exception', reason: CROSS_CLUSTER_REASON }));
  return {
    invalidated_api_keys: ended.map(({ id }) => id),
    previously_invalidated_api_keys: [],
    error_count: error_details.length,
    ...(error_details.length > 0 ? { error_details } : {}),
  };
}

const notTheOwner = (): ApiKeyError =>
  new ApiKeyError('not_found', 'no API key owned by requesting user found', {
    elasticsearch: { status: 404, type: 'resource_not_found_exception' },
  });

/** Knows `ids` queries and ownership only: enough for the services, whose queries are tested alone. */
export function inMemorySecurityApi({
  apiKeys = [],
  privileges = ['manage_security'],
  username = 'elastic',
  overrides = {},
}: InMemoryOptions = {}): SecurityApi {
  const keys: Keys = new Map(apiKeys.map((apiKey) => [apiKey.id, apiKey]));
  const caller = { username, privileges };
  return {
    query: ({ query }) => Promise.resolve(queryKeys(keys, query, caller)),
    create: (_type, { name }) =>
      Promise.resolve({ id: 'new-id', name, api_key: 'the-secret', encoded: 'bmV3LWlk' }),
    update: (_type, id) =>
      keys.get(id)?.username === username
        ? Promise.resolve({ updated: true })
        : Promise.reject(notTheOwner()),
    invalidate: (body) => Promise.resolve(invalidateKeys(keys, body, caller)),
    hasPrivileges: (asked) =>
      Promise.resolve({
        username,
        cluster: Object.fromEntries(asked.map((name) => [name, privileges.includes(name)])),
      }),
    authenticate: () => Promise.resolve({ username, lookup_realm: { name: 'reserved' } }),
    info: () => Promise.resolve({ version: { number: '9.1.0', build_flavor: 'default' } }),
    ...overrides,
  };
}
