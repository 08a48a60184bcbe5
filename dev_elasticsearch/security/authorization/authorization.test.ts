import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

const API_KEY = 'cluster:admin/xpack/security/api_key';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(async () => {
  await server.dispose();
});

describe('a 403', () => {
  it.each([
    { line: 'GET /', action: 'cluster:monitor/main', list: 'monitor,manage,all' },
    { line: 'GET /_cluster/health', action: 'cluster:monitor/health', list: 'monitor,manage,all' },
    {
      line: 'POST /_security/api_key',
      body: { name: 'x' },
      action: `${API_KEY}/create`,
      list: 'manage_own_api_key,manage_api_key,manage_security,all',
    },
    {
      line: 'DELETE /_security/api_key',
      body: { username: 'other' },
      action: `${API_KEY}/invalidate`,
      list: 'manage_api_key,manage_security,all',
    },
    {
      line: 'DELETE /_security/api_key',
      body: { owner: true },
      action: `${API_KEY}/invalidate`,
      list: 'manage_own_api_key,manage_api_key,manage_security,all',
    },
    {
      line: 'PUT /_security/user/x',
      body: { password: 'password', roles: [] },
      action: 'cluster:admin/xpack/security/user/put',
      list: 'manage_security,all',
    },
    {
      line: 'PUT /_security/role/x',
      body: {},
      action: 'cluster:admin/xpack/security/role/put',
      list: 'manage_security,all',
    },
    {
      line: 'POST /_security/api_key/x/_clear_cache',
      action: 'cluster:admin/xpack/security/cache/clear',
      list: 'manage_security,all',
    },
  ])('for $line $body lists $list', async ({ line, body, action, list }) => {
    const bob = await server.addUser('bob', {});

    const answer = await server.call(line, { as: bob, ...(body === undefined ? {} : { body }) });

    expect(answer.status).toBe(403);
    expect(answer.body.error.reason).toBe(
      `action [${action}] is unauthorized for user [bob] with effective roles [bob-role], ` +
        `this action is granted by the cluster privileges [${list}]`,
    );
  });

  it('names roles that do not exist', async () => {
    await server.call('PUT /_security/user/bob', {
      body: { password: 'elastic-password', roles: ['gone', 'viewer'] },
    });
    const as = `Basic ${Buffer.from('bob:elastic-password').toString('base64')}`;

    const answer = await server.call('GET /', { as });

    expect(answer.body.error.reason).toContain(
      'user [bob] with effective roles [viewer] (assigned roles [gone] were not found), ',
    );
  });
});

describe('manage_own_api_key', () => {
  it.each([
    { line: 'GET /_security/api_key?owner=true', status: 200 },
    { line: 'GET /_security/api_key?username=ann&realm_name=default_native', status: 200 },
    { line: 'GET /_security/api_key?username=ann', status: 403 },
    { line: 'GET /_security/api_key?username=bob&realm_name=default_native', status: 403 },
    { line: 'GET /_security/api_key?id=$own', status: 403 },
    { line: 'GET /_security/api_key', status: 403 },
    { line: 'DELETE /_security/api_key', body: { ids: ['$own'] }, status: 403 },
    { line: 'DELETE /_security/api_key', body: { ids: ['$own'], owner: true }, status: 200 },
    { line: 'PUT /_security/api_key/$own', status: 200 },
    { line: 'POST /_security/_query/api_key', status: 200 },
  ])('of a user: $line $body is $status', async ({ line, body, status }) => {
    const ann = await server.addUser('ann', { cluster: ['manage_own_api_key'] });
    const { id } = await server.addKey({ name: 'k' }, ann);
    const filled = JSON.stringify(body ?? {}).replace('$own', id);

    const answer = await server.call(line.replace('$own', id), {
      as: ann,
      ...(body === undefined ? {} : { body: filled }),
    });

    expect(answer.status).toBe(status);
  });

  it.each([
    { line: 'GET /_security/api_key?id=$own', status: 200 },
    { line: 'GET /_security/api_key?id=$own&with_limited_by=true', status: 403 },
    { line: 'GET /_security/api_key?id=other', status: 403 },
    { line: 'GET /_security/api_key?owner=true', status: 403 },
    { line: 'POST /_security/_query/api_key', status: 200 },
    { line: 'POST /_security/_query/api_key?with_limited_by=true', status: 403 },
    { line: 'DELETE /_security/api_key', body: { ids: ['$own'] }, status: 200 },
    { line: 'DELETE /_security/api_key', body: { ids: ['$own', 'other'] }, status: 403 },
    { line: 'DELETE /_security/api_key', body: { owner: true }, status: 403 },
  ])('of a key: $line $body is $status', async ({ line, body, status }) => {
    const { id, header } = await server.addKey({
      name: 'k',
      role_descriptors: { r: { cluster: ['manage_own_api_key'] } },
    });
    const filled = JSON.stringify(body ?? {}).replace('$own', id);

    const answer = await server.call(line.replace('$own', id), {
      as: header,
      ...(body === undefined ? {} : { body: filled }),
    });

    expect(answer.status).toBe(status);
  });
});

describe('run-as', () => {
  it('acts with the rights of the target, for those who may', async () => {
    const bob = await server.addUser('bob', { run_as: ['ann'] });
    await server.addUser('ann', { cluster: ['monitor'] });
    const as = (target: string): object => ({
      as: bob,
      headers: { 'es-security-runas-user': target },
    });

    const allowed = await server.call('GET /_security/_authenticate', as('ann'));
    const refused = await server.call('GET /', as('elastic'));

    expect(allowed.body).toMatchObject({ username: 'ann', roles: ['ann-role'] });
    expect((await server.call('GET /', as('ann'))).status).toBe(200);
    expect(refused.body.error.reason).toBe(
      'action [cluster:monitor/main] is unauthorized for user [bob] with effective roles [bob-role], ' +
        'because user [bob] is unauthorized to run as [elastic]',
    );
  });

  it('does not free a key from its workflow', async () => {
    await server.addUser('ann', { cluster: ['monitor'] });
    const workflows = ['search_application_query'];
    const key = await server.addKey({
      name: 'k',
      role_descriptors: { r: { run_as: ['ann'], restriction: { workflows } } },
    });

    const answer = await server.call('GET /', {
      as: key.header,
      headers: { 'es-security-runas-user': 'ann' },
    });

    expect(answer.status).toBe(403);
  });
});
