import { contractSuite } from '../../support/contract';
import { basic } from '../../support/elasticsearch';
import { PASSWORD } from '../../support/stack';

const LINE = 'GET /_security/_authenticate';

contractSuite('GET /_security/_authenticate', (cluster, version) => {
  const managedBy = version.since('9.4') ? { managed_by: 'elasticsearch' } : {};

  it('tells all about a native user', async () => {
    const username = cluster.unique('user');
    const json = {
      password: PASSWORD,
      roles: ['viewer', 'no-such-role'],
      full_name: 'Jane Doe',
      email: 'jane@example.com',
      metadata: { desk: 7 },
    };
    await cluster.ok({ line: `PUT /_security/user/${username}`, json });

    const body = await cluster.ok({ line: LINE, authorization: basic(username, PASSWORD) });
    expect(body).toEqual({
      username,
      roles: ['viewer', 'no-such-role'],
      full_name: 'Jane Doe',
      email: 'jane@example.com',
      metadata: { desk: 7 },
      enabled: true,
      authentication_realm: { name: 'default_native', type: 'native' },
      lookup_realm: { name: 'default_native', type: 'native' },
      authentication_type: 'realm',
    });
  });

  it('has its fields in one order', async () => {
    const authorization = await cluster.addUser(cluster.unique('user'), {});

    expect(Object.keys(await cluster.ok({ line: LINE, authorization }))).toEqual([
      'username',
      'roles',
      'full_name',
      'email',
      'metadata',
      'enabled',
      'authentication_realm',
      'lookup_realm',
      'authentication_type',
    ]);
  });

  it('has null for a name and an address that are not set', async () => {
    const authorization = await cluster.addUser(cluster.unique('user'), {});

    expect(await cluster.ok({ line: LINE, authorization })).toMatchObject({
      full_name: null,
      email: null,
      metadata: {},
    });
  });

  it.each([
    { username: 'elastic', roles: ['superuser'] },
    { username: 'kibana_system', roles: ['kibana_system'] },
  ])('names the reserved realm of $username', async ({ username, roles }) => {
    const body = await cluster.ok({ line: LINE, authorization: basic(username, PASSWORD) });

    expect(body).toMatchObject({
      username,
      roles,
      metadata: { _reserved: true },
      authentication_realm: { name: 'reserved', type: 'reserved' },
      authentication_type: 'realm',
    });
    expect(body).not.toHaveProperty('api_key');
  });

  it('shows the owner of a key, without roles, and the key', async () => {
    const username = cluster.unique('owner');
    const owner = await cluster.addUser(username, { cluster: ['manage_own_api_key'] });
    const { id, name, authorization } = await cluster.addKey({}, owner);

    const realm = { name: '_es_api_key', type: '_es_api_key' };
    expect(await cluster.ok({ line: LINE, authorization })).toEqual({
      username,
      roles: [],
      full_name: null,
      email: null,
      metadata: {},
      enabled: true,
      authentication_realm: realm,
      lookup_realm: realm,
      authentication_type: 'api_key',
      api_key: { id, name, ...managedBy },
    });
  });

  it('shows the owner as it was when the key was made or updated', async () => {
    const username = cluster.unique('owner');
    const owner = await cluster.addUser(username, { cluster: ['manage_own_api_key'] });
    const { id, authorization } = await cluster.addKey({}, owner);
    const json = { roles: [`${username}-role`], full_name: 'New Name', email: 'new@example.com' };
    await cluster.ok({ line: `PUT /_security/user/${username}`, json });

    expect((await cluster.ok({ line: LINE, authorization })).full_name).toBeNull();
    const line = `PUT /_security/api_key/${id}`;
    expect(await cluster.ok({ line, authorization: owner })).toEqual({ updated: true });
    expect(await cluster.ok({ line: LINE, authorization })).toMatchObject({
      full_name: 'New Name',
      email: 'new@example.com',
    });
  });

  it('is open to a key that may do nothing', async () => {
    const { authorization } = await cluster.addKey({ role_descriptors: { none: {} } });

    expect((await cluster.call({ line: LINE, authorization })).status).toBe(200);
  });

  it('is open to a user without a role', async () => {
    const username = cluster.unique('user');
    const json = { password: PASSWORD, roles: [] };
    await cluster.ok({ line: `PUT /_security/user/${username}`, json });

    const body = await cluster.ok({ line: LINE, authorization: basic(username, PASSWORD) });
    expect(body).toMatchObject({ username, roles: [] });
  });
});
