import { contractSuite } from '../../support/contract';
import { basic } from '../../support/elasticsearch';
import type { Call } from '../../support/elasticsearch';
import { PASSWORD } from '../../support/stack';

interface Try extends Omit<Call, 'authorization'> {
  readonly what: string;
}

/** None of them changes anything that another test looks at. */
const TRIES: readonly Try[] = [
  { what: 'root', line: 'GET /' },
  { what: 'health', line: 'GET /_cluster/health' },
  { what: 'settings', line: 'GET /_cluster/settings' },
  { what: 'nodes', line: 'GET /_nodes' },
  { what: 'licence', line: 'GET /_license' },
  { what: 'builtin', line: 'GET /_security/privilege/_builtin' },
  { what: 'get_role', line: 'GET /_security/role/superuser' },
  { what: 'put_role', line: 'PUT /_security/role/{n}', json: {} },
  { what: 'get_user', line: 'GET /_security/user/elastic' },
  { what: 'put_user', line: 'PUT /_security/user/{n}', json: { password: PASSWORD, roles: [] } },
  { what: 'get_privilege', line: 'GET /_security/privilege' },
  { what: 'get_keys', line: 'GET /_security/api_key?name={n}' },
  { what: 'own_keys', line: 'GET /_security/api_key?owner=true' },
  { what: 'query_keys', line: 'GET /_security/_query/api_key' },
  { what: 'create_key', line: 'POST /_security/api_key', json: { name: '{n}' } },
  {
    what: 'grant_key',
    line: 'POST /_security/api_key/grant',
    json: {
      grant_type: 'password',
      username: 'elastic',
      password: PASSWORD,
      api_key: { name: '{n}' },
    },
  },
  {
    what: 'update_keys',
    line: 'POST /_security/api_key/_bulk_update',
    json: { ids: ['no-such-key'] },
  },
  { what: 'end_keys', line: 'DELETE /_security/api_key', json: { ids: ['no-such-key'] } },
  { what: 'end_own', line: 'DELETE /_security/api_key', json: { owner: true } },
  { what: 'clear_cache', line: 'POST /_security/api_key/no-such-key/_clear_cache' },
  {
    what: 'cross_cluster',
    line: 'POST /_security/cross_cluster/api_key',
    json: { name: '{n}', access: { search: [{ names: ['a'] }] } },
  },
];

const MONITOR = 'root health settings nodes licence';
const READ_SECURITY = 'builtin get_role get_user get_privilege get_keys own_keys query_keys';
const API_KEYS = 'get_keys own_keys query_keys create_key grant_key update_keys end_keys end_own';
const SECURITY = `${READ_SECURITY} ${API_KEYS} put_role put_user clear_cache cross_cluster`;

const MATRIX = [
  { privilege: 'all', allows: TRIES.map(({ what }) => what).join(' ') },
  { privilege: 'manage', allows: MONITOR },
  { privilege: 'monitor', allows: MONITOR },
  { privilege: 'manage_security', allows: SECURITY },
  { privilege: 'read_security', allows: READ_SECURITY },
  { privilege: 'manage_api_key', allows: API_KEYS },
  { privilege: 'manage_own_api_key', allows: 'own_keys query_keys create_key update_keys end_own' },
  { privilege: 'grant_api_key', allows: 'grant_key' },
  { privilege: 'none', allows: '' },
  { privilege: 'transport_client', allows: '' },
  { privilege: 'manage_token', allows: '' },
  { privilege: 'cluster:monitor/main', allows: 'root' },
  { privilege: 'cluster:monitor/*', allows: MONITOR },
  { privilege: 'cluster:admin/xpack/security/role/get', allows: 'get_role' },
];

/** What an owner that may make keys allows, apart from the rules for callers that are keys. */
const OF_OWN = new Set(['own_keys', 'query_keys', 'create_key', 'update_keys', 'end_own']);

contractSuite('cluster privileges', (cluster) => {
  const outcomes = async (authorization: string): Promise<[string, number][]> => {
    const found: [string, number][] = [];
    for (const { what, ...request } of TRIES) {
      const named = JSON.stringify(request).replaceAll('{n}', cluster.unique('n'));
      const { status } = await cluster.call({ ...JSON.parse(named), authorization });
      found.push([what, status]);
    }
    return found;
  };

  const expectOnly = (found: [string, number][], allows: string): void => {
    const allowed = new Set(allows.split(' '));
    expect(found).toEqual(TRIES.map(({ what }) => [what, allowed.has(what) ? 200 : 403]));
  };

  it.each(MATRIX)('$privilege allows a user its endpoints and no others', async (row) => {
    const authorization = await cluster.addUser(cluster.unique('user'), {
      cluster: [row.privilege],
    });

    expectOnly(await outcomes(authorization), row.allows);
  });

  it('two privileges allow what either does', async () => {
    const authorization = await cluster.addUser(cluster.unique('user'), {
      cluster: ['monitor', 'grant_api_key'],
    });

    expectOnly(await outcomes(authorization), `${MONITOR} grant_key`);
  });

  it('two roles allow what either does', async () => {
    const name = cluster.unique('user');
    await cluster.addUser(name, { cluster: ['monitor'] });
    const other = cluster.unique('role');
    const json = { cluster: ['grant_api_key'] };
    await cluster.ok({ line: `PUT /_security/role/${other}`, json });
    const user = { roles: [`${name}-role`, other], password: PASSWORD };
    await cluster.ok({ line: `PUT /_security/user/${name}`, json: user });

    expectOnly(await outcomes(basic(name, PASSWORD)), `${MONITOR} grant_key`);
  });

  it.each([
    { assigned: 'all', owned: 'monitor', allows: MONITOR },
    { assigned: 'monitor', owned: 'all', allows: MONITOR },
    { assigned: 'monitor', owned: 'grant_api_key', allows: '' },
    { assigned: 'manage', owned: 'read_security', allows: '' },
  ])('a key of $assigned by an owner of $owned has both', async ({ assigned, owned, allows }) => {
    const owner = await cluster.addUser(cluster.unique('owner'), {
      cluster: [owned, 'manage_own_api_key'],
    });
    const { authorization } = await cluster.addKey(
      { role_descriptors: { r: { cluster: [assigned] } } },
      owner,
    );

    const found = (await outcomes(authorization)).filter(([what]) => !OF_OWN.has(what));
    const allowed = new Set(allows.split(' '));
    expect(found).toEqual(
      TRIES.filter(({ what }) => !OF_OWN.has(what)).map(({ what }) => [
        what,
        allowed.has(what) ? 200 : 403,
      ]),
    );
  });
});
