import { aTestServer } from '../../../test_server.mock';
import type { TestAnswer, TestServer } from '../../../test_server.mock';

let server: TestServer;
let ann: string;

beforeAll(async () => {
  server = await aTestServer();
  ann = await server.addUser('ann', { cluster: ['manage_own_api_key'] });
  await server.addKey({ name: 'alpha', metadata: { env: { tier: 1 }, tags: ['x', 'y'] } });
  server.pass(1000);
  await server.addKey({ name: 'beta', expiration: '1d', metadata: { 'env.tier': 2 } });
  server.pass(1000);
  await server.addKey({ name: 'gamma', expiration: '2d' }, ann);
  server.pass(1000);
  const { id } = await server.addKey({ name: 'delta' });
  await server.call('DELETE /_security/api_key', { body: { ids: [id] } });
});

afterAll(async () => {
  await server.dispose();
});

const query = (body?: object, parameters = '', as?: string): Promise<TestAnswer> =>
  server.call(`POST /_security/_query/api_key${parameters}`, {
    ...(body === undefined ? {} : { body }),
    ...(as === undefined ? {} : { as }),
  });

const names = ({ body }: TestAnswer): unknown[] => body.api_keys.map(({ name }) => name);

describe('POST /_security/_query/api_key', () => {
  it('without a body is all keys, ten at most', async () => {
    const answer = await query();

    expect(answer.body).toMatchObject({ total: 4, count: 4 });
    expect(names(answer)).toEqual(['alpha', 'beta', 'gamma', 'delta']);
  });

  it.each([
    { query: { term: { name: 'alpha' } }, found: ['alpha'] },
    { query: { term: { name: { value: 'ALPHA', case_insensitive: true } } }, found: ['alpha'] },
    { query: { terms: { name: ['alpha', 'beta'] } }, found: ['alpha', 'beta'] },
    { query: { prefix: { name: 'al' } }, found: ['alpha'] },
    { query: { wildcard: { name: '*ta' } }, found: ['beta', 'delta'] },
    { query: { match: { username: 'ann' } }, found: ['gamma'] },
    { query: { exists: { field: 'expiration' } }, found: ['beta', 'gamma'] },
    { query: { range: { expiration: { lt: 'now+25h' } } }, found: ['beta'] },
    {
      query: { range: { creation: { gte: 'now-1d' } } },
      found: ['alpha', 'beta', 'gamma', 'delta'],
    },
    { query: { term: { invalidated: true } }, found: ['delta'] },
    { query: { term: { type: 'rest' } }, found: ['alpha', 'beta', 'gamma', 'delta'] },
    { query: { term: { realm_name: 'default_native' } }, found: ['gamma'] },
    { query: { term: { 'metadata.env.tier': '1' } }, found: ['alpha'] },
    { query: { term: { 'metadata.env.tier': 2 } }, found: ['beta'] },
    { query: { term: { 'metadata.tags': 'y' } }, found: ['alpha'] },
    { query: { term: { metadata: 'x' } }, found: ['alpha'] },
    {
      query: {
        bool: {
          must_not: [{ exists: { field: 'expiration' } }],
          filter: { term: { invalidated: false } },
        },
      },
      found: ['alpha'],
    },
    {
      query: { simple_query_string: { query: 'al* | gamma', fields: ['name'] } },
      found: ['alpha', 'gamma'],
    },
    { query: { simple_query_string: { query: 'alpha', fields: ['unknown', 'us*'] } }, found: [] },
    { query: { simple_query_string: { query: 'alpha' } }, found: ['alpha'] },
  ])('$query finds $found', async ({ query: wanted, found }) => {
    const answer = await query({ query: wanted, sort: 'creation' });

    expect(names(answer)).toEqual(found);
  });

  it.each([
    { body: { query: { term: { id: 'x' } } }, reason: /Field \[id\] is not allowed/ },
    { body: { query: { term: { realm: 'x' } } }, reason: /Field \[realm\] is not allowed/ },
    { body: { query: { term: { api_key_hash: 'x' } } }, reason: /not allowed/ },
    { body: { sort: 'id' }, reason: /Field \[id\] is not allowed/ },
    { body: { aggs: { a: { terms: { field: 'creator.principal' } } } }, reason: /not allowed/ },
    {
      body: { query: { regexp: { name: 'a.*' } } },
      reason: /\[regexp\] is not currently supported/,
    },
    { body: { query: { bool: { filter: [{ fuzzy: { name: 'a' } }] } } }, reason: /\[fuzzy\]/ },
    {
      body: { query: { terms: { name: { index: 'a', id: '1', path: 'b' } } } },
      reason: /terms lookup/,
    },
    { body: { query: { range: { creation: { gt: 1, relation: 'within' } } } }, reason: /relation/ },
    {
      body: { aggs: { a: { avg: { field: 'creation' } } } },
      reason: /Unsupported API Keys agg \[a\] of type \[avg\]/,
    },
    { body: { aggs: { a: { filter: { regexp: { name: 'a' } } } } }, reason: /\[regexp\]/ },
    { body: { aggs: { a: { terms: { script: {} } } } }, reason: /script/ },
    { body: { sort: [{ _script: {} }] }, reason: /script/ },
    { body: { size: -1 }, reason: /\[size\] parameter cannot be negative/ },
    { body: { from: -1 }, reason: /\[from\] parameter cannot be negative/ },
    { body: { runtime_mappings: {} }, reason: /unknown field \[runtime_mappings\]/ },
    { body: { query: { unheard_of: {} } }, reason: /unknown query \[unheard_of\]/ },
  ])('refuses $body', async ({ body, reason }) => {
    const answer = await query(body);

    expect(answer.status).toBe(400);
    expect(answer.body.error.reason).toMatch(reason);
  });

  it('refuses a page beyond 10,000 as a search does', async () => {
    const answer = await query({ from: 9999, size: 2 });

    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({
      type: 'search_phase_execution_exception',
      root_cause: [{ type: 'illegal_argument_exception' }],
    });
  });

  it('pages by search_after, one key at a time', async () => {
    const seen: unknown[] = [];
    let page = await query({ size: 1, sort: [{ creation: 'desc' }, 'name'] });
    while (page.body.api_keys.length > 0) {
      seen.push(...names(page));
      page = await query({
        size: 1,
        sort: [{ creation: 'desc' }, 'name'],
        search_after: page.body.api_keys[0]?._sort,
      });
    }

    expect(seen).toEqual(['delta', 'gamma', 'beta', 'alpha']);
  });

  it('sorts missing values last, or first when asked', async () => {
    const last = await query({ sort: [{ expiration: { order: 'desc' } }, 'name'] });
    const first = await query({ sort: [{ expiration: { missing: '_first' } }, 'name'] });

    expect(names(last)).toEqual(['gamma', 'beta', 'alpha', 'delta']);
    expect(names(first)).toEqual(['alpha', 'delta', 'beta', 'gamma']);
  });

  it('aggregates what the query selects', async () => {
    const { body } = await query({
      size: 0,
      query: { term: { invalidated: false } },
      aggs: {
        owners: {
          terms: { field: 'username' },
          aggs: { names: { cardinality: { field: 'name' } } },
        },
        soon: { filters: { filters: { soon: { range: { expiration: { lt: 'now+25h' } } } } } },
        endless: { missing: { field: 'expiration' } },
        ages: { date_range: { field: 'creation', ranges: [{ from: 'now-1d' }] } },
      },
    });

    expect(body).toMatchObject({
      total: 3,
      count: 0,
      aggregations: {
        owners: {
          buckets: [
            { key: 'elastic', doc_count: 2, names: { value: 2 } },
            { key: 'ann', doc_count: 1 },
          ],
        },
        soon: { buckets: { soon: { doc_count: 1 } } },
        endless: { doc_count: 1 },
        ages: { buckets: [{ doc_count: 3 }] },
      },
    });
  });

  it('names aggregations with their kind on request, and has none when nothing matches', async () => {
    const aggs = { owners: { terms: { field: 'username' } } };

    const typed = await query({ size: 0, aggs }, '?typed_keys');
    const nothing = await query({ size: 0, aggs, query: { term: { name: 'nobody' } } });

    expect(Object.keys(typed.body.aggregations as object)).toEqual(['sterms#owners']);
    expect(nothing.body).toEqual({ total: 0, count: 0, api_keys: [] });
  });

  it('shows those who may manage only their own keys nothing else', async () => {
    const answer = await query({ aggs: { n: { value_count: { field: 'name' } } } }, '', ann);

    expect(names(answer)).toEqual(['gamma']);
    expect(answer.body).toMatchObject({ total: 1, aggregations: { n: { value: 1 } } });
  });
});
