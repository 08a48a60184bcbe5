import { aTestServer, apiKey, basic } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(async () => {
  await server.dispose();
});

describe('cross-cluster API keys', () => {
  const access = { search: [{ names: ['logs'], query: { term: { a: 1 } } }] };

  it('show access and the generated descriptor, and no snapshot', async () => {
    const created = await server.call('POST /_security/cross_cluster/api_key', {
      body: { name: 'cc', access },
    });

    const { body } = await server.call(
      `GET /_security/api_key?id=${created.body.id}&with_limited_by=true`,
    );

    const [key] = body.api_keys;
    expect(key).toMatchObject({
      type: 'cross_cluster',
      access: { search: [{ names: ['logs'], query: '{"term":{"a":1}}' }] },
      role_descriptors: {
        cross_cluster: { indices: [{ privileges: expect.arrayContaining(['read']) as unknown }] },
      },
    });
    expect(key).not.toHaveProperty('limited_by');
  });

  it('are refused on the REST port, in words of their own', async () => {
    const created = await server.call('POST /_security/cross_cluster/api_key', {
      body: { name: 'cc', access },
    });

    const answer = await server.call('GET /', { as: apiKey(created.body.encoded) });

    expect(answer.status).toBe(401);
    expect(answer.body.error.reason).toMatch(
      /expected API key type of \[rest\].*\[cross_cluster\]/,
    );
  });

  it('answer 400 to an empty update even of those who may not update', async () => {
    const kibanaSystem = basic('kibana_system', 'elastic-password');

    const answer = await server.call('PUT /_security/cross_cluster/api_key/dummy', {
      body: {},
      as: kibanaSystem,
    });

    expect(answer).toMatchObject({
      status: 400,
      body: { error: { type: 'action_request_validation_exception' } },
    });
  });

  it.each([
    { name: 'no access at all', body: { name: 'x', access: {} } },
    {
      name: 'a query for replication',
      body: { name: 'x', access: { replication: [{ names: ['a'], query: '{}' }] } },
    },
    { name: 'an unknown field', body: { name: 'x', access, role_descriptors: {} } },
    {
      name: 'privileges in an entry',
      body: { name: 'x', access: { search: [{ names: ['a'], privileges: ['all'] }] } },
    },
  ])('refuse $name', async ({ body }) => {
    const answer = await server.call('POST /_security/cross_cluster/api_key', { body });

    expect(answer.status).toBe(400);
  });

  it('update access as a whole; the same again changes nothing', async () => {
    const created = await server.call('POST /_security/cross_cluster/api_key', {
      body: { name: 'cc', access },
    });
    const update = (): Promise<{ body: unknown }> =>
      server.call(`PUT /_security/cross_cluster/api_key/${created.body.id}`, {
        body: { access: { replication: [{ names: ['archive'] }] } },
      });

    expect([(await update()).body, (await update()).body]).toEqual([
      { updated: true },
      { updated: false },
    ]);
  });
});
