import { contractSuite, type ContractRow } from '../../support/contract';
import { expectAnswer, type ContractCase } from '../../support/expect_answer';
import { aLibrary } from './library';

interface Aggregating extends ContractRow {
  readonly title: string;
  readonly agg: object;
  /** What `aggregations.x` holds at least. */
  readonly x: object;
}

const bucket = (key: unknown, doc_count: number, more: object = {}) => ({
  key,
  doc_count,
  ...more,
});
const MAX_PAGES = { aggs: { most: { max: { field: 'pages' } } } };

const TERMS: Aggregating[] = [
  {
    title: 'terms by count, then by key',
    agg: { terms: { field: 'tags' } },
    x: {
      doc_count_error_upper_bound: 0,
      sum_other_doc_count: 0,
      buckets: [
        bucket('cyberpunk', 2),
        bucket('desert', 1),
        bucket('epic', 1),
        bucket('satire', 1),
      ],
    },
  },
  {
    title: 'terms up to a size',
    agg: { terms: { field: 'tags', size: 1 } },
    x: { sum_other_doc_count: 3, buckets: [bucket('cyberpunk', 2)] },
  },
  {
    title: 'terms by key',
    agg: { terms: { field: 'author', order: { _key: 'desc' }, size: 2 } },
    x: { buckets: [bucket('anonymous', 1), bucket('Vinge', 1)] },
  },
  {
    title: 'terms by rising count',
    agg: { terms: { field: 'tags', order: { _count: 'asc' } } },
    x: {
      buckets: [
        bucket('desert', 1),
        bucket('epic', 1),
        bucket('satire', 1),
        bucket('cyberpunk', 2),
      ],
    },
  },
  {
    title: 'terms by a metric below them',
    agg: { terms: { field: 'tags', order: { most: 'desc' } }, ...MAX_PAGES },
    x: {
      buckets: [
        { most: { value: 612 } },
        { most: { value: 612 } },
        { most: { value: 440 } },
        { most: { value: 440 } },
      ],
    },
  },
  {
    title: 'terms that are included',
    agg: { terms: { field: 'tags', include: ['epic', 'satire'] } },
    x: { buckets: [bucket('epic', 1), bucket('satire', 1)] },
  },
  {
    title: 'terms that match an expression',
    agg: { terms: { field: 'tags', include: '.*e.*', exclude: 'desert' } },
    x: { buckets: [bucket('cyberpunk', 2), bucket('epic', 1), bucket('satire', 1)] },
  },
  {
    title: 'terms that are frequent enough',
    agg: { terms: { field: 'tags', min_doc_count: 2 } },
    x: { buckets: [bucket('cyberpunk', 2)] },
  },
  {
    title: 'terms of booleans',
    agg: { terms: { field: 'stocked' } },
    x: {
      buckets: [bucket(1, 3, { key_as_string: 'true' }), bucket(0, 1, { key_as_string: 'false' })],
    },
  },
  {
    title: 'terms of numbers',
    agg: { terms: { field: 'pages', size: 1, order: { _key: 'asc' } } },
    x: { buckets: [bucket(12, 1)] },
  },
  {
    title: 'terms of dates',
    agg: { terms: { field: 'published', size: 1, order: { _key: 'asc' } } },
    x: {
      buckets: [bucket(Date.UTC(1965, 7, 1), 1, { key_as_string: '1965-08-01T00:00:00.000Z' })],
    },
  },
  {
    title: 'terms of a field that nobody mapped',
    agg: { terms: { field: 'nowhere' } },
    x: { buckets: [] },
  },
];

const FILTERED: Aggregating[] = [
  {
    title: 'a filter',
    agg: { filter: { term: { stocked: true } }, ...MAX_PAGES },
    x: { doc_count: 3, most: { value: 612 } },
  },
  {
    title: 'named filters',
    agg: {
      filters: { filters: { in: { term: { stocked: true } }, out: { term: { stocked: false } } } },
    },
    x: { buckets: { in: { doc_count: 3 }, out: { doc_count: 1 } } },
  },
  {
    title: 'filters in a list',
    agg: { filters: { filters: [{ term: { stocked: true } }, { match_none: {} }] } },
    x: { buckets: [{ doc_count: 3 }, { doc_count: 0 }] },
  },
  {
    title: 'the rest beside filters',
    agg: { filters: { other_bucket: true, filters: { in: { term: { stocked: true } } } } },
    x: { buckets: { in: { doc_count: 3 }, _other_: { doc_count: 2 } } },
  },
  {
    title: 'the rest under a name of its own',
    agg: { filters: { other_bucket_key: 'rest', filters: { in: { term: { stocked: true } } } } },
    x: { buckets: { rest: { doc_count: 2 } } },
  },
];

const RANGED: Aggregating[] = [
  {
    title: 'ranges',
    agg: {
      range: { field: 'pages', ranges: [{ to: 100 }, { from: 100, to: 471 }, { from: 471 }] },
    },
    x: {
      buckets: [
        bucket('*-100.0', 1, { to: 100 }),
        bucket('100.0-471.0', 2, { from: 100, to: 471 }),
        bucket('471.0-*', 2, { from: 471 }),
      ],
    },
  },
  {
    title: 'ranges by name',
    agg: { range: { field: 'pages', keyed: true, ranges: [{ key: 'thin', to: 100 }] } },
    x: { buckets: { thin: { to: 100, doc_count: 1 } } },
  },
  {
    title: 'ranges of dates',
    agg: {
      date_range: {
        field: 'published',
        format: 'yyyy',
        ranges: [{ to: '1980' }, { from: '1980' }],
      },
    },
    x: {
      buckets: [
        bucket('*-1980', 1, { to_as_string: '1980', to: Date.UTC(1980, 0, 1) }),
        bucket('1980-*', 4, { from_as_string: '1980' }),
      ],
    },
  },
  {
    title: 'ranges of dates with date math',
    agg: { date_range: { field: 'published', ranges: [{ to: 'now' }, { from: 'now' }] } },
    x: { buckets: [{ doc_count: 5 }, { doc_count: 0 }] },
  },
  {
    title: 'years, empty ones left out',
    agg: { date_histogram: { field: 'published', calendar_interval: 'year', min_doc_count: 1 } },
    x: {
      buckets: [
        bucket(Date.UTC(1965, 0, 1), 1, { key_as_string: '1965-01-01T00:00:00.000Z' }),
        bucket(Date.UTC(1980, 0, 1), 1),
        bucket(Date.UTC(1984, 0, 1), 1),
        bucket(Date.UTC(1992, 0, 1), 1),
        bucket(Date.UTC(2020, 0, 1), 1),
      ],
    },
  },
  {
    title: 'days of a fixed length in a format',
    agg: {
      date_histogram: {
        field: 'published',
        fixed_interval: '1d',
        format: 'yyyy-MM-dd',
        min_doc_count: 1,
      },
    },
    x: { buckets: [{ key_as_string: '1965-08-01' }, {}, {}, {}, { key_as_string: '2020-12-31' }] },
  },
  {
    title: 'days of a time zone',
    agg: {
      date_histogram: {
        field: 'published',
        calendar_interval: 'day',
        format: 'yyyy-MM-dd',
        min_doc_count: 1,
        time_zone: '+02:00',
      },
    },
    x: { buckets: [{}, {}, {}, {}, { key_as_string: '2021-01-01' }] },
  },
];

const COMPOSITE: Aggregating[] = [
  {
    title: 'composite of one source',
    agg: { composite: { sources: [{ tag: { terms: { field: 'tags' } } }] } },
    x: {
      after_key: { tag: 'satire' },
      buckets: [
        bucket({ tag: 'cyberpunk' }, 2),
        bucket({ tag: 'desert' }, 1),
        bucket({ tag: 'epic' }, 1),
        bucket({ tag: 'satire' }, 1),
      ],
    },
  },
  {
    title: 'composite after a key',
    agg: {
      composite: {
        size: 1,
        after: { tag: 'desert' },
        sources: [{ tag: { terms: { field: 'tags' } } }],
      },
    },
    x: { after_key: { tag: 'epic' }, buckets: [bucket({ tag: 'epic' }, 1)] },
  },
  {
    title: 'composite of two sources',
    agg: {
      composite: {
        sources: [
          { in: { terms: { field: 'stocked', order: 'desc' } } },
          { tag: { terms: { field: 'tags', missing_bucket: true } } },
        ],
      },
    },
    x: {
      buckets: [
        bucket({ in: true, tag: null }, 1),
        bucket({ in: true, tag: 'cyberpunk' }, 1),
        bucket({ in: true, tag: 'desert' }, 1),
        bucket({ in: true, tag: 'epic' }, 1),
        bucket({ in: true, tag: 'satire' }, 1),
        bucket({ in: false, tag: 'cyberpunk' }, 1),
      ],
    },
  },
];

const REFUSALS: ContractCase[] = [
  { title: 'an unknown kind', json: { nonsense: { field: 'tags' } } },
  { title: 'an unknown option of terms', json: { terms: { field: 'tags', colour: 1 } } },
  { title: 'terms without a field', json: { terms: {} } },
  { title: 'terms of size 0', json: { terms: { field: 'tags', size: 0 } } },
  { title: 'two kinds in one', json: { terms: { field: 'tags' }, missing: { field: 'tags' } } },
  { title: 'a filter that is no query', json: { filter: { nonsense: {} } } },
  { title: 'a histogram without an interval', json: { date_histogram: { field: 'published' } } },
  {
    title: 'a histogram of an unknown interval',
    json: { date_histogram: { field: 'published', calendar_interval: 'fortnight' } },
  },
  { title: 'composite without sources', json: { composite: { sources: [] } } },
  {
    title: 'composite after a key it lacks',
    json: { composite: { after: { b: 1 }, sources: [{ a: { terms: { field: 'tags' } } }] } },
  },
  { title: 'a range without ranges', json: { range: { field: 'pages', ranges: [] } } },
  {
    title: 'nested documents of an unknown option',
    json: { nested: { path: 'awards', colour: 1 } },
  },
].map(({ title, json }) => ({
  title,
  line: '',
  json: { aggs: { x: json } },
  status: 400,
  error: {
    type: /^(parsing|x_content_parse|illegal_argument|search_phase_execution|parse|aggregation_execution)_exception$/,
  },
}));

contractSuite('Bucket aggregations', (cluster, version) => {
  const { index, search } = aLibrary(cluster);

  it.each(version.applicable([...TERMS, ...FILTERED, ...RANGED, ...COMPOSITE]))(
    'answer $title',
    async ({ agg, x }) => {
      const { aggregations, hits } = await search({ size: 0, aggs: { x: agg } });

      expect(aggregations.x).toMatchObject(x);
      expect(hits.total.value).toBe(5);
    },
  );

  it('answer only what the query finds', async () => {
    const query = { term: { author: 'Gibson' } };

    const { aggregations } = await search({
      query,
      aggregations: { x: { terms: { field: 'tags' } } },
    });

    expect(aggregations.x.buckets).toEqual([bucket('cyberpunk', 1)]);
  });

  it('answer empty buckets between full ones', async () => {
    const agg = { date_histogram: { field: 'published', calendar_interval: 'year' } };

    const { aggregations } = await search({ aggs: { x: agg } });

    expect(aggregations.x.buckets).toHaveLength(2020 - 1965 + 1);
  });

  it.each([
    { agg: { terms: { field: 'tags' } }, key: 'sterms#x' },
    { agg: { terms: { field: 'pages' } }, key: 'lterms#x' },
    { agg: { terms: { field: 'nowhere' } }, key: 'umterms#x' },
    { agg: { filter: { match_all: {} } }, key: 'filter#x' },
    { agg: { filters: { filters: [{ match_all: {} }] } }, key: 'filters#x' },
    { agg: { range: { field: 'pages', ranges: [{ to: 1 }] } }, key: 'range#x' },
    { agg: { date_range: { field: 'published', ranges: [{ to: 1 }] } }, key: 'date_range#x' },
    {
      agg: { date_histogram: { field: 'published', fixed_interval: '900d' } },
      key: 'date_histogram#x',
    },
    { agg: { missing: { field: 'tags' } }, key: 'missing#x' },
    { agg: { nested: { path: 'awards' } }, key: 'nested#x' },
    { agg: { composite: { sources: [{ a: { terms: { field: 'tags' } } }] } }, key: 'composite#x' },
  ])('are named $key with typed_keys', async ({ agg, key }) => {
    const { aggregations } = await search({ size: 0, aggs: { x: agg } }, '?typed_keys');

    expect(Object.keys(aggregations)).toEqual([key]);
  });

  it.each(version.applicable(REFUSALS))('refuse $title', async (row) => {
    await expectAnswer(cluster, { ...row, line: `POST /${index}/_search` });
  });
});
