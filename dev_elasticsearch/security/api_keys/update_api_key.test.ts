import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

const DAY = 86_400_000;
const MANAGE_OWN = { cluster: ['manage_own_api_key'] };
const BOOKS = { b: { indices: [{ names: ['books'], privileges: ['read'] }] } };

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(async () => {
  await server.dispose();
});

describe('PUT /_security/api_key/{id}', () => {
  it('takes the snapshot anew, and is a no-op when nothing changed', async () => {
    const ann = await server.addUser('ann', MANAGE_OWN);
    const key = await server.addKey({ name: 'k' }, ann);
    const open = async (): Promise<number> =>
      (await server.call('GET /', { as: key.header })).status;
    await server.addUser('ann', { cluster: ['manage_own_api_key', 'monitor'] });
    expect(await open()).toBe(403);

    const first = await server.call(`PUT /_security/api_key/${key.id}`, { as: ann });
    const second = await server.call(`PUT /_security/api_key/${key.id}`, { as: ann });

    expect([first.body, second.body]).toEqual([{ updated: true }, { updated: false }]);
    expect(await open()).toBe(200);
  });

  it('replaces metadata whole and removes descriptors with {}', async () => {
    const key = await server.addKey({
      name: 'k',
      role_descriptors: BOOKS,
      metadata: { a: 1, b: 2 },
    });
    const body = { role_descriptors: {}, metadata: { c: 3 }, expiration: '1d' };

    await server.call(`PUT /_security/api_key/${key.id}`, { body });

    const listed = await server.call(`GET /_security/api_key?id=${key.id}`);
    expect(listed.body.api_keys[0]).toMatchObject({
      metadata: { c: 3 },
      role_descriptors: {},
      expiration: server.now() + DAY,
    });
    expect(listed.body.api_keys[0]?.metadata).toEqual({ c: 3 });
  });

  it("tells unknown keys and other people's alike", async () => {
    const ann = await server.addUser('ann', MANAGE_OWN);
    const foreign = await server.addKey({ name: 'k' });

    for (const id of ['unknown', foreign.id]) {
      const answer = await server.call(`PUT /_security/api_key/${id}`, { as: ann });
      expect(answer.body).toMatchObject({
        status: 404,
        error: { reason: `no API key owned by requesting user found for ID [${id}]` },
      });
    }
  });

  it.each([
    {
      name: 'an expiration in the past',
      body: { expiration: '0s' },
      reason: /must be in the future/,
    },
    { name: 'a reserved metadata key', body: { metadata: { _a: 1 } }, reason: /start with \[_\]/ },
    { name: 'a name', body: { name: 'x' }, reason: /unknown field \[name\]/ },
  ])('refuses $name', async ({ body, reason }) => {
    const key = await server.addKey({ name: 'k' });

    const answer = await server.call(`PUT /_security/api_key/${key.id}`, { body });

    expect(answer.status).toBe(400);
    expect(answer.body.error.reason).toMatch(reason);
  });

  it('refuses dead keys and callers that are keys', async () => {
    const [expired, ended, caller] = await Promise.all([
      server.addKey({ name: 'expired', expiration: '1s' }),
      server.addKey({ name: 'ended' }),
      server.addKey({ name: 'caller' }),
    ]);
    server.pass(1000);
    await server.call('DELETE /_security/api_key', { body: { ids: [ended.id] } });

    const reasons = await Promise.all([
      server.call(`PUT /_security/api_key/${expired.id}`),
      server.call(`PUT /_security/api_key/${ended.id}`),
      server.call(`PUT /_security/api_key/${caller.id}`, { as: caller.header }),
    ]);

    expect(reasons.map(({ body }) => body.error.reason)).toEqual([
      `cannot update expired API key [${expired.id}]`,
      `cannot update invalidated API key [${ended.id}]`,
      'authentication via API key not supported: only the owner user can update an API key',
    ]);
  });
});

describe('POST /_security/api_key/_bulk_update', () => {
  it('reports updates, no-ops and errors id by id', async () => {
    const [one, two] = await Promise.all([
      server.addKey({ name: 'one' }),
      server.addKey({ name: 'two', metadata: { a: 1 } }),
    ]);

    const { body } = await server.call('POST /_security/api_key/_bulk_update', {
      body: { ids: [one.id, two.id, one.id, 'unknown'], metadata: { a: 1 } },
    });

    expect(body).toMatchObject({
      updated: [one.id],
      noops: [two.id],
      errors: { count: 1, details: { unknown: { type: 'resource_not_found_exception' } } },
    });
  });

  it('reports metadata that cannot be indexed key by key, and changes none', async () => {
    const key = await server.addKey({ name: 'k', metadata: { a: 1 } });

    const { status, body } = await server.call('POST /_security/api_key/_bulk_update', {
      body: { ids: [key.id], metadata: { long: 'x'.repeat(32_766) } },
    });

    expect(status).toBe(200);
    expect(body.errors).toMatchObject({
      count: 1,
      details: { [key.id]: { type: 'document_parsing_exception' } },
    });
    const listed = await server.call(`GET /_security/api_key?id=${key.id}`);
    expect(listed.body.api_keys[0]?.metadata).toEqual({ a: 1 });
  });

  it('refuses no ids at all', async () => {
    const answer = await server.call('POST /_security/api_key/_bulk_update', { body: { ids: [] } });

    expect(answer.body.error.reason).toContain('Field [ids] cannot be empty');
  });
});
