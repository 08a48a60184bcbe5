import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';
import { ndjson } from '../ndjson.mock';

let server: TestServer;

beforeAll(async () => {
  server = await aTestServer();
  await server.call('PUT /books', {
    body: {
      mappings: {
        properties: {
          tags: { type: 'flattened' },
          refs: { type: 'nested', properties: { id: { type: 'keyword' } } },
          isbn: { type: 'keyword', null_value: 'none' },
        },
      },
      aliases: { cheap: { filter: { range: { price: { lt: 10 } } } }, library: {} },
    },
  });
  const books = [
    { title: 'Dune', price: 5, tags: { genre: 'sf' }, refs: [{ id: 'x' }], isbn: null },
    { title: 'Snow Crash', price: 15, published: '1992-06-01', author: [{ name: 'Neal' }] },
    { title: 'Anathem', price: 25, published: '2008-09-09', 'author.name': 'Neal' },
  ];
  await server.call(
    'POST /books/_bulk',
    ndjson(books.flatMap((book, at) => [{ index: { _id: String(at + 1) } }, book])),
  );
  await server.call('PUT /films/_doc/1', { body: { title: 'Dune' } });
});

afterAll(() => server.dispose());

interface Hits {
  readonly total: unknown;
  readonly max_score: number | null;
  readonly hits: readonly (Readonly<Record<string, unknown>> & { readonly _id: string })[];
}

const search = async (body: object, line = 'POST /books/_search') => {
  const answer = await server.call(line, { body });
  return answer.body.hits as Hits;
};

describe('_search', () => {
  it('takes names that objects have of their own for names of fields', async () => {
    const source = { constructor: 'a red car' };
    await server.call('PUT /names/_doc/1', { body: source });

    const query = { match: { constructor: 'car' } };
    const { hits } = await search({ query, fields: ['constructor'] }, 'POST /names/_search');
    const refused = await server.call('POST /names/_search', { body: { sort: 'toString' } });

    expect(hits).toEqual([expect.objectContaining({ fields: { constructor: ['a red car'] } })]);
    expect(refused.body.error).toMatchObject({
      root_cause: [{ reason: 'No mapping found for [toString] in order to sort on' }],
    });
  });

  it('answers as Elasticsearch does', async () => {
    const { status, body } = await server.call('POST /books/_search', {
      body: { query: { term: { 'title.keyword': 'Dune' } }, _source: 'title' },
    });

    expect(status).toBe(200);
    expect(body).toEqual({
      took: 0,
      timed_out: false,
      _shards: { total: 1, successful: 1, skipped: 0, failed: 0 },
      hits: {
        total: { value: 1, relation: 'eq' },
        max_score: 0.98082924,
        hits: [{ _index: 'books', _id: '1', _score: 0.98082924, _source: { title: 'Dune' } }],
      },
    });
  });

  it.each([
    { query: { term: { 'author.name.keyword': 'Neal' } }, ids: '23' },
    { query: { range: { published: { gte: '2000' } } }, ids: '3' },
    { query: { term: { 'tags.genre': 'sf' } }, ids: '1' },
    { query: { term: { tags: 'sf' } }, ids: '1' },
    { query: { nested: { path: 'refs', query: { term: { 'refs.id': 'x' } } } }, ids: '1' },
    { query: { term: { 'refs.id': 'x' } }, ids: '' },
    { query: { term: { isbn: 'none' } }, ids: '1' },
    { query: { exists: { field: 'author' } }, ids: '23' },
    { query: { term: { _id: '2' } }, ids: '2' },
    { query: { simple_query_string: { query: 'neal', fields: ['author.*'] } }, ids: '23' },
  ])('finds [$ids] by $query', async ({ query, ids }) => {
    const { hits } = await search({ query });

    expect(hits.map(({ _id }) => _id).join('')).toBe(ids);
  });

  it('sorts, with sort values and without scores', async () => {
    const { hits, max_score: maxScore } = await search({ sort: [{ price: 'desc' }], size: 1 });

    expect(maxScore).toBeNull();
    expect(hits).toEqual([expect.objectContaining({ _id: '3', _score: null, sort: [25] })]);
  });

  it('adds version, sequence number and fields when asked to', async () => {
    const { hits } = await search({
      query: { ids: { values: ['2'] } },
      version: true,
      seq_no_primary_term: true,
      fields: ['published', 'pri*'],
      _source: false,
    });

    expect(hits).toEqual([
      {
        _index: 'books',
        _id: '2',
        _version: 1,
        _seq_no: 1,
        _primary_term: 1,
        _score: 1,
        fields: { price: [15], published: ['1992-06-01T00:00:00.000Z'] },
      },
    ]);
  });

  it('takes sort, paging and totals from the parameters', async () => {
    const { hits, total } = await search(
      {},
      'GET /books/_search?sort=price:desc,_doc&from=1&size=1&rest_total_hits_as_int=true',
    );

    expect([total, hits.map(({ _id }) => _id)]).toEqual([3, ['2']]);
  });

  it('stops counting at track_total_hits', async () => {
    const capped = await search({ track_total_hits: 2 });
    const none = await search({ track_total_hits: false });

    expect(capped.total).toEqual({ value: 2, relation: 'gte' });
    expect(none.total).toBeUndefined();
  });

  it('shows through an alias what its filter selects', async () => {
    const filtered = await search({}, 'POST /cheap/_search');
    const whole = await search({}, 'POST /cheap,library/_search');

    expect([filtered.hits.length, whole.hits.length]).toEqual([1, 3]);
  });

  it('aggregates over several indices', async () => {
    const { body } = await server.call('POST /books,films/_search?typed_keys=true', {
      body: { size: 0, aggs: { titles: { terms: { field: 'title.keyword', size: 1 } } } },
    });

    expect(body.aggregations).toEqual({
      'sterms#titles': {
        doc_count_error_upper_bound: 0,
        sum_other_doc_count: 2,
        buckets: [{ key: 'Dune', doc_count: 2 }],
      },
    });
  });

  it.each([
    { body: { query: { magic: {} } }, type: 'parsing_exception' },
    { body: { sort: 'title' }, type: 'search_phase_execution_exception' },
    { body: { from: 9999, size: 2 }, type: 'search_phase_execution_exception' },
    { body: { query: { term: { price: 'x' } } }, type: 'search_phase_execution_exception' },
    { body: { size: -1 }, type: 'illegal_argument_exception' },
  ])('refuses $body as $type', async ({ body, type }) => {
    const answer = await server.call('POST /books/_search', { body });

    expect([answer.status, answer.body.error.type]).toEqual([400, type]);
  });

  it('names the failed shard', async () => {
    const { body } = await server.call('POST /books/_search', { body: { sort: 'unknown' } });

    expect(body.error).toMatchObject({
      reason: 'all shards failed',
      phase: 'query',
      grouped: true,
      failed_shards: [{ shard: 0, index: 'books' }],
      root_cause: [{ type: 'query_shard_exception', index: 'books' }],
    });
  });
});

describe('_count', () => {
  it('counts what a query selects', async () => {
    const { body } = await server.call('POST /books/_count', {
      body: { query: { range: { price: { gt: 5 } } } },
    });

    expect(body).toEqual({
      count: 2,
      _shards: { total: 1, successful: 1, skipped: 0, failed: 0 },
    });
  });

  it('refuses anything but a query', async () => {
    expect((await server.call('POST /books/_count', { body: { size: 1 } })).status).toBe(400);
  });
});

describe('_msearch', () => {
  it('answers each search with its own status', async () => {
    const { body } = await server.call(
      'POST /books/_msearch',
      ndjson([{}, { size: 0 }, { index: 'nowhere' }, {}, { index: ['films'] }, {}]),
    );

    const responses = body.responses as readonly { readonly status: number }[];
    expect(responses.map(({ status }) => status)).toEqual([200, 404, 200]);
  });

  it('takes an empty line as a header', async () => {
    const { status } = await server.call('POST /books/_msearch', {
      ...ndjson([]),
      body: '\n{"size":0}\n',
    });

    expect(status).toBe(200);
  });
});
