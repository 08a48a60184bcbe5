import type { ElasticsearchClient } from '@kbn/core/server';
import { createSecurityApi, type SecurityApi } from './security_api';

interface Sent {
  readonly params: unknown;
  readonly options: unknown;
}

function recordingClient(answer: Promise<unknown> = Promise.resolve({})) {
  const sent: Sent[] = [];
  const request = (params: unknown, options: unknown): Promise<unknown> => {
    sent.push({ params, options });
    return answer;
  };
  return { sent, client: { transport: { request } } as unknown as ElasticsearchClient };
}

const { signal } = new AbortController();

describe('createSecurityApi', () => {
  it.each<{
    name: string;
    call: (api: SecurityApi) => Promise<unknown>;
    params: object;
    options: object;
  }>([
    {
      name: 'query()',
      call: (api) => api.query({ query: {}, size: 1 }),
      params: { method: 'POST', path: '/_security/_query/api_key', body: { query: {}, size: 1 } },
      options: { signal },
    },
    {
      name: 'query() with limits',
      call: (api) => api.query({ query: {}, size: 1 }, { with_limited_by: true }),
      params: {
        method: 'POST',
        path: '/_security/_query/api_key',
        querystring: { with_limited_by: true },
        body: { query: {}, size: 1 },
      },
      options: { signal },
    },
    {
      name: 'create(), never repeated and never broken off,',
      call: (api) => api.create('rest', { name: 'a' }),
      params: { method: 'POST', path: '/_security/api_key', body: { name: 'a' } },
      options: { maxRetries: 0 },
    },
    {
      name: 'create() of a cross-cluster key',
      call: (api) => api.create('cross_cluster', { name: 'a', access: {} }),
      params: {
        method: 'POST',
        path: '/_security/cross_cluster/api_key',
        body: { name: 'a', access: {} },
      },
      options: { maxRetries: 0 },
    },
    {
      name: 'update() with an encoded id',
      call: (api) => api.update('rest', 'a/b', { metadata: {} }),
      params: { method: 'PUT', path: '/_security/api_key/a%2Fb', body: { metadata: {} } },
      options: {},
    },
    {
      name: 'update() of a cross-cluster key',
      call: (api) => api.update('cross_cluster', 'a', {}),
      params: { method: 'PUT', path: '/_security/cross_cluster/api_key/a', body: {} },
      options: {},
    },
    {
      name: 'invalidate()',
      call: (api) => api.invalidate({ ids: ['a'], owner: true }),
      params: { method: 'DELETE', path: '/_security/api_key', body: { ids: ['a'], owner: true } },
      options: {},
    },
    {
      name: 'hasPrivileges()',
      call: (api) => api.hasPrivileges(['monitor']),
      params: {
        method: 'POST',
        path: '/_security/user/_has_privileges',
        body: { cluster: ['monitor'] },
      },
      options: { signal },
    },
    {
      name: 'authenticate()',
      call: (api) => api.authenticate(),
      params: { method: 'GET', path: '/_security/_authenticate' },
      options: { signal },
    },
    {
      name: 'info()',
      call: (api) => api.info(),
      params: { method: 'GET', path: '/' },
      options: { signal },
    },
  ])('sends $name as Elasticsearch documents it', async ({ call, params, options }) => {
    const { sent, client } = recordingClient();

    await call(createSecurityApi(client, { signal }));

    expect(sent).toEqual([{ params, options }]);
  });

  it('turns what the client throws into an ApiKeyError', async () => {
    const thrown = Object.assign(new Error(), { name: 'ResponseError', statusCode: 403, body: {} });
    const { client } = recordingClient(Promise.reject(thrown));

    await expect(createSecurityApi(client).authenticate()).rejects.toMatchObject({
      name: 'ApiKeyError',
      code: 'forbidden',
    });
  });
});
