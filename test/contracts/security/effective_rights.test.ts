import { contractSuite } from '../../support/contract';

contractSuite('a key may do what its descriptors and its owner may', (cluster) => {
  /** A key of an owner with the one grant in an index, that asks for the other there. */
  const setting = async (owned: string[], assigned: string[] | undefined) => {
    const index = await cluster.addIndex([{ a: 1 }]);
    const entry = (privileges: string[]) => ({
      indices: privileges.length === 0 ? [] : [{ names: [index], privileges }],
    });
    const owner = await cluster.addUser(cluster.unique('owner'), {
      cluster: ['manage_own_api_key'],
      ...entry(owned),
    });
    const body = assigned === undefined ? {} : { role_descriptors: { r: entry(assigned) } };
    const { authorization } = await cluster.addKey(body, owner);
    return async (line: string, json?: object): Promise<number> =>
      (
        await cluster.call({
          line: line.replace('{i}', index),
          authorization,
          ...(json === undefined ? {} : { json }),
        })
      ).status;
  };

  it.each([
    { owned: ['read'], assigned: ['read'], read: 200, write: 403 },
    { owned: ['read'], assigned: ['all'], read: 200, write: 403 },
    { owned: ['all'], assigned: ['read'], read: 200, write: 403 },
    { owned: ['all'], assigned: ['write'], read: 403, write: 201 },
    { owned: ['read', 'write'], assigned: ['all'], read: 200, write: 201 },
    { owned: ['read'], assigned: ['write'], read: 403, write: 403 },
    { owned: [], assigned: ['all'], read: 403, write: 403 },
    { owned: ['all'], assigned: [], read: 403, write: 403 },
    { owned: ['read'], assigned: undefined, read: 200, write: 403 },
    { owned: ['all'], assigned: undefined, read: 200, write: 201 },
  ])('$owned of the owner, $assigned of the key', async ({ owned, assigned, read, write }) => {
    const status = await setting(owned, assigned);

    expect([
      await status('GET /{i}/_search'),
      await status('GET /{i}/_doc/1'),
      await status('PUT /{i}/_doc/2', { a: 2 }),
    ]).toEqual([read, read, write]);
  });

  it.each([
    { of: 'the owner', owned: ['read'], assigned: ['all'] },
    { of: 'the key', owned: ['all'], assigned: ['read'] },
  ])('a write that $of may do nowhere is refused without a name', async ({ owned, assigned }) => {
    const index = await cluster.addIndex();
    const role = (privileges: string[]) => ({ indices: [{ names: [index], privileges }] });
    const owner = await cluster.addUser(cluster.unique('owner'), {
      cluster: ['manage_own_api_key'],
      ...role(owned),
    });
    const { authorization } = await cluster.addKey(
      { role_descriptors: { r: role(assigned) } },
      owner,
    );

    const line = `PUT /${index}/_doc/1`;
    const { status, body } = await cluster.call({ line, json: {}, authorization });
    expect(status).toBe(403);
    expect(body.error.reason).not.toContain('on indices');
  });

  it('by pattern finds only what both may see', async () => {
    const mark = cluster.unique('both');
    for (const end of ['a', 'b', 'c']) {
      await cluster.ok({ line: `PUT /${mark}-${end}/_doc/1?refresh=true`, json: { end } });
    }
    const role = (...ends: string[]) => ({
      indices: [{ names: ends.map((end) => `${mark}-${end}`), privileges: ['read'] }],
    });
    const owner = await cluster.addUser(mark, {
      cluster: ['manage_own_api_key'],
      ...role('a', 'b'),
    });
    const { authorization } = await cluster.addKey(
      { role_descriptors: { r: role('b', 'c') } },
      owner,
    );

    const { hits } = await cluster.ok({ line: `GET /${mark}-*/_search`, authorization });
    expect(hits.hits.map(({ _index }: { _index: string }) => _index)).toEqual([`${mark}-b`]);
    const forbidden = await cluster.call({
      line: `GET /${mark}-a,${mark}-b/_search`,
      authorization,
    });
    expect(forbidden.body.error.reason).toContain(`on indices [${mark}-a],`);
  });

  it('several descriptors allow what any of them does', async () => {
    const [one, other] = [await cluster.addIndex(), await cluster.addIndex()];
    const role = (index: string) => ({ indices: [{ names: [index], privileges: ['read'] }] });
    const { authorization } = await cluster.addKey({
      role_descriptors: { one: role(one), other: role(other), none: {} },
    });

    const line = `GET /${one},${other}/_search`;
    expect((await cluster.call({ line, authorization })).status).toBe(200);
  });

  it('several roles of the owner are one snapshot', async () => {
    const [one, other] = [await cluster.addIndex(), await cluster.addIndex()];
    const owner = await cluster.addUser(cluster.unique('owner'), {
      cluster: ['manage_own_api_key'],
      indices: [
        { names: [one], privileges: ['read'] },
        { names: [other], privileges: ['read'] },
      ],
    });
    const { authorization } = await cluster.addKey({}, owner);

    const line = `GET /${one},${other}/_search`;
    expect((await cluster.call({ line, authorization })).status).toBe(200);
  });
});
