import { aTestServer, basic } from '../../test_server.mock';
import type { TestAnswer, TestServer } from '../../test_server.mock';

const TOKEN = 'POST /_security/oauth2/token';
const PASSWORD = 'elastic-password';
const KIBANA = basic('kibana_system', PASSWORD);
const AUTHENTICATE = 'GET /_security/_authenticate';

const TOKEN_FORM = expect.stringMatching(/^[\w+/]{43}=$/) as unknown;

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(async () => {
  await server.dispose();
});

interface Pair {
  readonly access: string;
  readonly refresh: string;
}

const pairOf = ({ body }: TestAnswer): Pair => ({
  access: `Bearer ${String(body.access_token)}`,
  refresh: String(body.refresh_token),
});

const passwordGrant = async (username = 'bob'): Promise<Pair> => {
  const body = { grant_type: 'password', username, password: PASSWORD };
  return pairOf(await server.call(TOKEN, { body, as: KIBANA }));
};

const refreshed = (refresh: string, as = KIBANA): Promise<TestAnswer> =>
  server.call(TOKEN, { body: { grant_type: 'refresh_token', refresh_token: refresh }, as });

const status = async (as: string): Promise<number> =>
  (await server.call(AUTHENTICATE, { as })).status;

describe('POST /_security/oauth2/token', () => {
  it('gives a token and who it stands for, for a password', async () => {
    await server.addUser('bob', {});
    const body = { grant_type: 'password', username: 'bob', password: PASSWORD, scope: 'x' };

    const answer = await server.call(TOKEN, { body, as: KIBANA });
    const who = await server.call(AUTHENTICATE, { as: pairOf(answer).access });

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      access_token: TOKEN_FORM,
      type: 'Bearer',
      expires_in: 1200,
      refresh_token: TOKEN_FORM,
      scope: 'full',
      authentication: { ...who.body, authentication_type: 'realm' },
    });
    expect(who.body).toMatchObject({
      username: 'bob',
      roles: ['bob-role'],
      authentication_realm: { name: 'default_native', type: 'native' },
      authentication_type: 'token',
    });
  });

  it('gives no refresh token for client credentials', async () => {
    const answer = await server.call(TOKEN, { body: { grant_type: 'client_credentials' } });

    expect(answer.body).not.toHaveProperty('refresh_token');
    expect(await status(pairOf(answer).access)).toBe(200);
  });

  it.each([
    { body: { grant_type: 'magic' }, error: 'unsupported_grant_type', says: 'only supports' },
    { body: {}, error: 'unsupported_grant_type', says: 'only supports the values: [password' },
    {
      body: { grant_type: 'password', username: 'bob' },
      error: 'invalid_request',
      says: 'Validation Failed: 1: password is missing;',
    },
    {
      body: { grant_type: 'client_credentials', username: 'bob' },
      error: 'unsupported_grant_type',
      says: 'username is not supported with the client_credentials grant_type',
    },
    {
      body: { grant_type: 'refresh_token', refresh_token: 'unknown' },
      error: 'invalid_grant',
      says: 'could not refresh the requested token',
    },
  ])('refuses $body in the words of OAuth', async ({ body, error, says }) => {
    const answer = await server.call(TOKEN, { body });

    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      error,
      error_description: expect.stringContaining(says) as unknown,
    });
  });

  it.each([
    { grant_type: 'password', username: 'elastic', password: 'wrong-password' },
    { grant_type: '_kerberos', kerberos_ticket: 'dGlja2V0' },
  ])('answers 401 for a credential that is not good: $grant_type', async (body) => {
    const answer = await server.call(TOKEN, { body });

    expect(answer.status).toBe(401);
    expect(answer.body.error.reason).toMatch(
      /^unable to authenticate user \[.+\] for action \[cluster:admin\/xpack\/security\/token\/create\]$/,
    );
  });

  it('needs manage_token', async () => {
    const bob = await server.addUser('bob', { cluster: ['manage_own_api_key'] });

    const answer = await server.call(TOKEN, {
      body: { grant_type: 'client_credentials' },
      as: bob,
    });

    expect(answer.body.error.reason).toContain(
      'action [cluster:admin/xpack/security/token/create] is unauthorized for user [bob] with ' +
        'effective roles [bob-role], this action is granted by the cluster privileges ' +
        '[manage_token,',
    );
  });
});

describe('an access token', () => {
  it('opens until 20 minutes have passed, then says that it expired', async () => {
    const { access } = await passwordGrant('elastic');

    server.pass(1_200_000);
    expect(await status(access)).toBe(200);
    server.pass(1);
    const answer = await server.call(AUTHENTICATE, { as: access });

    const challenge =
      'Bearer realm="security", error="invalid_token", error_description="The access token expired"';
    expect(answer.status).toBe(401);
    expect(answer.body.error).toMatchObject({
      reason: 'token expired',
      header: { 'WWW-Authenticate': challenge },
    });
    expect(answer.headers['www-authenticate']).toEqual([challenge]);
  });

  it('keeps the names of the roles its user had', async () => {
    await server.addUser('bob', { cluster: ['monitor'] });
    const { access } = await passwordGrant();
    await server.call('PUT /_security/user/bob', { body: { roles: [] } });

    const { body } = await server.call(AUTHENTICATE, { as: access });

    expect(body.roles).toEqual(['bob-role']);
  });

  it('that nobody made is told apart from an expired one', async () => {
    const answer = await server.call(AUTHENTICATE, { as: 'Bearer unknown' });

    expect(answer.body.error).toMatchObject({
      reason:
        'unable to authenticate with provided credentials and anonymous access is not allowed for this request',
      additional_unsuccessful_credentials: 'oauth2 token: invalid token',
    });
  });

  it('of a key acts as the key: what it makes is derived, and it ends with the key', async () => {
    const key = await server.addKey({ name: 'k' });
    const made = await server.call(TOKEN, {
      body: { grant_type: 'client_credentials' },
      as: key.header,
    });
    const { access } = pairOf(made);

    const who = await server.call(AUTHENTICATE, { as: access });
    const child = await server.call('POST /_security/api_key', { body: { name: 'c' }, as: access });
    await server.call('DELETE /_security/api_key', { body: { ids: [key.id] } });

    expect(who.body).toMatchObject({ authentication_type: 'token', api_key: { id: key.id } });
    expect(child.body.error.reason).toContain('creating derived api keys requires');
    expect(await status(access)).toBe(401);
  });

  it('made under run-as stays with the target and cannot run as others', async () => {
    await server.addUser('bob', { cluster: ['manage_token'] });
    const headers = { 'es-security-runas-user': 'bob' };
    const made = await server.call(TOKEN, { body: { grant_type: 'client_credentials' }, headers });

    const { body } = await server.call(AUTHENTICATE, {
      as: pairOf(made).access,
      headers: { 'es-security-runas-user': 'elastic' },
    });

    expect(body).toMatchObject({
      username: 'bob',
      authentication_realm: { name: 'reserved' },
      lookup_realm: { name: 'default_native' },
    });
  });

  it('grants an API key to its user', async () => {
    await server.addUser('bob', {});
    const { access } = await passwordGrant();
    const grant = (accessToken: string): Promise<TestAnswer> =>
      server.call('POST /_security/api_key/grant', {
        body: { grant_type: 'access_token', access_token: accessToken, api_key: { name: 'k' } },
        as: KIBANA,
      });

    const granted = await grant(access.slice('Bearer '.length));
    const refused = await grant('unknown');

    const { body } = await server.call(`GET /_security/api_key?id=${granted.body.id}`);
    expect(body.api_keys[0]).toMatchObject({ username: 'bob', realm: 'default_native' });
    expect(refused.status).toBe(403);
    expect(refused.body.error.caused_by).toMatchObject({
      reason:
        'unable to authenticate user [_bearer_token] for action [cluster:admin/xpack/security/api_key/grant]',
      additional_unsuccessful_credentials: 'oauth2 token: invalid token',
    });
  });
});

describe('a refresh token', () => {
  it('is exchanged once; at the same time it gives the same pair, later nothing', async () => {
    const first = await passwordGrant('elastic');

    const [second, again] = (await Promise.all([1, 2].map(() => refreshed(first.refresh)))).map(
      pairOf,
    );
    server.pass(30_001);
    const late = await refreshed(first.refresh);

    expect(second).toEqual(again);
    expect(second?.access).not.toBe(first.access);
    expect(await status(String(second?.access))).toBe(200);
    expect(late.body).toEqual({
      error: 'invalid_grant',
      error_description: 'token has already been refreshed more than 30 seconds in the past',
    });
  });

  it('serves only the client that got it, for a day', async () => {
    const { refresh } = await passwordGrant('elastic');

    const other = await refreshed(refresh, basic('elastic', PASSWORD));
    server.pass(86_400_001);
    const late = await refreshed(refresh);

    expect(other.body).toMatchObject({
      error_description: 'tokens must be refreshed by the creating client',
    });
    expect(late.body).toMatchObject({ error_description: 'refresh token is expired' });
  });
});
