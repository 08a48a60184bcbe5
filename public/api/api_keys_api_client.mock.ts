import type { ApiKey, CreatedApiKey } from '../../common/api_keys/api_key';
import { apiKeyCategory } from '../../common/api_keys/api_key_category';
import type { ApiKeyFacets, QueryApiKeysRequest } from '../../common/http/api_keys';
import { aRestApiKey } from '../../test/builders/a_rest_api_key';
import { someCapabilities } from '../../test/builders/some_capabilities';
import { RequestError } from '../lib/request_error';
import type { ApiKeysApiClient } from './api_keys_api_client';

/** What the fake cluster answers to a creation. */
export const CREATED: CreatedApiKey = {
  id: 'new-id',
  name: 'books reader',
  api_key: 'the-very-secret',
  encoded: 'bmV3LWlkOnRoZS12ZXJ5LXNlY3JldA==',
};

const facetsOf = (keys: readonly ApiKey[]): ApiKeyFacets => {
  const count = (category: string) => keys.filter((key) => apiKeyCategory(key) === category).length;
  const owners = [...new Set(keys.map(({ username }) => username))];
  return {
    categories: {
      personal: count('personal'),
      managed: count('managed'),
      cross_cluster: count('cross_cluster'),
    },
    statuses: { active: keys.length, expired: 0 },
    owners: owners.map((username) => ({ username, count: 1 })),
  };
};

/** A cluster in memory, as far as the page asks for one; cursors are positions. */
export function fakeApiKeysApiClient(initial: readonly ApiKey[]) {
  let keys = [...initial];
  const answer = ({ search, filters, size = 25, cursor = '0' }: QueryApiKeysRequest) => {
    const found = keys.filter(({ name }) => name.includes(search ?? ''));
    const matching = found.filter(
      (key) => !filters?.category || apiKeyCategory(key) === filters.category,
    );
    const start = Number(cursor);
    const end = start + size;
    return {
      api_keys: matching.slice(start, end),
      total: matching.length,
      ...(end < matching.length && { cursor: String(end) }),
      facets: facetsOf(found),
      server_time: Date.now(),
    };
  };
  return {
    capabilities: jest.fn<ReturnType<ApiKeysApiClient['capabilities']>, [AbortSignal?]>(() =>
      Promise.resolve(someCapabilities()),
    ),
    query: jest.fn((request: QueryApiKeysRequest) => Promise.resolve(answer(request))),
    get: jest.fn((id: string) => {
      const found = keys.find((key) => key.id === id);
      return found
        ? Promise.resolve({ api_key: found, server_time: Date.now() })
        : Promise.reject(new RequestError('not_found', 'gone', { cause: undefined }));
    }),
    create: jest.fn<ReturnType<ApiKeysApiClient['create']>, Parameters<ApiKeysApiClient['create']>>(
      ({ name }) => {
        keys = [aRestApiKey({ id: CREATED.id, name }), ...keys];
        return Promise.resolve({ ...CREATED, name });
      },
    ),
    update: jest.fn<ReturnType<ApiKeysApiClient['update']>, Parameters<ApiKeysApiClient['update']>>(
      () => Promise.resolve({ updated: true }),
    ),
    invalidate: jest.fn<
      ReturnType<ApiKeysApiClient['invalidate']>,
      Parameters<ApiKeysApiClient['invalidate']>
    >(({ ids }) => {
      keys = keys.filter(({ id }) => !ids.includes(id));
      return Promise.resolve({
        results: ids.map((id) => ({ id, outcome: 'invalidated' as const })),
      });
    }),
  } satisfies ApiKeysApiClient;
}
