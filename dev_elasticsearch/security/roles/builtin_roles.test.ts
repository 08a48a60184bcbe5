import { aTestServer, basic } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

const PASSWORD = 'elastic-password';
const KIBANA = basic('kibana_system', PASSWORD);
const APP = { read: { actions: ['login:'] } };

let server: TestServer;

beforeAll(async () => {
  server = await aTestServer();
});

afterAll(async () => {
  await server.dispose();
});

const userWith = async (role: string): Promise<string> => {
  const body = { password: PASSWORD, roles: [role] };
  await server.call(`PUT /_security/user/user-of-${role}`, { body });
  return basic(`user-of-${role}`, PASSWORD);
};

describe('kibana_system', () => {
  it('grants and ends keys of everybody, and lists none but its own', async () => {
    const grant = { grant_type: 'password', username: 'elastic', password: PASSWORD };
    const granted = await server.call('POST /_security/api_key/grant', {
      body: { ...grant, api_key: { name: 'k' } },
      as: KIBANA,
    });
    const listed = await server.call(`GET /_security/api_key?id=${granted.body.id}`, {
      as: KIBANA,
    });
    const own = await server.call('GET /_security/api_key?owner=true', { as: KIBANA });
    const ended = await server.call('DELETE /_security/api_key', {
      body: { ids: [granted.body.id] },
      as: KIBANA,
    });

    expect([granted.status, listed.status, own.status]).toEqual([200, 403, 200]);
    expect(ended.body).toMatchObject({ invalidated_api_keys: [granted.body.id] });
  });

  it.each([
    { line: 'GET /_security/privilege/_builtin', status: 200 },
    { line: 'PUT /_security/privilege', body: { 'kibana-.kibana': APP }, status: 200 },
    { line: 'PUT /_security/privilege', body: { other: APP }, status: 403 },
    { line: 'PUT /.kibana_1', status: 200 },
    { line: 'PUT /books', status: 403 },
    { line: 'GET /_security/user', status: 403 },
    { line: 'PUT /_security/role/r', body: {}, status: 403 },
    { line: 'GET /_license', status: 200 },
  ])('$line $body: $status', async ({ line, body, status }) => {
    const answer = await server.call(line, { as: KIBANA, ...(body === undefined ? {} : { body }) });

    expect(answer.status).toBe(status);
  });
});

describe('built-in roles', () => {
  it.each([
    { role: 'superuser', index: 'books', privilege: 'all', holds: true },
    { role: 'superuser', index: '.security-7', privilege: 'read', holds: true },
    { role: 'superuser', index: '.security-7', privilege: 'write', holds: false },
    { role: 'viewer', index: 'books', privilege: 'read', holds: true },
    { role: 'viewer', index: 'books', privilege: 'write', holds: false },
    { role: 'viewer', index: '.hidden', privilege: 'read', holds: false },
    { role: 'editor', index: 'observability-annotations', privilege: 'write', holds: true },
    { role: 'editor', index: 'books', privilege: 'write', holds: false },
    { role: 'monitoring_user', index: '.monitoring-es-8', privilege: 'read', holds: true },
    { role: 'kibana_admin', index: 'books', privilege: 'read', holds: false },
  ])('$role holds $privilege on $index: $holds', async ({ role, index, privilege, holds }) => {
    const { body } = await server.call('POST /_security/user/_has_privileges', {
      body: { index: [{ names: [index], privileges: [privilege] }] },
      as: await userWith(role),
    });

    expect(body.has_all_requested).toBe(holds);
  });

  it.each([
    { role: 'kibana_admin', privilege: 'all' },
    { role: 'editor', privilege: 'all' },
    { role: 'viewer', privilege: 'read' },
  ])('$role has $privilege in Kibana', async ({ role, privilege }) => {
    const question = { application: 'kibana-.kibana', privileges: [privilege], resources: ['*'] };
    const { body } = await server.call('POST /_security/user/_has_privileges', {
      body: { application: [question] },
      as: await userWith(role),
    });

    expect(body.has_all_requested).toBe(true);
  });

  it('are all marked as reserved and refuse to change', async () => {
    const { body } = await server.call('GET /_security/role');
    const reserved = Object.entries(body).filter(
      ([, role]) => (role as { metadata: { _reserved?: boolean } }).metadata._reserved === true,
    );

    expect(reserved.length).toBeGreaterThan(25);
    for (const [name] of reserved) {
      const put = await server.call(`PUT /_security/role/${name}`, { body: {} });
      expect([name, put.status]).toEqual([name, 400]);
    }
  });
});
