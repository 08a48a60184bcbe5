import { contractSuite } from '../../support/contract';

const HAS_PRIVILEGES = 'POST /_security/user/_has_privileges';

contractSuite('stories of public tests, in our words', (cluster) => {
  it('one administrator does all there is to a key (60_admin_user)', async () => {
    const name = cluster.unique('admin');
    const created = await cluster.ok({
      line: 'POST /_security/api_key',
      json: {
        name,
        expiration: '1d',
        role_descriptors: { r: { indices: [{ names: ['index-a'], privileges: ['read'] }] } },
      },
    });
    const authorization = `ApiKey ${created.encoded}`;
    const json = { index: [{ names: ['index-a'], privileges: ['read', 'write'] }] };

    const before = await cluster.ok({ line: HAS_PRIVILEGES, json, authorization });
    expect(before.index).toEqual({ 'index-a': { read: true, write: false } });

    const role_descriptors = { r: { indices: [{ names: ['index-*'], privileges: ['all'] }] } };
    const update = { role_descriptors, metadata: { letter: 'a' } };
    const line = `PUT /_security/api_key/${created.id}`;
    expect(await cluster.ok({ line, json: update })).toEqual({ updated: true });
    const after = await cluster.ok({ line: HAS_PRIVILEGES, json, authorization });
    expect(after.has_all_requested).toBe(true);

    const query = { query: { term: { 'metadata.letter': 'a' } }, sort: { creation: 'desc' } };
    const found = await cluster.ok({ line: 'POST /_security/_query/api_key', json: query });
    expect(found.api_keys[0].id).toBe(created.id);

    const ended = await cluster.ok({ line: 'DELETE /_security/api_key', json: { name } });
    expect(ended.invalidated_api_keys).toEqual([created.id]);
    expect((await cluster.call({ line: 'GET /', authorization })).status).toBe(401);
  });

  it('a key of two descriptors and an application knows what it may (10_basic)', async () => {
    const app = cluster.unique('myapp');
    await cluster.ok({
      line: 'PUT /_security/privilege',
      json: { [app]: { read: { actions: ['data:read/*'] }, write: { actions: ['data:write/*'] } } },
    });
    const { authorization } = await cluster.addKey({
      role_descriptors: {
        a: {
          cluster: ['all'],
          indices: [{ names: ['index-a'], privileges: ['read'] }],
          applications: [{ application: app, privileges: ['read'], resources: ['*'] }],
        },
        b: {
          cluster: ['manage'],
          indices: [{ names: ['index-b'], privileges: ['all'] }],
        },
      },
    });

    const body = await cluster.ok({
      line: HAS_PRIVILEGES,
      json: {
        cluster: ['manage_own_api_key', 'manage_security'],
        index: [
          { names: ['*', 'index-a'], privileges: ['read'] },
          { names: ['index-a', 'index-b'], privileges: ['read', 'write'] },
        ],
        application: [
          {
            application: app,
            privileges: ['read', 'data:read/me', 'write'],
            resources: ['*', '/a'],
          },
        ],
      },
      authorization,
    });
    const ofResource = { read: true, 'data:read/me': true, write: false };
    expect(body).toEqual({
      username: 'elastic',
      has_all_requested: false,
      cluster: { manage_own_api_key: true, manage_security: true },
      index: {
        '*': { read: false },
        'index-a': { read: true, write: false },
        'index-b': { read: true, write: true },
      },
      application: { [app]: { '*': ofResource, '/a': ofResource } },
    });
  });

  it('keys of two owners are paged through one by one (20_query)', async () => {
    const mark = cluster.unique('page');
    const owner = await cluster.addUser(mark, { cluster: ['manage_own_api_key'] });
    const keys = [
      await cluster.addKey({ name: `${mark}-1`, expiration: '1d' }),
      await cluster.addKey({ name: `${mark}-2`, expiration: '2d' }, owner),
      await cluster.addKey({ name: `${mark}-3`, expiration: '3d' }, owner),
    ];
    const page = { query: { wildcard: { name: `${mark}*` } }, size: 1, sort: ['expiration'] };
    const line = 'POST /_security/_query/api_key';

    const seen = [];
    let after: object = {};
    for (let left = keys.length; left > 0; left -= 1) {
      const { total, api_keys } = await cluster.ok({ line, json: { ...page, ...after } });
      expect(total).toBe(3);
      seen.push(api_keys[0].id);
      after = { search_after: api_keys[0]._sort };
    }
    expect(seen).toEqual(keys.map(({ id }) => id));
    const json = { ...page, size: 10 };
    const own = await cluster.ok({ line, json, authorization: owner });
    expect(own.api_keys.map(({ id }: { id: string }) => id)).toEqual(seen.slice(1));
  });

  it('a role that grows widens a key only when the key is updated (30_update)', async () => {
    const name = cluster.unique('owner');
    const authorization = await cluster.addUser(name, { cluster: ['manage_own_api_key'] });
    const key = await cluster.addKey({}, authorization);
    const mayMonitor = async (): Promise<boolean> => {
      const json = { cluster: ['monitor'] };
      return (await cluster.ok({ line: HAS_PRIVILEGES, json, authorization: key.authorization }))
        .has_all_requested;
    };
    const json = { cluster: ['manage_own_api_key', 'monitor'] };
    await cluster.ok({ line: `PUT /_security/role/${name}-role`, json });
    expect(await mayMonitor()).toBe(false);

    const line = `PUT /_security/api_key/${key.id}`;
    expect(await cluster.ok({ line, authorization })).toEqual({ updated: true });
    expect(await mayMonitor()).toBe(true);
    expect(await cluster.ok({ line, authorization })).toEqual({ updated: false });
  });

  it('a token got by a key makes derived keys alone', async () => {
    const role_descriptors = { r: { cluster: ['manage_token', 'manage_own_api_key'] } };
    const { authorization } = await cluster.addKey({ role_descriptors });
    const { access_token } = await cluster.ok({
      line: 'POST /_security/oauth2/token',
      json: { grant_type: 'client_credentials' },
      authorization,
    });

    const create = (json: object) =>
      cluster.call({
        line: 'POST /_security/api_key',
        json: { name: cluster.unique('derived'), ...json },
        authorization: `Bearer ${access_token}`,
      });
    expect((await create({ role_descriptors })).status).toBe(400);
    expect((await create({ role_descriptors: { none: {} } })).status).toBe(200);
  });

  it('owners of the same keys by name do not see each other', async () => {
    const name = cluster.unique('shared');
    const [one, other] = await Promise.all(
      ['one', 'other'].map((start) =>
        cluster.addUser(cluster.unique(start), { cluster: ['manage_own_api_key'] }),
      ),
    );
    const mine = await cluster.addKey({ name }, one);
    await cluster.addKey({ name }, other);

    const line = `GET /_security/api_key?name=${name}&owner=true`;
    const { api_keys } = await cluster.ok({ line, authorization: one ?? '' });
    expect(api_keys.map(({ id }: { id: string }) => id)).toEqual([mine.id]);
  });
});
