import { aTestServer, basic } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';
import { actions, toldBy } from './told.mock';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer('9.4', { audit: true });
});

afterEach(async () => {
  await server.dispose();
});

describe('authentication', () => {
  it('of a user is told with all that the integration has of it', async () => {
    const [told] = await toldBy(server, () =>
      server.call('GET /_security/_authenticate?pretty', {
        headers: { 'x-opaque-id': 'my-app' },
      }),
    );

    const text = expect.any(String) as unknown;
    expect(told).toEqual({
      '@timestamp': '2030-01-01T00:00:00.000Z',
      data_stream: { type: 'logs', dataset: 'elasticsearch.audit', namespace: 'default' },
      event: {
        action: 'authentication_success',
        category: ['database'],
        created: '2030-01-01T00:00:00.000Z',
        dataset: 'elasticsearch.audit',
        kind: 'event',
        module: 'elasticsearch',
        outcome: 'success',
        type: ['access'],
      },
      elasticsearch: {
        audit: {
          layer: 'rest',
          origin: { type: 'rest' },
          request: { id: expect.stringMatching(/^[\w-]{22}$/) as unknown },
          opaque_id: 'my-app',
          realm: 'reserved',
          authentication: { type: 'REALM' },
          user: { realm: 'reserved', roles: ['superuser'] },
        },
        cluster: { name: 'dev-elasticsearch', uuid: text },
        node: { id: text, name: 'dev-elasticsearch' },
      },
      host: { id: text, name: 'dev-elasticsearch' },
      http: { request: { id: told?.elasticsearch.audit.request && text, method: 'GET' } },
      log: { level: 'info' },
      related: { user: ['elastic'] },
      service: { type: 'elasticsearch' },
      source: { address: '127.0.0.1', ip: '127.0.0.1' },
      url: { original: '/_security/_authenticate?pretty' },
      user: { name: 'elastic' },
    });
  });

  it('of a key names the key, and shows when it was last used', async () => {
    const [one, two] = [await server.addKey({ name: 'one' }), await server.addKey({ name: 'two' })];
    const use = async ({ header }: { header: string }): Promise<void> => {
      server.pass(60_000);
      await server.call('GET /_security/_authenticate', { as: header });
    };

    await use(one);
    await use(two);
    await use(one);
    await server.flushAudit();

    const { body } = await server.call('POST /logs-*/_search', {
      body: {
        size: 0,
        query: { term: { 'event.action': 'authentication_success' } },
        aggs: {
          keys: {
            terms: { field: 'elasticsearch.audit.apikey.id' },
            aggs: { last_used: { max: { field: '@timestamp' } } },
          },
        },
      },
    });
    expect(body.aggregations).toMatchObject({
      keys: {
        buckets: [
          { key: one.id, doc_count: 2, last_used: { value_as_string: '2030-01-01T00:03:00.000Z' } },
          { key: two.id, doc_count: 1, last_used: { value_as_string: '2030-01-01T00:02:00.000Z' } },
        ],
      },
    });
  });

  it.each([
    { name: 'no credential', as: null, action: 'anonymous_access_denied', claim: {} },
    {
      name: 'a wrong password',
      as: basic('elastic', 'guess'),
      action: 'authentication_failed',
      claim: { user: { name: 'elastic' } },
    },
    {
      name: 'an unknown key',
      as: `ApiKey ${Buffer.from('VuaCfGcBCdbkQm-e5aOx:ui2lp2axTNmsyakw9tvNnw').toString('base64')}`,
      action: 'authentication_failed',
      claim: { elasticsearch: { audit: { apikey: { id: 'VuaCfGcBCdbkQm-e5aOx' } } } },
    },
    {
      name: 'a key the wrong way round',
      as: `ApiKey ${Buffer.from('ui2lp2axTNmsyakw9tvNnw:VuaCfGcBCdbkQm-e5aOx').toString('base64')}`,
      action: 'authentication_failed',
      claim: { elasticsearch: { audit: { apikey: {} } } },
    },
  ])('with $name is told as $action', async ({ as, action, claim }) => {
    const told = await toldBy(server, () => server.call('GET /', { as }));

    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ event: { action, outcome: 'failure' }, ...claim });
    expect(JSON.stringify(told)).not.toMatch(/guess|ui2lp2axTNmsyakw9tvNnw/);
  });

  it('as another user tells who asked, and for whom', async () => {
    const bob = await server.addUser('bob', { run_as: ['ann'] });
    await server.addUser('ann', { cluster: ['monitor'] });
    const as = (target: string): object => ({
      as: bob,
      headers: { 'es-security-runas-user': target },
    });

    const granted = await toldBy(server, () => server.call('GET /', as('ann')));
    const denied = await toldBy(server, () => server.call('GET /', as('elastic')));

    expect(actions(granted)).toEqual([
      'authentication_success',
      'run_as_granted',
      'access_granted',
    ]);
    expect(actions(denied)).toEqual(['authentication_success', 'run_as_denied']);
    expect(granted[1]).toMatchObject({
      user: { name: 'bob' },
      elasticsearch: { audit: { user: { run_as: { name: 'ann', realm: 'default_native' } } } },
    });
  });
});

describe('judgements', () => {
  it('name the action, the indices and the roles', async () => {
    await server.call('PUT /books', {});
    await server.call('PUT /other', {});
    const bob = await server.addUser('bob', {
      indices: [{ names: ['books'], privileges: ['read'] }],
    });

    const [, granted] = await toldBy(server, () => server.call('GET /_all/_search', { as: bob }));
    const told = await toldBy(server, () => server.call('GET /books,other/_search', { as: bob }));

    expect(granted).toMatchObject({
      event: { action: 'access_granted', outcome: 'success' },
      user: { name: 'bob' },
      elasticsearch: {
        audit: {
          layer: 'transport',
          action: 'indices:data/read/search',
          indices: ['books'],
          request: { name: 'SearchRequest' },
          user: { realm: 'default_native', roles: ['bob-role'] },
        },
      },
    });
    expect(told.find(({ event }) => event.action === 'access_denied')).toMatchObject({
      event: { outcome: 'failure' },
      elasticsearch: { audit: { action: 'indices:data/read/search', indices: ['other'] } },
    });
  });

  it('on every item of a bulk request are one event an action', async () => {
    const lines = ['a', 'b', 'a'].flatMap((_index) => [{ index: { _index } }, { x: 1 }]);
    const body = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
    const headers = { 'content-type': 'application/x-ndjson' };
    const ann = await server.addUser('ann', { indices: [{ names: ['a'], privileges: ['all'] }] });

    const told = await toldBy(server, () => server.call('POST /_bulk', { as: ann, body, headers }));

    const judged = told.map(({ event, elasticsearch: { audit } }) => [event.action, audit.action]);
    expect(judged).toHaveLength(new Set(judged.map(String)).size);
    expect(judged).toContainEqual(['access_granted', 'indices:data/write/bulk']);
  });

  it('by the action alone are not told as granted when the index is then denied', async () => {
    await server.call('PUT /b');
    const ann = await server.addUser('ann', { indices: [{ names: ['a'], privileges: ['read'] }] });

    const told = await toldBy(server, () =>
      server.call('POST /b/_mget', { as: ann, body: { ids: ['1', '2'] } }),
    );

    const judged = told.map(({ event, elasticsearch: { audit } }) => [
      event.action,
      audit.action,
      audit.indices,
    ]);
    expect(judged.slice(1)).toEqual([['access_denied', 'indices:data/read/mget', ['b']]]);
  });

  it('share the id of their request', async () => {
    const told = await toldBy(server, () => server.call('GET /'));

    expect(new Set(told.map(({ http }) => http.request.id)).size).toBe(1);
    expect(actions(told)).toEqual(['authentication_success', 'access_granted']);
  });
});
