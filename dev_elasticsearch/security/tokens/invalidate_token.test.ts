import { aTestServer, basic } from '../../test_server.mock';
import type { TestAnswer, TestServer } from '../../test_server.mock';

const PASSWORD = 'elastic-password';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(async () => {
  await server.dispose();
});

const grant = async (username: string): Promise<{ access: string; refresh: string }> => {
  const { body } = await server.call('POST /_security/oauth2/token', {
    body: { grant_type: 'password', username, password: PASSWORD },
  });
  return { access: String(body.access_token), refresh: String(body.refresh_token) };
};

const invalidate = (body: object, as?: string): Promise<TestAnswer> =>
  server.call('DELETE /_security/oauth2/token', { body, ...(as === undefined ? {} : { as }) });

const counts = (invalidated: number, previously: number): object => ({
  invalidated_tokens: invalidated,
  previously_invalidated_tokens: previously,
  error_count: 0,
});

const status = async (access: string): Promise<number> =>
  (await server.call('GET /_security/_authenticate', { as: `Bearer ${access}` })).status;

describe('DELETE /_security/oauth2/token', () => {
  it('ends an access token, once, and leaves its refresh token', async () => {
    const { access, refresh } = await grant('elastic');

    const first = await invalidate({ token: access });
    const second = await invalidate({ token: access });
    const exchanged = await server.call('POST /_security/oauth2/token', {
      body: { grant_type: 'refresh_token', refresh_token: refresh },
    });

    expect(first.body).toEqual(counts(1, 0));
    expect(second.body).toEqual(counts(0, 1));
    expect(await status(access)).toBe(401);
    expect(exchanged.status).toBe(200);
  });

  it('ends a refresh token, and leaves its access token', async () => {
    const { access, refresh } = await grant('elastic');

    const answer = await invalidate({ refresh_token: refresh });
    const exchanged = await server.call('POST /_security/oauth2/token', {
      body: { grant_type: 'refresh_token', refresh_token: refresh },
    });

    expect(answer.body).toEqual(counts(1, 0));
    expect(await status(access)).toBe(200);
    expect(exchanged.body).toMatchObject({ error_description: 'token has been invalidated' });
  });

  it('ends all of a user, of a realm, and of both', async () => {
    await server.addUser('bob', {});
    const [bob, elastic] = [await grant('bob'), await grant('elastic')];
    await grant('bob');

    const neither = await invalidate({ username: 'bob', realm_name: 'reserved' });
    const user = await invalidate({ username: 'bob' });
    const realm = await invalidate({ realm_name: 'reserved' });

    expect([neither.body, neither.status]).toEqual([counts(0, 0), 200]);
    expect(user.body).toEqual(counts(4, 0));
    expect(realm.body).toEqual(counts(2, 0));
    expect(await Promise.all([bob, elastic].map(({ access }) => status(access)))).toEqual([
      401, 401,
    ]);
  });

  it('answers 404 and counts nothing for a token that nobody made', async () => {
    const answer = await invalidate({ token: 'unknown' });

    expect([answer.status, answer.body]).toEqual([404, counts(0, 0)]);
  });

  it.each([
    { body: {}, says: 'token string must be provided when not specifying a realm name' },
    { body: { token: 'a', username: 'b' }, says: 'token string must not be provided' },
    { body: { token: 'a', refresh_token: 'b' }, says: 'Failed to build [invalidate_token]' },
    { body: { tokens: [] }, says: 'unknown field [tokens]' },
  ])('refuses $body', async ({ body, says }) => {
    const answer = await invalidate(body);

    expect(answer.status).toBe(400);
    expect(answer.body.error.reason).toContain(says);
  });

  it('needs manage_token', async () => {
    await server.addUser('bob', { cluster: ['manage_api_key'] });

    const answer = await invalidate({ token: 'a' }, basic('bob', PASSWORD));

    expect(answer.status).toBe(403);
  });
});
