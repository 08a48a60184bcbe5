import { contractSuite } from '../../support/contract';
import { expectForbidden, expectRefusal } from '../../support/contract_answers';
import { PASSWORD } from '../../support/stack';

contractSuite('queries of users and roles', (cluster, version) => {
  if (!version.since('8.14')) {
    it.each(['user', 'role'])('of %s are no route', async (what) => {
      const { status } = await cluster.call({ line: `POST /_security/_query/${what}`, json: {} });

      expect([400, 405]).toContain(status);
    });
    return;
  }

  describe('POST /_security/_query/user', () => {
    let mark = '';

    beforeAll(async () => {
      mark = cluster.unique('quser');
      for (const [which, more] of Object.entries({
        a: { full_name: 'Ann A', roles: ['viewer'] },
        b: { email: 'b@example.com', roles: ['viewer', 'editor'] },
        c: { enabled: false, roles: [] },
      })) {
        const json = { password: PASSWORD, ...more };
        await cluster.ok({ line: `PUT /_security/user/${mark}-${which}`, json });
      }
    });

    const ask = (json: object, authorization?: string) =>
      cluster.call({
        line: 'POST /_security/_query/user',
        json,
        ...(authorization === undefined ? {} : { authorization }),
      });
    const found = async (query: object): Promise<string> => {
      const json = {
        query: { bool: { must: [{ prefix: { username: mark } }, query] } },
        sort: 'username',
      };
      const { status, body } = await ask(json);
      expect({ status, total: body.total }).toEqual({ status: 200, total: body.users?.length });
      return body.users.map(({ username }: { username: string }) => username.slice(-1)).join('');
    };

    it.each([
      { name: 'all', query: { match_all: {} }, users: 'abc' },
      { name: 'roles', query: { term: { roles: 'viewer' } }, users: 'ab' },
      { name: 'a flag', query: { term: { enabled: false } }, users: 'c' },
      { name: 'an address', query: { exists: { field: 'email' } }, users: 'b' },
      { name: 'a pattern', query: { wildcard: { username: '*-a' } }, users: 'a' },
    ])('finds by $name', async ({ query, users }) => {
      expect(await found(query)).toBe(users);
    });

    it('shows users as get does', async () => {
      const { body } = await ask({ query: { term: { username: `${mark}-b` } } });

      const get = await cluster.ok({ line: `GET /_security/user/${mark}-b` });
      expect(body).toEqual({ total: 1, count: 1, users: [get[`${mark}-b`]] });
    });

    it.each(['password', 'metadata', 'nope'])('refuses the field %s', async (field) => {
      expectRefusal(await ask({ query: { term: { [field]: 'a' } } }), {
        status: 400,
        type: 'illegal_argument_exception',
      });
    });

    it.each([{ from: -1 }, { size: -1 }])('refuses %j', async (page) => {
      expect((await ask(page)).status).toBe(400);
    });

    it('needs read_security', async () => {
      const nobody = await cluster.addUser(cluster.unique('no'), { cluster: ['monitor'] });
      const reader = await cluster.addUser(cluster.unique('yes'), { cluster: ['read_security'] });

      expectForbidden(
        await ask({}, nobody),
        /^action \[cluster:admin\/xpack\/security\/user\/query\] is unauthorized for user/,
      );
      expect((await ask({}, reader)).status).toBe(200);
    });
  });

  if (!version.since('8.15')) return;

  describe('POST /_security/_query/role', () => {
    const ask = (json: object) => cluster.call({ line: 'POST /_security/_query/role', json });

    it('finds own roles by name, with their descriptor', async () => {
      const mark = cluster.unique('qrole');
      const json = { cluster: ['monitor'], description: 'Looks after all.' };
      await cluster.ok({ line: `PUT /_security/role/${mark}`, json });

      const { body } = await ask({ query: { term: { name: mark } } });
      expect(body).toMatchObject({ total: 1, count: 1 });
      expect(body.roles[0]).toMatchObject({ name: mark, cluster: ['monitor'] });
    });

    it.each([
      { name: 'a description', query: { match: { description: 'zebra' } } },
      { name: 'an application', query: { term: { 'applications.application': 'zebra-app' } } },
      { name: 'metadata', query: { term: { 'metadata.animal': 'zebra' } } },
    ])('finds by $name', async ({ query }) => {
      const mark = cluster.unique('qrole');
      const json = {
        description: 'Looks after the zebra.',
        applications: [{ application: 'zebra-app', privileges: ['all'], resources: ['*'] }],
        metadata: { animal: 'zebra' },
      };
      await cluster.ok({ line: `PUT /_security/role/${mark}`, json });

      const { body } = await ask({
        query: { bool: { filter: [query, { term: { name: mark } }] } },
      });
      expect(body.total).toBe(1);
    });

    it('refuses other fields', async () => {
      expectRefusal(await ask({ query: { term: { cluster: 'all' } } }), {
        status: 400,
        type: 'illegal_argument_exception',
      });
    });
  });
});
