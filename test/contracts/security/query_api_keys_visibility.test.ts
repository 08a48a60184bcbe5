import { contractSuite } from '../../support/contract';
import { expectForbidden } from '../../support/contract_answers';

contractSuite('POST /_security/_query/api_key: visibility', (cluster, version) => {
  const named = (mark: string) => ({ query: { prefix: { name: mark } } });
  const ask = (json: object, authorization: string, parameters = '') =>
    cluster.call({ line: `POST /_security/_query/api_key${parameters}`, json, authorization });

  /** A key of a new user and one of `elastic`, whose names begin alike. */
  const two = async (privileges: string[]) => {
    const mark = cluster.unique('seen');
    const authorization = await cluster.addUser(mark, {
      cluster: [...privileges, 'manage_own_api_key'],
    });
    const mine = await cluster.addKey({ name: `${mark}-mine` }, authorization);
    const theirs = await cluster.addKey({ name: `${mark}-theirs` });
    return { mark, authorization, mine, theirs };
  };

  it.each(['read_security', 'manage_api_key', 'manage_security', 'all'])(
    'shows all keys to %s',
    async (privilege) => {
      const { mark, authorization } = await two([privilege]);

      const { body } = await ask(named(mark), authorization);
      expect(body.total).toBe(2);
    },
  );

  it('shows its own keys to manage_own_api_key, silently', async () => {
    const { mark, authorization, mine } = await two([]);

    const { status, body } = await ask(named(mark), authorization);
    expect({ status, total: body.total, count: body.count }).toEqual({
      status: 200,
      total: 1,
      count: 1,
    });
    expect(body.api_keys[0].id).toBe(mine.id);
  });

  it("does not find somebody else's id for manage_own_api_key", async () => {
    const { authorization, theirs } = await two([]);

    const { body } = await ask({ query: { ids: { values: [theirs.id] } } }, authorization);
    expect(body.total).toBe(0);
  });

  it('is not widened by should, must_not or a flag of the query', async () => {
    const { authorization, mine } = await two([]);

    const query = { bool: { should: [{ match_all: {} }], must_not: [{ term: { name: 'x' } }] } };
    const { body } = await ask({ query }, authorization);
    expect(body.api_keys.map(({ id }: { id: string }) => id)).toEqual([mine.id]);
  });

  it('shows a key with manage_own_api_key nothing but itself', async () => {
    const { mark, mine } = await two([]);

    const { body } = await ask(named(mark), mine.authorization);
    expect(body.api_keys.map(({ id }: { id: string }) => id)).toEqual([mine.id]);
  });

  it('shows a key with read_security all', async () => {
    const { mark, mine } = await two(['read_security']);

    const { body } = await ask(named(mark), mine.authorization);
    expect(body.total).toBe(2);
  });

  it.each([
    { by: 'manage_own_api_key', allowed: false },
    { by: 'read_security', allowed: true },
    { by: 'manage_api_key', allowed: true },
  ])('with_limited_by under a key with $by: $allowed', async ({ by, allowed }) => {
    const { mark, mine } = await two([by]);

    const { status } = await ask(named(mark), mine.authorization, '?with_limited_by=true');
    expect(status).toBe(allowed ? 200 : 403);
  });

  it('with_limited_by goes for a user with manage_own_api_key', async () => {
    const { mark, authorization } = await two([]);

    const { body } = await ask(named(mark), authorization, '?with_limited_by=true');
    expect(body.api_keys[0].limited_by).toEqual([
      expect.objectContaining({ [`${mark}-role`]: expect.anything() }),
    ]);
  });

  it.each(['monitor', 'grant_api_key', 'manage', 'none'])('is refused to %s', async (privilege) => {
    const authorization = await cluster.addUser(cluster.unique('no'), { cluster: [privilege] });

    expectForbidden(
      await ask({}, authorization),
      /^action \[cluster:admin\/xpack\/security\/api_key\/query\] is unauthorized for user/,
    );
  });

  if (version.since('8.13')) {
    it('holds for aggregations', async () => {
      const { mark, authorization } = await two([]);

      const json = { ...named(mark), size: 0, aggs: { names: { terms: { field: 'name' } } } };
      const { body } = await ask(json, authorization);
      expect(body).toMatchObject({ total: 1, count: 0 });
      expect(body.aggregations.names.buckets).toEqual([{ key: `${mark}-mine`, doc_count: 1 }]);
    });
  }
});
