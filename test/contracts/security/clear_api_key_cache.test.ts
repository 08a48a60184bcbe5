import { contractSuite } from '../../support/contract';
import { expectForbidden } from '../../support/contract_answers';

contractSuite('POST /_security/api_key/{ids}/_clear_cache', (cluster) => {
  const clear = (ids: string, authorization?: string) =>
    cluster.call({
      line: `POST /_security/api_key/${ids}/_clear_cache`,
      ...(authorization === undefined ? {} : { authorization }),
    });

  it.each([
    { name: 'all', ids: () => '*' },
    { name: 'one', ids: (id: string) => id },
    { name: 'several', ids: (id: string) => `${id},${id}` },
    { name: 'an unknown one', ids: () => 'there-is-no-such-key' },
  ])('fails at no node: $name', async ({ ids }) => {
    const { id } = await cluster.addKey();

    const { status, body } = await clear(ids(id));
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['_nodes', 'cluster_name', 'nodes']);
    expect(body._nodes.failed).toBe(0);
    expect(body._nodes.successful).toBe(body._nodes.total);
    for (const node of Object.values(body.nodes)) expect(node).toHaveProperty('name');
  });

  it('leaves the key as it is', async () => {
    const { id, authorization } = await cluster.addKey();
    await clear(id);

    const line = 'GET /_security/_authenticate';
    expect((await cluster.call({ line, authorization })).status).toBe(200);
  });

  it.each([
    { privilege: 'manage_security', allowed: true },
    { privilege: 'all', allowed: true },
    { privilege: 'manage_api_key', allowed: false },
    { privilege: 'manage_own_api_key', allowed: false },
    { privilege: 'manage', allowed: false },
  ])('of $privilege: $allowed', async ({ privilege, allowed }) => {
    const authorization = await cluster.addUser(cluster.unique('u'), { cluster: [privilege] });

    expect((await clear('*', authorization)).status).toBe(allowed ? 200 : 403);
  });

  it('says which privileges it needs', async () => {
    const authorization = await cluster.addUser(cluster.unique('u'), { cluster: [] });

    expectForbidden(
      await clear('*', authorization),
      /^action \[cluster:admin\/xpack\/security\/cache\/clear\].*\[manage_security,all\]$/,
    );
  });
});
