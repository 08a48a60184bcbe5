import { contractSuite } from '../../support/contract';
import { expectInvalid, expectRefusal } from '../../support/contract_answers';

contractSuite('GET /_security/api_key', (cluster) => {
  const get = (query: string, authorization?: string) =>
    cluster.call({
      line: `GET /_security/api_key${query}`,
      ...(authorization === undefined ? {} : { authorization }),
    });
  const idsOf = async (query: string, authorization?: string): Promise<string[]> => {
    const { status, body } = await get(query, authorization);
    expect(status).toBe(200);
    return body.api_keys.map(({ id }: { id: string }) => id);
  };
  const owner = async (cluster_privileges: string[] = ['manage_own_api_key']) => {
    const name = cluster.unique('owner');
    return { name, authorization: await cluster.addUser(name, { cluster: cluster_privileges }) };
  };

  describe('validation', () => {
    it.each([
      { query: '?id=a&name=b' },
      { query: '?id=a&username=b' },
      { query: '?id=a&realm_name=b' },
      { query: '?name=a&username=b' },
      { query: '?name=a&realm_name=b' },
      { query: '?owner=true&username=b' },
      { query: '?owner=true&realm_name=b' },
      { query: '?owner=true&username=a&realm_name=b' },
    ])('refuses $query', async ({ query }) => {
      expectInvalid(await get(query), /./);
    });

    it('refuses an unknown parameter', async () => {
      expectRefusal(await get('?colour=red'), {
        status: 400,
        type: 'illegal_argument_exception',
        reason: /unrecognized parameter: \[colour\]/,
      });
    });

    it('refuses an owner that is not a boolean', async () => {
      expectRefusal(await get('?owner=perhaps'), {
        status: 400,
        type: 'illegal_argument_exception',
      });
    });
  });

  describe('selection', () => {
    it('by id finds one', async () => {
      const [{ id }] = [await cluster.addKey(), await cluster.addKey()];

      expect(await idsOf(`?id=${id}`)).toEqual([id]);
    });

    it('by an unknown id is 404 with an empty list, not an error', async () => {
      const { status, body } = await get('?id=there-is-no-such-key');

      expect({ status, body }).toEqual({ status: 404, body: { api_keys: [] } });
    });

    it.each(['name', 'username', 'realm_name'])('by an unknown %s is 200', async (by) => {
      const { status, body } = await get(`?${by}=there-is-none`);

      expect({ status, body }).toEqual({ status: 200, body: { api_keys: [] } });
    });

    it('by name finds all of that name, in the order of creation', async () => {
      const name = cluster.unique('same');
      const ids = [];
      for (let made = 0; made < 3; made += 1) ids.push((await cluster.addKey({ name })).id);
      await cluster.addKey({ name: `${name}-not` });

      expect(await idsOf(`?name=${name}`)).toEqual(ids);
    });

    it('by a name with a trailing asterisk finds all with that prefix', async () => {
      const name = cluster.unique('prefix');
      const a = await cluster.addKey({ name: `${name}-a` });
      const b = await cluster.addKey({ name: `${name}-b` });

      expect((await idsOf(`?name=${name}*`)).sort()).toEqual([a.id, b.id].sort());
    });

    it('by a name with an asterisk elsewhere is exact', async () => {
      const name = cluster.unique('inner');
      await cluster.addKey({ name });

      expect(await idsOf(`?name=*${name}`)).toEqual([]);
    });

    it('by a name is case-sensitive', async () => {
      const name = cluster.unique('case');
      await cluster.addKey({ name });

      expect(await idsOf(`?name=${name.toUpperCase()}`)).toEqual([]);
    });

    it('by the name * finds all', async () => {
      const { id } = await cluster.addKey();

      expect(await idsOf('?name=*')).toContain(id);
    });

    it('without a parameter finds the keys of everybody', async () => {
      const { authorization } = await owner();
      const theirs = await cluster.addKey({}, authorization);
      const mine = await cluster.addKey();

      expect(await idsOf('')).toEqual(expect.arrayContaining([theirs.id, mine.id]));
    });

    it.each([
      { by: 'username', query: (name: string) => `?username=${name}` },
      {
        by: 'username and realm',
        query: (name: string) => `?username=${name}&realm_name=default_native`,
      },
    ])('by $by finds the keys of one user', async ({ query }) => {
      const { name, authorization } = await owner();
      const { id } = await cluster.addKey({}, authorization);

      expect(await idsOf(query(name))).toEqual([id]);
    });

    it('by a username in another realm finds nothing', async () => {
      const { name, authorization } = await owner();
      await cluster.addKey({}, authorization);

      expect(await idsOf(`?username=${name}&realm_name=reserved`)).toEqual([]);
    });

    it('by realm leaves out other realms', async () => {
      const { authorization } = await owner();
      const native = await cluster.addKey({}, authorization);
      const reserved = await cluster.addKey();

      const ids = await idsOf('?realm_name=reserved');
      expect(ids).toContain(reserved.id);
      expect(ids).not.toContain(native.id);
    });
  });

  describe('owner=true', () => {
    it('finds the keys of the caller alone', async () => {
      const { authorization } = await owner();
      const mine = await cluster.addKey({}, authorization);
      await cluster.addKey();

      expect(await idsOf('?owner=true', authorization)).toEqual([mine.id]);
    });

    it('goes with an id of the caller', async () => {
      const { authorization } = await owner();
      const mine = await cluster.addKey({}, authorization);

      expect(await idsOf(`?owner=true&id=${mine.id}`, authorization)).toEqual([mine.id]);
    });

    it('goes with a name', async () => {
      const { authorization } = await owner();
      const mine = await cluster.addKey({}, authorization);
      await cluster.addKey({}, authorization);

      expect(await idsOf(`?owner=true&name=${mine.name}`, authorization)).toEqual([mine.id]);
    });

    it("does not find somebody else's id", async () => {
      const { authorization } = await owner();
      const { id } = await cluster.addKey();

      const { status, body } = await get(`?owner=true&id=${id}`, authorization);
      expect({ status, body }).toEqual({ status: 404, body: { api_keys: [] } });
    });

    it('of a caller without keys is 200 and empty', async () => {
      const { authorization } = await owner();

      expect(await idsOf('?owner=true', authorization)).toEqual([]);
    });
  });

  describe('active_only', () => {
    const three = async () => {
      const name = cluster.unique('states');
      const active = await cluster.addKey({ name });
      const expired = await cluster.addKey({ name, expiration: '1ms' });
      const invalidated = await cluster.addKey({ name });
      const json = { ids: [invalidated.id] };
      await cluster.ok({ line: 'DELETE /_security/api_key', json });
      return { name, active: active.id, dead: [expired.id, invalidated.id] };
    };

    it('leaves out expired and invalidated keys', async () => {
      const { name, active } = await three();

      expect(await idsOf(`?name=${name}&active_only=true`)).toEqual([active]);
    });

    it.each(['', '&active_only=false'])('is off by default: "%s"', async (parameter) => {
      const { name, active, dead } = await three();

      expect(await idsOf(`?name=${name}${parameter}`)).toEqual([active, ...dead]);
    });

    it('makes a dead id not found', async () => {
      const { dead } = await three();

      for (const id of dead) expect((await get(`?id=${id}&active_only=true`)).status).toBe(404);
    });
  });

  it('is not paged', async () => {
    const name = cluster.unique('many');
    await Promise.all(Array.from({ length: 15 }, () => cluster.addKey({ name })));

    expect(await idsOf(`?name=${name}`)).toHaveLength(15);
  });
});
