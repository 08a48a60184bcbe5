import { contractSuite } from '../../support/contract';
import { basic } from '../../support/elasticsearch';
import { expectForbidden, expectRefusal } from '../../support/contract_answers';
import { PASSWORD } from '../../support/stack';

const TOKEN = '/_security/oauth2/token';
const AUTHENTICATE = 'GET /_security/_authenticate';

contractSuite('access tokens', (cluster) => {
  const aUser = async (role: object = {}) => {
    const username = cluster.unique('user');
    return { username, authorization: await cluster.addUser(username, role) };
  };
  const issue = (json: object, authorization?: string) =>
    cluster.call({
      line: `POST ${TOKEN}`,
      json,
      ...(authorization === undefined ? {} : { authorization }),
    });
  const issued = async (username: string) => {
    const { status, body } = await issue({ grant_type: 'password', username, password: PASSWORD });
    expect(status).toBe(200);
    return { access: body.access_token, refresh: body.refresh_token, body };
  };
  const holder = (token: string) =>
    cluster.call({ line: AUTHENTICATE, authorization: `Bearer ${token}` });

  describe('issued by password', () => {
    it('come with kind, time and a refresh token', async () => {
      const { username } = await aUser();

      const { body } = await issued(username);
      expect(body).toMatchObject({
        access_token: expect.any(String),
        type: 'Bearer',
        expires_in: expect.any(Number),
        refresh_token: expect.any(String),
        authentication: expect.objectContaining({ username }),
      });
    });

    it.each(['Bearer', 'bearer', 'BEARER'])('authenticate with the scheme %s', async (scheme) => {
      const { username } = await aUser();
      const { access } = await issued(username);

      const { status, body } = await cluster.call({
        line: AUTHENTICATE,
        authorization: `${scheme} ${access}`,
      });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        username,
        authentication_type: 'token',
        authentication_realm: { name: 'default_native', type: 'native' },
      });
    });

    it('carry the privileges of the user', async () => {
      const { username } = await aUser({ cluster: ['monitor'] });
      const authorization = `Bearer ${(await issued(username)).access}`;

      const health = await cluster.call({ line: 'GET /_cluster/health', authorization });
      const roles = await cluster.call({ line: 'GET /_security/role', authorization });
      expect([health.status, roles.status]).toEqual([200, 403]);
    });

    it('need the right password', async () => {
      const { username } = await aUser();

      const { status } = await issue({ grant_type: 'password', username, password: 'wrong-one' });
      expect(status).toBe(401);
    });

    it('need manage_token', async () => {
      const { username, authorization } = await aUser({ cluster: ['monitor'] });
      const json = { grant_type: 'password', username, password: PASSWORD };

      expectForbidden(
        await issue(json, authorization),
        /^action \[cluster:admin\/xpack\/security\/token\/create\] is unauthorized for user/,
      );
      const manager = await aUser({ cluster: ['manage_token'] });
      expect((await issue(json, manager.authorization)).status).toBe(200);
    });

    it.each([
      { name: 'no grant type', json: { username: 'a', password: 'b' } },
      { name: 'an unknown grant type', json: { grant_type: 'wish' } },
      { name: 'no password', json: { grant_type: 'password', username: 'a' } },
      { name: 'no refresh token', json: { grant_type: 'refresh_token' } },
      {
        name: 'a user with client credentials',
        json: { grant_type: 'client_credentials', username: 'a' },
      },
    ])('refuse $name', async ({ json }) => {
      expect((await issue(json)).status).toBe(400);
    });
  });

  describe('issued by client credentials', () => {
    it('belong to the caller, and have no refresh token', async () => {
      const { username, authorization } = await aUser({ cluster: ['manage_token'] });

      const { status, body } = await issue({ grant_type: 'client_credentials' }, authorization);
      expect(status).toBe(200);
      expect(body).not.toHaveProperty('refresh_token');
      expect((await holder(body.access_token)).body.username).toBe(username);
    });
  });

  describe('refreshed', () => {
    it('are new, and work', async () => {
      const { username } = await aUser();
      const { access, refresh } = await issued(username);

      const { status, body } = await issue({ grant_type: 'refresh_token', refresh_token: refresh });
      expect(status).toBe(200);
      expect(body.access_token).not.toBe(access);
      expect((await holder(body.access_token)).body.username).toBe(username);
    });

    it('cannot be with a wrong token', async () => {
      const { status } = await issue({ grant_type: 'refresh_token', refresh_token: 'wrong' });

      expect(status).toBe(400);
    });
  });

  describe('ended', () => {
    const end = (json: object) => cluster.ok({ line: `DELETE ${TOKEN}`, json });

    it('authenticate no more', async () => {
      const { username } = await aUser();
      const { access } = await issued(username);

      expect(await end({ token: access })).toMatchObject({
        invalidated_tokens: 1,
        previously_invalidated_tokens: 0,
        error_count: 0,
      });
      const answer = await holder(access);
      expectRefusal(answer, { status: 401, type: 'security_exception' });
    });

    it('are those of a user', async () => {
      const { username } = await aUser();
      const { access } = await issued(username);

      const { invalidated_tokens } = await end({ username });
      expect(invalidated_tokens).toBeGreaterThan(0);
      expect((await holder(access)).status).toBe(401);
    });
  });

  it.each([
    { name: 'no token of ours', token: 'abc' },
    { name: 'nothing', token: '' },
  ])('that are $name are refused', async ({ token }) => {
    expect((await holder(token)).status).toBe(401);
  });

  describe('and keys', () => {
    it('a key is granted by token (12_grant)', async () => {
      const { username } = await aUser();
      const { access: access_token } = await issued(username);

      const json = {
        grant_type: 'access_token',
        access_token,
        api_key: { name: cluster.unique('granted') },
      };
      const { encoded } = await cluster.ok({ line: 'POST /_security/api_key/grant', json });
      const authorization = `ApiKey ${encoded}`;
      expect((await cluster.ok({ line: AUTHENTICATE, authorization })).username).toBe(username);
    });

    it('a key is granted by token with run_as (12_grant)', async () => {
      const target = await aUser();
      const { username } = await aUser({ run_as: [target.username] });
      const { access: access_token } = await issued(username);

      const json = {
        grant_type: 'access_token',
        access_token,
        run_as: target.username,
        api_key: { name: cluster.unique('granted') },
      };
      const { encoded } = await cluster.ok({ line: 'POST /_security/api_key/grant', json });
      const authorization = `ApiKey ${encoded}`;
      const { username: owner } = await cluster.ok({ line: AUTHENTICATE, authorization });
      expect(owner).toBe(target.username);
    });

    it('a wrong token grants nothing', async () => {
      const json = { grant_type: 'access_token', access_token: 'wrong', api_key: { name: 'a' } };

      const answer = await cluster.call({ line: 'POST /_security/api_key/grant', json });
      expectForbidden(answer, /grant/);
    });

    it('the holder of a token owns the keys of its user', async () => {
      const { username, authorization } = await aUser({ cluster: ['manage_own_api_key'] });
      const { id } = await cluster.addKey({}, authorization);
      const { access } = await issued(username);

      const line = 'GET /_security/api_key?owner=true';
      const { api_keys } = await cluster.ok({ line, authorization: `Bearer ${access}` });
      expect(api_keys.map((key: { id: string }) => key.id)).toEqual([id]);
    });
  });

  it('outlive a change of password by nothing but their time', async () => {
    const { username } = await aUser();
    const { access } = await issued(username);
    const json = { password: 'another battery' };
    await cluster.ok({ line: `POST /_security/user/${username}/_password`, json });

    expect((await holder(access)).status).toBe(200);
    const line = AUTHENTICATE;
    expect((await cluster.call({ line, authorization: basic(username, PASSWORD) })).status).toBe(
      401,
    );
  });
});
