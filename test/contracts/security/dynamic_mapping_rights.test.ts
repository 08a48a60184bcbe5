import { contractSuite } from '../../support/contract';

contractSuite('who may grow a mapping by writing (authz/30_dynamic_put_mapping)', (cluster) => {
  const write = async (privileges: string[], json: object) => {
    const index = await cluster.addIndex([{ known: 1 }]);
    const authorization = await cluster.addUser(cluster.unique('writer'), {
      indices: [{ names: [index], privileges }],
    });
    const { status } = await cluster.call({ line: `POST /${index}/_doc`, json, authorization });
    const mapping = await cluster.ok({ line: `GET /${index}/_mapping` });
    return { status, fields: Object.keys(mapping[index].mappings.properties).sort() };
  };

  it.each(['index', 'create', 'create_doc', 'write', 'all'])(
    '%s may add a field',
    async (privilege) => {
      expect(await write([privilege], { known: 2, fresh: 'a' })).toEqual({
        status: 201,
        fields: ['fresh', 'known'],
      });
    },
  );

  it.each(['index', 'create_doc'])('%s may write what is mapped', async (privilege) => {
    expect(await write([privilege], { known: 2 })).toEqual({ status: 201, fields: ['known'] });
  });

  it.each([
    { privileges: ['write'], status: 403 },
    { privileges: ['create_index'], status: 403 },
    { privileges: ['manage'], status: 200 },
    { privileges: ['all'], status: 200 },
  ])('$privileges may map outright: $status', async ({ privileges, status }) => {
    const index = await cluster.addIndex();
    const authorization = await cluster.addUser(cluster.unique('mapper'), {
      indices: [{ names: [index], privileges }],
    });

    const json = { properties: { fresh: { type: 'keyword' } } };
    const line = `PUT /${index}/_mapping`;
    expect((await cluster.call({ line, json, authorization })).status).toBe(status);
  });
});
