import { aTestServer } from '../../../test_server.mock';
import type { TestAnswer, TestServer } from '../../../test_server.mock';

let server: TestServer;
let nobody: string;

beforeAll(async () => {
  server = await aTestServer();
  nobody = await server.addUser('nobody', { cluster: [] });
  await server.addKey({ name: 'alpha', metadata: { env: { tier: 'gold' }, size: 5 } });
  await server.addKey({ name: 'beta', metadata: { env: { tier: 'silver' }, size: 7 } });
});

afterAll(async () => {
  await server.dispose();
});

const query = (body: object | string, as?: string): Promise<TestAnswer> =>
  server.call('POST /_security/_query/api_key', { body, ...(as === undefined ? {} : { as }) });

const namesOf = ({ body }: TestAnswer): unknown[] => body.api_keys.map(({ name }) => name);

describe('what POST /_security/_query/api_key refuses', () => {
  it.each([
    {
      body: '{"query":\n  {"bool": {"must": [{"match_all": {}}, {"unheard_of": {}}]}}}',
      reason: 'unknown query [unheard_of]',
      line: 2,
      col: 56,
    },
    {
      body: '{"aggs": {"a": {"unheard_of": {}}}}',
      reason: 'Unknown aggregation type [unheard_of]',
      line: 1,
      col: 31,
    },
  ])('$reason, with its place', async ({ body, reason, line, col }) => {
    const answer = await query(body);

    expect(answer.body.error).toMatchObject({
      root_cause: [{ type: 'parsing_exception', reason, line, col }],
      type: 'parsing_exception',
      reason,
      line,
      col,
      caused_by: { type: 'named_object_not_found_exception' },
    });
  });

  it.each([
    { name: 'an inner aggregation', aggs: { a: innerField('api_key_hash') } },
    { name: 'a source of a composite', aggs: { a: compositeOf('doc_type') } },
    { name: 'a filter', aggs: { a: { filter: { term: { 'creator.principal': 'x' } } } } },
    { name: 'named filters', aggs: { a: { filters: { filters: { f: { term: { id: 'x' } } } } } } },
  ])('a field outside the list in $name, also when no key is found', async ({ aggs }) => {
    const answer = await query({ size: 0, aggs, query: { term: { name: 'unheard of' } } });

    expect(answer.status).toBe(400);
    expect(answer.body.error.reason).toMatch(/^Field \[.*\] is not allowed for querying/);
  });

  it.each([
    { aggs: { g: { global: {} } }, reason: 'Unsupported API Keys agg [g] of type [global]' },
    {
      aggs: { s: { avg_bucket: { buckets_path: 'a' } } },
      reason: 'Unsupported pipeline aggregation of type [avg_bucket]',
    },
    {
      aggs: { c: { composite: { sources: [{ s: { terms: { script: 'x' } } }] } } },
      reason: 'Unsupported script value source for [s] of composite agg [c]',
    },
  ])('$reason', async ({ aggs, reason }) => {
    expect((await query({ aggs })).body.error.reason).toBe(reason);
  });

  it.each(['_score', '_shard_doc', 'metadata.*', 'realm'])('a sort by %s', async (field) => {
    const answer = await query({ sort: [{ [field]: 'asc' }] });

    expect(answer.status).toBe(400);
    expect(answer.body.error.reason).toContain(`[${field}] is not allowed`);
  });

  it('both spellings of aggregations at once', async () => {
    const { body } = await query({ aggs: {}, aggregations: {} });

    expect(body.error.caused_by.reason).toBe("Duplicate 'aggs' or 'aggregations' field");
  });

  it.each([
    { query: { wildcard: { 'metadata.env.tier': 'g*' } }, kind: 'wildcard' },
    { query: { match: { 'metadata.env.tier': { query: 'g', fuzziness: 1 } } }, kind: 'fuzzy' },
    { query: { range: { 'metadata.size': { gte: '5' } } }, kind: 'range' },
  ])('$kind on a path of metadata, which is flattened', async ({ query: wanted, kind }) => {
    const { body } = await query({ query: wanted });

    expect(body.error).toMatchObject({
      type: 'search_phase_execution_exception',
      root_cause: [{ type: 'query_shard_exception' }],
    });
    const { root_cause: causes } = body.error as unknown as { root_cause: { reason: string }[] };
    const [cause] = causes;
    expect(cause?.reason).toMatch(
      new RegExp(`\\[${kind}\\] queries .*keyed \\[flattened\\] fields`),
    );
  });

  it('grammar before it judges the caller, and what keys lack after it', async () => {
    const grammar = await query({ query: { unheard_of: {} } }, nobody);
    const lacking = await query({ query: { regexp: { name: 'a' } } }, nobody);
    const field = await query({ query: { term: { id: 'a' } } }, nobody);

    expect([grammar, lacking, field].map(({ status }) => status)).toEqual([400, 403, 403]);
  });
});

describe('simple_query_string over API keys', () => {
  it.each([
    { text: 'gold', fields: ['metadata.env.tier'], found: ['alpha'] },
    { text: 'gold', fields: ['metadata'], found: ['alpha'] },
    { text: 'gold', fields: ['meta*'], found: ['alpha'] },
    { text: 'gold', fields: ['name', 'doc_type'], found: [] },
    { text: 'si*', fields: ['metadata.env.tier^2'], found: ['beta'] },
    { text: 'al*', fields: ['*'], found: ['alpha'] },
    { text: 'bet~1 + -alpha', fields: ['name'], found: ['beta'] },
    { text: '7 | nothing', fields: undefined, found: ['beta'] },
  ])('finds $found for $text in $fields', async ({ text, fields, found }) => {
    const options = { query: text, ...(fields === undefined ? {} : { fields }) };

    const answer = await query({ query: { simple_query_string: options }, sort: ['name'] });

    expect(namesOf(answer)).toEqual(found);
  });

  it('refuses the beginning of a word in a date, unless it is lenient', async () => {
    const options = { query: '19*', fields: ['creation'] };

    const strict = await query({ query: { simple_query_string: options } });
    const lenient = await query({ query: { simple_query_string: { ...options, lenient: true } } });

    expect([strict.status, lenient.body.total]).toEqual([400, 0]);
  });
});

function innerField(field: string): object {
  return { terms: { field: 'name' }, aggs: { inner: { terms: { field } } } };
}

function compositeOf(field: string): object {
  return { composite: { sources: [{ s: { terms: { field } } }] } };
}
