import { contractSuite } from '../../support/contract';

contractSuite('several roles at once', (cluster, version) => {
  if (!version.since('8.15')) {
    it.each(['POST', 'DELETE'])('are no route for %s', async (method) => {
      const { status } = await cluster.call({ line: `${method} /_security/role`, json: {} });

      expect(status).toBe(405);
    });
    return;
  }

  const put = (name: string, json: object = {}) =>
    cluster.ok({ line: `PUT /_security/role/${name}`, json });

  const bulk = async (roles: object) =>
    cluster.call({ line: 'POST /_security/role', json: { roles } });

  it('creates, updates and leaves alone', async () => {
    const [fresh, old, same] = [cluster.unique('a'), cluster.unique('b'), cluster.unique('c')];
    await put(old);
    await put(same, { cluster: ['monitor'] });

    const { status, body } = await bulk({
      [fresh]: {},
      [old]: { cluster: ['all'] },
      [same]: { cluster: ['monitor'] },
    });
    expect({ status, body }).toEqual({
      status: 200,
      body: { created: [fresh], updated: [old], noop: [same] },
    });
  });

  it('tells which failed', async () => {
    const [good, bad] = [cluster.unique('good'), cluster.unique('bad')];

    const { status, body } = await bulk({ [good]: {}, [bad]: { cluster: ['nope'] } });
    expect(status).toBe(200);
    expect(body.created).toEqual([good]);
    expect(body.errors.count).toBe(1);
    expect(Object.keys(body.errors.details)).toEqual([bad]);
  });

  it('deletes', async () => {
    const name = cluster.unique('role');
    await put(name);

    const line = 'DELETE /_security/role';
    const json = { names: [name, 'no-such-role'] };
    expect(await cluster.ok({ line, json })).toEqual({
      deleted: [name],
      not_found: ['no-such-role'],
    });
  });
});
