import { contractSuite } from '../../support/contract';
import { expectAnswer, type ContractCase } from '../../support/expect_answer';
import { aLibrary } from './library';

const REFUSALS: ContractCase[] = [
  { title: 'an unknown kind', json: { nonsense: { field: 'tags' } } },
  { title: 'an unknown option of terms', json: { terms: { field: 'tags', colour: 1 } } },
  { title: 'terms without a field', json: { terms: {} } },
  { title: 'terms of size 0', json: { terms: { field: 'tags', size: 0 } } },
  { title: 'terms by an unknown metric', json: { terms: { field: 'tags', order: { no: 'asc' } } } },
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

contractSuite('Aggregations', (cluster, version) => {
  const { index, search } = aLibrary(cluster);

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
