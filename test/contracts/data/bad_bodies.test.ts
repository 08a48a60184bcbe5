import { contractSuite } from '../../support/contract';
import { expectAnswer, withIndex, type ContractCase } from '../../support/expect_answer';

/** Endpoints that read JSON, each with a body that it would take. */
const ENDPOINTS = [
  { endpoint: 'POST /{i}/_search', good: '{"query":{"match_all":{}}}' },
  { endpoint: 'POST /{i}/_count', good: '{"query":{"match_all":{}}}' },
  { endpoint: 'PUT /{i}/_doc/1', good: '{"a":{"b":1}}' },
  { endpoint: 'POST /{i}/_update/1', good: '{"doc":{"a":1}}' },
  { endpoint: 'POST /{i}/_mget', good: '{"ids":["1"]}' },
  { endpoint: 'POST /{i}/_update_by_query', good: '{"query":{"match_all":{}}}' },
  { endpoint: 'POST /{i}/_delete_by_query', good: '{"query":{"match_all":{}}}' },
  { endpoint: 'PUT /{i}-new', good: '{"mappings":{"properties":{}}}' },
  { endpoint: 'PUT /{i}/_mapping', good: '{"properties":{"b":{"type":"long"}}}' },
  { endpoint: 'PUT /{i}/_settings', good: '{"index":{"number_of_replicas":0}}' },
  { endpoint: 'POST /_aliases', good: '{"actions":[{"add":{"index":"{i}","alias":"{i}-a"}}]}' },
  { endpoint: 'PUT /_index_template/{i}-t', good: '{"index_patterns":["{i}-*"],"priority":901}' },
  { endpoint: 'POST /_security/api_key', good: '{"name":"bad-bodies"}' },
  { endpoint: 'PUT /_security/api_key/unknown', good: '{"metadata":{"a":1}}' },
  { endpoint: 'POST /_security/_query/api_key', good: '{"query":{"match_all":{}}}' },
  { endpoint: 'DELETE /_security/api_key', good: '{"ids":["unknown"]}' },
  { endpoint: 'POST /_security/user/_has_privileges', good: '{"cluster":["monitor"]}' },
  { endpoint: 'PUT /_security/role/{i}-r', good: '{"cluster":["monitor"]}' },
  { endpoint: 'PUT /_security/user/{i}-u', good: '{"password":"long-enough","roles":[]}' },
];

const bytes = (...parts: readonly (string | number)[]) =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)],
    ),
  );

/** Ways to spoil a body; each has to be refused by every endpoint. */
const FAULTS: {
  fault: string;
  spoil: (good: string) => string | Uint8Array<ArrayBuffer>;
}[] = [
  { fault: 'truncated', spoil: (good) => good.slice(0, -1) },
  { fault: 'truncated inside a name', spoil: (good) => good.slice(0, 4) },
  { fault: 'with a bare word for a value', spoil: (good) => good.replace(':', ': oops ') },
  { fault: 'without a colon', spoil: (good) => good.replace(':', ' ') },
  { fault: 'with a comma too many', spoil: (good) => `{,${good.slice(1)}` },
  { fault: 'with a bare word', spoil: (good) => good.replace('{"', '{oops') },
  { fault: 'with a line break in a text', spoil: (good) => good.replace('{"', '{"\n') },
  { fault: 'not in UTF-8', spoil: (good) => bytes('{"', 0xc3, 0x28, '":1,', good.slice(1)) },
  { fault: 'a list', spoil: (good) => `[${good}]` },
  { fault: 'a text', spoil: () => '"text"' },
  { fault: 'a number', spoil: () => '7' },
  { fault: 'thousands of levels deep', spoil: () => `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}` },
];

const CASES = FAULTS.flatMap(({ fault, spoil }) =>
  ENDPOINTS.map(({ endpoint, good }) => ({ fault, endpoint, raw: spoil(good) })),
);

const at = /^\[1:\d+\] /;
const POSITIONS: ContractCase[] = [
  {
    title: 'an unknown field of a search',
    line: 'POST /{i}/_search',
    json: { colour: 1 },
    error: {
      type: 'parsing_exception',
      reason: /unknown key for a VALUE_NUMBER in \[colour\]/i,
      line: 1,
    },
  },
  {
    title: 'an unknown field of a new key',
    line: 'POST /_security/api_key',
    json: { name: 'a', colour: 1 },
    error: {
      type: 'x_content_parse_exception',
      reason: /^\[1:\d+\] \[api_key_request\] unknown field \[colour\]/,
    },
  },
  {
    title: 'the second line of a new key',
    line: 'POST /_security/api_key',
    raw: '{"name": "a",\n  "colour": 1}',
    error: { type: 'x_content_parse_exception', reason: /^\[2:\d+\] .*unknown field \[colour\]/ },
  },
  {
    title: 'an unknown field of an update',
    line: 'POST /{i}/_update/1',
    json: { colour: 1 },
    error: { type: 'x_content_parse_exception', reason: at },
  },
  {
    title: 'a number for a name',
    line: 'POST /_security/api_key',
    json: { name: {} },
    error: { type: 'x_content_parse_exception', reason: at },
  },
  {
    title: 'a name given twice',
    line: 'POST /_security/api_key',
    raw: '{"name": "a", "name": "b"}',
    error: { type: 'x_content_parse_exception', reason: /^\[1:\d+\] Duplicate field 'name'/ },
  },
  {
    title: 'a query given twice',
    line: 'POST /{i}/_search',
    raw: '{"size": 1, "size": 2}',
    error: { type: 'x_content_parse_exception', reason: /^\[1:\d+\] Duplicate field 'size'/ },
  },
  {
    title: 'a field of a document given twice',
    line: 'PUT /{i}/_doc/1',
    raw: '{"a": 1, "a": 2}',
    error: { type: /^(document_parsing|x_content_parse)_exception$/, reason: /^\[1:\d+\] / },
  },
  {
    title: 'a mistake in a text',
    line: 'POST /{i}/_search',
    raw: '{"query": {"match_all": {}}, oops}',
    error: { type: /^(x_content_parse|parsing)_exception$/, reason: /^\[1:\d+\] / },
  },
].map((row) => ({ given: [{ line: 'PUT /{i}' }], status: 400, ...row }));

const TYPES: ContractCase[] = [
  { title: 'a text for settings', line: 'PUT /{i}-new', json: { settings: 'many' } },
  { title: 'a text for mappings', line: 'PUT /{i}-new', json: { mappings: 'many' } },
  { title: 'a list for aliases', line: 'PUT /{i}-new', json: { aliases: ['a'] } },
  { title: 'a text for properties', line: 'PUT /{i}/_mapping', json: { properties: 'many' } },
  { title: 'a number for a field', line: 'PUT /{i}/_mapping', json: { properties: { a: 1 } } },
  { title: 'a text for actions', line: 'POST /_aliases', json: { actions: 'add' } },
  { title: 'a text for ids to get', line: 'POST /{i}/_mget', json: { ids: '1' } },
  { title: 'a number for docs to get', line: 'POST /{i}/_mget', json: { docs: 1 } },
  { title: 'a text for doc', line: 'POST /{i}/_update/1', json: { doc: 'a' } },
  { title: 'a text for sort options', line: 'POST /{i}/_search', json: { sort: [{ a: 1 }] } },
  { title: 'a text for aggs', line: 'POST /{i}/_search', json: { aggs: 'a' } },
  { title: 'an object for size', line: 'POST /{i}/_search', json: { size: {} } },
  {
    title: 'a list for role_descriptors',
    line: 'POST /_security/api_key',
    json: { name: 'a', role_descriptors: [] },
  },
  {
    title: 'a text for metadata',
    line: 'POST /_security/api_key',
    json: { name: 'a', metadata: 'x' },
  },
  { title: 'a text for ids to invalidate', line: 'DELETE /_security/api_key', json: { ids: {} } },
  {
    title: 'a text for cluster privileges to ask',
    line: 'POST /_security/user/_has_privileges',
    json: { cluster: {} },
  },
].map((row) => ({
  given: [{ line: 'PUT /{i}' }],
  status: 400,
  error: { type: /_exception$/ },
  ...row,
}));

contractSuite('Bad bodies', (cluster, version) => {
  const index = cluster.unique('bad');
  beforeAll(() => cluster.ok({ line: `PUT /${index}` }));

  it.each(CASES)('$endpoint refuses a body $fault', async ({ endpoint, raw }) => {
    const { status, body } = await cluster.call({
      line: withIndex(endpoint, index),
      raw: withIndex(raw, index),
    });

    expect({ status, body }).toEqual({
      status: 400,
      body: {
        status: 400,
        error: expect.objectContaining({
          type: expect.stringMatching(/_exception$/),
          reason: expect.any(String),
          root_cause: expect.any(Array),
        }),
      },
    });
  });

  it.each(version.applicable([...POSITIONS, ...TYPES]))('name $title', async (row) => {
    await expectAnswer(cluster, row);
  });
});
