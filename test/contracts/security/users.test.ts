import { contractSuite } from '../../support/contract';
import { basic } from '../../support/elasticsearch';
import { expectForbidden, expectRefusal } from '../../support/contract_answers';
import { PASSWORD } from '../../support/stack';

const AUTHENTICATE = 'GET /_security/_authenticate';
const OTHER_PASSWORD = 'another battery';

contractSuite('/_security/user', (cluster) => {
  const path = (name: string) => `/_security/user/${encodeURIComponent(name)}`;
  const put = (name: string, json: object = {}, method = 'PUT') =>
    cluster.call({ line: `${method} ${path(name)}`, json });
  const made = async (json: object = {}) => {
    const name = cluster.unique('user');
    await cluster.ok({
      line: `PUT ${path(name)}`,
      json: { password: PASSWORD, roles: [], ...json },
    });
    return name;
  };
  const get = async (names: string) => cluster.call({ line: `GET /_security/user/${names}` });
  const entered = async (name: string, password = PASSWORD) =>
    (await cluster.call({ line: AUTHENTICATE, authorization: basic(name, password) })).status;

  describe('PUT', () => {
    it.each(['PUT', 'POST'])('by %s tells whether it is new', async (method) => {
      const name = cluster.unique('user');
      const json = { password: PASSWORD, roles: [] };

      expect((await put(name, json, method)).body).toEqual({ created: true });
      expect((await put(name, json, method)).body).toEqual({ created: false });
    });

    it('makes a user who can log in (10_basic)', async () => {
      const name = await made({ roles: ['superuser'] });

      expect(await entered(name)).toBe(200);
    });

    it('overwrites all but the password (15_overwrite_user)', async () => {
      const name = await made({ roles: ['viewer'], full_name: 'A', email: 'a@example.com' });
      await put(name, { roles: ['editor'] });

      expect((await get(name)).body[name]).toEqual({
        username: name,
        roles: ['editor'],
        full_name: null,
        email: null,
        metadata: {},
        enabled: true,
      });
      expect(await entered(name)).toBe(200);
    });

    it('changes a password that is given (16_update_user)', async () => {
      const name = await made();
      await put(name, { roles: [], password: OTHER_PASSWORD });

      expect([await entered(name), await entered(name, OTHER_PASSWORD)]).toEqual([401, 200]);
    });

    it('makes a disabled user (31_create_disabled)', async () => {
      const name = await made({ enabled: false });

      expect(await entered(name)).toBe(401);
      expect((await get(name)).body[name].enabled).toBe(false);
    });

    it.each([
      { name: 'of 507 characters', end: (start: string) => start.padEnd(507, 'u') },
      { name: 'with an inner space', end: (start: string) => `${start} smith` },
      { name: 'like an address', end: (start: string) => `${start}@example.com` },
    ])('accepts a name $name', async ({ end }) => {
      const name = end(cluster.unique('user'));

      expect((await put(name, { password: PASSWORD, roles: [] })).status).toBe(200);
    });

    it.each([
      { name: 'of 508 characters', user: 'u'.repeat(508) },
      { name: 'that begins with a space', user: ' user' },
      { name: 'that ends with a space', user: 'user ' },
      { name: 'of letters outside ASCII', user: 'usér' },
    ])('refuses a name $name', async ({ user }) => {
      expect((await put(user, { password: PASSWORD, roles: [] })).status).toBe(400);
    });

    it.each([
      { name: 'no password for a new user', json: { roles: [] } },
      { name: 'a short password', json: { password: '12345', roles: [] } },
      { name: 'an unknown field', json: { password: PASSWORD, roles: [], colour: 1 } },
      { name: 'reserved metadata', json: { password: PASSWORD, roles: [], metadata: { _a: 1 } } },
      { name: 'the name of another', json: { password: PASSWORD, roles: [], username: 'other' } },
      {
        name: 'a password and its hash',
        json: { password: PASSWORD, password_hash: '$2a$10$x', roles: [] },
      },
    ])('refuses $name', async ({ json }) => {
      expect((await put(cluster.unique('user'), json)).status).toBe(400);
    });

    it.each(['elastic', 'kibana_system'])('refuses to change the reserved %s', async (name) => {
      const answer = await put(name, { password: PASSWORD, roles: [] });

      expectRefusal(answer, { status: 400, type: answer.body.error.type, reason: /reserved/ });
    });

    it('accepts a password of six characters', async () => {
      const name = await made({ password: '123456' });

      expect(await entered(name, '123456')).toBe(200);
    });
  });

  describe('GET', () => {
    it('shows all but the password', async () => {
      const name = await made({ full_name: 'A B', email: 'a@b.c', metadata: { a: [1] } });

      const { status, body } = await get(name);
      expect(status).toBe(200);
      expect(body).toEqual({
        [name]: {
          username: name,
          roles: [],
          full_name: 'A B',
          email: 'a@b.c',
          metadata: { a: [1] },
          enabled: true,
        },
      });
    });

    it('shows several', async () => {
      const names = [await made(), await made()];

      const { body } = await get(`${names.join(',')},no-such-user`);
      expect(Object.keys(body).sort()).toEqual(names.sort());
    });

    it('of none that is there is 404 and empty (20_get_missing)', async () => {
      const { status, body } = await get('no-such-user');

      expect({ status, body }).toEqual({ status: 404, body: {} });
    });

    it.each(['elastic', 'kibana_system'])('shows the reserved %s', async (name) => {
      expect((await get(name)).body[name]).toMatchObject({ metadata: { _reserved: true } });
    });

    it('of all holds reserved and own ones', async () => {
      const name = await made();

      const body = await cluster.ok({ line: 'GET /_security/user' });
      expect(body).toHaveProperty([name]);
      expect(body).toHaveProperty('elastic');
    });
  });

  describe('DELETE', () => {
    it('tells whether it was there', async () => {
      const name = await made();
      const remove = () => cluster.call({ line: `DELETE ${path(name)}` });

      const [first, second] = [await remove(), await remove()];
      expect([first.status, first.body]).toEqual([200, { found: true }]);
      expect([second.status, second.body]).toEqual([404, { found: false }]);
      expect(await entered(name)).toBe(401);
    });

    it('refuses a reserved one', async () => {
      const answer = await cluster.call({ line: 'DELETE /_security/user/elastic' });

      expectRefusal(answer, { status: 400, type: answer.body.error.type, reason: /reserved/ });
    });
  });

  describe('_disable and _enable (30_enable_disable)', () => {
    it.each(['PUT', 'POST'])('by %s take and give back the right to log in', async (method) => {
      const name = await made();

      expect(await cluster.ok({ line: `${method} ${path(name)}/_disable` })).toEqual({});
      expect(await entered(name)).toBe(401);
      expect(await cluster.ok({ line: `${method} ${path(name)}/_enable` })).toEqual({});
      expect(await entered(name)).toBe(200);
    });

    it.each(['_enable', '_disable'])('%s refuses an unknown user', async (verb) => {
      const { status } = await cluster.call({ line: `PUT /_security/user/no-such-user/${verb}` });

      expect(status).toBe(400);
    });
  });

  describe('_password', () => {
    const change = (where: string, password: string, authorization?: string) =>
      cluster.call({
        line: `POST /_security/user/${where}_password`,
        json: { password },
        ...(authorization === undefined ? {} : { authorization }),
      });

    it('of another is changed by who manages security', async () => {
      const name = await made();

      const { status, body } = await change(`${name}/`, OTHER_PASSWORD);
      expect({ status, body }).toEqual({ status: 200, body: {} });
      expect([await entered(name), await entered(name, OTHER_PASSWORD)]).toEqual([401, 200]);
    });

    it.each([
      { name: 'without a name', where: () => '' },
      { name: 'by name', where: (name: string) => `${name}/` },
    ])('of oneself is changed by everybody, $name', async ({ where }) => {
      const name = await made();

      const { status } = await change(where(name), OTHER_PASSWORD, basic(name, PASSWORD));
      expect(status).toBe(200);
      expect(await entered(name, OTHER_PASSWORD)).toBe(200);
    });

    it('of another is not changed by everybody', async () => {
      const [name, other] = [await made(), await made()];

      expectForbidden(
        await change(`${other}/`, OTHER_PASSWORD, basic(name, PASSWORD)),
        /^action \[cluster:admin\/xpack\/security\/user\/change_password\]/,
      );
    });

    it('is not changed under a key', async () => {
      const name = cluster.unique('owner');
      const owner = await cluster.addUser(name, { cluster: ['manage_own_api_key'] });
      const { authorization } = await cluster.addKey({}, owner);

      expect((await change('', OTHER_PASSWORD, authorization)).status).toBe(403);
      expect(await entered(name)).toBe(200);
    });

    it('has to have six characters', async () => {
      const name = await made();

      expect((await change(`${name}/`, '12345')).status).toBe(400);
    });

    it('of an unknown user is refused', async () => {
      const { status } = await change('no-such-user/', OTHER_PASSWORD);

      expect(status).toBe(400);
    });
  });

  describe('callers', () => {
    it.each([
      { privilege: 'manage_security', reads: 200, writes: 200 },
      { privilege: 'read_security', reads: 200, writes: 403 },
      { privilege: 'manage', reads: 403, writes: 403 },
    ])('with $privilege read $reads, write $writes', async ({ privilege, reads, writes }) => {
      const name = cluster.unique('user');
      const authorization = await cluster.addUser(name, { cluster: [privilege] });
      const json = { password: PASSWORD, roles: [] };

      const read = await cluster.call({ line: 'GET /_security/user/elastic', authorization });
      const line = `PUT /_security/user/${cluster.unique('user')}`;
      const write = await cluster.call({ line, json, authorization });
      expect([read.status, write.status]).toEqual([reads, writes]);
    });
  });
});
