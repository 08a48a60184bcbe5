import { contractSuite } from '../../support/contract';
import { basic } from '../../support/elasticsearch';
import { PASSWORD } from '../../support/stack';

const READS = [{ by: 'get' }, { by: 'query' }];

contractSuite('the key object', (cluster, version) => {
  const read = async (by: string, id: string, parameters = '') => {
    if (by === 'get') {
      const { api_keys } = await cluster.ok({
        line: `GET /_security/api_key?id=${id}${parameters}`,
      });
      return api_keys[0];
    }
    const json = { query: { ids: { values: [id] } } };
    const line = `POST /_security/_query/api_key?${parameters.slice(1)}`;
    return (await cluster.ok({ line, json })).api_keys[0];
  };
  const realmType = version.since('8.14') ? ['realm_type'] : [];

  it.each(READS)('has its fields in one order, by $by', async ({ by }) => {
    const { id } = await cluster.addKey({ expiration: '1d', metadata: { a: 1 } });
    const ended = await read(by, id);

    expect(Object.keys(ended)).toEqual([
      'id',
      'name',
      'type',
      'creation',
      'expiration',
      'invalidated',
      'username',
      'realm',
      ...realmType,
      'metadata',
      'role_descriptors',
    ]);
  });

  it.each(READS)('leaves out an expiration that is not set, by $by', async ({ by }) => {
    const { id } = await cluster.addKey();

    expect(await read(by, id)).not.toHaveProperty('expiration');
  });

  it.each(READS)('has the time of invalidation after its flag, by $by', async ({ by }) => {
    const { id } = await cluster.addKey();
    await cluster.ok({ line: 'DELETE /_security/api_key', json: { ids: [id] } });

    const ended = await read(by, id);
    const names = Object.keys(ended);
    expect(ended.invalidated).toBe(true);
    expect(names[names.indexOf('invalidated') + 1]).toBe('invalidation');
    expect(ended.invalidation).toBeGreaterThanOrEqual(ended.creation);
  });

  it.each(READS)('of an expired key is not invalidated, by $by', async ({ by }) => {
    const { id } = await cluster.addKey({ expiration: '1ms' });

    const expired = await read(by, id);
    expect(expired.invalidated).toBe(false);
    expect(expired).not.toHaveProperty('invalidation');
  });

  it.each(READS)('names the owner and the realm, by $by', async ({ by }) => {
    const name = cluster.unique('owner');
    const authorization = await cluster.addUser(name, { cluster: ['manage_own_api_key'] });
    const { id } = await cluster.addKey({}, authorization);

    const key = await read(by, id);
    expect(key).toMatchObject({ username: name, realm: 'default_native', type: 'rest' });
    expect(key.realm_type).toBe(version.since('8.14') ? 'native' : undefined);
  });

  it('names the reserved realm of a built-in owner', async () => {
    const { id } = await cluster.addKey();

    const key = await read('get', id);
    expect(key).toMatchObject({ username: 'elastic', realm: 'reserved' });
    expect(key.realm_type).toBe(version.since('8.14') ? 'reserved' : undefined);
  });

  it('has an empty object for metadata that were not given', async () => {
    const { id } = await cluster.addKey();

    expect((await read('get', id)).metadata).toEqual({});
  });

  it('has times in milliseconds, the creation now', async () => {
    const before = Date.now();
    const { id } = await cluster.addKey({ expiration: '1h' });

    const { creation, expiration } = await read('get', id);
    expect(creation).toBeGreaterThan(before - 60_000);
    expect(creation).toBeLessThan(before + 60_000);
    expect(Math.round((expiration - creation) / 1_000)).toBe(3_600);
  });

  it.each(READS)('never holds the secret or its hash, by $by', async ({ by }) => {
    const { id, secret, encoded } = await cluster.addKey();

    const text = JSON.stringify(await read(by, id, '&with_limited_by=true'));
    expect(text).not.toContain(secret);
    expect(text).not.toContain(encoded);
    expect(text).not.toMatch(/hash/i);
  });

  describe('limited_by', () => {
    it.each(READS)('is absent unless asked for, by $by', async ({ by }) => {
      const { id } = await cluster.addKey();

      expect(await read(by, id)).not.toHaveProperty('limited_by');
    });

    it.each(READS)('is one object of role name to descriptor, by $by', async ({ by }) => {
      const name = cluster.unique('owner');
      const authorization = await cluster.addUser(name, {
        cluster: ['manage_own_api_key'],
        indices: [{ names: ['a'], privileges: ['read'] }],
      });
      const { id } = await cluster.addKey({}, authorization);

      const { limited_by } = await read(by, id, '&with_limited_by=true');
      expect(limited_by).toEqual([
        {
          [`${name}-role`]: {
            cluster: ['manage_own_api_key'],
            indices: [{ names: ['a'], privileges: ['read'], allow_restricted_indices: false }],
            applications: [],
            run_as: [],
            metadata: {},
            transient_metadata: { enabled: true },
          },
        },
      ]);
    });

    it('holds all roles of the owner and no other', async () => {
      const name = cluster.unique('owner');
      const roles = [`${name}-a`, `${name}-b`];
      for (const role of roles) {
        const json = { cluster: ['manage_own_api_key'] };
        await cluster.ok({ line: `PUT /_security/role/${role}`, json });
      }
      const json = { password: PASSWORD, roles };
      await cluster.ok({ line: `PUT /_security/user/${name}`, json });
      const { id } = await cluster.addKey({}, basic(name, PASSWORD));

      const { limited_by } = await read('get', id, '&with_limited_by=true');
      expect(limited_by).toHaveLength(1);
      expect(Object.keys(limited_by[0]).sort()).toEqual(roles);
    });

    if (version.since('8.15')) {
      it('leaves out the description of a role', async () => {
        const name = cluster.unique('owner');
        const role = { cluster: ['manage_own_api_key'], description: 'May make keys.' };
        const { id } = await cluster.addKey({}, await cluster.addUser(name, role));

        const { limited_by } = await read('get', id, '&with_limited_by=true');
        expect(limited_by[0][`${name}-role`]).not.toHaveProperty('description');
      });
    }
  });
});
