import { contractSuite } from '../../support/contract';
import { basic } from '../../support/elasticsearch';
import { expectForbidden } from '../../support/contract_answers';

const LINE = 'GET /_security/_authenticate';
const HEADER = 'es-security-runas-user';

contractSuite('run-as', (cluster) => {
  const pair = async (patterns: (target: string) => string[], role: object = {}) => {
    const target = cluster.unique('target');
    await cluster.addUser(target, { cluster: ['monitor'], ...role });
    const name = cluster.unique('agent');
    const authorization = await cluster.addUser(name, { run_as: patterns(target) });
    return { target, name, authorization };
  };
  const as = (
    target: string,
    authorization: string,
    { line, json }: { line: string; json?: unknown } = { line: LINE },
  ) =>
    cluster.call({
      line,
      authorization,
      headers: { [HEADER]: target },
      ...(json === undefined ? {} : { json }),
    });

  it.each([
    { name: 'by name', patterns: (target: string) => [target] },
    { name: 'by pattern', patterns: (target: string) => [`${target.slice(0, -2)}*`] },
    { name: 'by all', patterns: () => ['*'] },
    { name: 'by a regular expression', patterns: (target: string) => [`/${target}|x/`] },
  ])('is allowed $name, and shows the other user', async ({ patterns }) => {
    const { target, authorization } = await pair(patterns);

    const { status, body } = await as(target, authorization);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      username: target,
      roles: [`${target}-role`],
      authentication_realm: { name: 'default_native', type: 'native' },
      lookup_realm: { name: 'default_native', type: 'native' },
      authentication_type: 'realm',
    });
  });

  it('by elastic keeps the realm that authenticated apart', async () => {
    const target = cluster.unique('target');
    await cluster.addUser(target, {});

    const { body } = await cluster.call({ line: LINE, headers: { [HEADER]: target } });
    expect(body).toMatchObject({
      username: target,
      authentication_realm: { name: 'reserved', type: 'reserved' },
      lookup_realm: { name: 'default_native', type: 'native' },
    });
  });

  it('has the privileges of the other user, and those alone', async () => {
    const { target, authorization } = await pair((name) => [name]);

    const health = await as(target, authorization, { line: 'GET /_cluster/health' });
    const roles = await as(target, authorization, { line: 'GET /_security/role' });
    expect([health.status, roles.status]).toEqual([200, 403]);
    const alone = await cluster.call({ line: 'GET /_cluster/health', authorization });
    expect(alone.status).toBe(403);
  });

  it.each([
    { name: 'nothing', patterns: () => [] },
    { name: 'others', patterns: () => ['somebody-else'] },
  ])('is 403 to who may run as $name', async ({ patterns }) => {
    const { target, name, authorization } = await pair(patterns);

    expectForbidden(
      await as(target, authorization),
      new RegExp(
        `^action \\[cluster:admin/xpack/security/user/authenticate\\] is unauthorized for user \\[${name}\\].*` +
          `because user \\[${name}\\] is unauthorized to run as \\[${target}\\]`,
      ),
    );
  });

  it('is 403 for a user who does not exist', async () => {
    const authorization = await cluster.addUser(cluster.unique('agent'), { run_as: ['*'] });

    expect((await as('there-is-no-such-user', authorization)).status).toBe(403);
  });

  it('comes after authentication', async () => {
    expect((await as('elastic', basic('elastic', 'wrong'))).status).toBe(401);
  });

  it('names both users in a refusal', async () => {
    const { target, name, authorization } = await pair((user) => [user]);

    expectForbidden(
      await as(target, authorization, { line: 'GET /_security/role' }),
      new RegExp(
        `^action \\[cluster:admin/xpack/security/role/get\\] is unauthorized for user \\[${name}\\] ` +
          `run as \\[${target}\\] with effective roles \\[${target}-role\\]`,
      ),
    );
  });

  describe('and keys', () => {
    it('a key made so belongs to the other user', async () => {
      const { target, authorization } = await pair((name) => [name], {
        cluster: ['manage_own_api_key', 'monitor'],
      });

      const json = { name: cluster.unique('key') };
      const { body } = await as(target, authorization, { line: 'POST /_security/api_key', json });
      const { api_keys } = await cluster.ok({
        line: `GET /_security/api_key?id=${body.id}&with_limited_by=true`,
      });
      expect(api_keys[0]).toMatchObject({ username: target, realm: 'default_native' });
      expect(Object.keys(api_keys[0].limited_by[0])).toEqual([`${target}-role`]);
    });

    it('a manager updates the key of another so', async () => {
      const target = cluster.unique('target');
      const owner = await cluster.addUser(target, { cluster: ['manage_own_api_key'] });
      const { id } = await cluster.addKey({}, owner);

      const { status, body } = await cluster.call({
        line: `PUT /_security/api_key/${id}`,
        json: { metadata: { a: 1 } },
        headers: { [HEADER]: target },
      });
      expect({ status, body }).toEqual({ status: 200, body: { updated: true } });
    });

    it('own keys are those of the other user', async () => {
      const { target, authorization } = await pair((name) => [name], {
        cluster: ['manage_own_api_key'],
      });
      const json = { name: cluster.unique('key') };
      const { body } = await as(target, authorization, { line: 'POST /_security/api_key', json });

      const own = await as(target, authorization, { line: 'GET /_security/api_key?owner=true' });
      expect(own.body.api_keys.map(({ id }: { id: string }) => id)).toEqual([body.id]);
    });

    const keyWith = async (assigned: string[], owned: string[]) => {
      const target = cluster.unique('target');
      await cluster.addUser(target, {});
      const owner = await cluster.addUser(cluster.unique('owner'), {
        cluster: ['manage_own_api_key'],
        run_as: owned.map((pattern) => pattern.replace('{t}', target)),
      });
      const role_descriptors = {
        r: { run_as: assigned.map((pattern) => pattern.replace('{t}', target)) },
      };
      return { target, ...(await cluster.addKey({ role_descriptors }, owner)) };
    };

    it.each([
      { name: 'key and owner', assigned: ['{t}'], owned: ['*'], status: 200 },
      { name: 'the key alone', assigned: ['{t}'], owned: [], status: 403 },
      { name: 'the owner alone', assigned: [], owned: ['*'], status: 403 },
    ])('a key runs as another if $name may: $status', async ({ assigned, owned, status }) => {
      const { target, authorization } = await keyWith(assigned, owned);

      const answer = await as(target, authorization);
      expect(answer.status).toBe(status);
      expect(answer.body.username).toBe(status === 200 ? target : undefined);
    });
  });
});
