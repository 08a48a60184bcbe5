import { aTestServer, basic } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(async () => {
  await server.dispose();
});

const status = async (as: string | null, line = 'GET /_security/_authenticate'): Promise<number> =>
  (await server.call(line, { as })).status;

describe('Basic authentication', () => {
  it.each([
    { name: 'an unknown user', header: basic('nobody', 'password') },
    { name: 'a wrong password', header: basic('elastic', 'wrong-password') },
    { name: 'a reserved user without a password', header: basic('beats_system', '') },
  ])('refuses $name with one text, and no password in it', async ({ header }) => {
    const answer = await server.call('GET /?pretty', { as: header });

    expect(answer.status).toBe(401);
    expect(answer.body.error.reason).toMatch(
      /^unable to authenticate user \[\w+\] for REST request \[\/\?pretty\]$/,
    );
    expect(JSON.stringify(answer.body)).not.toContain('wrong-password');
  });

  it.each([
    { name: 'no header', header: null },
    { name: 'an empty ApiKey', header: 'ApiKey ' },
    { name: 'an unknown scheme', header: 'Negotiate abc' },
  ])('counts $name as no credentials', async ({ header }) => {
    const answer = await server.call('GET /', { as: header });

    expect(answer.body.error.reason).toBe(
      'missing authentication credentials for REST request [/]',
    );
  });

  it('takes the new password at once and the old one no more', async () => {
    const bob = await server.addUser('bob', {});
    await server.call('PUT /_security/user/_password', {
      body: { password: 'new-password' },
      as: bob,
    });

    expect(await status(bob)).toBe(401);
    expect(await status(basic('bob', 'new-password'))).toBe(200);
  });

  it('refuses a disabled user until it is enabled again', async () => {
    const bob = await server.addUser('bob', {});
    expect(await status(bob)).toBe(200);

    await server.call('PUT /_security/user/bob/_disable');
    expect(await status(bob)).toBe(401);

    await server.call('PUT /_security/user/bob/_enable');
    expect(await status(bob)).toBe(200);
  });
});

describe('users', () => {
  it('are shown without anything secret', async () => {
    await server.addUser('bob', {});

    const { body } = await server.call('GET /_security/user/bob,unknown');

    expect(body).toEqual({
      bob: {
        username: 'bob',
        roles: ['bob-role'],
        full_name: null,
        email: null,
        metadata: {},
        enabled: true,
      },
    });
  });

  it.each([
    { line: 'GET /_security/user/unknown', expected: { status: 404, body: {} } },
    { line: 'DELETE /_security/user/unknown', expected: { status: 404, body: { found: false } } },
    { line: 'DELETE /_security/user/elastic', expected: { status: 400 } },
    { line: 'PUT /_security/user/unknown/_disable', expected: { status: 400 } },
    { line: 'GET /_security/role/unknown', expected: { status: 404, body: {} } },
    { line: 'DELETE /_security/role/unknown', expected: { status: 404, body: { found: false } } },
    { line: 'DELETE /_security/role/superuser', expected: { status: 400 } },
  ])('$line', async ({ line, expected }) => {
    await expect(server.call(line)).resolves.toMatchObject(expected);
  });

  it('mark the old one of Kibana as deprecated', async () => {
    const { body } = await server.call('GET /_security/user/kibana,kibana_system');

    expect(body).toMatchObject({
      kibana: { roles: ['kibana_system'], metadata: { _deprecated: true, _reserved: true } },
      kibana_system: { roles: ['kibana_system'], metadata: { _reserved: true } },
    });
  });

  it('may change only their own password, and not with a key', async () => {
    const bob = await server.addUser('bob', { cluster: ['manage_own_api_key'] });
    const key = await server.addKey({ name: 'k' }, bob);
    const body = { password: 'new-password' };

    const others = await server.call('PUT /_security/user/elastic/_password', { body, as: bob });
    const byKey = await server.call('PUT /_security/user/_password', { body, as: key.header });

    expect([others.status, byKey.status]).toEqual([403, 403]);
  });
});

describe('roles', () => {
  it('come back normalised, with their description', async () => {
    const role = { indices: [{ names: 'a', privileges: 'read' }], description: 'reads' };
    await server.call('PUT /_security/role/reader', { body: role });

    const { body } = await server.call('GET /_security/role/reader');

    expect(body).toMatchObject({
      reader: {
        cluster: [],
        indices: [{ names: ['a'], privileges: ['read'], allow_restricted_indices: false }],
        description: 'reads',
      },
    });
  });

  it.each([
    { name: 'a restriction', body: { restriction: { workflows: [] } } },
    { name: 'an unknown privilege', body: { cluster: ['reed'] } },
    {
      name: 'except without grant',
      body: {
        indices: [{ names: ['a'], privileges: ['read'], field_security: { except: ['b'] } }],
      },
    },
    {
      name: 'the old fields',
      body: { indices: [{ names: ['a'], privileges: ['read'], fields: ['b'] }] },
    },
    {
      name: 'an application without resources',
      body: { applications: [{ application: 'myapp', privileges: ['a'] }] },
    },
    {
      name: 'a bad application name',
      body: { applications: [{ application: 'My app', privileges: ['a'], resources: ['*'] }] },
    },
    { name: 'a list', body: [] },
  ])('refuse $name', async ({ body }) => {
    expect((await server.call('PUT /_security/role/r', { body })).status).toBe(400);
  });

  it('lists the built-in ones as reserved', async () => {
    const { body } = await server.call('GET /_security/role/superuser,viewer,kibana_system');

    expect(Object.keys(body)).toEqual(['superuser', 'viewer', 'kibana_system']);
    expect(body.viewer).toMatchObject({ metadata: { _reserved: true } });
  });
});

describe('application privileges', () => {
  it('are put, got and deleted by application and name', async () => {
    const body = { myapp: { read: { actions: ['data:read/*'] }, all: { actions: ['*'] } } };

    const created = await server.call('PUT /_security/privilege', { body });
    const again = await server.call('PUT /_security/privilege', { body });
    const got = await server.call('GET /_security/privilege/myapp/read');
    const gone = await server.call('DELETE /_security/privilege/myapp/read,unknown');

    expect(created.body).toEqual({ myapp: { read: { created: true }, all: { created: true } } });
    expect(again.body).toEqual({ myapp: { read: { created: false }, all: { created: false } } });
    expect(got.body).toEqual({
      myapp: {
        read: { application: 'myapp', name: 'read', actions: ['data:read/*'], metadata: {} },
      },
    });
    expect(gone.body).toEqual({ myapp: { read: { found: true }, unknown: { found: false } } });
  });

  it('of kibana may be written by kibana_system, others may not', async () => {
    const as = basic('kibana_system', 'elastic-password');
    const put = async (application: string): Promise<number> => {
      const body = { [application]: { read: { actions: ['login:'] } } };
      return (await server.call('PUT /_security/privilege', { body, as })).status;
    };

    expect(await put('kibana-.kibana')).toBe(200);
    expect(await put('myapp')).toBe(403);
  });
});
