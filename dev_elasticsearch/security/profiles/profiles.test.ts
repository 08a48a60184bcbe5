import { aTestServer, basic } from '../../test_server.mock';
import type { TestAnswer, TestServer } from '../../test_server.mock';

const PASSWORD = 'elastic-password';
const KIBANA = basic('kibana_system', PASSWORD);
const ACTIVATE = 'POST /_security/profile/_activate';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(async () => {
  await server.dispose();
});

const passwordGrant = (username: string): object => ({
  grant_type: 'password',
  username,
  password: PASSWORD,
});

const activate = (username: string): Promise<TestAnswer> =>
  server.call(ACTIVATE, { body: passwordGrant(username), as: KIBANA });

const uidOf = async (username: string): Promise<string> =>
  String((await activate(username)).body.uid);

interface Listing {
  readonly profiles: readonly (Readonly<Record<string, unknown>> & {
    readonly user: { readonly username: string };
  })[];
}

const listing = (answer: TestAnswer): Listing => answer.body as unknown as Listing;

describe('POST /_security/profile/_activate', () => {
  it('answers the profile of the user in the body', async () => {
    await server.call('PUT /_security/user/bob', {
      body: { password: PASSWORD, roles: ['viewer'], full_name: 'Bob', email: 'bob@example.com' },
    });

    const { status, body } = await activate('bob');

    expect(status).toBe(200);
    expect(body).toEqual({
      uid: expect.stringMatching(/^u_[\w-]{43}_0$/) as unknown,
      enabled: true,
      last_synchronized: server.now(),
      user: {
        username: 'bob',
        roles: ['viewer'],
        realm_name: 'default_native',
        email: 'bob@example.com',
        full_name: 'Bob',
      },
      labels: {},
      data: {},
      _doc: { _primary_term: 1, _seq_no: 0 },
    });
  });

  it('keeps the uid, and writes again only what changed or is older than 30 seconds', async () => {
    await server.addUser('bob', {});
    const first = await activate('bob');
    server.pass(29_999);
    const soon = await activate('bob');
    server.pass(1);
    const later = await activate('bob');

    expect(soon.body).toEqual(first.body);
    expect(later.body).toMatchObject({ uid: first.body.uid, last_synchronized: server.now() });
  });

  it('tells apart users of one name in different realms and different users', async () => {
    await server.addUser('bob', {});

    expect(await uidOf('bob')).not.toBe(await uidOf('elastic'));
  });

  it('takes an access token, but not that of an API key', async () => {
    const key = await server.addKey({ name: 'k' });
    const tokenOf = async (as?: string): Promise<string> => {
      const body = { grant_type: 'client_credentials' };
      const answer = await server.call('POST /_security/oauth2/token', {
        body,
        ...(as === undefined ? {} : { as }),
      });
      return String(answer.body.access_token);
    };
    const grant = async (access_token: string): Promise<TestAnswer> =>
      server.call(ACTIVATE, { body: { grant_type: 'access_token', access_token } });

    const user = await grant(await tokenOf());
    const byKey = await grant(await tokenOf(key.header));

    expect(user.body).toMatchObject({ user: { username: 'elastic' } });
    expect(byKey.body.error.reason).toContain('subject is a [api_key]');
  });

  it.each([
    { body: {}, status: 400, says: '[grant_type] is required' },
    {
      body: passwordGrant('nobody'),
      status: 401,
      says: 'unable to authenticate user [nobody] for',
    },
    { body: { ...passwordGrant('elastic'), run_as: 'bob' }, status: 400, says: 'unknown field' },
    {
      body: { ...passwordGrant('elastic'), client_authentication: { value: 's' } },
      status: 400,
      says: '[client_authentication] is not supported for grant_type [password]',
    },
    {
      body: {
        grant_type: 'access_token',
        access_token: 't',
        client_authentication: { scheme: 'None', value: 's' },
      },
      status: 400,
      says: '[client_authentication.scheme] must be set to [SharedSecret]',
    },
    {
      body: {
        grant_type: 'access_token',
        access_token: 't',
        client_authentication: { value: 's' },
      },
      status: 400,
      says: '[client_authentication] not supported with the supplied access_token type',
    },
  ])('refuses $body', async ({ body, status, says }) => {
    const answer = await server.call(ACTIVATE, { body });

    expect(answer.status).toBe(status);
    expect(answer.body.error.reason).toContain(says);
  });
});

describe('GET /_security/profile/{uids}', () => {
  it('answers known profiles, and tells which are unknown', async () => {
    const uid = await uidOf('elastic');

    const { body } = await server.call(`GET /_security/profile/${uid},u_unknown_0`, { as: KIBANA });

    expect(body).toMatchObject({
      profiles: [{ uid, user: { username: 'elastic' } }],
      errors: {
        count: 1,
        details: { u_unknown_0: { type: 'resource_not_found_exception' } },
      },
    });
  });

  it('shows data only as far as it is asked for', async () => {
    const uid = await uidOf('elastic');
    await server.call(`PUT /_security/profile/${uid}/_data`, {
      body: { data: { app1: { a: 1, b: 2 }, app2: { c: 3 } } },
    });
    const dataOf = async (query: string): Promise<unknown> =>
      listing(await server.call(`GET /_security/profile/${uid}${query}`)).profiles[0]?.data;

    expect(await dataOf('')).toEqual({});
    expect(await dataOf('?data=*')).toEqual({ app1: { a: 1, b: 2 }, app2: { c: 3 } });
    expect(await dataOf('?data=app1.a,app2')).toEqual({ app1: { a: 1 }, app2: { c: 3 } });
  });
});

describe('PUT /_security/profile/{uid}/_data', () => {
  const put = (uid: string, body: object, call: { as?: string; query?: string } = {}) =>
    server.call(`PUT /_security/profile/${uid}/_data${call.query ?? ''}`, {
      body,
      ...(call.as === undefined ? {} : { as: call.as }),
    });

  it('merges what is given into what is there', async () => {
    const uid = await uidOf('elastic');

    const first = await put(uid, { labels: { app1: { tag: 'a' } }, data: { app1: { x: 1 } } });
    await put(uid, { labels: { app1: { other: 'b' } } });

    const [profile] = listing(await server.call(`GET /_security/profile/${uid}?data=*`)).profiles;
    expect(first.body).toEqual({ acknowledged: true });
    expect(profile).toMatchObject({
      labels: { app1: { tag: 'a', other: 'b' } },
      data: { app1: { x: 1 } },
    });
  });

  it('lets kibana_system write what belongs to kibana, and nothing else', async () => {
    const uid = await uidOf('elastic');

    const own = await put(uid, { data: { 'kibana-space': {} } }, { as: KIBANA });
    const other = await put(uid, { data: { kibana: {}, app1: {} } }, { as: KIBANA });

    expect([own.status, other.status]).toEqual([200, 403]);
  });

  it('refuses a profile that changed in between', async () => {
    const uid = await uidOf('elastic');
    const body = { data: { app1: {} } };

    const first = await put(uid, body, { query: '?if_seq_no=0&if_primary_term=1' });
    const second = await put(uid, body, { query: '?if_seq_no=0&if_primary_term=1' });

    expect(first.status).toBe(200);
    expect([second.status, second.body.error.type]).toEqual([
      409,
      'version_conflict_engine_exception',
    ]);
  });

  it.each([
    { body: {}, says: 'update request is empty' },
    { body: { data: { 'a.b': 1 } }, says: 'application name must not contain dot' },
    { body: { labels: { _a: 1 } }, says: 'application name must not start with underscore' },
    { body: { labels: 1 }, says: "doesn't support values of type" },
  ])('refuses $body', async ({ body, says }) => {
    const answer = await put('u', body);

    expect(answer.status).toBe(400);
    expect(answer.body.error.reason).toContain(says);
  });

  it('answers 404 for a profile that nobody activated', async () => {
    const answer = await put('u_unknown_0', { data: { app1: {} } });

    expect([answer.status, answer.body.error.type]).toEqual([404, 'document_missing_exception']);
  });
});

describe('_security/profile/_has_privileges', () => {
  it('names the profiles whose users hold everything', async () => {
    await server.addUser('bob', { cluster: ['monitor'] });
    const [elastic, bob] = [await uidOf('elastic'), await uidOf('bob')];
    const holders = async (privileges: object): Promise<unknown> => {
      const body = { uids: [elastic, bob, 'u_unknown_0'], privileges };
      const answer = await server.call('POST /_security/profile/_has_privileges', {
        body,
        as: KIBANA,
      });
      expect(answer.body).toMatchObject({ errors: { count: 1 } });
      return answer.body.has_privilege_uids;
    };

    expect(await holders({ cluster: ['monitor'] })).toEqual([elastic, bob]);
    expect(await holders({ cluster: ['monitor', 'manage'] })).toEqual([elastic]);
  });

  it.each([
    { body: { uids: [], privileges: { cluster: ['monitor'] } }, says: 'must not be empty' },
    { body: { uids: ['u'] }, says: 'privileges' },
    { body: { uids: ['u'], privileges: { cluster: ['reed'] } }, says: 'reed' },
  ])('refuses $body', async ({ body, says }) => {
    const answer = await server.call('POST /_security/profile/_has_privileges', { body });

    expect(answer.status).toBe(400);
    expect(answer.body.error.reason).toContain(says);
  });
});

describe('the uid of a profile', () => {
  it('is shown with users and keys on request, once there is one', async () => {
    await server.addUser('bob', {});
    const uid = await uidOf('elastic');
    const { id } = await server.addKey({ name: 'k' });

    const users = await server.call('GET /_security/user/elastic,bob?with_profile_uid=true');
    const keys = await server.call(`GET /_security/api_key?id=${id}&with_profile_uid=true`);

    expect(users.body).toMatchObject({ elastic: { profile_uid: uid } });
    expect(users.body.bob).not.toHaveProperty('profile_uid');
    expect(keys.body.api_keys[0]).toMatchObject({ profile_uid: uid });
  });
});

it.each([
  ACTIVATE,
  'GET /_security/profile/u',
  'PUT /_security/profile/u/_enable',
  'POST /_security/profile/_suggest',
])('%s is the business of manage_user_profile', async (line) => {
  const bob = await server.addUser('bob', { cluster: ['manage_user_profile'] });
  const ann = await server.addUser('ann', { cluster: ['manage_token'] });
  const call = line === ACTIVATE ? { body: passwordGrant('elastic') } : {};

  expect((await server.call(line, { ...call, as: ann })).status).toBe(403);
  expect((await server.call(line, { ...call, as: bob })).status).not.toBe(403);
});
