import { contractSuite } from '../../support/contract';
import { aLibrary, bucket, type Aggregating } from './library';

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

contractSuite('Range aggregations', (cluster, version) => {
  const { search } = aLibrary(cluster);

  it.each(version.applicable(RANGED))('answer $title', async ({ agg, x }) => {
    const { aggregations } = await search({ size: 0, aggs: { x: agg } });

    expect(aggregations.x).toMatchObject(x);
  });

  it('answer empty buckets between full ones', async () => {
    const agg = { date_histogram: { field: 'published', calendar_interval: 'year' } };

    const { aggregations } = await search({ aggs: { x: agg } });

    expect(aggregations.x.buckets).toHaveLength(2020 - 1965 + 1);
  });
});
