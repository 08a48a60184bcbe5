import { contractSuite } from '../../support/contract';
import { aLibrary, bucket, type Aggregating } from './library';

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
    title: 'terms of missing values',
    agg: { terms: { field: 'server', missing: '0.0.0.0' } },
    x: { buckets: [bucket('0.0.0.0', 2), {}, {}, {}] },
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
  { title: 'missing values', agg: { missing: { field: 'server' } }, x: { doc_count: 2 } },
  {
    title: 'nested documents',
    agg: { nested: { path: 'awards' }, aggs: { names: { terms: { field: 'awards.name' } } } },
    x: {
      doc_count: 6,
      names: { buckets: [bucket('Hugo', 3), bucket('Nebula', 2), bucket('Prometheus', 1)] },
    },
  },
  {
    title: 'the parents of nested documents',
    agg: { nested: { path: 'awards' }, aggs: { parents: { reverse_nested: {}, ...MAX_PAGES } } },
    x: { doc_count: 6, parents: { doc_count: 4, most: { value: 612 } } },
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

contractSuite('Bucket aggregations', (cluster, version) => {
  const { search } = aLibrary(cluster);

  it.each(version.applicable([...TERMS, ...FILTERED, ...COMPOSITE]))(
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
});
