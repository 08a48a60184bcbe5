import { contractSuite, type ContractRow } from '../../support/contract';

interface Case extends ContractRow {
  readonly name: string;
  /** Given the mark all names of the suite begin with. */
  readonly aggs: (mark: string) => object;
  readonly result: (mark: string) => unknown;
}

const OPTIONAL_COUNTS = { doc_count_error_upper_bound: 0, sum_other_doc_count: 0 };

contractSuite('POST /_security/_query/api_key: aggregations', (cluster, version) => {
  let mark = '';

  beforeAll(async () => {
    mark = cluster.unique('aggs');
    for (const [which, metadata] of [
      ['a', { team: 'red' }],
      ['b', { team: 'blue' }],
      ['c', {}],
    ] as const) {
      const expiration = which === 'b' ? { expiration: '1d' } : {};
      await cluster.addKey({ name: `${mark}-${which}`, metadata, ...expiration });
    }
  });

  const ask = (json: object, parameters = '') =>
    cluster.call({
      line: `POST /_security/_query/api_key${parameters}`,
      json: { query: { prefix: { name: mark } }, size: 0, ...json },
    });

  if (!version.since('8.13')) {
    it('is refused before 8.13', async () => {
      expect((await ask({ aggs: { n: { terms: { field: 'name' } } } })).status).toBe(400);
    });
    return;
  }

  it.each<Case>([
    {
      name: 'terms of name',
      aggs: () => ({ terms: { field: 'name', order: { _key: 'asc' } } }),
      result: (m) => ({
        ...OPTIONAL_COUNTS,
        buckets: ['a', 'b', 'c'].map((which) => ({ key: `${m}-${which}`, doc_count: 1 })),
      }),
    },
    {
      name: 'terms of the type',
      aggs: () => ({ terms: { field: 'type' } }),
      result: () => ({ ...OPTIONAL_COUNTS, buckets: [{ key: 'rest', doc_count: 3 }] }),
    },
    {
      name: 'terms of the owner',
      aggs: () => ({ terms: { field: 'username' } }),
      result: () => ({ ...OPTIONAL_COUNTS, buckets: [{ key: 'elastic', doc_count: 3 }] }),
    },
    {
      name: 'terms of metadata',
      aggs: () => ({ terms: { field: 'metadata.team', order: { _key: 'desc' } } }),
      result: () => ({
        ...OPTIONAL_COUNTS,
        buckets: [
          { key: 'red', doc_count: 1 },
          { key: 'blue', doc_count: 1 },
        ],
      }),
    },
    {
      name: 'terms of a flag',
      aggs: () => ({ terms: { field: 'invalidated' } }),
      result: () => ({
        ...OPTIONAL_COUNTS,
        buckets: [{ key: 0, key_as_string: 'false', doc_count: 3 }],
      }),
    },
    {
      name: 'missing',
      aggs: () => ({ missing: { field: 'expiration' } }),
      result: () => ({ doc_count: 2 }),
    },
    {
      name: 'cardinality',
      aggs: () => ({ cardinality: { field: 'name' } }),
      result: () => ({ value: 3 }),
    },
    {
      name: 'value_count',
      aggs: () => ({ value_count: { field: 'expiration' } }),
      result: () => ({ value: 1 }),
    },
    {
      name: 'filter',
      aggs: (m) => ({ filter: { term: { name: `${m}-a` } } }),
      result: () => ({ doc_count: 1 }),
    },
    {
      name: 'named filters',
      aggs: (m) => ({
        filters: {
          filters: { one: { term: { name: `${m}-a` } }, all: { match_all: {} } },
          other_bucket: true,
        },
      }),
      result: () => ({
        buckets: { one: { doc_count: 1 }, all: { doc_count: 3 }, _other_: { doc_count: 0 } },
      }),
    },
    {
      name: 'anonymous filters',
      aggs: (m) => ({
        filters: { filters: [{ term: { name: `${m}-a` } }, { exists: { field: 'expiration' } }] },
      }),
      result: () => ({ buckets: [{ doc_count: 1 }, { doc_count: 1 }] }),
    },
    {
      name: 'filters with a named rest',
      aggs: (m) => ({
        filters: { filters: { one: { term: { name: `${m}-a` } } }, other_bucket_key: 'rest' },
      }),
      result: () => ({ buckets: { one: { doc_count: 1 }, rest: { doc_count: 2 } } }),
    },
    {
      name: 'composite',
      aggs: () => ({ composite: { sources: [{ n: { terms: { field: 'name' } } }] } }),
      result: (m) => ({
        after_key: { n: `${m}-c` },
        buckets: ['a', 'b', 'c'].map((which) => ({ key: { n: `${m}-${which}` }, doc_count: 1 })),
      }),
    },
    {
      name: 'a page of composite',
      aggs: (m) => ({
        composite: {
          size: 1,
          sources: [{ n: { terms: { field: 'name' } } }],
          after: { n: `${m}-a` },
        },
      }),
      result: (m) => ({
        after_key: { n: `${m}-b` },
        buckets: [{ key: { n: `${m}-b` }, doc_count: 1 }],
      }),
    },
    {
      name: 'range',
      aggs: () => ({ range: { field: 'creation', ranges: [{ to: 1 }, { from: 1 }] } }),
      result: () => ({
        buckets: [
          expect.objectContaining({ doc_count: 0 }),
          expect.objectContaining({ doc_count: 3 }),
        ],
      }),
    },
    {
      name: 'date_range',
      aggs: () => ({
        date_range: { field: 'creation', ranges: [{ to: 'now-1d' }, { from: 'now-1d' }] },
      }),
      result: () => ({
        buckets: [
          expect.objectContaining({ doc_count: 0 }),
          expect.objectContaining({ doc_count: 3 }),
        ],
      }),
    },
    {
      name: 'an aggregation within one',
      aggs: (m) => ({
        filter: { term: { name: `${m}-b` } },
        aggs: { dated: { missing: { field: 'expiration' } } },
      }),
      result: () => ({ doc_count: 1, dated: { doc_count: 0 } }),
    },
  ])('counts by $name', async ({ aggs, result }) => {
    const { status, body } = await ask({ aggs: { it: aggs(mark) } });

    expect({ status, body }).toEqual({
      status: 200,
      body: { total: 3, count: 0, api_keys: [], aggregations: { it: result(mark) } },
    });
  });

  it('are followed by the page when one is asked for', async () => {
    const { body } = await ask({ size: 2, aggs: { n: { cardinality: { field: 'name' } } } });

    expect(body).toMatchObject({ total: 3, count: 2, aggregations: { n: { value: 3 } } });
  });

  it('are absent when nothing is found', async () => {
    const { body } = await ask({
      query: { term: { name: 'there-is-none' } },
      aggs: { n: { terms: { field: 'name' } } },
    });

    expect(body).toEqual({ total: 0, count: 0, api_keys: [] });
  });

  if (version.since('8.14')) {
    it('may be spelt aggregations', async () => {
      const { body } = await ask({ aggregations: { n: { cardinality: { field: 'name' } } } });

      expect(body.aggregations).toEqual({ n: { value: 3 } });
    });

    it.each([
      { kind: 'sterms', aggregation: { terms: { field: 'name' } } },
      { kind: 'filter', aggregation: { filter: { match_all: {} } } },
      { kind: 'filters', aggregation: { filters: { filters: [{ match_all: {} }] } } },
      {
        kind: 'composite',
        aggregation: { composite: { sources: [{ n: { terms: { field: 'name' } } }] } },
      },
      { kind: 'cardinality', aggregation: { cardinality: { field: 'name' } } },
      { kind: 'value_count', aggregation: { value_count: { field: 'name' } } },
      { kind: 'missing', aggregation: { missing: { field: 'name' } } },
      { kind: 'range', aggregation: { range: { field: 'creation', ranges: [{ to: 1 }] } } },
      {
        kind: 'date_range',
        aggregation: { date_range: { field: 'creation', ranges: [{ to: 'now' }] } },
      },
    ])('are marked with their kind by typed_keys: $kind', async ({ kind, aggregation }) => {
      const { body } = await ask({ aggs: { it: aggregation } }, '?typed_keys=true');

      expect(Object.keys(body.aggregations)).toEqual([`${kind}#it`]);
    });
  }
});
