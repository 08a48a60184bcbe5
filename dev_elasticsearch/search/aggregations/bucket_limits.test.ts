import { runAggregations } from '../aggregations';
import { aDocument, aSearchContext } from '../search_context.mock';

const DOCUMENTS = Array.from({ length: 10 }, (_, at) =>
  aDocument(String(at), {
    price: Array.from({ length: 400 }, (__, value) => value),
    name: Array.from({ length: 300 }, (__, value) => `n${value}`),
  }),
);

const run = (aggs: object) => () =>
  runAggregations(aggs, { documents: DOCUMENTS, context: aSearchContext() });

const wide = (to: number) => ({
  histogram: { field: 'price', interval: 1, extended_bounds: { min: 0, max: to } },
});

describe('the limits of buckets', () => {
  it.each([
    {
      name: 'buckets inside buckets',
      aggs: { n: { terms: { field: 'name' }, aggs: { p: wide(7000) } } },
    },
    { name: 'aggregations side by side', aggs: { a: wide(40_000), b: wide(40_000) } },
  ])('refuse an answer of too many $name', ({ aggs }) => {
    expect(run(aggs)).toThrow('Must be less than or equal to: [65536] but was [65537]');
  });

  it('count the buckets of the answer only', () => {
    const inner = { p: { terms: { field: 'price', size: 1 } } };

    expect(run({ n: { terms: { field: 'name' }, aggs: inner } })).not.toThrow();
  });

  it('refuse a search that holds too many buckets while it collects', () => {
    const deep = { p: { terms: { field: 'price' }, aggs: { n: { terms: { field: 'name' } } } } };

    expect(run({ n: { terms: { field: 'name' }, aggs: deep } })).toThrow(
      'Data too large: the aggregations would hold more than [1000000] buckets',
    );
  });
});
