import { contractSuite } from '../../support/contract';
import { expectForbidden, expectRefusal } from '../../support/contract_answers';

const OWN = { cluster: ['manage_own_api_key', 'monitor'] };

contractSuite('an API key made by an API key', (cluster) => {
  const parent = () => cluster.addKey({ role_descriptors: { own: OWN } });
  const derive = async (json: object) => {
    const { authorization } = await parent();
    return cluster.call({
      line: 'POST /_security/api_key',
      json: { name: cluster.unique('derived'), ...json },
      authorization,
    });
  };

  it.each([
    { name: 'no descriptors', json: {} },
    { name: 'an empty set of descriptors', json: { role_descriptors: {} } },
    { name: 'a cluster privilege', json: { role_descriptors: { r: { cluster: ['monitor'] } } } },
    {
      name: 'an index privilege',
      json: { role_descriptors: { r: { indices: [{ names: ['a'], privileges: ['read'] }] } } },
    },
    {
      name: 'an application privilege',
      json: {
        role_descriptors: {
          r: { applications: [{ application: 'myapp', privileges: ['all'], resources: ['*'] }] },
        },
      },
    },
    { name: 'run-as', json: { role_descriptors: { r: { run_as: ['*'] } } } },
    {
      name: 'one of two empty',
      json: { role_descriptors: { a: {}, r: { cluster: ['monitor'] } } },
    },
  ])('may not ask for $name', async ({ json }) => {
    expectRefusal(await derive(json), {
      status: 400,
      type: 'illegal_argument_exception',
      reason: /derived api keys.*explicit role descriptor.*empty/i,
    });
  });

  it.each([
    { name: 'one empty descriptor', role_descriptors: { a: {} } },
    { name: 'two empty descriptors', role_descriptors: { a: {}, b: { cluster: [] } } },
  ])('may have $name', async ({ role_descriptors }) => {
    expect((await derive({ role_descriptors })).status).toBe(200);
  });

  it('belongs to the same user', async () => {
    const { body } = await derive({ role_descriptors: { a: {} } });

    const { api_keys } = await cluster.ok({ line: `GET /_security/api_key?id=${body.id}` });
    expect(api_keys[0]).toMatchObject({ username: 'elastic', realm: 'reserved' });
  });

  it('has an empty snapshot', async () => {
    const { body } = await derive({ role_descriptors: { a: {} } });

    const line = `GET /_security/api_key?id=${body.id}&with_limited_by=true`;
    const { api_keys } = await cluster.ok({ line });
    expect(api_keys[0].limited_by).toEqual([{}]);
  });

  it.each([
    { line: 'GET /_security/_authenticate', status: 200 },
    { line: 'GET /', status: 403 },
    { line: 'GET /_cluster/health', status: 403 },
    { line: 'GET /_security/api_key?owner=true', status: 403 },
  ])('may do only what all may: $line is $status', async ({ line, status }) => {
    const { body } = await derive({ role_descriptors: { a: {} } });

    const answer = await cluster.call({ line, authorization: `ApiKey ${body.encoded}` });
    expect(answer.status).toBe(status);
  });

  it('may see itself by its id', async () => {
    const { body } = await derive({ role_descriptors: { a: {} } });

    const { status, body: seen } = await cluster.call({
      line: `GET /_security/api_key?id=${body.id}`,
      authorization: `ApiKey ${body.encoded}`,
    });
    expect({ status, id: seen.api_keys[0].id }).toEqual({ status: 200, id: body.id });
  });

  it('may not be ended by the key that made it', async () => {
    const { authorization } = await parent();
    const json = { name: cluster.unique('derived'), role_descriptors: { a: {} } };
    const { id } = await cluster.ok({ line: 'POST /_security/api_key', json, authorization });

    const answer = await cluster.call({
      line: 'DELETE /_security/api_key',
      json: { ids: [id] },
      authorization,
    });
    expectForbidden(answer, /api_key\/invalidate/);
  });

  it('cannot be made by a key without the privilege', async () => {
    const { authorization } = await cluster.addKey({
      role_descriptors: { r: { cluster: ['monitor'] } },
    });

    const answer = await cluster.call({
      line: 'POST /_security/api_key',
      json: { name: 'a', role_descriptors: { a: {} } },
      authorization,
    });
    expectForbidden(answer, /api_key\/create/);
  });
});
