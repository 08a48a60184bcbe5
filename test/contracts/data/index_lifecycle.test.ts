import { contractSuite } from '../../support/contract';
import { expectAnswer, type ContractCase } from '../../support/expect_answer';

const PLAIN = { line: 'PUT /{i}' };

const CREATE: ContractCase[] = [
  {
    title: 'creates an index',
    line: 'PUT /{i}',
    status: 200,
    body: { acknowledged: true, shards_acknowledged: true, index: '{i}' },
  },
  {
    title: 'creates an index with settings, mappings and aliases',
    given: [
      {
        line: 'PUT /{i}',
        json: {
          settings: { number_of_shards: 1, number_of_replicas: 0 },
          mappings: { properties: { a: { type: 'keyword' } } },
          aliases: { '{i}-alias': { filter: { term: { a: 'x' } } } },
        },
      },
    ],
    line: 'GET /{i}',
    status: 200,
    body: {
      '{i}': {
        aliases: { '{i}-alias': { filter: { term: { a: 'x' } } } },
        mappings: { properties: { a: { type: 'keyword' } } },
        settings: {
          index: {
            creation_date: expect.stringMatching(/^\d{13}$/),
            number_of_shards: '1',
            number_of_replicas: '0',
            uuid: expect.stringMatching(/^[\w-]{22}$/),
            version: { created: expect.stringMatching(/^\d+$/) },
            provided_name: '{i}',
          },
        },
      },
    },
  },
  {
    title: 'takes settings with and without index., dotted and not',
    given: [
      {
        line: 'PUT /{i}',
        json: { settings: { index: { number_of_replicas: 0 }, 'index.refresh_interval': '5s' } },
      },
    ],
    line: 'GET /{i}/_settings',
    status: 200,
    body: { '{i}': { settings: { index: { number_of_replicas: '0', refresh_interval: '5s' } } } },
  },
  {
    title: 'refuses an unknown key',
    line: 'PUT /{i}',
    json: { mapping: {} },
    status: 400,
    error: { type: /_exception$/, reason: /mapping/ },
  },
  {
    title: 'refuses an unknown setting',
    line: 'PUT /{i}',
    json: { settings: { 'index.colour': 'red' } },
    status: 400,
    error: { type: 'illegal_argument_exception', reason: /unknown setting \[index\.colour\]/ },
  },
  {
    title: 'refuses no shards',
    line: 'PUT /{i}',
    json: { settings: { number_of_shards: 0 } },
    status: 400,
    error: {
      type: 'illegal_argument_exception',
      reason: /\[index\.number_of_shards\] must be >= 1/,
    },
  },
  {
    title: 'refuses an unknown type of field',
    line: 'PUT /{i}',
    json: { mappings: { properties: { a: { type: 'colour' } } } },
    status: 400,
    error: { type: 'mapper_parsing_exception', reason: /\[colour\] declared on field \[a\]/ },
  },
  {
    title: 'refuses an unknown option of a field',
    line: 'PUT /{i}',
    json: { mappings: { properties: { a: { type: 'keyword', colour: 1 } } } },
    status: 400,
    error: { type: 'mapper_parsing_exception', reason: /colour/ },
  },
  {
    title: 'refuses the name of an alias',
    given: [{ line: 'PUT /{i}-2', json: { aliases: { '{i}': {} } } }],
    line: 'PUT /{i}',
    status: 400,
    error: { type: 'invalid_index_name_exception', reason: /already exists as alias/ },
  },
];

const READ: ContractCase[] = [
  { title: 'HEAD finds an index', given: [PLAIN], line: 'HEAD /{i}', status: 200 },
  { title: 'HEAD misses one', line: 'HEAD /{i}', status: 404 },
  { title: 'HEAD misses one of two', given: [PLAIN], line: 'HEAD /{i},{i}-2', status: 404 },
  {
    title: 'GET answers several',
    given: [PLAIN, { line: 'PUT /{i}-2' }],
    line: 'GET /{i},{i}-2',
    status: 200,
    body: { '{i}': { aliases: {}, mappings: {} }, '{i}-2': { aliases: {} } },
  },
  {
    title: 'GET answers what a wildcard matches',
    given: [PLAIN, { line: 'PUT /{i}-2' }],
    line: 'GET /{i}*',
    status: 200,
    body: { '{i}': {}, '{i}-2': {} },
  },
  {
    title: 'GET answers an empty object for a wildcard without match',
    line: 'GET /{i}*',
    status: 200,
    body: {},
  },
  {
    title: 'GET answers the index of an alias',
    given: [{ line: 'PUT /{i}', json: { aliases: { '{i}-alias': {} } } }],
    line: 'GET /{i}-alias',
    status: 200,
    body: { '{i}': { aliases: { '{i}-alias': {} } } },
  },
  {
    title: 'GET answers only the asked features',
    given: [PLAIN],
    line: 'GET /{i}?features=aliases',
    status: 200,
    body: { '{i}': { aliases: {} } },
    lacks: ['{i}.settings', '{i}.mappings'],
  },
  {
    title: 'GET excludes names behind a wildcard',
    given: [PLAIN, { line: 'PUT /{i}-2' }],
    line: 'GET /{i}*,-{i}-2',
    status: 200,
    body: { '{i}': {} },
    lacks: ['{i}-2'],
  },
];

const DELETE: ContractCase[] = [
  {
    title: 'deletes an index',
    given: [PLAIN],
    line: 'DELETE /{i}',
    status: 200,
    body: { acknowledged: true },
  },
  {
    title: 'deletes several',
    given: [PLAIN, { line: 'PUT /{i}-2' }],
    line: 'DELETE /{i},{i}-2',
    status: 200,
    body: { acknowledged: true },
  },
  {
    title: 'refuses a wildcard',
    given: [PLAIN],
    line: 'DELETE /{i}*',
    status: 400,
    error: {
      type: 'illegal_argument_exception',
      reason: /Wildcard expressions or all indices are not allowed/,
    },
  },
  {
    title: 'refuses an alias',
    given: [{ line: 'PUT /{i}', json: { aliases: { '{i}-alias': {} } } }],
    line: 'DELETE /{i}-alias',
    status: 400,
    error: {
      type: 'illegal_argument_exception',
      reason: /matches an alias, specify the corresponding concrete indices instead/,
    },
  },
  {
    title: 'overlooks a missing one with ignore_unavailable',
    given: [PLAIN],
    line: 'DELETE /{i},{i}-2?ignore_unavailable=true',
    status: 200,
    body: { acknowledged: true },
  },
  {
    title: 'leaves all when one is missing',
    given: [PLAIN],
    line: 'DELETE /{i},{i}-2',
    status: 404,
    error: { type: 'index_not_found_exception', index: '{i}-2' },
  },
  {
    title: 'takes the documents along',
    given: [{ line: 'PUT /{i}/_doc/1', json: {} }, { line: 'DELETE /{i}' }, PLAIN],
    line: 'GET /{i}/_doc/1',
    status: 404,
    body: { found: false },
  },
];

const REFRESH: ContractCase[] = [
  {
    title: 'refreshes',
    given: [PLAIN],
    line: 'POST /{i}/_refresh',
    status: 200,
    body: { _shards: { failed: 0 } },
  },
  { title: 'refreshes on GET', given: [PLAIN], line: 'GET /{i}/_refresh', status: 200 },
  {
    title: 'refreshes everything',
    line: 'POST /_refresh',
    status: 200,
    body: { _shards: { failed: 0 } },
  },
  {
    title: 'shows what was written before',
    given: [{ line: 'PUT /{i}/_doc/1', json: { a: 1 } }, { line: 'POST /{i}/_refresh' }],
    line: 'GET /{i}/_search',
    status: 200,
    body: { hits: { total: { value: 1 } } },
  },
];

contractSuite('Index', (cluster, version) => {
  it.each(version.applicable([...CREATE, ...READ, ...DELETE, ...REFRESH]))(
    '$title',
    async (row) => {
      await expectAnswer(cluster, row);
    },
  );

  it('a name by date math is resolved', async () => {
    const prefix = cluster.unique('math');
    const name = encodeURIComponent(`<${prefix}-{now/y{yyyy}}>`);

    const { body } = await cluster.call({ line: `PUT /${name}` });

    expect(body.index).toMatch(new RegExp(`^${prefix}-\\d{4}$`));
  });

  it('hidden ones are left out by wildcards until asked for', async () => {
    const index = cluster.unique('hidden');
    const json = { settings: { 'index.hidden': true } };
    await cluster.ok({ line: `PUT /${index}`, json });

    const without = await cluster.ok({ line: `GET /${index}*` });
    const within = await cluster.ok({ line: `GET /${index}*?expand_wildcards=all` });
    const named = await cluster.ok({ line: `GET /${index}` });

    expect([without, within, named].map((body) => Object.keys(body))).toEqual([
      [],
      [index],
      [index],
    ]);
  });
});
