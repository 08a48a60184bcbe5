import { contractSuite } from '../../support/contract';
import { expectInvalid, expectRefusal } from '../../support/contract_answers';

const WORKFLOWS = ['search_application_query'];

contractSuite('the restriction of a key to workflows', (cluster) => {
  const create = (role_descriptors: object) =>
    cluster.call({
      line: 'POST /_security/api_key',
      json: { name: cluster.unique('restricted'), role_descriptors },
    });

  it('is shown', async () => {
    const role_descriptors = { r: { cluster: ['all'], restriction: { workflows: WORKFLOWS } } };
    const { id } = await cluster.addKey({ role_descriptors });

    const { api_keys } = await cluster.ok({ line: `GET /_security/api_key?id=${id}` });
    expect(api_keys[0].role_descriptors.r.restriction).toEqual({ workflows: WORKFLOWS });
  });

  it.each([
    { name: 'another', other: {} },
    { name: 'another that is restricted too', other: { restriction: { workflows: WORKFLOWS } } },
  ])('goes with one descriptor, not with $name', async ({ other }) => {
    const answer = await create({ r: { restriction: { workflows: WORKFLOWS } }, other });

    expectRefusal(answer, { status: 400, type: answer.body.error.type });
  });

  it('refuses a workflow that nothing knows', async () => {
    expectInvalid(await create({ r: { restriction: { workflows: ['nope'] } } }), /nope/);
  });

  it('refuses an unknown field', async () => {
    expect((await create({ r: { restriction: { colour: 1 } } })).status).toBe(400);
  });

  it('that is empty restricts nothing', async () => {
    const role_descriptors = { r: { cluster: ['monitor'], restriction: {} } };
    const { authorization } = await cluster.addKey({ role_descriptors });

    expect((await cluster.call({ line: 'GET /_cluster/health', authorization })).status).toBe(200);
  });

  it('may come with an update', async () => {
    const { id, authorization } = await cluster.addKey();
    const json = { role_descriptors: { r: { restriction: { workflows: WORKFLOWS } } } };
    await cluster.ok({ line: `PUT /_security/api_key/${id}`, json });

    const { status } = await cluster.call({ line: 'GET /_cluster/health', authorization });
    expect(status).toBe(403);
  });

  it.each([
    { line: 'GET /_cluster/health' },
    { line: 'GET /_search' },
    { line: 'GET /_security/_authenticate' },
    { line: 'POST /_security/user/_has_privileges', json: { cluster: ['all'] } },
    { line: 'GET /_security/api_key?id={id}' },
    { line: 'GET /_security/api_key?owner=true' },
    { line: 'DELETE /_security/api_key', json: { ids: ['{id}'] } },
  ])('makes $line a 403 that says why', async ({ line, json }) => {
    const role_descriptors = {
      r: {
        cluster: ['all'],
        indices: [{ names: ['*'], privileges: ['all'] }],
        restriction: { workflows: WORKFLOWS },
      },
    };
    const { id, authorization } = await cluster.addKey({ role_descriptors });

    const answer = await cluster.call({
      line: line.replace('{id}', id),
      ...(json === undefined ? {} : { json: JSON.parse(JSON.stringify(json).replace('{id}', id)) }),
      authorization,
    });
    expectRefusal(answer, {
      status: 403,
      type: 'security_exception',
      reason: new RegExp(`is unauthorized for API key id \\[${id}\\] of user \\[elastic\\]`),
      cause: { type: 'role_restriction_exception', reason: /access restricted by workflow/ },
    });
  });
});
