import {
  clientSuite,
  expectCall,
  type ClientCase,
  type OfficialClient,
} from '../../support/official_clients';

const five = (client: OfficialClient, index: string) =>
  client.bulk({
    index,
    refresh: true,
    operations: [1, 2, 3, 4, 5].flatMap((a) => [
      { index: { _id: String(a) } },
      { a, word: a % 2 === 0 ? 'even' : 'odd' },
    ]),
  });

const CALLS: ClientCase[] = [
  {
    title: 'search finds',
    run: (client, index) =>
      client.search({ index, query: { match: { word: 'even' } }, sort: [{ a: 'desc' }] }),
    answer: {
      hits: {
        total: { value: 2, relation: 'eq' },
        hits: [
          { _id: '4', sort: [4] },
          { _id: '2', sort: [2] },
        ],
      },
    },
  },
  {
    title: 'search aggregates',
    run: (client, index) =>
      client.search({
        index,
        size: 0,
        aggs: { words: { terms: { field: 'word.keyword' } }, most: { max: { field: 'a' } } },
      }),
    answer: {
      aggregations: {
        most: { value: 5 },
        words: {
          buckets: [
            { key: 'odd', doc_count: 3 },
            { key: 'even', doc_count: 2 },
          ],
        },
      },
    },
  },
  {
    title: 'search takes source filters, paging and counting',
    run: (client, index) =>
      client.search({
        index,
        _source: ['word'],
        from: 1,
        size: 1,
        sort: 'a',
        track_total_hits: true,
        seq_no_primary_term: true,
        version: true,
      }),
    answer: {
      hits: {
        total: { value: 5 },
        hits: [{ _id: '2', _version: 1, _seq_no: 1, _source: { word: 'even' } }],
      },
    },
  },
  {
    title: 'search answers a total as a number',
    run: (client, index) => client.search({ index, rest_total_hits_as_int: true, size: 0 }),
    answer: { hits: { total: 5 } },
  },
  {
    title: 'search finds nothing behind a wildcard',
    run: (client, index) => client.search({ index: `${index}-zzz*` }),
    answer: { hits: { total: { value: 0 } } },
  },
  {
    title: 'msearch answers each search',
    run: (client, index) =>
      client.msearch({
        searches: [
          { index },
          { query: { term: { a: 1 } } },
          { index: `${index}-zzz` },
          { query: { match_all: {} } },
        ],
      }),
    answer: {
      responses: [
        { status: 200, hits: { total: { value: 1 } } },
        { status: 404, error: { type: 'index_not_found_exception' } },
      ],
    },
  },
  {
    title: 'fieldCaps knows fields',
    run: (client, index) => client.fieldCaps({ index, fields: ['a', 'word*'] }),
    answer: { indices: ['{i}'], fields: { a: { long: {} }, 'word.keyword': { keyword: {} } } },
  },
  {
    title: 'a point in time is opened, searched and closed',
    run: async (client, index) => {
      const { id } = await client.openPointInTime({ index, keep_alive: '1m' });
      const found = await client.search({ pit: { id, keep_alive: '1m' }, size: 2, sort: ['a'] });
      const last = found.hits.hits.at(-1)?.sort ?? [];
      const next = await client.search({ pit: { id }, size: 2, sort: ['a'], search_after: last });
      const closed = await client.closePointInTime({ id });
      return { found: found.hits, next: next.hits, closed };
    },
    answer: {
      found: { hits: [{ _id: '1' }, { _id: '2', sort: [2, expect.any(Number)] }] },
      next: { hits: [{ _id: '3' }, { _id: '4' }] },
      closed: { succeeded: true },
    },
  },
  {
    title: 'helpers.search answers the documents',
    run: (client, index) => client.helpers.search({ index, sort: ['a'] }),
    answer: [{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }, { a: 5 }],
  },
  {
    title: 'helpers.msearch gathers searches',
    run: async (client, index) => {
      const gathered = client.helpers.msearch();
      const [odd, even] = await Promise.all([
        gathered.search({ index }, { query: { match: { word: 'odd' } } }),
        gathered.search({ index }, { query: { match: { word: 'even' } } }),
      ]);
      gathered.stop();
      return [odd.documents.length, even.documents.length];
    },
    answer: [3, 2],
  },
  {
    title: 'a scroll is read to its end and cleared',
    run: async (client, index) => {
      const first = await client.search({ index, scroll: '1m', size: 3, sort: ['a'] });
      const scroll_id = first._scroll_id ?? '';
      const second = await client.scroll({ scroll_id, scroll: '1m' });
      const cleared = await client.clearScroll({ scroll_id });
      return { first: first.hits.hits.length, second: second.hits.hits, cleared };
    },
    answer: { first: 3, second: [{ _id: '4' }, { _id: '5' }], cleared: { succeeded: true } },
  },
  {
    title: 'helpers.scrollSearch and scrollDocuments read everything',
    run: async (client, index) => {
      const sizes: number[] = [];
      for await (const { documents } of client.helpers.scrollSearch({ index, size: 2 })) {
        sizes.push(documents.length);
      }
      const documents: unknown[] = [];
      for await (const document of client.helpers.scrollDocuments({
        index,
        size: 2,
        sort: ['a'],
      })) {
        documents.push(document);
      }
      return { sizes, documents };
    },
    answer: { sizes: [2, 2, 1], documents: [{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }, { a: 5 }] },
  },
];

const REFUSALS = [
  {
    title: 'an unknown query',
    run: (client: OfficialClient, index: string) =>
      client.search({ index, query: { nonsense: {} } as object }),
    status: 400,
    type: 'parsing_exception',
  },
  {
    title: 'a missing index',
    run: (client: OfficialClient, index: string) => client.search({ index: `${index}-zzz` }),
    status: 404,
    type: 'index_not_found_exception',
  },
  {
    title: 'a failed shard',
    run: (client: OfficialClient, index: string) =>
      client.search({ index, query: { term: { a: 'word' } } }),
    status: 400,
    type: 'search_phase_execution_exception',
  },
  {
    title: 'a page too far',
    run: (client: OfficialClient, index: string) => client.search({ index, from: 10_000 }),
    status: 400,
    type: 'search_phase_execution_exception',
  },
];

clientSuite('Search by client', (bench) => {
  it.each(bench.version.applicable(CALLS))('$title', async ({ run, ...row }) => {
    await expectCall(bench, {
      ...row,
      run: async (client, index) => {
        await five(client, index);
        return run(client, index);
      },
    });
  });

  it.each(REFUSALS)('reports $title', async ({ run, status, type }) => {
    const index = bench.cluster.unique('client');
    await five(bench.client(), index);

    await expect(run(bench.client(), index)).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: status,
      body: { error: { type } },
    });
  });
});
