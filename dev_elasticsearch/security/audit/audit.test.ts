import { basic } from '../../test_server.mock';
import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

const STREAM = 'logs-elasticsearch.audit-default';
const API_KEY = 'cluster:admin/xpack/security/api_key';

interface Told {
  readonly '@timestamp': string;
  readonly event: { readonly action: string; readonly outcome: string };
  readonly elasticsearch: { readonly audit: Readonly<Record<string, unknown>> };
  readonly http: { readonly request: { readonly id: string } };
  readonly [member: string]: unknown;
}

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer('9.4', { audit: true });
});

afterEach(async () => {
  await server.dispose();
});

/** Every event since `work` began, in order; asking for them tells some more. */
async function toldBy(work: () => Promise<unknown>): Promise<Told[]> {
  const before = (await everything()).length;
  await server.flushAudit();
  const skipped = before + 2;
  await work();
  return (await everything()).slice(skipped);
}

async function everything(): Promise<Told[]> {
  await server.flushAudit();
  const { body } = await server.call(`GET /${STREAM}/_search?size=1000&ignore_unavailable=true`);
  const { hits } = body.hits as { hits: { _source: Told }[] };
  return hits.map(({ _source }) => _source);
}

const actions = (events: readonly Told[]): string[] => events.map(({ event }) => event.action);

describe('authentication', () => {
  it('of a user is told with all that the integration has of it', async () => {
    const [told] = await toldBy(() =>
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
    const told = await toldBy(() => server.call('GET /', { as }));

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

    const granted = await toldBy(() => server.call('GET /', as('ann')));
    const denied = await toldBy(() => server.call('GET /', as('elastic')));

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

    const [, granted] = await toldBy(() => server.call('GET /_all/_search', { as: bob }));
    const told = await toldBy(() => server.call('GET /books,other/_search', { as: bob }));

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

    const told = await toldBy(() => server.call('POST /_bulk', { as: ann, body, headers }));

    const judged = told.map(({ event, elasticsearch: { audit } }) => [event.action, audit.action]);
    expect(judged).toHaveLength(new Set(judged.map(String)).size);
    expect(judged).toContainEqual(['access_granted', 'indices:data/write/bulk']);
  });

  it('share the id of their request', async () => {
    const told = await toldBy(() => server.call('GET /'));

    expect(new Set(told.map(({ http }) => http.request.id)).size).toBe(1);
    expect(actions(told)).toEqual(['authentication_success', 'access_granted']);
  });
});

describe('changes of security', () => {
  it.each([
    {
      line: 'POST /_security/api_key',
      body: { name: 'mine', metadata: { note: 'private' } },
      action: 'create_apikey',
      details: { create: { apikey: { name: 'mine' } } },
    },
    {
      line: 'PUT /_security/user/bob',
      body: { password: 'hunter2-hunter2', roles: ['viewer'] },
      action: 'put_user',
      details: {
        put: { user: { name: 'bob', enabled: true, roles: ['viewer'], has_password: true } },
      },
    },
    {
      line: 'PUT /_security/role/reader',
      body: { metadata: { note: 'private' } },
      action: 'put_role',
      details: { put: { role: { name: 'reader' } } },
    },
    {
      line: 'PUT /_security/privilege',
      body: { myapp: { read: { actions: ['x:y'] } } },
      action: 'put_privileges',
      details: { put: { privileges: [{ application: 'myapp', name: 'read' }] } },
    },
  ])('by $line are told as $action', async ({ line, body, action, details }) => {
    const told = await toldBy(() => server.call(line, { body }));

    const change = told.find(({ event }) => event.action === action);
    expect(change).toMatchObject({
      event: { category: ['iam'], type: ['change'], outcome: 'success' },
      user: { name: 'elastic' },
      elasticsearch: { audit: { layer: 'security_config_change', ...details } },
    });
    expect(JSON.stringify(told)).not.toMatch(/private|hunter2/);
  });

  it('of a key tell its id from the first to the last', async () => {
    const { id } = await server.addKey({ name: 'k' });

    const told = await toldBy(async () => {
      await server.call(`PUT /_security/api_key/${id}`, { body: { metadata: { a: 1 } } });
      await server.call('POST /_security/api_key/_bulk_update', {
        body: { ids: [id], metadata: {} },
      });
      await server.call('DELETE /_security/api_key', { body: { ids: [id], owner: true } });
    });

    const changes = told.filter(
      ({ elasticsearch: { audit } }) => audit.layer === 'security_config_change',
    );
    expect(actions(changes)).toEqual(['change_apikey', 'change_apikeys', 'invalidate_apikeys']);
    expect(changes.map(({ elasticsearch: { audit } }) => audit.change ?? audit.invalidate)).toEqual(
      [
        { apikey: { id } },
        { apikeys: { ids: [id] } },
        { apikeys: { ids: [id], owned_by_authenticated_user: true } },
      ],
    );
  });

  it('name the user that was changed', async () => {
    await server.addUser('bob', {});

    const told = await toldBy(async () => {
      await server.call('PUT /_security/user/bob/_disable');
      await server.call('POST /_security/user/bob/_password', { body: { password: 'new-secret' } });
      await server.call('DELETE /_security/user/bob');
      await server.call('DELETE /_security/user/nobody');
    });

    const changes = told.filter(({ destination }) => destination !== undefined);
    expect(actions(changes)).toEqual(['change_disable_user', 'change_password', 'delete_user']);
    expect(changes.map(({ destination }) => destination)).toEqual(
      Array(3).fill({ user: { name: 'bob' } }),
    );
    expect(JSON.stringify(told)).not.toContain('new-secret');
  });

  it('that were refused are no changes', async () => {
    const bob = await server.addUser('bob', {});

    const told = await toldBy(() =>
      server.call('POST /_security/api_key', { as: bob, body: { name: 'k' } }),
    );

    expect(actions(told)).toEqual(['authentication_success', 'access_denied']);
    expect(told[1]?.elasticsearch.audit.action).toBe(`${API_KEY}/create`);
  });
});
