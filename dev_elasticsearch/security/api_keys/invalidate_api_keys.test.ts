import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

const DAY = 86_400_000;
const MANAGE_OWN = { cluster: ['manage_own_api_key'] };

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(async () => {
  await server.dispose();
});

describe('DELETE /_security/api_key', () => {
  it('passes over what is unknown, foreign or over already', async () => {
    const ann = await server.addUser('ann', MANAGE_OWN);
    const [own, foreign] = [
      await server.addKey({ name: 'a' }, ann),
      await server.addKey({ name: 'b' }),
    ];
    const body = { ids: [own.id, foreign.id, 'unknown'], owner: true };

    const first = await server.call('DELETE /_security/api_key', { body, as: ann });
    const second = await server.call('DELETE /_security/api_key', { body, as: ann });

    expect(first.body).toEqual({
      invalidated_api_keys: [own.id],
      previously_invalidated_api_keys: [],
      error_count: 0,
    });
    expect(second.body).toMatchObject({
      invalidated_api_keys: [],
      previously_invalidated_api_keys: [],
    });
  });

  it('notes when a key was invalidated', async () => {
    const key = await server.addKey({ name: 'k' });
    server.pass(5000);
    await server.call('DELETE /_security/api_key', { body: { name: 'k' } });

    const { body } = await server.call(`GET /_security/api_key?id=${key.id}`);

    expect(body.api_keys[0]).toMatchObject({ invalidated: true, invalidation: server.now() });
  });

  it.each([
    { name: 'nothing', body: {} },
    { name: 'no ids', body: { ids: [] } },
    { name: 'blank ids', body: { ids: ['a', ' '] } },
    { name: 'ids and a name', body: { ids: ['a'], name: 'b' } },
    { name: 'ids and a user', body: { ids: ['a'], username: 'b' } },
    { name: 'owner and a realm', body: { owner: true, realm_name: 'b' } },
  ])('refuses $name', async ({ body }) => {
    const answer = await server.call('DELETE /_security/api_key', { body });

    expect(answer.body.error.type).toBe('action_request_validation_exception');
  });

  it('needs manage_security for cross-cluster keys, and ends the others', async () => {
    const manager = await server.addUser('manager', { cluster: ['manage_api_key'] });
    const rest = await server.addKey({ name: 'rest' });
    const cross = await server.call('POST /_security/cross_cluster/api_key', {
      body: { name: 'cc', access: { search: [{ names: ['logs'] }] } },
    });

    const { body } = await server.call('DELETE /_security/api_key', {
      body: { ids: [rest.id, cross.body.id] },
      as: manager,
    });

    expect(body).toMatchObject({ invalidated_api_keys: [rest.id], error_count: 1 });
    expect(JSON.stringify(body.error_details)).toContain('manage_security');
  });

  it('removes keys that died more than seven days ago, at most once a day', async () => {
    const old = await server.addKey({ name: 'old', expiration: '1s' });
    server.pass(8 * DAY);
    expect((await server.call(`GET /_security/api_key?id=${old.id}`)).status).toBe(200);

    await server.call('DELETE /_security/api_key', { body: { ids: ['unknown'] } });

    expect((await server.call(`GET /_security/api_key?id=${old.id}`)).status).toBe(404);
  });
});
