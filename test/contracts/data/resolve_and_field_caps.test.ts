import { contractSuite } from '../../support/contract';
import { expectAnswer, mapped, type ContractCase } from '../../support/expect_answer';

const INDEX = mapped({
  a: { type: 'keyword' },
  t: { type: 'text', fields: { raw: { type: 'keyword' } } },
  n: { type: 'nested', properties: { b: { type: 'long' } } },
  o: { properties: { c: { type: 'date' } } },
});
const ALIAS = { line: 'PUT /{i}/_alias/{i}-alias' };
const OTHER = mapped({ a: { type: 'long' } }, '{i}-2');

const RESOLVE: ContractCase[] = [
  {
    title: 'resolves an index',
    line: 'GET /_resolve/index/{i}',
    status: 200,
    body: { indices: [{ name: '{i}', attributes: ['open'] }], aliases: [], data_streams: [] },
  },
  {
    title: 'resolves an alias',
    given: [INDEX, ALIAS],
    line: 'GET /_resolve/index/{i}-alias',
    status: 200,
    body: { indices: [], aliases: [{ name: '{i}-alias', indices: ['{i}'] }], data_streams: [] },
  },
  {
    title: 'resolves a wildcard to everything that matches',
    given: [INDEX, ALIAS],
    line: 'GET /_resolve/index/{i}*',
    status: 200,
    body: {
      indices: [{ name: '{i}', aliases: ['{i}-alias'], attributes: ['open'] }],
      aliases: [{ name: '{i}-alias', indices: ['{i}'] }],
    },
  },
  {
    title: 'resolves a wildcard to nothing',
    line: 'GET /_resolve/index/{i}-zzz*',
    status: 200,
    body: { indices: [], aliases: [], data_streams: [] },
  },
  {
    title: 'misses a name',
    line: 'GET /_resolve/index/{i}-zzz',
    status: 404,
    error: { type: 'index_not_found_exception' },
  },
];

const CAPS: ContractCase[] = [
  {
    title: 'knows a field',
    line: 'GET /{i}/_field_caps?fields=a',
    status: 200,
    body: {
      indices: ['{i}'],
      fields: {
        a: {
          keyword: { type: 'keyword', metadata_field: false, searchable: true, aggregatable: true },
        },
      },
    },
  },
  {
    title: 'knows that text is not aggregatable',
    line: 'GET /{i}/_field_caps?fields=t*',
    status: 200,
    body: {
      fields: {
        t: { text: { searchable: true, aggregatable: false } },
        't.raw': { keyword: { aggregatable: true } },
      },
    },
  },
  {
    title: 'knows objects and nested ones',
    line: 'GET /{i}/_field_caps?fields=n,o,n.b,o.c',
    status: 200,
    body: {
      fields: {
        n: { nested: { type: 'nested', searchable: false, aggregatable: false } },
        o: { object: { type: 'object' } },
        'n.b': { long: {} },
        'o.c': { date: {} },
      },
    },
  },
  {
    title: 'knows fields of the system',
    line: 'GET /{i}/_field_caps?fields=_id',
    status: 200,
    body: { fields: { _id: { _id: { type: '_id', metadata_field: true, searchable: true } } } },
  },
  {
    title: 'answers no unknown field',
    line: 'GET /{i}/_field_caps?fields=nowhere',
    status: 200,
    body: { fields: {} },
    lacks: ['fields.nowhere'],
  },
  {
    title: 'tells which indices have which type',
    given: [INDEX, OTHER],
    line: 'GET /{i},{i}-2/_field_caps?fields=a',
    status: 200,
    body: {
      indices: ['{i}', '{i}-2'],
      fields: { a: { keyword: { indices: ['{i}'] }, long: { indices: ['{i}-2'] } } },
    },
  },
  {
    title: 'takes POST',
    line: 'POST /{i}/_field_caps?fields=a',
    status: 200,
    body: { fields: { a: { keyword: {} } } },
  },
  {
    title: 'takes fields in the body',
    line: 'POST /{i}/_field_caps',
    json: { fields: ['a'] },
    status: 200,
    body: { fields: { a: { keyword: {} } } },
  },
  {
    title: 'leaves the fields of the system out',
    line: 'GET /{i}/_field_caps?fields=*&filters=-metadata',
    status: 200,
    body: { fields: { a: {} } },
    lacks: ['fields._id', 'fields._source'],
  },
  {
    title: 'leaves other types out',
    line: 'GET /{i}/_field_caps?fields=*&types=date',
    status: 200,
    body: { fields: { 'o.c': {} } },
    lacks: ['fields.a', 'fields.t'],
  },
  {
    title: 'needs fields',
    line: 'GET /{i}/_field_caps',
    status: 400,
    error: { type: 'action_request_validation_exception', reason: /no fields specified/ },
  },
  {
    title: 'refuses an unknown key of the body',
    line: 'POST /{i}/_field_caps?fields=a',
    json: { colour: 1 },
    status: 400,
    error: { type: 'x_content_parse_exception', reason: /unknown field \[colour\]/ },
  },
];

contractSuite('Resolve and field caps', (cluster, version) => {
  it.each(version.applicable([...RESOLVE, ...CAPS]))('$title', async (row) => {
    await expectAnswer(cluster, { given: [INDEX], ...row });
  });
});
