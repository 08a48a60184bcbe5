import { contractSuite } from '../../support/contract';
import { expectAnswer } from '../../support/expect_answer';
import { aLibrary } from './library';

const METRICS = [
  { agg: { min: { field: 'pages' } }, x: { value: 12 } },
  { agg: { max: { field: 'pages' } }, x: { value: 612 } },
  { agg: { sum: { field: 'pages' } }, x: { value: 1806 } },
  { agg: { avg: { field: 'price' } }, x: { value: 9.125 } },
  { agg: { value_count: { field: 'price' } }, x: { value: 4 } },
  { agg: { value_count: { field: 'tags' } }, x: { value: 5 } },
  { agg: { cardinality: { field: 'tags' } }, x: { value: 4 } },
  { agg: { cardinality: { field: 'pages' } }, x: { value: 5 } },
  {
    agg: { max: { field: 'published' } },
    x: { value: 1_609_459_199_000, value_as_string: '2020-12-31T23:59:59.000Z' },
  },
  { agg: { min: { field: 'published', format: 'yyyy' } }, x: { value_as_string: '1965' } },
  { agg: { min: { field: 'nowhere' } }, x: { value: null } },
  { agg: { avg: { field: 'nowhere' } }, x: { value: null } },
  { agg: { sum: { field: 'nowhere' } }, x: { value: 0 } },
  { agg: { cardinality: { field: 'nowhere' } }, x: { value: 0 } },
  { agg: { sum: { field: 'price', missing: 1 } }, x: { value: 37.5 } },
].map((row) => ({ ...row, title: JSON.stringify(row.agg) }));

const REFUSALS = [
  { title: 'a sum of words', agg: { sum: { field: 'author' } } },
  { title: 'a maximum of text', agg: { max: { field: 'title' } } },
  { title: 'a cardinality of text', agg: { cardinality: { field: 'title' } } },
  { title: 'an unknown option', agg: { max: { field: 'pages', colour: 1 } } },
  { title: 'no field', agg: { max: {} } },
];

contractSuite('Metric aggregations', (cluster) => {
  const { index, search } = aLibrary(cluster);

  it.each(METRICS)('$title answers $x', async ({ agg, x }) => {
    const { aggregations } = await search({ size: 0, aggs: { x: agg } });

    expect(aggregations.x).toEqual(expect.objectContaining(x));
  });

  it('take their numbers from each bucket', async () => {
    const aggs = {
      x: {
        terms: { field: 'stocked' },
        aggs: { least: { min: { field: 'pages' } }, all: { sum: { field: 'pages' } } },
      },
    };

    const { aggregations } = await search({ size: 0, aggs });

    expect(aggregations.x.buckets).toMatchObject([
      { key: 1, least: { value: 440 }, all: { value: 1523 } },
      { key: 0, least: { value: 271 }, all: { value: 271 } },
    ]);
  });

  it('top_hits answers the best documents of each bucket', async () => {
    const top = { top_hits: { size: 1, sort: [{ pages: 'desc' }], _source: ['author'] } };
    const aggs = { x: { terms: { field: 'stocked' }, aggs: { top } } };

    const { aggregations } = await search({ size: 0, aggs });

    expect(aggregations.x.buckets[0].top.hits).toMatchObject({
      total: { value: 3, relation: 'eq' },
      max_score: null,
      hits: [{ _id: '3', _source: { author: 'Herbert' }, sort: [612] }],
    });
  });

  it.each(REFUSALS)('refuse $title', async ({ agg }) => {
    await expectAnswer(cluster, {
      title: '',
      line: `POST /${index}/_search`,
      json: { aggs: { x: agg } },
      status: 400,
      error: {
        type: /^(parsing|x_content_parse|illegal_argument|search_phase_execution|aggregation_initialization)_exception$/,
      },
    });
  });
});
