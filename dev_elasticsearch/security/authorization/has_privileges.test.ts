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

describe('POST /_security/user/_has_privileges', () => {
  const ask = (body: object, as?: string): ReturnType<TestServer['call']> =>
    server.call('POST /_security/user/_has_privileges', {
      body,
      ...(as === undefined ? {} : { as }),
    });

  it('judges patterns as sets of names, and combines entries', async () => {
    const bob = await server.addUser('bob', {
      indices: [
        { names: ['a*'], privileges: ['read'] },
        { names: ['b*'], privileges: ['read', 'write'] },
      ],
    });

    const { body } = await ask(
      {
        index: [
          { names: ['a*', '*', '/[ab].*/'], privileges: ['read'] },
          { names: ['a*', 'b1'], privileges: ['write'] },
        ],
      },
      bob,
    );

    expect(body).toMatchObject({
      username: 'bob',
      has_all_requested: false,
      index: {
        'a*': { read: true, write: false },
        '*': { read: false },
        '/[ab].*/': { read: true },
        b1: { write: true },
      },
    });
  });

  it('leaves restricted indices out of patterns unless asked', async () => {
    const index = (allow_restricted_indices: boolean): object => ({
      index: [
        { names: ['*', '.kibana_1', '.kibana*'], privileges: ['write'], allow_restricted_indices },
      ],
    });

    expect((await ask(index(false))).body.index).toEqual({
      '*': { write: true },
      '.kibana_1': { write: false },
      '.kibana*': { write: false },
    });
    expect((await ask(index(true))).body.index).toMatchObject({ '*': { write: false } });
  });

  it('knows manage_own_api_key by name and not by its raw actions', async () => {
    const ann = await server.addUser('ann', { cluster: ['manage_own_api_key'] });
    const cluster = ['manage_own_api_key', `${API_KEY}/get`, 'none'];

    expect((await ask({ cluster }, ann)).body.cluster).toEqual({
      manage_own_api_key: true,
      [`${API_KEY}/get`]: false,
      none: true,
    });
  });

  it('resolves stored application privileges, and compares actions as patterns', async () => {
    await server.call('PUT /_security/privilege', {
      body: { myapp: { read: { actions: ['data:read/*', 'login:'] } } },
    });
    const bob = await server.addUser('bob', {
      applications: [{ application: 'myapp', privileges: ['read'], resources: ['space:*'] }],
    });

    const { body } = await ask(
      {
        application: [
          {
            application: 'myapp',
            privileges: ['read', 'data:read/me', 'data:write/me', 'unknown'],
            resources: ['space:a', '*'],
          },
        ],
      },
      bob,
    );

    expect(body.application).toEqual({
      myapp: {
        'space:a': { read: true, 'data:read/me': true, 'data:write/me': false, unknown: false },
        '*': { read: false, 'data:read/me': false, 'data:write/me': false, unknown: false },
      },
    });
  });

  it('answers about names that objects have anyway, and leaves their prototypes alone', async () => {
    const bob = await server.addUser('bob', {});

    const { body } = await ask(
      {
        index: [{ names: ['__proto__', 'constructor'], privileges: ['read'] }],
        application: [
          { application: 'myapp', privileges: ['__proto__'], resources: ['toString', '__proto__'] },
        ],
      },
      bob,
    );

    expect(body.has_all_requested).toBe(false);
    expect(Object.entries(body.index as object)).toEqual([
      ['__proto__', { read: false }],
      ['constructor', { read: false }],
    ]);
    expect(Object.entries(body.application as object)).toEqual([['myapp', expect.anything()]]);
    expect(JSON.stringify(body.application)).toBe(
      '{"myapp":{"toString":{"__proto__":false},"__proto__":{"__proto__":false}}}',
    );
  });

  it('is assigned AND snapshot under a key', async () => {
    const key = await server.addKey({
      name: 'k',
      role_descriptors: { r: { cluster: ['monitor'] } },
    });

    const { body } = await ask({ cluster: ['monitor', 'manage'] }, key.header);

    expect(body.cluster).toEqual({ monitor: true, manage: false });
  });

  it.each([
    { name: 'nothing', body: {}, type: 'parse_exception' },
    {
      name: 'only empty lists',
      body: { cluster: [] },
      type: 'action_request_validation_exception',
    },
    {
      name: 'an unknown cluster privilege',
      body: { cluster: ['reed'] },
      type: 'illegal_argument_exception',
    },
    {
      name: 'an unknown index privilege',
      body: { index: [{ names: ['a'], privileges: ['reed'] }] },
      type: 'illegal_argument_exception',
    },
    {
      name: 'a wildcard application',
      body: { application: [{ application: 'my*', privileges: ['read'], resources: ['*'] }] },
      type: 'action_request_validation_exception',
    },
    {
      name: 'resources without privileges',
      body: { application: [{ application: 'myapp', resources: ['*'] }] },
      type: 'parse_exception',
    },
    { name: 'an unknown field', body: { clusters: [] }, type: 'parse_exception' },
    {
      name: 'a query',
      body: { index: [{ names: ['a'], privileges: ['read'], query: '{}' }] },
      type: 'parse_exception',
    },
  ])('refuses $name', async ({ body, type }) => {
    const answer = await ask(body);

    expect([answer.status, answer.body.error.type]).toEqual([400, type]);
  });

  it('merges names that are asked twice', async () => {
    const question = (privilege: string): object => ({ names: ['a'], privileges: [privilege] });

    const { body } = await ask({ index: [question('read'), question('write')] });

    expect(body.index).toEqual({ a: { read: true, write: true } });
  });

  it('judges the privileges over failures apart from those over data', async () => {
    const bob = await server.addUser('bob', {
      indices: [
        { names: ['a'], privileges: ['read', 'write'] },
        { names: ['b'], privileges: ['all'] },
        { names: ['c'], privileges: ['read_failure_store'] },
      ],
    });

    const { body } = await ask(
      { index: [{ names: ['a', 'b', 'c'], privileges: ['read', 'read_failure_store', 'none'] }] },
      bob,
    );

    expect(body.index).toEqual({
      a: { read: true, read_failure_store: false, none: true },
      b: { read: true, read_failure_store: true, none: true },
      c: { read: false, read_failure_store: true, none: true },
    });
  });

  it('grants the name of a privilege that is not stored only by itself or by everything', async () => {
    const grant = (...privileges: string[]): object => ({
      applications: [{ application: 'myapp', privileges, resources: ['*'] }],
    });
    const question = { application: 'myapp', privileges: ['fly'], resources: ['*'] };
    const users = [grant('*'), grant('fly'), grant('fly', 'swim'), grant('fl*')];

    const answers = await Promise.all(
      users.map(async (role, at) => {
        const user = await server.addUser(`u${at}`, role);
        return (await ask({ application: [question] }, user)).body.has_all_requested;
      }),
    );

    expect(answers).toEqual([true, true, false, false]);
  });

  it('sees privileges that are stored between two questions', async () => {
    const bob = await server.addUser('bob', {
      applications: [{ application: 'myapp', privileges: ['read', 'x:y'], resources: ['*'] }],
    });
    const question = { application: 'myapp', privileges: ['data:read'], resources: ['*'] };
    const isGranted = async (): Promise<unknown> =>
      (await ask({ application: [question] }, bob)).body.has_all_requested;

    const before = await isGranted();
    await server.call('PUT /_security/privilege', {
      body: { myapp: { read: { actions: ['data:*'] } } },
    });

    expect([before, await isGranted()]).toEqual([false, true]);
  });

  it.each([
    { name: 'a superuser', role: undefined, status: 400, reason: /^users may only check/ },
    {
      name: 'an ordinary user',
      role: {},
      status: 403,
      reason: /\[read_ccr,read_security,manage_ccr,manage_security,all\]$/,
    },
  ])('refuses $name who asks about another user', async ({ role, status, reason }) => {
    const as = role === undefined ? {} : { as: await server.addUser('bob', role) };

    const answer = await server.call('POST /_security/user/ann/_has_privileges', {
      ...as,
      body: { cluster: ['monitor'] },
    });

    expect(answer.status).toBe(status);
    expect(answer.body.error.reason).toMatch(reason);
  });
});
