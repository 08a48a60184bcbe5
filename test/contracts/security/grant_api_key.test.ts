import { contractSuite } from '../../support/contract';
import { expectForbidden, expectInvalid, expectRefusal } from '../../support/contract_answers';
import { PASSWORD } from '../../support/stack';

contractSuite('POST /_security/api_key/grant', (cluster) => {
  const send = (json: unknown, authorization?: string) =>
    cluster.call({
      line: 'POST /_security/api_key/grant',
      json,
      ...(authorization === undefined ? {} : { authorization }),
    });
  const aUser = async (role: object = {}) => {
    const name = cluster.unique('user');
    return { name, authorization: await cluster.addUser(name, role) };
  };
  const password = (username: string, more: object = {}) => ({
    grant_type: 'password',
    username,
    password: PASSWORD,
    api_key: { name: cluster.unique('granted') },
    ...more,
  });
  const holderOf = async (encoded: string) =>
    cluster.ok({ line: 'GET /_security/_authenticate', authorization: `ApiKey ${encoded}` });

  describe('by password', () => {
    it('makes a key of the user whose password it is', async () => {
      const { name } = await aUser();

      const { status, body } = await send(password(name));
      expect(status).toBe(200);
      expect(Object.keys(body)).toEqual(['id', 'name', 'api_key', 'encoded']);
      expect(await holderOf(body.encoded)).toMatchObject({ username: name, roles: [] });
      const { api_keys } = await cluster.ok({ line: `GET /_security/api_key?id=${body.id}` });
      expect(api_keys[0]).toMatchObject({ username: name, realm: 'default_native' });
    });

    it('is the same for PUT', async () => {
      const { name } = await aUser();

      const answer = await cluster.call({
        line: 'PUT /_security/api_key/grant',
        json: password(name),
      });
      expect(answer.status).toBe(200);
    });

    it('limits the key to the privileges of that user', async () => {
      const { name } = await aUser({ cluster: ['monitor'] });
      const { body } = await send(password(name));

      const authorization = `ApiKey ${body.encoded}`;
      const health = await cluster.call({ line: 'GET /_cluster/health', authorization });
      const roles = await cluster.call({ line: 'GET /_security/role', authorization });
      expect([health.status, roles.status]).toEqual([200, 403]);
    });

    it('takes all that create takes', async () => {
      const { name } = await aUser();
      const api_key = {
        name: cluster.unique('granted'),
        expiration: '1d',
        role_descriptors: { r: { cluster: ['monitor'] } },
        metadata: { a: 1 },
      };

      const { body } = await send(password(name, { api_key }));
      const { api_keys } = await cluster.ok({ line: `GET /_security/api_key?id=${body.id}` });
      expect(api_keys[0]).toMatchObject({
        metadata: { a: 1 },
        expiration: body.expiration,
        role_descriptors: { r: { cluster: ['monitor'] } },
      });
    });

    it.each([
      {
        name: 'a wrong password',
        json: (name: string) => ({ username: name, password: 'wrong-one' }),
      },
      { name: 'an unknown user', json: () => ({ username: 'there-is-no-such-user' }) },
    ])('is 403 around the 401 for $name', async ({ json }) => {
      const { name } = await aUser();

      const answer = await send(password(name, json(name)));
      expectRefusal(answer, {
        status: 403,
        type: 'security_exception',
        reason: /failed to authenticate api key grant/i,
        cause: { type: 'security_exception', reason: /unable to authenticate user/ },
      });
      expect(answer.body.error.root_cause[0].reason).toMatch(/action/);
    });

    it('is refused for a disabled user', async () => {
      const { name } = await aUser();
      await cluster.ok({ line: `PUT /_security/user/${name}/_disable` });

      expectForbidden(await send(password(name)), /grant/);
    });
  });

  describe('run_as', () => {
    const pair = async (patterns: (target: string) => string[]) => {
      const target = await aUser({ cluster: ['monitor'] });
      const granted = await aUser({ run_as: patterns(target.name) });
      return { target, granted };
    };

    it('makes a key of the user who is run as', async () => {
      const { target, granted } = await pair((name) => [name]);

      const { status, body } = await send(password(granted.name, { run_as: target.name }));
      expect(status).toBe(200);
      expect((await holderOf(body.encoded)).username).toBe(target.name);
      const { api_keys } = await cluster.ok({
        line: `GET /_security/api_key?id=${body.id}&with_limited_by=true`,
      });
      expect(Object.keys(api_keys[0].limited_by[0])).toEqual([`${target.name}-role`]);
    });

    it('needs the run_as privilege of the granted user', async () => {
      const { target, granted } = await pair(() => []);

      expectForbidden(
        await send(password(granted.name, { run_as: target.name })),
        /^action \[cluster:admin\/xpack\/security\/user\/authenticate\] is unauthorized for user.*because.*is unauthorized to run as/,
      );
    });

    it('does not look at the privileges of the caller', async () => {
      const { target, granted } = await pair((name) => [name]);
      const caller = await aUser({ cluster: ['grant_api_key'] });

      const json = password(granted.name, { run_as: target.name });
      expect((await send(json, caller.authorization)).status).toBe(200);
    });
  });

  describe('callers', () => {
    it.each(['grant_api_key', 'manage_api_key', 'manage_security', 'all'])(
      'may with %s, for users without any privilege',
      async (privilege) => {
        const { name } = await aUser();
        const caller = await aUser({ cluster: [privilege] });

        expect((await send(password(name), caller.authorization)).status).toBe(200);
      },
    );

    it.each([
      { name: 'nothing', cluster: [] },
      { name: 'manage_own_api_key alone', cluster: ['manage_own_api_key'] },
      { name: 'manage', cluster: ['manage'] },
      { name: 'read_security', cluster: ['read_security'] },
    ])('may not with $name, with the exact reason', async ({ cluster: privileges }) => {
      const target = await aUser();
      const caller = await aUser({ cluster: privileges });

      expectForbidden(
        await send(password(target.name), caller.authorization),
        'action [cluster:admin/xpack/security/api_key/grant] is unauthorized for user ' +
          `[${caller.name}] with effective roles [${caller.name}-role], this action is granted by ` +
          'the cluster privileges [grant_api_key,manage_api_key,manage_security,all]',
      );
    });

    it('may not grant to themselves with manage_own_api_key, yet create', async () => {
      const caller = await aUser({ cluster: ['manage_own_api_key'] });

      await cluster.addKey({}, caller.authorization);
      expectForbidden(await send(password(caller.name), caller.authorization), /api_key\/grant/);
    });

    it('may be keys', async () => {
      const { name } = await aUser();
      const key = await cluster.addKey({ role_descriptors: { r: { cluster: ['grant_api_key'] } } });

      expect((await send(password(name), key.authorization)).status).toBe(200);
    });
  });

  describe('validation', () => {
    const api_key = { name: 'a' };

    it.each([
      { name: 'no password', json: { grant_type: 'password', username: 'a', api_key } },
      { name: 'no username', json: { grant_type: 'password', password: PASSWORD, api_key } },
      {
        name: 'a token with a password',
        json: {
          grant_type: 'password',
          username: 'a',
          password: PASSWORD,
          access_token: 'b',
          api_key,
        },
      },
      { name: 'no token', json: { grant_type: 'access_token', api_key } },
      {
        name: 'a username with a token',
        json: { grant_type: 'access_token', access_token: 'a', username: 'b', api_key },
      },
      {
        name: 'a password with a token',
        json: { grant_type: 'access_token', access_token: 'a', password: PASSWORD, api_key },
      },
      { name: 'an unknown grant type', json: { grant_type: 'kerberos', api_key } },
      {
        name: 'an empty name',
        json: { grant_type: 'password', username: 'a', password: PASSWORD, api_key: { name: '' } },
      },
      {
        name: 'a reserved metadata key',
        json: {
          grant_type: 'password',
          username: 'a',
          password: PASSWORD,
          api_key: { name: 'a', metadata: { _a: 1 } },
        },
      },
    ])('refuses $name', async ({ json }) => {
      expectInvalid(await send(json), /./);
    });

    it.each([
      { name: 'no grant type', json: { username: 'a', password: PASSWORD, api_key } },
      { name: 'no key', json: { grant_type: 'password', username: 'a', password: PASSWORD } },
      {
        name: 'no name',
        json: { grant_type: 'password', username: 'a', password: PASSWORD, api_key: {} },
      },
      {
        name: 'an unknown field',
        json: { grant_type: 'password', username: 'a', password: PASSWORD, api_key, colour: 1 },
      },
      {
        name: 'an unknown field of the key',
        json: {
          grant_type: 'password',
          username: 'a',
          password: PASSWORD,
          api_key: { name: 'a', colour: 1 },
        },
      },
    ])('refuses $name', async ({ json }) => {
      expect((await send(json)).status).toBe(400);
    });
  });

  it('never shows the password in a refusal', async () => {
    const json = { grant_type: 'password', username: 'nobody', password: 'very-secret-text' };

    const answer = await send({ ...json, api_key: { name: 'a' } });
    expect(JSON.stringify(answer.body)).not.toContain('very-secret-text');
  });
});
