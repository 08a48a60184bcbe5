import { contractSuite } from '../../support/contract';
import { basic } from '../../support/elasticsearch';
import { expectRefusal } from '../../support/contract_answers';
import { PASSWORD } from '../../support/stack';

const LINE = 'GET /_security/_authenticate';
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const NO_ANONYMOUS =
  /unable to authenticate with provided credentials and anonymous access is not allowed/;

contractSuite('credentials', (cluster) => {
  const send = (authorization: string, line = LINE) => cluster.call({ line, authorization });

  describe('accepted', () => {
    it.each(['ApiKey', 'apikey', 'APIKEY', 'aPiKeY'])('with the scheme %s', async (scheme) => {
      const { id, encoded } = await cluster.addKey();

      const { status, body } = await send(`${scheme} ${encoded}`);
      expect({ status, id: body.api_key.id }).toEqual({ status: 200, id });
    });

    it('without the padding', async () => {
      const { encoded } = await cluster.addKey();

      expect((await send(`ApiKey ${encoded.replace(/=+$/, '')}`)).status).toBe(200);
    });

    it.each(['Basic', 'basic', 'BASIC'])('with the scheme %s', async (scheme) => {
      expect((await send(`${scheme} ${base64(`elastic:${PASSWORD}`)}`)).status).toBe(200);
    });

    it('with a password that has colons and letters of other scripts', async () => {
      const name = cluster.unique('user');
      const json = { password: 'a:b:ключ', roles: [] };
      await cluster.ok({ line: `PUT /_security/user/${name}`, json });

      expect((await send(basic(name, 'a:b:ключ'))).status).toBe(200);
    });
  });

  describe('refused', () => {
    const keyOf = async (body: object = {}) => cluster.addKey(body);

    it.each([
      {
        name: 'a wrong secret',
        of: (id: string) => base64(`${id}:wrong`),
        cause: /invalid credentials/,
      },
      { name: 'no secret', of: (id: string) => base64(`${id}:`), cause: /invalid credentials/ },
      {
        name: 'an unknown id',
        of: () => base64('there-is-no-such-key:secret'),
        cause: /unable to find apikey/,
      },
    ])('for $name, with the cause apart', async ({ of, cause }) => {
      const { id } = await keyOf();

      const answer = await send(`ApiKey ${of(id)}`);
      expectRefusal(answer, { status: 401, type: 'security_exception', reason: NO_ANONYMOUS });
      const { additional_unsuccessful_credentials: more } = answer.body.error;
      expect(more).toMatch(/^API key: /);
      expect(more).toMatch(cause);
      expect(answer.body.error.root_cause[0]).toMatchObject({
        additional_unsuccessful_credentials: more,
      });
    });

    it('for an invalidated key', async () => {
      const { id, authorization } = await keyOf();
      await cluster.ok({ line: 'DELETE /_security/api_key', json: { ids: [id] } });

      const answer = await send(authorization);
      expectRefusal(answer, { status: 401, type: 'security_exception', reason: NO_ANONYMOUS });
      expect(answer.body.error.additional_unsuccessful_credentials).toMatch(/invalidated/);
    });

    it('for an expired key', async () => {
      const { authorization } = await keyOf({ expiration: '1ms' });

      const answer = await send(authorization);
      expectRefusal(answer, { status: 401, type: 'security_exception', reason: NO_ANONYMOUS });
      expect(answer.body.error.additional_unsuccessful_credentials).toMatch(/api key is expired/);
    });

    it.each([
      { name: 'no colon', value: base64('abc') },
      { name: 'no id', value: base64(':secret') },
      { name: 'letters outside base64', value: '!!!!' },
      { name: 'a space within', value: `${base64('a:b')} x` },
      {
        name: 'URL-safe letters',
        value: Buffer.from('a:\u00ff\u00ff>>>???').toString('base64url'),
      },
    ])('for a key credential with $name', async ({ value }) => {
      const answer = await send(`ApiKey ${value}`);

      expectRefusal(answer, { status: 401, type: 'security_exception' });
    });

    it.each([
      { name: 'a wrong password', value: basic('elastic', 'wrong'), user: 'elastic' },
      { name: 'an unknown user', value: basic('nobody-at-all', 'wrong'), user: 'nobody-at-all' },
      {
        name: 'a password in another case',
        value: basic('elastic', PASSWORD.toUpperCase()),
        user: 'elastic',
      },
      { name: 'a name in another case', value: basic('Elastic', PASSWORD), user: 'Elastic' },
      { name: 'an empty password', value: basic('elastic', ''), user: 'elastic' },
    ])('for $name, with the user and the request', async ({ value, user }) => {
      expectRefusal(await send(value), {
        status: 401,
        type: 'security_exception',
        reason: `unable to authenticate user [${user}] for REST request [/_security/_authenticate]`,
      });
    });

    it('for a disabled user, in the same words', async () => {
      const name = cluster.unique('user');
      const authorization = await cluster.addUser(name, {});
      await cluster.ok({ line: `PUT /_security/user/${name}/_disable` });

      expectRefusal(await send(authorization), {
        status: 401,
        type: 'security_exception',
        reason: `unable to authenticate user [${name}] for REST request [/_security/_authenticate]`,
      });
    });

    it.each([
      { name: 'no header', value: '' },
      { name: 'an unknown scheme', value: 'Digest abc' },
      { name: 'an empty key credential', value: 'ApiKey ' },
    ])('for $name, with the address', async ({ value }) => {
      expectRefusal(await send(value, `${LINE}?pretty`), {
        status: 401,
        type: 'security_exception',
        reason:
          'missing authentication credentials for REST request [/_security/_authenticate?pretty]',
      });
    });
  });

  describe('challenge', () => {
    const ORDER = /^(Bearer realm="security", )?ApiKey, Basic realm="security",? charset="UTF-8"$/;

    it.each([
      { name: 'no credentials', value: '' },
      { name: 'a wrong password', value: basic('elastic', 'wrong') },
      { name: 'an unknown key', value: `ApiKey ${base64('a:b')}` },
    ])('names the schemes in one order, after $name', async ({ value }) => {
      const { headers, body } = await send(value);

      expect(headers.get('www-authenticate')).toMatch(ORDER);
      const told = body.error.header['WWW-Authenticate'];
      expect(told.join(', ')).toBe(headers.get('www-authenticate'));
      expect(body.error.root_cause[0].header).toEqual(body.error.header);
    });

    it('comes without the product header', async () => {
      const { headers } = await send('');

      expect(headers.get('x-elastic-product')).toBeNull();
    });

    it('is absent from other refusals', async () => {
      const authorization = await cluster.addUser(cluster.unique('no'), { cluster: [] });

      const { status, headers, body } = await send(authorization, 'GET /_cluster/health');
      expect({ status, challenge: headers.get('www-authenticate') }).toEqual({
        status: 403,
        challenge: null,
      });
      expect(body.error).not.toHaveProperty('header');
    });

    it('does not name an action', async () => {
      const { body } = await send('');

      expect(JSON.stringify(body)).not.toContain('action [');
    });

    it('has no body for HEAD', async () => {
      const { status, body } = await send('', 'HEAD /');

      expect({ status, body }).toEqual({ status: 401, body: undefined });
    });
  });

  describe('of a key whose owner', () => {
    const ownerAndKey = async () => {
      const name = cluster.unique('owner');
      const owner = await cluster.addUser(name, { cluster: ['manage_own_api_key', 'monitor'] });
      return { ...(await cluster.addKey({}, owner)), name };
    };

    it.each([
      { change: 'is deleted', line: (name: string) => `DELETE /_security/user/${name}` },
      { change: 'is disabled', line: (name: string) => `PUT /_security/user/${name}/_disable` },
      { change: 'loses the role', line: (name: string) => `DELETE /_security/role/${name}-role` },
    ])('$change still work', async ({ line }) => {
      const { name, authorization } = await ownerAndKey();
      await cluster.ok({ line: line(name) });

      expect((await send(authorization, 'GET /_cluster/health')).status).toBe(200);
    });
  });
});
