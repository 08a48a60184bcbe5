import { contractSuite } from '../../support/contract';
import { expectForbidden } from '../../support/contract_answers';

contractSuite('/_security/role_mapping', (cluster) => {
  const mapping = { enabled: true, roles: ['viewer'], rules: { field: { username: 'nobody' } } };
  const put = (name: string, json: object, authorization?: string) =>
    cluster.call({
      line: `PUT /_security/role_mapping/${name}`,
      json,
      ...(authorization === undefined ? {} : { authorization }),
    });
  const remove = (name: string) => cluster.call({ line: `DELETE /_security/role_mapping/${name}` });

  it('tells whether it is new, shows it, and forgets it', async () => {
    const name = cluster.unique('mapping');

    expect((await put(name, mapping)).body).toEqual({ role_mapping: { created: true } });
    expect((await put(name, mapping)).body).toEqual({ role_mapping: { created: false } });
    const body = await cluster.ok({ line: `GET /_security/role_mapping/${name}` });
    expect(body).toEqual({ [name]: { ...mapping, metadata: {} } });
    expect((await remove(name)).body).toEqual({ found: true });
    const again = await remove(name);
    expect([again.status, again.body]).toEqual([404, { found: false }]);
  });

  it('that is not there is 404 and empty', async () => {
    const { status, body } = await cluster.call({ line: 'GET /_security/role_mapping/nope' });

    expect({ status, body }).toEqual({ status: 404, body: {} });
  });

  it.each([
    { name: 'no rules', json: { enabled: true, roles: ['viewer'] } },
    { name: 'no roles', json: { enabled: true, rules: mapping.rules } },
    { name: 'an unknown field', json: { ...mapping, colour: 1 } },
    { name: 'an unknown rule', json: { ...mapping, rules: { colour: {} } } },
    { name: 'reserved metadata', json: { ...mapping, metadata: { _a: 1 } } },
  ])('refuses $name', async ({ json }) => {
    expect((await put(cluster.unique('mapping'), json)).status).toBe(400);
  });

  it('needs manage_security', async () => {
    const authorization = await cluster.addUser(cluster.unique('no'), { cluster: ['manage'] });

    expectForbidden(
      await put(cluster.unique('mapping'), mapping, authorization),
      /^action \[cluster:admin\/xpack\/security\/role_mapping\/put\] is unauthorized for user/,
    );
  });
});
