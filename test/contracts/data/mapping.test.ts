import { contractSuite } from '../../support/contract';
import { expectAnswer, mapped, type ContractCase } from '../../support/expect_answer';

const KEYWORD = mapped({ a: { type: 'keyword' } });
const put = (json: object) => ({ line: 'PUT /{i}/_mapping', json });
const properties = (fields: object) => ({ '{i}': { mappings: { properties: fields } } });

const MAPPINGS: ContractCase[] = [
  {
    title: 'answers the mapping',
    line: 'GET /{i}/_mapping',
    status: 200,
    body: properties({ a: { type: 'keyword' } }),
  },
  {
    title: 'answers an empty mapping',
    given: [{ line: 'PUT /{i}' }],
    line: 'GET /{i}/_mapping',
    status: 200,
    body: { '{i}': { mappings: {} } },
    lacks: ['{i}.mappings.properties'],
  },
  {
    title: 'adds a field',
    ...put({ properties: { b: { type: 'long' } } }),
    status: 200,
    body: { acknowledged: true },
  },
  {
    title: 'keeps the other fields',
    given: [KEYWORD, put({ properties: { b: { type: 'long' } } })],
    line: 'GET /{i}/_mapping',
    status: 200,
    body: properties({ a: { type: 'keyword' }, b: { type: 'long' } }),
  },
  {
    title: 'adds a sub-field',
    given: [
      KEYWORD,
      put({ properties: { a: { type: 'keyword', fields: { t: { type: 'text' } } } } }),
    ],
    line: 'GET /{i}/_mapping',
    status: 200,
    body: properties({ a: { type: 'keyword', fields: { t: { type: 'text' } } } }),
  },
  {
    title: 'raises ignore_above',
    given: [KEYWORD, put({ properties: { a: { type: 'keyword', ignore_above: 9 } } })],
    line: 'GET /{i}/_mapping',
    status: 200,
    body: properties({ a: { type: 'keyword', ignore_above: 9 } }),
  },
  {
    title: 'does not change the type of a field',
    ...put({ properties: { a: { type: 'long' } } }),
    status: 400,
    error: {
      type: 'illegal_argument_exception',
      reason: /mapper \[a\] cannot be changed from type \[keyword\] to \[long\]/,
    },
  },
  {
    title: 'does not make an object of a field',
    ...put({ properties: { a: { properties: { b: { type: 'long' } } } } }),
    status: 400,
    error: { type: 'illegal_argument_exception', reason: /\[a\]/ },
  },
  {
    title: 'refuses an unknown type',
    ...put({ properties: { b: { type: 'colour' } } }),
    status: 400,
    error: { type: 'mapper_parsing_exception', reason: /\[colour\] declared on field \[b\]/ },
  },
  {
    title: 'refuses a field without a type',
    ...put({ properties: { b: { ignore_above: 3 } } }),
    status: 400,
    error: { type: 'mapper_parsing_exception', reason: /./ },
  },
  {
    title: 'refuses an unknown key',
    ...put({ colours: {} }),
    status: 400,
    error: { type: 'mapper_parsing_exception', reason: /unsupported parameters.*colours/i },
  },
  {
    title: 'refuses an alias of a missing field',
    ...put({ properties: { b: { type: 'alias', path: 'nowhere' } } }),
    status: 400,
    error: { type: /^(mapper_parsing|illegal_argument)_exception$/, reason: /nowhere/ },
  },
  {
    title: 'keeps _meta',
    given: [KEYWORD, put({ _meta: { by: 'contract' } })],
    line: 'GET /{i}/_mapping',
    status: 200,
    body: { '{i}': { mappings: { _meta: { by: 'contract' }, properties: { a: {} } } } },
  },
  {
    title: 'keeps dynamic',
    given: [KEYWORD, put({ dynamic: 'strict' })],
    line: 'GET /{i}/_mapping',
    status: 200,
    body: { '{i}': { mappings: { dynamic: 'strict' } } },
  },
];

/** Every type that the contract lists, with a value that fits and one that does not. */
const TYPES = [
  { type: 'keyword', fits: 'x', not: {} },
  { type: 'text', fits: 'x y', not: {} },
  { type: 'long', fits: 9_007_199_254_740_991, not: 'x' },
  { type: 'integer', fits: -2_147_483_648, not: 2_147_483_648 },
  { type: 'short', fits: 32_767, not: 32_768 },
  { type: 'byte', fits: -128, not: 128 },
  { type: 'double', fits: 1.5, not: 'x' },
  { type: 'float', fits: 1.5, not: 'x' },
  { type: 'boolean', fits: 'true', not: 'yes' },
  { type: 'date', fits: '2026-01-31', not: '2026-13-31' },
  { type: 'object', fits: { b: 1 }, not: 'x' },
  { type: 'nested', fits: [{ b: 1 }, { b: 2 }], not: 'x' },
  { type: 'flattened', fits: { b: { c: 1 } }, not: 'x' },
  { type: 'version', fits: '1.2.3', not: {} },
  { type: 'binary', fits: 'AAEC', not: {} },
  { type: 'ip', fits: '::1', not: '300.0.0.1' },
];

const REFUSED = /^(document_parsing|mapper_parsing|illegal_argument)_exception$/;

contractSuite('Mapping', (cluster, version) => {
  it.each(version.applicable(MAPPINGS))('$title', async (row) => {
    await expectAnswer(cluster, { given: [KEYWORD], ...row });
  });

  it.each(TYPES)('$type takes $fits', async ({ type, fits }) => {
    const given = [mapped({ a: { type } })];

    await expectAnswer(cluster, {
      title: '',
      given,
      line: 'PUT /{i}/_doc/1',
      json: { a: fits },
      status: 201,
    });
  });

  it.each(TYPES)('$type takes null', async ({ type }) => {
    const given = [mapped({ a: { type } })];

    await expectAnswer(cluster, {
      title: '',
      given,
      line: 'PUT /{i}/_doc/1',
      json: { a: null },
      status: 201,
    });
  });

  it.each(TYPES)('$type refuses $not', async ({ type, not }) => {
    const given = [mapped({ a: { type } })];

    await expectAnswer(cluster, {
      title: '',
      given,
      line: 'PUT /{i}/_doc/1',
      json: { a: not },
      status: 400,
      error: { type: REFUSED },
    });
  });
});
