import {
  clientSuite,
  expectCall,
  type ClientCase,
  type OfficialClient,
} from '../../support/official_clients';

const aRole = (client: OfficialClient, name: string) =>
  client.security.putRole({ name, cluster: ['monitor'], run_as: ['x'] });

const ROLES: ClientCase[] = [
  {
    title: 'putRole says what is new',
    run: async (client, name) => [await aRole(client, name), await aRole(client, name)],
    answer: [{ role: { created: true } }, { role: { created: false } }],
  },
  {
    title: 'getRole answers what was put',
    run: async (client, name) => {
      await aRole(client, name);
      return client.security.getRole({ name });
    },
    answer: { '{i}': { cluster: ['monitor'], indices: [], applications: [], run_as: ['x'] } },
  },
  {
    title: 'putRole keeps a description',
    since: '8.15',
    run: async (client, name) => {
      await client.security.putRole({ name, description: 'a role' });
      return client.security.getRole({ name });
    },
    answer: { '{i}': { description: 'a role' } },
  },
  {
    title: 'deleteRole says what was found',
    run: async (client, name) => {
      await aRole(client, name);
      return client.security.deleteRole({ name });
    },
    answer: { found: true },
  },
  {
    title: 'queryRole finds by name',
    since: '8.15',
    run: async (client, name) => {
      await aRole(client, name);
      return client.security.queryRole({ query: { term: { name } } });
    },
    answer: { total: 1, count: 1, roles: [{ name: '{i}', cluster: ['monitor'] }] },
  },
  {
    title: 'bulkPutRole makes several',
    since: '8.15',
    run: (client, name) =>
      client.security.bulkPutRole({
        roles: { [`${name}-1`]: { cluster: ['all'] }, [`${name}-2`]: { run_as: ['x'] } },
      }),
    answer: { created: ['{i}-1', '{i}-2'] },
  },
  {
    title: 'bulkDeleteRole ends several',
    since: '8.15',
    run: async (client, name) => {
      await aRole(client, name);
      return client.security.bulkDeleteRole({ names: [name, `${name}-2`] });
    },
    answer: { deleted: ['{i}'], not_found: ['{i}-2'] },
  },
  {
    title: 'clearCachedRoles fails nowhere',
    run: (client) => client.security.clearCachedRoles({ name: 'superuser' }),
    answer: { _nodes: { failed: 0 } },
  },
  {
    title: 'putRoleMapping says what is new',
    run: (client, name) =>
      client.security.putRoleMapping({
        name,
        enabled: true,
        roles: ['viewer'],
        rules: { field: { username: name } },
      }),
    answer: { role_mapping: { created: true } },
  },
  {
    title: 'getRoleMapping answers what was put, deleteRoleMapping ends it',
    run: async (client, name) => {
      const rules = { all: [{ field: { username: '*' } }, { field: { 'realm.name': 'x' } }] };
      await client.security.putRoleMapping({ name, enabled: false, roles: ['viewer'], rules });
      const found = await client.security.getRoleMapping({ name });
      const gone = await client.security.deleteRoleMapping({ name });
      return { ...found, gone };
    },
    answer: {
      '{i}': {
        enabled: false,
        roles: ['viewer'],
        rules: { all: [{ field: { username: '*' } }, { field: { 'realm.name': 'x' } }] },
      },
      gone: { found: true },
    },
  },
];

clientSuite('Roles by client', (bench) => {
  it.each(bench.version.applicable(ROLES))('$title', async (row) => {
    await expectCall(bench, row);
  });

  it.each([
    { what: 'role', run: (client: OfficialClient) => client.security.getRole({ name: 'nobody' }) },
    {
      what: 'role mapping',
      run: (client: OfficialClient) => client.security.getRoleMapping({ name: 'nobody' }),
    },
  ])('misses a $what', async ({ run }) => {
    await expect(run(bench.client())).rejects.toMatchObject({ statusCode: 404, body: {} });
  });
});
