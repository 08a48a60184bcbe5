import { runAggregations } from './aggregations';
import { aDocument, aSearchContext, refusalOf } from './search_context.mock';

const DAY = 86_400_000;
const START = Date.UTC(2030, 0, 1);

const DOCUMENTS = [
  aDocument('1', { name: 'a', price: 1, weight: 0.5, sold: true, made: START }),
  aDocument('2', { name: ['a', 'b'], price: 5, sold: false, made: START + DAY / 2 }),
  aDocument('3', { name: 'c', price: 10, sold: true, made: START + 2 * DAY }),
  aDocument('4', {}),
];

const run = (aggregations: object, typedKeys = false) =>
  runAggregations(aggregations, { documents: DOCUMENTS, context: aSearchContext(), typedKeys });

describe('runAggregations()', () => {
  it.each([
    {
      name: 'counts terms, the most frequent first',
      aggs: { x: { terms: { field: 'name' } } },
      x: {
        doc_count_error_upper_bound: 0,
        sum_other_doc_count: 0,
        buckets: [
          { key: 'a', doc_count: 2 },
          { key: 'b', doc_count: 1 },
          { key: 'c', doc_count: 1 },
        ],
      },
    },
    {
      name: 'cuts terms at size and counts the rest',
      aggs: { x: { terms: { field: 'name', size: 1 } } },
      x: {
        doc_count_error_upper_bound: 0,
        sum_other_doc_count: 2,
        buckets: [{ key: 'a', doc_count: 2 }],
      },
    },
    {
      name: 'orders terms by an inner metric, and shows it',
      aggs: {
        x: {
          terms: { field: 'name', order: { top: 'desc' }, exclude: ['b'] },
          aggs: { top: { max: { field: 'price' } } },
        },
      },
      x: {
        doc_count_error_upper_bound: 0,
        sum_other_doc_count: 0,
        buckets: [
          { key: 'c', doc_count: 1, top: { value: 10 } },
          { key: 'a', doc_count: 2, top: { value: 5 } },
        ],
      },
    },
    {
      name: 'shows booleans as 1 and 0',
      aggs: { x: { terms: { field: 'sold', missing: false, order: { _key: 'asc' } } } },
      x: {
        doc_count_error_upper_bound: 0,
        sum_other_doc_count: 0,
        buckets: [
          { key: 0, key_as_string: 'false', doc_count: 2 },
          { key: 1, key_as_string: 'true', doc_count: 2 },
        ],
      },
    },
    {
      name: 'filters, with what is left over',
      aggs: {
        x: {
          filters: { other_bucket: true, filters: { cheap: { range: { price: { lt: 3 } } } } },
        },
      },
      x: { buckets: { cheap: { doc_count: 1 }, _other_: { doc_count: 3 } } },
    },
    {
      name: 'filters without names as a list',
      aggs: { x: { filters: { filters: [{ term: { sold: true } }, { match_none: {} }] } } },
      x: { buckets: [{ doc_count: 2 }, { doc_count: 0 }] },
    },
    {
      name: 'filter, with an inner aggregation',
      aggs: {
        x: { filter: { term: { sold: true } }, aggs: { sum: { sum: { field: 'price' } } } },
      },
      x: { doc_count: 2, sum: { value: 11 } },
    },
    { name: 'missing', aggs: { x: { missing: { field: 'name' } } }, x: { doc_count: 1 } },
    { name: 'cardinality', aggs: { x: { cardinality: { field: 'name' } } }, x: { value: 3 } },
    { name: 'value_count', aggs: { x: { value_count: { field: 'name' } } }, x: { value: 4 } },
    { name: 'min', aggs: { x: { min: { field: 'price' } } }, x: { value: 1 } },
    { name: 'avg', aggs: { x: { avg: { field: 'weight' } } }, x: { value: 0.5 } },
    { name: 'avg of nothing', aggs: { x: { avg: { field: 'parts.size' } } }, x: { value: null } },
    {
      name: 'max of dates, as text too',
      aggs: { x: { max: { field: 'made' } } },
      x: { value: START + 2 * DAY, value_as_string: '2030-01-03T00:00:00.000Z' },
    },
    {
      name: 'ranges, from inclusive, to exclusive',
      aggs: { x: { range: { field: 'price', ranges: [{ from: 5 }, { to: 5 }] } } },
      x: {
        buckets: [
          { key: '*-5.0', to: 5, doc_count: 1 },
          { key: '5.0-*', from: 5, doc_count: 2 },
        ],
      },
    },
    {
      name: 'date ranges',
      aggs: {
        x: { date_range: { field: 'made', format: 'yyyy-MM-dd', ranges: [{ to: '2030-01-02' }] } },
      },
      x: {
        buckets: [
          {
            key: '*-2030-01-02',
            to: START + DAY,
            to_as_string: '2030-01-02',
            doc_count: 2,
          },
        ],
      },
    },
    {
      name: 'date_histogram, empty days between included',
      aggs: {
        x: { date_histogram: { field: 'made', calendar_interval: 'day', format: 'yyyy-MM-dd' } },
      },
      x: {
        buckets: [
          { key_as_string: '2030-01-01', key: START, doc_count: 2 },
          { key_as_string: '2030-01-02', key: START + DAY, doc_count: 0 },
          { key_as_string: '2030-01-03', key: START + 2 * DAY, doc_count: 1 },
        ],
      },
    },
    {
      name: 'composite, after a key',
      aggs: {
        x: {
          composite: { sources: [{ n: { terms: { field: 'name' } } }], size: 1, after: { n: 'a' } },
        },
      },
      x: { after_key: { n: 'b' }, buckets: [{ key: { n: 'b' }, doc_count: 1 }] },
    },
  ])('$name', ({ aggs, x }) => {
    expect(run(aggs)).toEqual({ x });
  });

  it('names results by kind when asked to', () => {
    const names = Object.keys(
      run(
        {
          a: { terms: { field: 'name' } },
          b: { terms: { field: 'unmapped' } },
          c: { terms: { field: 'price' } },
          d: { filter: { match_all: {} } },
        },
        true,
      ),
    );

    expect(names).toEqual(['sterms#a', 'umterms#b', 'lterms#c', 'filter#d']);
  });

  it.each([
    { aggs: { x: { magic: {} } }, says: 'Unknown aggregation type [magic]' },
    { aggs: { x: {} }, says: 'Missing definition for aggregation [x]' },
    { aggs: { x: { min: {}, max: {} } }, says: 'Found two aggregation type definitions' },
    { aggs: { x: { terms: {} } }, says: 'Required one of fields' },
    { aggs: { x: { terms: { field: 'name', size: 0 } } }, says: '[size] must be greater than 0' },
    { aggs: { x: { terms: { field: 'name', sise: 1 } } }, says: 'unknown field [sise]' },
    { aggs: { x: { terms: { script: {} } } }, says: 'script' },
    { aggs: { x: { avg: { field: 'name' } } }, says: 'of type [keyword] is not supported' },
    { aggs: { 'x[': { min: { field: 'price' } } }, says: 'Invalid aggregation name' },
    { aggs: { x: { date_histogram: { field: 'made' } } }, says: 'Invalid interval' },
  ])('refuses $aggs', ({ aggs, says }) => {
    const refusal = refusalOf(() => run(aggs));

    expect(refusal.status).toBe(400);
    expect(refusal.reason).toContain(says);
  });
});
