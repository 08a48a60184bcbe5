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

  it('keep, change and clear the certificate they are bound to', async () => {
    const { body: created } = await server.call('POST /_security/cross_cluster/api_key', {
      body: { name: 'cc', access, certificate_identity: 'CN=a.*' },
    });
    const update = async (body: object): Promise<unknown[]> => {
      const line = `PUT /_security/cross_cluster/api_key/${created.id}`;
      const { body: answer } = await server.call(line, { body });
      const listed = await server.call(`GET /_security/api_key?id=${created.id}`);
      return [answer.updated, listed.body.api_keys[0]?.certificate_identity];
    };

    expect([
      await update({ metadata: { a: 1 } }),
      await update({ certificate_identity: 'CN=b.*' }),
      await update({ certificate_identity: 'CN=b.*' }),
      await update({ certificate_identity: null }),
      await update({ certificate_identity: null }),
    ]).toEqual([
      [true, 'CN=a.*'],
      [true, 'CN=b.*'],
      [false, 'CN=b.*'],
      [true, undefined],
      [false, undefined],
    ]);
  });

  it('refuse a certificate identity that is no pattern', async () => {
    const { body } = await server.call('POST /_security/cross_cluster/api_key', {
      body: { name: 'cc', access, certificate_identity: 'CN=(' },
    });

    expect(body.error).toMatchObject({
      type: 'x_content_parse_exception',
      caused_by: { type: 'illegal_argument_exception' },
    });
  });
});
