import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';
import { actions, toldBy } from './told.mock';

const API_KEY = 'cluster:admin/xpack/security/api_key';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer('9.4', { audit: true });
});

afterEach(async () => {
  await server.dispose();
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
    const told = await toldBy(server, () => server.call(line, { body }));

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

    const told = await toldBy(server, async () => {
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

    const told = await toldBy(server, async () => {
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

    const told = await toldBy(server, () =>
      server.call('POST /_security/api_key', { as: bob, body: { name: 'k' } }),
    );

    expect(actions(told)).toEqual(['authentication_success', 'access_denied']);
    expect(told[1]?.elasticsearch.audit.action).toBe(`${API_KEY}/create`);
  });
});
