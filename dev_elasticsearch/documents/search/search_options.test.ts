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
          title: { type: 'text' },
          genre: { type: 'keyword' },
          price: { type: 'long' },
          made: { type: 'date' },
          parts: { type: 'nested', properties: { kind: { type: 'keyword' } } },
          author: { properties: { name: { type: 'keyword' } } },
        },
      },
    },
  });
  const books = [
    { title: 'Dune', genre: 'sf', price: 5, made: '1965-08-01', parts: [{ kind: 'a' }, {}] },
    { title: 'Emma', genre: 'novel', price: 15, made: '1815-12-23', author: { name: 'Jane' } },
    { title: 'Ubik', genre: 'sf', price: 10, made: '1969-05-01' },
  ];
  await server.call(
    'POST /books/_bulk',
    ndjson(books.flatMap((book, at) => [{ index: { _id: String(at + 1) } }, book])),
  );
  await server.call('PUT /films/_doc/f', { body: { title: 'Dune' } });
});

afterAll(() => server.dispose());

interface Hit {
  readonly _id: string;
  readonly _score: number;
  readonly fields: object;
}

const search = async (body: object, line = 'POST /books/_search') => {
  const answer = await server.call(line, { body });
  expect(answer.body.error).toBeUndefined();
  const { hits, total } = answer.body.hits as { hits: Hit[]; total: unknown };
  return { body: answer.body, hits, total, ids: hits.map(({ _id }) => _id) };
};

describe('options in the body of a search', () => {
  it('fields: shows values as mapped, nested objects by themselves', async () => {
    const { hits } = await search({
      sort: ['price'],
      fields: ['pri*', 'parts.*', 'author.name', { field: 'made', format: 'yyyy' }],
      _source: false,
    });

    expect(hits.map(({ fields }) => fields)).toEqual([
      { price: [5], parts: [{ kind: ['a'] }], made: ['1965'] },
      { price: [10], made: ['1969'] },
      { price: [15], 'author.name': ['Jane'], made: ['1815'] },
    ]);
  });

  it('docvalue_fields: shows what is sorted by, dates in their format', async () => {
    const { hits } = await search({ docvalue_fields: ['genre', 'made'], size: 1, sort: ['price'] });

    expect(hits[0]?.fields).toEqual({ genre: ['sf'], made: ['1965-08-01T00:00:00.000Z'] });
  });

  it('stored_fields: hides the source, and the id when nothing is wanted', async () => {
    const { hits } = await search({ stored_fields: ['genre'], size: 1 });
    const none = await search({ stored_fields: '_none_', size: 1 });

    expect([Object.keys(hits[0] ?? {}), Object.keys(none.hits[0] ?? {})]).toEqual([
      ['_index', '_id', '_score'],
      ['_index', '_score'],
    ]);
  });

  it('collapse: shows the best hit of each value, and counts them all', async () => {
    const { hits, total } = await search({
      collapse: { field: 'genre' },
      sort: [{ price: 'desc' }],
    });

    expect(hits.map(({ _id, fields }) => [_id, fields])).toEqual([
      ['2', { genre: ['novel'] }],
      ['3', { genre: ['sf'] }],
    ]);
    expect(total).toEqual({ value: 3, relation: 'eq' });
  });

  it('terminate_after: stops early and says so', async () => {
    const { body, total } = await search({ terminate_after: 2 });
    const enough = await search({ terminate_after: 5 });

    expect([body.terminated_early, total]).toEqual([true, { value: 2, relation: 'eq' }]);
    expect(enough.body.terminated_early).toBe(false);
  });

  it('indices_boost: multiplies the scores of an index', async () => {
    const { hits } = await search(
      { indices_boost: [{ 'fil*': 3 }, { '*': 2 }], size: 2 },
      'POST /_search',
    );

    expect(hits.map(({ _id, _score }) => [_id, _score])).toEqual([
      ['f', 3],
      ['1', 2],
    ]);
  });

  it('size: has no best score when no hit is wanted', async () => {
    const { body } = await search({ size: 0 });

    expect(body.hits).toEqual({ total: { value: 3, relation: 'eq' }, max_score: null, hits: [] });
  });

  it.each([
    { body: { track_total_hits: 2 }, total: { value: 2, relation: 'gte' } },
    { body: { track_total_hits: true }, total: { value: 3, relation: 'eq' } },
    { body: { track_total_hits: false }, total: undefined },
    { body: { min_score: 2 }, total: { value: 0, relation: 'eq' } },
    { body: { post_filter: { term: { genre: 'sf' } } }, total: { value: 2, relation: 'eq' } },
    { body: { explain: false, profile: false, timeout: '1s', stats: ['a'] }, total: { value: 3 } },
  ])('$body counts $total', async ({ body, total }) => {
    const found = await search(body);

    expect({ total: found.total }).toMatchObject({ total });
  });

  it.each([
    ...['explain', 'profile'].map((name) => ({
      body: { [name]: true },
      type: 'parsing_exception',
      reason: `Unknown key for a VALUE_BOOLEAN in [${name}].`,
    })),
    ...['knn', 'suggest', 'rescore', 'runtime_mappings', 'script_fields', 'retriever'].map(
      (name) => ({
        body: { [name]: { a: {} } },
        type: 'parsing_exception',
        reason: `Unknown key for a START_OBJECT in [${name}].`,
      }),
    ),
    {
      body: { _source: { only: ['a'] } },
      type: 'parsing_exception',
      reason: 'Unknown key for a START_ARRAY in [only].',
    },
    {
      body: { size: -1 },
      type: 'illegal_argument_exception',
      reason: '[size] parameter cannot be negative, found [-1]',
    },
    {
      body: { terminate_after: -1 },
      type: 'illegal_argument_exception',
      reason: 'terminateAfter must be > 0',
    },
    {
      body: { stored_fields: '_none_', _source: true },
      type: 'action_request_validation_exception',
      reason: 'Validation Failed: 1: [stored_fields] cannot be disabled if [_source] is requested;',
    },
    {
      body: { timeout: 'soon' },
      type: 'illegal_argument_exception',
      reason:
        'failed to parse setting [timeout] with value [soon] as a time value: unit is missing or unrecognized',
    },
  ])('refuses $body', async ({ body, type, reason }) => {
    const answer = await server.call('POST /books/_search', { body });

    expect([answer.status, answer.body.error]).toMatchObject([400, { type, reason }]);
  });

  it.each([
    { body: { collapse: { field: 'title' } }, reason: /^collapse is not supported for the field/ },
    {
      body: { collapse: { field: 'x' } },
      reason: /^no mapping found for `x` in order to collapse/,
    },
    { body: { docvalue_fields: ['title'] }, reason: /^Fielddata is disabled on \[title\]/ },
    { body: { from: 9999, size: 2 }, reason: /^Result window is too large.* was \[10001\]/ },
    {
      body: { fields: [{ field: 'genre', format: 'yyyy' }] },
      reason: /^Field \[genre\] of type \[keyword\] doesn't support formats\.$/,
    },
  ])('refuses $body on the shard', async ({ body, reason }) => {
    const answer = await server.call('POST /books/_search', { body });

    const { type, reason: all, caused_by: cause } = answer.body.error;
    expect([type, all]).toEqual(['search_phase_execution_exception', 'all shards failed']);
    expect([cause.type, cause.reason]).toEqual([
      'illegal_argument_exception',
      expect.stringMatching(reason),
    ]);
  });
});

describe('mistakes in the body of a search', () => {
  it.each([
    {
      body: '{"size": 1,\n "colour": 1}',
      line: 2,
      col: 12,
      reason: /^Unknown key for a VALUE_NUMBER/,
    },
    { body: '{"query": {"match_all": {}, "x": {}}}', line: 1, col: 34, reason: /malformed query/ },
  ])('are located: $body', async ({ body, line, col, reason }) => {
    const { error } = (await server.call('POST /books/_search', { body })).body;

    expect(error).toMatchObject({ type: 'parsing_exception', line, col });
    expect(error.reason).toMatch(reason);
  });

  it('are located in strict parts, too', async () => {
    const body = '{"collapse": {"field": "genre", "x": 1}}';

    const { error } = (await server.call('POST /books/_search', { body })).body;

    expect([error.type, error.reason]).toEqual([
      'x_content_parse_exception',
      expect.stringMatching(/^\[1:\d+\] \[collapse\] unknown field \[x\]/),
    ]);
  });
});

describe('parameters of a search', () => {
  it.each([
    { query: 'q=title:dune', ids: ['1'] },
    { query: 'q=dune%20emma&df=title', ids: ['1', '2'] },
    { query: 'q=dune%20emma&df=title&default_operator=AND', ids: [] },
    { query: 'q=price:%3E9%20genre:sf&default_operator=and', ids: ['3'] },
  ])('?$query finds $ids', async ({ query, ids }) => {
    const found = await search({}, `GET /books/_search?${query}`);

    expect([...found.ids].sort()).toEqual(ids);
  });

  it.each([
    { query: 'size=1&from=1&sort=price:desc', ids: ['3'] },
    { query: 'sort=genre,price:desc&_source_includes=title', ids: ['2', '3', '1'] },
    { query: 'terminate_after=1', ids: ['1'] },
    {
      query: 'routing=a&preference=_local&batched_reduce_size=2&request_cache=true',
      ids: ['1', '2', '3'],
    },
  ])('?$query finds $ids', async ({ query, ids }) => {
    expect((await search({}, `POST /books/_search?${query}`)).ids).toEqual(ids);
  });

  it('rest_total_hits_as_int: gives an exact number', async () => {
    const { total } = await search({}, 'POST /books/_search?rest_total_hits_as_int=true');
    const limited = await server.call('POST /books/_search?rest_total_hits_as_int=true', {
      body: { track_total_hits: 2 },
    });

    expect(total).toBe(3);
    expect([limited.status, limited.body.error.reason]).toEqual([
      400,
      '[rest_total_hits_as_int] cannot be used if the tracking of total hits is not accurate, got 2',
    ]);
  });

  it.each([
    { query: 'size=many', reason: 'Failed to parse int parameter [size] with value [many]' },
    { query: 'from=1.5', reason: 'Failed to parse int parameter [from] with value [1.5]' },
    { query: 'search_type=scan', reason: 'No search type for [scan]' },
    { query: 'batched_reduce_size=1', reason: 'batchedReduceSize must be >= 2' },
    { query: 'explain=true', reason: 'Unknown key for a VALUE_BOOLEAN in [explain].' },
  ])('refuses ?$query', async ({ query, reason }) => {
    const { status, body } = await server.call(`GET /books/_search?${query}`);

    expect([status, body.error.reason]).toEqual([400, reason]);
  });
});

describe('_count', () => {
  it('takes min_score and terminate_after', async () => {
    const { body } = await server.call('GET /books/_count?terminate_after=2');
    const scored = await server.call('GET /books/_count?min_score=5');

    expect([body.count, body.terminated_early, scored.body.count]).toEqual([2, true, 0]);
  });

  it('refuses what is no query', async () => {
    const { status, body } = await server.call('POST /books/_count', { body: { size: 1 } });

    expect([status, body.error.reason]).toEqual([400, 'request does not support [size]']);
  });
});
