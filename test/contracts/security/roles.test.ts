import { contractSuite } from '../../support/contract';
import { expectForbidden, expectRefusal } from '../../support/contract_answers';

const NORMAL = {
  cluster: [],
  indices: [],
  applications: [],
  run_as: [],
  metadata: {},
  transient_metadata: { enabled: true },
};

contractSuite('/_security/role', (cluster, version) => {
  const put = (name: string, json: unknown = {}, method = 'PUT') =>
    cluster.call({ line: `${method} /_security/role/${encodeURIComponent(name)}`, json });
  const get = (names: string) =>
    cluster.call({ line: `GET /_security/role/${encodeURIComponent(names)}` });

  describe('PUT', () => {
    it.each(['PUT', 'POST'])('by %s tells whether it is new', async (method) => {
      const name = cluster.unique('role');

      expect((await put(name, {}, method)).body).toEqual({ role: { created: true } });
      expect((await put(name, {}, method)).body).toEqual({ role: { created: false } });
    });

    it('replaces the whole', async () => {
      const name = cluster.unique('role');
      await put(name, { cluster: ['all'], metadata: { a: 1 } });
      await put(name, { run_as: ['sam'] });

      expect((await get(name)).body[name]).toEqual({ ...NORMAL, run_as: ['sam'] });
    });

    it('changes at once what its users may', async () => {
      const name = cluster.unique('user');
      const authorization = await cluster.addUser(name, {});
      const health = () => cluster.call({ line: 'GET /_cluster/health', authorization });
      expect((await health()).status).toBe(403);

      await put(`${name}-role`, { cluster: ['monitor'] });
      expect((await health()).status).toBe(200);
    });

    it.each([
      { name: 'of 507 characters', end: (start: string) => start.padEnd(507, 'r') },
      { name: 'with punctuation', end: (start: string) => `${start}!"$()-.` },
      { name: 'with an inner space', end: (start: string) => `${start} role` },
    ])('accepts a name $name', async ({ end }) => {
      const name = end(cluster.unique('role'));

      expect((await put(name)).status).toBe(200);
    });

    it.each([
      { name: 'of 508 characters', role: 'r'.repeat(508) },
      { name: 'that begins with a space', role: ' role' },
      { name: 'that ends with a space', role: 'role ' },
      { name: 'of letters outside ASCII', role: 'rôle' },
    ])('refuses a name $name', async ({ role }) => {
      expect((await put(role)).status).toBe(400);
    });

    it.each(['superuser', 'kibana_system', 'viewer', 'editor', 'monitoring_user'])(
      'refuses to change the reserved %s',
      async (role) => {
        const answer = await put(role, { cluster: ['all'] });

        expectRefusal(answer, { status: 400, type: answer.body.error.type, reason: /reserved/ });
      },
    );

    it.each([
      { name: 'an unknown part', json: { colour: 1 } },
      { name: 'an unknown cluster privilege', json: { cluster: ['nope'] } },
      {
        name: 'an unknown index privilege',
        json: { indices: [{ names: ['a'], privileges: ['nope'] }] },
      },
      { name: 'reserved metadata', json: { metadata: { _reserved: true } } },
      { name: 'a restriction', json: { restriction: { workflows: ['search_application_query'] } } },
      { name: 'an index entry without names', json: { indices: [{ privileges: ['read'] }] } },
      {
        name: 'except without grant',
        json: {
          indices: [{ names: ['a'], privileges: ['read'], field_security: { except: ['b'] } }],
        },
      },
      {
        name: 'a field excepted that is not granted',
        json: {
          indices: [
            { names: ['a'], privileges: ['read'], field_security: { grant: ['a'], except: ['b'] } },
          ],
        },
      },
    ])('refuses $name', async ({ json }) => {
      expect((await put(cluster.unique('role'), json)).status).toBe(400);
    });

    it('wants a body', async () => {
      const line = `PUT /_security/role/${cluster.unique('role')}`;

      expect((await cluster.call({ line })).status).toBe(400);
    });

    it('takes one name as text (11_idx_arrays)', async () => {
      const name = cluster.unique('role');
      await put(name, { indices: [{ names: 'a', privileges: ['read'] }] });

      const { indices } = (await get(name)).body[name];
      expect(indices).toEqual([
        { names: ['a'], privileges: ['read'], allow_restricted_indices: false },
      ]);
    });

    it.each([
      { name: 'a has_child query', query: '{"has_child":{"type":"a","query":{"match_all":{}}}}' },
      {
        name: 'a has_parent query',
        query: '{"has_parent":{"parent_type":"a","query":{"match_all":{}}}}',
      },
      {
        name: 'a terms lookup',
        query: '{"terms":{"a":{"index":"i","id":"1","path":"p"}}}',
      },
    ])('refuses $name as its limit (30_prohibited_role_query)', async ({ query }) => {
      const json = { indices: [{ names: ['a'], privileges: ['read'], query }] };

      expect((await put(cluster.unique('role'), json)).status).toBe(400);
    });

    it('keeps global privileges (40_global_privileges)', async () => {
      const name = cluster.unique('role');
      const global = { application: { manage: { applications: ['a*', 'b'] } } };
      await put(name, { global });

      expect((await get(name)).body[name].global).toMatchObject(global);
    });
  });

  describe('description', () => {
    if (!version.since('8.15')) {
      it('is refused', async () => {
        expect((await put(cluster.unique('role'), { description: 'x' })).status).toBe(400);
      });
    }
    if (version.since('8.15')) {
      it('is shown', async () => {
        const name = cluster.unique('role');
        await put(name, { description: 'May do nothing.' });

        expect((await get(name)).body[name].description).toBe('May do nothing.');
      });
    }
  });

  describe('GET', () => {
    it('shows the normal form', async () => {
      const name = cluster.unique('role');
      await put(name);

      expect((await get(name)).body).toEqual({ [name]: NORMAL });
    });

    it('shows several', async () => {
      const names = [cluster.unique('role'), cluster.unique('role')];
      for (const name of names) await put(name);

      const { body } = await get(`${names.join(',')},no-such-role`);
      expect(Object.keys(body).sort()).toEqual(names.sort());
    });

    it('of none that is there is 404 and empty (20_get_missing)', async () => {
      const { status, body } = await get('no-such-role');

      expect({ status, body }).toEqual({ status: 404, body: {} });
    });

    it.each(['superuser', 'kibana_system', 'viewer', 'editor', 'kibana_admin'])(
      'shows the reserved %s',
      async (role) => {
        const { body } = await get(role);

        expect(body[role].metadata._reserved).toBe(true);
      },
    );

    it('of all holds reserved and own ones', async () => {
      const name = cluster.unique('role');
      await put(name);

      const body = await cluster.ok({ line: 'GET /_security/role' });
      expect(body).toHaveProperty([name]);
      expect(body).toHaveProperty('superuser');
    });
  });

  describe('DELETE', () => {
    const remove = (name: string) => cluster.call({ line: `DELETE /_security/role/${name}` });

    it('tells whether it was there', async () => {
      const name = cluster.unique('role');
      await put(name);

      const [first, second] = [await remove(name), await remove(name)];
      expect([first.status, first.body]).toEqual([200, { found: true }]);
      expect([second.status, second.body]).toEqual([404, { found: false }]);
    });

    it('refuses a reserved one', async () => {
      const answer = await remove('superuser');

      expectRefusal(answer, { status: 400, type: answer.body.error.type, reason: /reserved/ });
    });
  });

  describe('callers', () => {
    it.each([
      { privilege: 'manage_security', reads: 200, writes: 200 },
      { privilege: 'read_security', reads: 200, writes: 403 },
      { privilege: 'manage', reads: 403, writes: 403 },
    ])('with $privilege read $reads, write $writes', async ({ privilege, reads, writes }) => {
      const authorization = await cluster.addUser(cluster.unique('u'), { cluster: [privilege] });
      const line = `/_security/role/${cluster.unique('role')}`;

      const read = await cluster.call({ line: 'GET /_security/role/superuser', authorization });
      const write = await cluster.call({ line: `PUT ${line}`, json: {}, authorization });
      expect([read.status, write.status]).toEqual([reads, writes]);
    });

    it('are told which privileges they lack', async () => {
      const authorization = await cluster.addUser(cluster.unique('u'), {});
      const line = `PUT /_security/role/${cluster.unique('role')}`;

      expectForbidden(
        await cluster.call({ line, json: {}, authorization }),
        /^action \[cluster:admin\/xpack\/security\/role\/put\].*\[manage_security,all\]$/,
      );
    });
  });
});
