import { contractSuite } from '../../support/contract';
import { expectAnswer, type ContractCase } from '../../support/expect_answer';

const KEYWORD = { keyword: { type: 'keyword', ignore_above: 256 } };

/** Values, and the field that a first document with them makes. */
const DETECTED = [
  { value: 'words', mapping: { type: 'text', fields: KEYWORD } },
  { value: 1, mapping: { type: 'long' } },
  { value: 1.5, mapping: { type: 'float' } },
  { value: true, mapping: { type: 'boolean' } },
  { value: '2026-01-31', mapping: { type: 'date' } },
  { value: '2026-01-31T10:20:30Z', mapping: { type: 'date' } },
  { value: '2026-01-31T10:20:30.123+02:00', mapping: { type: 'date' } },
  {
    value: '2026/01/31',
    mapping: { type: 'date', format: 'yyyy/MM/dd HH:mm:ss||yyyy/MM/dd||epoch_millis' },
  },
  { value: '1', mapping: { type: 'text', fields: KEYWORD } },
  { value: 'true', mapping: { type: 'text', fields: KEYWORD } },
  { value: '31.01.2026', mapping: { type: 'text', fields: KEYWORD } },
  { value: ['words', 'more'], mapping: { type: 'text', fields: KEYWORD } },
  { value: [1, 2.5], mapping: { type: 'long' } },
  { value: { b: 1 }, mapping: { properties: { b: { type: 'long' } } } },
  {
    value: [{ b: 1 }, { c: true }],
    mapping: { properties: { b: { type: 'long' }, c: { type: 'boolean' } } },
  },
].map((row) => ({ ...row, title: JSON.stringify(row.value) }));

const UNDETECTED = [null, [], [null]].map((value) => ({ value, title: JSON.stringify(value) }));

const dynamic = (value: unknown, properties: object = {}) => ({
  line: 'PUT /{i}',
  json: { mappings: { dynamic: value, properties } },
});
const first = { line: 'PUT /{i}/_doc/1?refresh=true', json: { a: 'x' } };

const MODES: ContractCase[] = [
  {
    title: 'strict refuses an unknown field',
    given: [dynamic('strict')],
    ...first,
    status: 400,
    error: {
      type: 'strict_dynamic_mapping_exception',
      reason: /mapping set to strict, dynamic introduction of \[a\] within \[_doc\] is not allowed/,
    },
  },
  {
    title: 'strict takes a known field',
    given: [dynamic('strict', { a: { type: 'keyword' } })],
    ...first,
    status: 201,
  },
  {
    title: 'strict refuses an unknown field of an object',
    given: [dynamic('strict', { o: { properties: { b: { type: 'long' } } } })],
    line: 'PUT /{i}/_doc/1',
    json: { o: { c: 1 } },
    status: 400,
    error: { type: 'strict_dynamic_mapping_exception', reason: /\[c\] within \[o\]/ },
  },
  { title: 'false takes an unknown field', given: [dynamic(false)], ...first, status: 201 },
  {
    title: 'false does not map it',
    given: [dynamic(false), first],
    line: 'GET /{i}/_mapping',
    status: 200,
    body: { '{i}': { mappings: { dynamic: 'false' } } },
    lacks: ['{i}.mappings.properties.a'],
  },
  {
    title: 'false does not find it',
    given: [dynamic(false), first],
    line: 'POST /{i}/_search',
    json: { query: { term: { a: 'x' } } },
    status: 200,
    body: { hits: { total: { value: 0 } } },
  },
  {
    title: 'false keeps it in the source',
    given: [dynamic(false), first],
    line: 'GET /{i}/_source/1',
    status: 200,
    body: { a: 'x' },
  },
  {
    title: 'an object may be more open than its index',
    given: [dynamic('strict', { o: { type: 'object', dynamic: true } })],
    line: 'PUT /{i}/_doc/1',
    json: { o: { c: 1 } },
    status: 201,
  },
  {
    title: 'a disabled object is kept and not looked into',
    given: [dynamic('strict', { o: { type: 'object', enabled: false } })],
    line: 'PUT /{i}/_doc/1',
    json: { o: { c: { d: [1, 'x'] } } },
    status: 201,
  },
  {
    title: 'dots in names are objects',
    given: [{ line: 'PUT /{i}/_doc/1', json: { 'a.b': 1 } }],
    line: 'GET /{i}/_mapping',
    status: 200,
    body: { '{i}': { mappings: { properties: { a: { properties: { b: { type: 'long' } } } } } } },
  },
  {
    title: 'a second document adds its fields',
    given: [first, { line: 'PUT /{i}/_doc/2', json: { b: 1 } }],
    line: 'GET /{i}/_mapping',
    status: 200,
    body: { '{i}': { mappings: { properties: { a: { type: 'text' }, b: { type: 'long' } } } } },
  },
  {
    title: 'a second document has to fit the first',
    given: [{ line: 'PUT /{i}/_doc/1', json: { a: 1 } }],
    ...first,
    status: 400,
    error: { type: 'document_parsing_exception', reason: /\[a\] of type \[long\]/ },
  },
  {
    title: 'a value cannot be an object as well',
    given: [first],
    line: 'PUT /{i}/_doc/2',
    json: { a: { b: 1 } },
    status: 400,
    error: { type: /^(document_parsing|mapper_parsing|illegal_argument)_exception$/ },
  },
  {
    title: 'an object cannot be a value as well',
    given: [{ line: 'PUT /{i}/_doc/1', json: { a: { b: 1 } } }],
    ...first,
    status: 400,
    error: { type: /^(document_parsing|mapper_parsing)_exception$/, reason: /\[a\]/ },
  },
  {
    title: 'a long text is not found by its keyword',
    given: [{ line: 'PUT /{i}/_doc/1?refresh=true', json: { a: 'x'.repeat(257) } }],
    line: 'POST /{i}/_search',
    json: { query: { exists: { field: 'a.keyword' } } },
    status: 200,
    body: { hits: { total: { value: 0 } } },
  },
];

contractSuite('Dynamic mapping', (cluster, version) => {
  it.each(DETECTED)('of $title', async ({ value, mapping }) => {
    const { body } = await expectAnswer(cluster, {
      title: '',
      given: [{ line: 'PUT /{i}/_doc/1', json: { a: value } }],
      line: 'GET /{i}/_mapping',
      status: 200,
    });

    const [index] = Object.values<{ mappings: { properties: { a: unknown } } }>(body);
    expect(index?.mappings.properties.a).toEqual(mapping);
  });

  it.each(UNDETECTED)('makes no field of $title', async ({ value }) => {
    await expectAnswer(cluster, {
      title: '',
      given: [{ line: 'PUT /{i}/_doc/1', json: { a: value } }],
      line: 'GET /{i}/_mapping',
      status: 200,
      lacks: ['{i}.mappings.properties.a'],
    });
  });

  it.each(version.applicable(MODES))('$title', async (row) => {
    await expectAnswer(cluster, row);
  });
});
