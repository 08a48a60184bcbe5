import { PASSWORD } from '../../support/stack';
import {
  clientSuite,
  expectCall,
  type ClientCase,
  type OfficialClient,
} from '../../support/official_clients';

const aUser = (client: OfficialClient, username: string) =>
  client.security.putUser({ username, password: PASSWORD, roles: ['viewer'], full_name: 'A B' });
const privileges = (application: string) => ({
  [application]: { read: { actions: ['data:read/*'], metadata: { a: 1 } } },
});
/** Application names hold no digits at the start and no dash. */
const application = (name: string) => `app${name.replaceAll('-', '')}`;

const PRIVILEGES: ClientCase[] = [
  {
    title: 'authenticate tells who it is',
    run: (client) => client.security.authenticate(),
    answer: { username: 'elastic', roles: ['superuser'], authentication_type: 'realm' },
  },
  {
    title: 'hasPrivileges answers each question',
    run: (client) =>
      client.security.hasPrivileges({
        cluster: ['monitor'],
        index: [{ names: ['books'], privileges: ['read'] }],
        application: [{ application: 'myapp', privileges: ['data:read/x'], resources: ['*'] }],
      }),
    answer: {
      username: 'elastic',
      has_all_requested: true,
      cluster: { monitor: true },
      index: { books: { read: true } },
      application: { myapp: { '*': { 'data:read/x': true } } },
    },
  },
  {
    title: 'getUserPrivileges lists them',
    run: (client) => client.security.getUserPrivileges(),
    answer: { cluster: ['all'], run_as: ['*'] },
  },
  {
    title: 'getBuiltinPrivileges lists names',
    run: (client) => client.security.getBuiltinPrivileges(),
    answer: {
      cluster: expect.arrayContaining(['all', 'manage_own_api_key']),
      index: expect.arrayContaining(['all', 'read']),
    },
  },
  {
    title: 'putPrivileges says what is new',
    run: async (client, name) => {
      const app = application(name);
      const first = await client.security.putPrivileges({ privileges: privileges(app) });
      const again = await client.security.putPrivileges({ privileges: privileges(app) });
      return [first[app], again[app]];
    },
    answer: [{ read: { created: true } }, { read: { created: false } }],
  },
  {
    title: 'getPrivileges answers what was put',
    run: async (client, name) => {
      const app = application(name);
      await client.security.putPrivileges({ privileges: privileges(app) });
      const found = await client.security.getPrivileges({ application: app, name: 'read' });
      return found[app];
    },
    answer: { read: { name: 'read', actions: ['data:read/*'], metadata: { a: 1 } } },
  },
  {
    title: 'deletePrivileges says what was found',
    run: async (client, name) => {
      const app = application(name);
      await client.security.putPrivileges({ privileges: privileges(app) });
      const gone = await client.security.deletePrivileges({ application: app, name: 'read' });
      return gone[app];
    },
    answer: { read: { found: true } },
  },
  {
    title: 'clearCachedPrivileges fails nowhere',
    run: (client) => client.security.clearCachedPrivileges({ application: 'myapp' }),
    answer: { _nodes: { failed: 0 } },
  },
];

const USERS: ClientCase[] = [
  {
    title: 'putUser says what is new',
    run: async (client, name) => [await aUser(client, name), await aUser(client, name)],
    answer: [{ created: true }, { created: false }],
  },
  {
    title: 'getUser answers what was put',
    run: async (client, name) => {
      await aUser(client, name);
      return client.security.getUser({ username: name });
    },
    answer: {
      '{i}': {
        username: '{i}',
        roles: ['viewer'],
        full_name: 'A B',
        email: null,
        metadata: {},
        enabled: true,
      },
    },
  },
  {
    title: 'disableUser and enableUser switch one',
    run: async (client, name) => {
      await aUser(client, name);
      await client.security.disableUser({ username: name });
      const off = await client.security.getUser({ username: name });
      await client.security.enableUser({ username: name });
      const on = await client.security.getUser({ username: name });
      return [off[name]?.enabled, on[name]?.enabled];
    },
    answer: [false, true],
  },
  {
    title: 'deleteUser says what was found',
    run: async (client, name) => {
      await aUser(client, name);
      return client.security.deleteUser({ username: name });
    },
    answer: { found: true },
  },
  {
    title: 'queryUser finds by name',
    since: '8.14',
    run: async (client, name) => {
      await aUser(client, name);
      return client.security.queryUser({ query: { term: { username: name } } });
    },
    answer: { total: 1, count: 1, users: [{ username: '{i}' }] },
  },
];

const SERVICES: ClientCase[] = [
  {
    title: 'getServiceAccounts describes one',
    run: (client) =>
      client.security.getServiceAccounts({ namespace: 'elastic', service: 'kibana' }),
    answer: { 'elastic/kibana': { role_descriptor: { cluster: expect.any(Array) } } },
  },
  {
    title: 'createServiceToken answers a token, deleteServiceToken ends it',
    run: async (client, name) => {
      const account = { namespace: 'elastic', service: 'kibana' };
      const made = await client.security.createServiceToken({ ...account, name });
      const listed = await client.security.getServiceCredentials(account);
      const gone = await client.security.deleteServiceToken({ ...account, name });
      return { made, listed: Object.keys(listed.tokens).includes(name), gone };
    },
    answer: {
      made: { created: true, token: { name: '{i}', value: expect.any(String) } },
      listed: true,
      gone: { found: true },
    },
  },
  {
    title: 'getToken answers a token, invalidateToken ends it',
    run: async (client) => {
      const got = await client.security.getToken({
        grant_type: 'password',
        username: 'elastic',
        password: PASSWORD,
      });
      const gone = await client.security.invalidateToken({ token: got.access_token });
      return { got, gone };
    },
    answer: {
      got: {
        access_token: expect.any(String),
        type: 'Bearer',
        expires_in: 1200,
        refresh_token: expect.any(String),
      },
      gone: { invalidated_tokens: 1, previously_invalidated_tokens: 0, error_count: 0 },
    },
  },
  {
    title: 'activateUserProfile makes a profile, getUserProfile answers it',
    run: async (client, name) => {
      await aUser(client, name);
      const { uid } = await client.security.activateUserProfile({
        grant_type: 'password',
        username: name,
        password: PASSWORD,
      });
      return client.security.getUserProfile({ uid });
    },
    answer: { profiles: [{ enabled: true, user: { username: '{i}', roles: ['viewer'] } }] },
  },
  {
    title: 'suggestUserProfiles finds by the start of a name',
    run: async (client, name) => {
      const username = `${name}-suggested`;
      await aUser(client, username);
      await client.security.activateUserProfile({
        grant_type: 'password',
        username,
        password: PASSWORD,
      });
      const { profiles } = await client.security.suggestUserProfiles({ name: `${name}-sugg` });
      return profiles.map(({ user }) => user.username).includes(username);
    },
    answer: true,
  },
];

clientSuite('Security by client', (bench) => {
  it.each(bench.version.applicable([...PRIVILEGES, ...USERS, ...SERVICES]))(
    '$title',
    async (row) => {
      await expectCall(bench, row);
    },
  );

  it('changePassword lets in with the new one alone', async () => {
    const username = bench.cluster.unique('client');
    await aUser(bench.client(), username);
    const fresh = `${PASSWORD}-2`;

    await bench.client().security.changePassword({ username, password: fresh });

    const now = await bench.connect({ username, password: fresh }).security.authenticate();
    expect(now.username).toBe(username);
    const before = bench.connect({ username, password: PASSWORD }).security.authenticate();
    await expect(before).rejects.toMatchObject({ statusCode: 401 });
  });

  it.each([
    { kind: 'a service token', open: serviceToken, username: 'elastic/kibana' },
    { kind: 'an access token', open: accessToken, username: 'elastic' },
  ])('$kind opens the cluster as a bearer', async ({ open, username }) => {
    const bearer = await open(bench.client(), bench.cluster.unique('client'));

    const answer = await bench.connect({ bearer }).security.authenticate();

    expect(answer.username).toBe(username);
  });

  it.each([
    {
      what: 'user',
      run: (client: OfficialClient) => client.security.getUser({ username: 'nobody' }),
    },
    {
      what: 'privilege',
      run: (client: OfficialClient) =>
        client.security.getPrivileges({ application: 'nobody', name: 'x' }),
    },
  ])('misses a $what', async ({ run }) => {
    await expect(run(bench.client())).rejects.toMatchObject({ statusCode: 404, body: {} });
  });
});

async function serviceToken(client: OfficialClient, name: string): Promise<string> {
  const account = { namespace: 'elastic', service: 'kibana' };
  const { token } = await client.security.createServiceToken({ ...account, name });
  return token.value;
}

async function accessToken(client: OfficialClient): Promise<string> {
  const { access_token } = await client.security.getToken({
    grant_type: 'password',
    username: 'elastic',
    password: PASSWORD,
  });
  return access_token;
}
