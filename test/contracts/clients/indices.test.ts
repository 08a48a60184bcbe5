import {
  clientSuite,
  expectCall,
  type ClientCase,
  type OfficialClient,
} from '../../support/official_clients';

const KEYWORD = { properties: { a: { type: 'keyword' as const } } };
const made = (client: OfficialClient, index: string) =>
  client.indices.create({ index, mappings: KEYWORD, settings: { number_of_replicas: 0 } });
const with1 = async (client: OfficialClient, index: string) => {
  await made(client, index);
  await client.index({ index, id: '1', document: { a: 'x' }, refresh: true });
};

const CALLS: ClientCase[] = [
  {
    title: 'create makes an index',
    run: (client, index) => made(client, index),
    answer: { acknowledged: true, shards_acknowledged: true, index: '{i}' },
  },
  {
    title: 'exists answers true, and false once it is deleted',
    run: async (client, index) => {
      await made(client, index);
      const before = await client.indices.exists({ index });
      const gone = await client.indices.delete({ index });
      return { before, gone, after: await client.indices.exists({ index }) };
    },
    answer: { before: true, gone: { acknowledged: true }, after: false },
  },
  {
    title: 'get answers an index',
    run: async (client, index) => {
      await made(client, index);
      return client.indices.get({ index });
    },
    answer: {
      '{i}': { aliases: {}, mappings: KEYWORD, settings: { index: { number_of_replicas: '0' } } },
    },
  },
  {
    title: 'putMapping adds a field, getMapping answers it',
    run: async (client, index) => {
      await made(client, index);
      await client.indices.putMapping({ index, properties: { b: { type: 'long' } } });
      return client.indices.getMapping({ index });
    },
    answer: {
      '{i}': { mappings: { properties: { a: { type: 'keyword' }, b: { type: 'long' } } } },
    },
  },
  {
    title: 'putSettings changes one, getSettings answers it',
    run: async (client, index) => {
      await made(client, index);
      await client.indices.putSettings({ index, settings: { refresh_interval: '7s' } });
      return client.indices.getSettings({ index });
    },
    answer: { '{i}': { settings: { index: { refresh_interval: '7s' } } } },
  },
  {
    title: 'putAlias makes one, getAlias and existsAlias see it, deleteAlias ends it',
    run: async (client, index) => {
      await made(client, index);
      const name = `${index}-alias`;
      await client.indices.putAlias({ index, name, filter: { term: { a: 'x' } } });
      const found = await client.indices.getAlias({ name });
      const before = await client.indices.existsAlias({ name });
      await client.indices.deleteAlias({ index, name });
      return { ...found, before, after: await client.indices.existsAlias({ name }) };
    },
    answer: {
      '{i}': { aliases: { '{i}-alias': { filter: { term: { a: 'x' } } } } },
      before: true,
      after: false,
    },
  },
  {
    title: 'updateAliases moves one',
    run: async (client, index) => {
      await made(client, index);
      await made(client, `${index}-2`);
      const alias = `${index}-alias`;
      await client.indices.updateAliases({ actions: [{ add: { index, alias } }] });
      await client.indices.updateAliases({
        actions: [{ remove: { index, alias } }, { add: { index: `${index}-2`, alias } }],
      });
      return Object.keys(await client.indices.getAlias({ name: alias }));
    },
    answer: ['{i}-2'],
  },
  {
    title: 'refresh succeeds',
    run: async (client, index) => {
      await with1(client, index);
      return client.indices.refresh({ index });
    },
    answer: { _shards: { failed: 0 } },
  },
  {
    title: 'resolveIndex answers a name',
    run: async (client, index) => {
      await made(client, index);
      return client.indices.resolveIndex({ name: `${index}*` });
    },
    answer: { indices: [{ name: '{i}' }], aliases: [], data_streams: [] },
  },
  {
    title: 'analyze splits a text',
    run: (client) => client.indices.analyze({ text: 'Snow Crash' }),
    answer: { tokens: [{ token: 'snow' }, { token: 'crash' }] },
  },
  {
    title: 'addBlock stops writes, clone copies',
    run: async (client, index) => {
      await with1(client, index);
      const blocked = await client.indices.addBlock({ index, block: 'write' });
      await client.indices.clone({ index, target: `${index}-2` });
      await client.indices.refresh({ index: `${index}-2` });
      const { count } = await client.count({ index: `${index}-2` });
      return { blocked, count };
    },
    answer: { blocked: { acknowledged: true }, count: 1 },
  },
  {
    title: 'putIndexTemplate makes one, getIndexTemplate and existsIndexTemplate see it',
    run: async (client, name) => {
      await client.indices.putIndexTemplate({
        name,
        index_patterns: [`${name}-*`],
        template: { mappings: KEYWORD },
        priority: 900,
      });
      const { index_templates } = await client.indices.getIndexTemplate({ name });
      const before = await client.indices.existsIndexTemplate({ name });
      await client.indices.deleteIndexTemplate({ name });
      return { index_templates, before, after: await client.indices.existsIndexTemplate({ name }) };
    },
    answer: { index_templates: [{ name: '{i}' }], before: true, after: false },
  },
  {
    title: 'putComponentTemplate makes one, getComponentTemplate sees it',
    run: async (client, name) => {
      await client.cluster.putComponentTemplate({ name, template: { mappings: KEYWORD } });
      const found = await client.cluster.getComponentTemplate({ name });
      await client.cluster.deleteComponentTemplate({ name });
      return found;
    },
    answer: { component_templates: [{ name: '{i}' }] },
  },
  {
    title: 'createDataStream makes one, getDataStream sees it',
    run: async (client, name) => {
      const template = `${name}-template`;
      await client.indices.putIndexTemplate({
        name: template,
        index_patterns: [name],
        data_stream: {},
        priority: 900,
      });
      await client.indices.createDataStream({ name });
      const found = await client.indices.getDataStream({ name });
      await client.indices.deleteDataStream({ name });
      await client.indices.deleteIndexTemplate({ name: template });
      return found;
    },
    answer: { data_streams: [{ name: '{i}', generation: 1, template: '{i}-template' }] },
  },
  {
    title: 'cat.indices answers JSON',
    run: async (client, index) => {
      await with1(client, index);
      return client.cat.indices({ index, format: 'json' });
    },
    answer: [{ index: '{i}', 'docs.count': '1' }],
  },
];

const REFUSALS = [
  {
    title: 'a bad name',
    run: (client: OfficialClient, index: string) =>
      client.indices.create({ index: `${index}-UPPER` }),
    status: 400,
    type: 'invalid_index_name_exception',
  },
  {
    title: 'an index that exists',
    run: async (client: OfficialClient, index: string) => {
      await made(client, index);
      return made(client, index);
    },
    status: 400,
    type: 'resource_already_exists_exception',
  },
  {
    title: 'a missing index',
    run: (client: OfficialClient, index: string) => client.indices.getMapping({ index }),
    status: 404,
    type: 'index_not_found_exception',
  },
  {
    title: 'a wildcard to delete',
    run: (client: OfficialClient, index: string) => client.indices.delete({ index: `${index}*` }),
    status: 400,
    type: 'illegal_argument_exception',
  },
];

clientSuite('Indices by client', (bench) => {
  it.each(bench.version.applicable(CALLS))('$title', async (row) => {
    await expectCall(bench, row);
  });

  it.each(REFUSALS)('reports $title', async ({ run, status, type }) => {
    const index = bench.cluster.unique('client');

    await expect(run(bench.client(), index)).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: status,
      body: { error: { type } },
    });
  });
});
