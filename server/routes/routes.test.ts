import type { Logger } from '@kbn/core/server';
import { ERROR_STATUS, type ErrorCode } from '../../common/http/errors';
import {
  API_KEY_PATH_TEMPLATE,
  CAPABILITIES_PATH,
  CREATE_PATH,
  INVALIDATE_PATH,
  QUERY_PATH,
} from '../../common/http/paths';
import { ApiKeyError } from '../errors/api_key_error';
import type { RequestScope, RequestServices } from '../types';
import { defineRoutes } from '.';
import { recordingRouter, type Inputs } from './recording_router.mock';

interface Call {
  readonly method: string;
  readonly args: readonly unknown[];
}

function routesWith(answer: () => Promise<unknown> = () => Promise.resolve({})) {
  const calls: Call[] = [];
  const scopes: RequestScope[] = [];
  const logged: string[] = [];
  const record =
    (method: string) =>
    (...args: readonly unknown[]) => {
      calls.push({ method, args });
      return answer();
    };
  const services = {
    apiKeys: Object.fromEntries(
      ['query', 'get', 'create', 'update', 'invalidate'].map((method) => [method, record(method)]),
    ),
    capabilities: { get: record('capabilities') },
  } as unknown as RequestServices;
  const write = (message: unknown): void => void logged.push(String(message));
  const recording = recordingRouter();
  defineRoutes({
    router: recording.router,
    logger: { warn: write, error: write } as unknown as Logger,
    services: (scope) => {
      scopes.push(scope);
      return services;
    },
  });
  return { ...recording, calls, scopes, logged };
}

describe('defineRoutes', () => {
  it('registers the routes of the contract, with version and access', () => {
    const rows = routesWith().routes.map(({ method, path, version, access }) =>
      [method, path, version, access].join(' '),
    );

    expect(rows).toEqual([
      `post ${QUERY_PATH} 2023-10-31 public`,
      `get ${API_KEY_PATH_TEMPLATE} 2023-10-31 public`,
      `post ${CREATE_PATH} 2023-10-31 public`,
      `put ${API_KEY_PATH_TEMPLATE} 2023-10-31 public`,
      `post ${INVALIDATE_PATH} 2023-10-31 public`,
      `get ${CAPABILITIES_PATH} 1 internal`,
    ]);
  });

  it('says of every route who authorizes it', () => {
    const reasons = routesWith().routes.map(({ security }) => security?.authz);

    expect(reasons).toEqual(
      reasons.map(() => ({
        enabled: false,
        reason: expect.stringContaining('Elasticsearch authorizes') as string,
      })),
    );
  });

  it.each<{ name: string; send: [string, string, Inputs?]; call: Call }>([
    {
      name: 'query',
      send: ['post', QUERY_PATH, { body: {} }],
      call: { method: 'query', args: [{ size: 25, facets: false }] },
    },
    {
      name: 'a full query',
      send: [
        'post',
        QUERY_PATH,
        {
          body: {
            search: 'a',
            filters: { category: 'managed', owners: ['u'] },
            sort: { field: 'owner', direction: 'asc' },
            size: 100,
            cursor: 'c',
            facets: true,
          },
        },
      ],
      call: {
        method: 'query',
        args: [
          {
            search: 'a',
            filters: { category: 'managed', owners: ['u'] },
            sort: { field: 'owner', direction: 'asc' },
            size: 100,
            cursor: 'c',
            facets: true,
          },
        ],
      },
    },
    {
      name: 'get',
      send: ['get', API_KEY_PATH_TEMPLATE, { params: { id: 'a' } }],
      call: { method: 'get', args: ['a'] },
    },
    {
      name: 'create',
      send: ['post', CREATE_PATH, { body: { name: 'a', metadata: { b: 1 } } }],
      call: { method: 'create', args: [{ name: 'a', metadata: { b: 1 } }] },
    },
    {
      name: 'update with null',
      send: [
        'put',
        API_KEY_PATH_TEMPLATE,
        { params: { id: 'a' }, body: { role_descriptors: null } },
      ],
      call: { method: 'update', args: ['a', { role_descriptors: null }] },
    },
    {
      name: 'update without a field',
      send: ['put', API_KEY_PATH_TEMPLATE, { params: { id: 'a' }, body: {} }],
      call: { method: 'update', args: ['a', {}] },
    },
    {
      name: 'invalidate',
      send: ['post', INVALIDATE_PATH, { body: { ids: ['a', 'a'] } }],
      call: { method: 'invalidate', args: [{ ids: ['a', 'a'] }] },
    },
    {
      name: 'capabilities',
      send: ['get', CAPABILITIES_PATH],
      call: { method: 'capabilities', args: [] },
    },
  ])('hands $name to one service call', async ({ send, call }) => {
    const routes = routesWith();

    const response = await routes.send(...send);

    expect(response.status).toBe(200);
    expect(routes.calls).toEqual([call]);
  });

  it('tells the services when the caller has gone', async () => {
    const routes = routesWith();
    await routes.send('get', CAPABILITIES_PATH);

    routes.abort();

    expect(routes.scopes.map(({ signal }) => signal.aborted)).toEqual([true]);
  });
});

const tooMany = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => String(index));

describe('route schemas', () => {
  it.each([
    { name: 'malformed JSON', path: CREATE_PATH, body: '{"name": ', says: 'could not parse' },
    { name: 'a list', path: CREATE_PATH, body: [], says: 'expected a plain object' },
    { name: 'a number', path: CREATE_PATH, body: 1, says: 'expected a plain object' },
    { name: 'no name', path: CREATE_PATH, body: {}, says: '[request body.name]' },
    {
      name: 'a name that is a number',
      path: CREATE_PATH,
      body: { name: 1 },
      says: '[request body.name]',
    },
    {
      name: 'a name without end',
      path: CREATE_PATH,
      body: { name: 'a'.repeat(1025) },
      says: 'maximum length',
    },
    {
      name: 'an unknown type',
      path: CREATE_PATH,
      body: { name: 'a', type: 'x' },
      says: '[request body.type]',
    },
    {
      name: 'a numeric expiration',
      path: CREATE_PATH,
      body: { name: 'a', expiration: 1 },
      says: '[request body.expiration]',
    },
    {
      name: 'a null expiration',
      path: CREATE_PATH,
      body: { name: 'a', expiration: null },
      says: '[request body.expiration]',
    },
    {
      name: 'an unknown field',
      path: CREATE_PATH,
      body: { name: 'a', roles: [] },
      says: '[request body.roles]',
    },
    { name: 'DSL', path: QUERY_PATH, body: { query: {} }, says: '[request body.query]' },
    { name: 'size 0', path: QUERY_PATH, body: { size: 0 }, says: '[request body.size]' },
    { name: 'size 101', path: QUERY_PATH, body: { size: 101 }, says: '[request body.size]' },
    {
      name: 'a size that is a fraction',
      path: QUERY_PATH,
      body: { size: 1.5 },
      says: '[request body.size]',
    },
    {
      name: 'a long search',
      path: QUERY_PATH,
      body: { search: 'a'.repeat(257) },
      says: '[request body.search]',
    },
    {
      name: 'a sort of its own',
      path: QUERY_PATH,
      body: { sort: { field: 'id', direction: 'asc' } },
      says: 'sort.field',
    },
    {
      name: 'a sort without direction',
      path: QUERY_PATH,
      body: { sort: { field: 'name' } },
      says: 'sort.direction',
    },
    {
      name: 'the status of ended keys',
      path: QUERY_PATH,
      body: { filters: { status: 'invalidated' } },
      says: 'filters.status',
    },
    {
      name: '101 owners',
      path: QUERY_PATH,
      body: { filters: { owners: tooMany(101) } },
      says: 'filters.owners',
    },
    {
      name: 'a long cursor',
      path: QUERY_PATH,
      body: { cursor: 'a'.repeat(65_537) },
      says: '[request body.cursor]',
    },
    { name: 'no ids', path: INVALIDATE_PATH, body: { ids: [] }, says: '[request body.ids]' },
    {
      name: 'a blank id',
      path: INVALIDATE_PATH,
      body: { ids: [' '] },
      says: '[request body.ids.0]',
    },
    {
      name: '10,001 ids',
      path: INVALIDATE_PATH,
      body: { ids: tooMany(10_001) },
      says: '[request body.ids]',
    },
    {
      name: 'an object for an id',
      path: INVALIDATE_PATH,
      body: { ids: [{ id: 'a' }] },
      says: '[request body.ids.0]',
    },
  ])('refuse $name and name the place', ({ path, body, says }) => {
    const { send, calls } = routesWith();

    expect(() => send('post', path, { body })).toThrow(says);
    expect(calls).toEqual([]);
  });

  it.each([{ id: '' }, { id: 'a'.repeat(257) }, {}])('refuse the path parameters %j', (params) => {
    expect(() => routesWith().send('get', API_KEY_PATH_TEMPLATE, { params })).toThrow('id');
  });
});

describe('errors of routes', () => {
  const codes = Object.entries(ERROR_STATUS) as [ErrorCode, number][];

  it.each(codes)('%s is answered with status %d, sentence and code', async (code, status) => {
    const elasticsearch = { status: 400, type: 'a', reason: 'b' };
    const { send } = routesWith(() =>
      Promise.reject(new ApiKeyError(code, 'What happened', { elasticsearch })),
    );

    const response = await send('get', CAPABILITIES_PATH);

    expect(response).toMatchObject({
      status,
      payload: { message: 'What happened', attributes: { code, elasticsearch } },
    });
  });

  it('tells nothing about an error that is not ours, except to the log', async () => {
    const { send, logged } = routesWith(() => Promise.reject(new TypeError('x is not a function')));

    const response = await send('get', CAPABILITIES_PATH);

    expect(response).toMatchObject({
      status: 500,
      payload: {
        message: 'Something went wrong on the server: its log says more',
        attributes: { code: 'unexpected' },
      },
    });
    expect(logged).toEqual(['TypeError: x is not a function']);
  });

  it('logs that Elasticsearch cannot be reached, with the cause', async () => {
    const { send, logged } = routesWith(() =>
      Promise.reject(
        new ApiKeyError('elasticsearch_unavailable', 'No answer', { cause: new Error('refused') }),
      ),
    );

    await send('get', CAPABILITIES_PATH);

    expect(logged).toEqual(['No answer (Error: refused)']);
  });

  it('does not log a read that ended because its caller had gone', async () => {
    const unavailable = new ApiKeyError('elasticsearch_unavailable', 'Aborted');
    const { send, abort, logged } = routesWith(() => {
      abort();
      return Promise.reject(unavailable);
    });

    await send('post', QUERY_PATH, { body: {} });

    expect(logged).toEqual([]);
  });

  it('does not log what concerns the caller alone', async () => {
    const { send, logged } = routesWith(() => Promise.reject(new ApiKeyError('forbidden', 'No')));

    await send('get', CAPABILITIES_PATH);

    expect(logged).toEqual([]);
  });
});
