import { runAggregations } from './aggregations';
import { encodeIp } from './values/ip_address';
import type { TestDocument } from './search_context.mock';
import { aDocument, aSearchContext, refusalOf } from './search_context.mock';

const DAY = 86_400_000;
const START = Date.UTC(2030, 0, 1);
const ip = (text: string) => encodeIp(text) ?? '';
const part = (id: string, kind: string, size: number) =>
  aDocument(id, { 'parts.kind': kind, 'parts.size': size });

const DOCUMENTS: readonly TestDocument[] = [
  {
    ...aDocument('1', { name: 'a', price: 1, weight: 0.5, address: ip('10.0.0.1'), made: START }),
    nested: { parts: [part('1', 'x', 1), part('1', 'x', 2)] },
  },
  {
    ...aDocument('2', { name: 'b', price: 12, weight: 2.5, address: ip('10.1.0.1') }),
    nested: { parts: [part('2', 'x', 3), part('2', 'y', 4)] },
  },
  aDocument('3', { name: ['a', 'b'], price: 31, made: START + DAY, sold: true }),
];

const context = {
  ...aSearchContext(),
  root: (document: TestDocument) => DOCUMENTS.find(({ id }) => id === document.id) ?? document,
  hit: ({ id, fields }: TestDocument) => ({ _index: 'books', _id: id, _source: fields }),
};
const run = (x: object, typedKeys = false) =>
  runAggregations({ x }, { documents: DOCUMENTS, context, typedKeys }).x;

describe('runAggregations() of each kind', () => {
  it.each<{ name: string; x: object; result: unknown }>([
    {
      name: 'histogram, with offset, empty buckets included',
      x: { histogram: { field: 'price', interval: 10, offset: 1 } },
      result: {
        buckets: [
          { key: 1, doc_count: 1 },
          { key: 11, doc_count: 1 },
          { key: 21, doc_count: 0 },
          { key: 31, doc_count: 1 },
        ],
      },
    },
    {
      name: 'histogram, stretched and ordered',
      x: {
        histogram: {
          field: 'price',
          interval: 20,
          extended_bounds: { min: 0, max: 45 },
          order: { _count: 'asc' },
        },
      },
      result: {
        buckets: [
          { key: 40, doc_count: 0 },
          { key: 20, doc_count: 1 },
          { key: 0, doc_count: 2 },
        ],
      },
    },
    {
      name: 'date_histogram, offset and stretched',
      x: {
        date_histogram: {
          field: 'made',
          fixed_interval: '1d',
          offset: '+6h',
          format: 'yyyy-MM-dd',
          extended_bounds: { max: '2030-01-03' },
        },
      },
      result: {
        buckets: [
          { key_as_string: '2029-12-31', key: START - DAY + DAY / 4, doc_count: 1 },
          { key_as_string: '2030-01-01', key: START + DAY / 4, doc_count: 1 },
          { key_as_string: '2030-01-02', key: START + DAY + DAY / 4, doc_count: 0 },
        ],
      },
    },
    {
      name: 'terms, chosen by value, with error counts',
      x: { terms: { field: 'price', include: [1, 12], show_term_doc_count_error: true, size: 1 } },
      result: {
        doc_count_error_upper_bound: 0,
        sum_other_doc_count: 1,
        buckets: [{ key: 1, doc_count: 1, doc_count_error_upper_bound: 0 }],
      },
    },
    {
      name: 'terms of addresses, missing ones included',
      x: { terms: { field: 'address', missing: '0.0.0.0', order: { _key: 'asc' } } },
      result: {
        doc_count_error_upper_bound: 0,
        sum_other_doc_count: 0,
        buckets: ['0.0.0.0', '10.0.0.1', '10.1.0.1'].map((key) => ({ key, doc_count: 1 })),
      },
    },
    {
      name: 'multi_terms',
      x: { multi_terms: { terms: [{ field: 'name' }, { field: 'sold', missing: false }] } },
      result: {
        doc_count_error_upper_bound: 0,
        sum_other_doc_count: 0,
        buckets: [
          { key: ['a', 'false'], key_as_string: 'a|false', doc_count: 1 },
          { key: ['a', 'true'], key_as_string: 'a|true', doc_count: 1 },
          { key: ['b', 'false'], key_as_string: 'b|false', doc_count: 1 },
          { key: ['b', 'true'], key_as_string: 'b|true', doc_count: 1 },
        ],
      },
    },
    {
      name: 'ip_range, by ends and network',
      x: { ip_range: { field: 'address', ranges: [{ to: '10.1.0.0' }, { mask: '10.1.0.0/16' }] } },
      result: {
        buckets: [
          { key: '*-10.1.0.0', to: '10.1.0.0', doc_count: 1 },
          { key: '10.1.0.0/16', from: '10.1.0.0', to: '10.2.0.0', doc_count: 1 },
        ],
      },
    },
    {
      name: 'reverse_nested, each document once',
      x: {
        nested: { path: 'parts' },
        aggs: {
          kinds: {
            terms: { field: 'parts.kind' },
            aggs: { back: { reverse_nested: {}, aggs: { top: { max: { field: 'price' } } } } },
          },
        },
      },
      result: {
        doc_count: 4,
        kinds: {
          doc_count_error_upper_bound: 0,
          sum_other_doc_count: 0,
          buckets: [
            { key: 'x', doc_count: 3, back: { doc_count: 2, top: { value: 12 } } },
            { key: 'y', doc_count: 1, back: { doc_count: 1, top: { value: 12 } } },
          ],
        },
      },
    },
    {
      name: 'top_hits, sorted and cut',
      x: { top_hits: { size: 1, sort: [{ price: 'desc' }], _source: ['price'] } },
      result: {
        hits: {
          total: { value: 3, relation: 'eq' },
          max_score: null,
          hits: [{ _index: 'books', _id: '3', _score: null, _source: { price: [31] }, sort: [31] }],
        },
      },
    },
    {
      name: 'meta, as it was given',
      x: { value_count: { field: 'price' }, meta: { why: 'not' } },
      result: { meta: { why: 'not' }, value: 3 },
    },
    {
      name: 'stats of dates, as text too',
      x: { stats: { field: 'made' } },
      result: {
        count: 2,
        min: START,
        max: START + DAY,
        avg: START + DAY / 2,
        sum: 2 * START + DAY,
        min_as_string: '2030-01-01T00:00:00.000Z',
        max_as_string: '2030-01-02T00:00:00.000Z',
        avg_as_string: '2030-01-01T12:00:00.000Z',
        sum_as_string: '2090-01-02T00:00:00.000Z',
      },
    },
    {
      name: 'extended_stats',
      x: { extended_stats: { field: 'weight' } },
      result: expect.objectContaining({
        count: 2,
        variance: 1,
        std_deviation: 1,
        sum_of_squares: 6.5,
      }),
    },
    {
      name: 'composite over a histogram, missing values last',
      x: {
        composite: {
          sources: [
            { n: { terms: { field: 'weight', missing_bucket: true, missing_order: 'last' } } },
            { p: { histogram: { field: 'price', interval: 10 } } },
          ],
        },
      },
      result: {
        after_key: { n: null, p: 30 },
        buckets: [
          { key: { n: 0.5, p: 0 }, doc_count: 1 },
          { key: { n: 2.5, p: 10 }, doc_count: 1 },
          { key: { n: null, p: 30 }, doc_count: 1 },
        ],
      },
    },
    {
      name: 'composite of addresses and days, after a key',
      x: {
        composite: {
          size: 1,
          sources: [{ a: { terms: { field: 'address' } } }],
          after: { a: '10.0.0.1' },
        },
      },
      result: { after_key: { a: '10.1.0.1' }, buckets: [{ key: { a: '10.1.0.1' }, doc_count: 1 }] },
    },
  ])('$name', ({ x, result }) => {
    expect(run(x)).toEqual(result);
  });

  it('counts all documents in global, and values outside the query with min_doc_count 0', () => {
    const aggs = {
      all: { global: {}, aggs: { top: { max: { field: 'price' } } } },
      names: { terms: { field: 'name', min_doc_count: 0 } },
    };
    const result = runAggregations(aggs, {
      documents: DOCUMENTS.slice(0, 1),
      others: DOCUMENTS.slice(1),
      context,
    });

    expect(result).toEqual({
      all: { doc_count: 3, top: { value: 31 } },
      names: {
        doc_count_error_upper_bound: 0,
        sum_other_doc_count: 0,
        buckets: [
          { key: 'a', doc_count: 1 },
          { key: 'b', doc_count: 0 },
        ],
      },
    });
  });

  it.each<{ x: object; says: string }>([
    { x: { tems: { field: 'a' } }, says: 'Unknown aggregation type [tems] did you mean [terms]?' },
    {
      x: { percentiles: { field: 'price' } },
      says: '[percentiles] aggregations are not supported',
    },
    { x: { max_bucket: { buckets_path: 'a' } }, says: 'not supported by this development server' },
    {
      x: { terms: { field: 'name', order: { no: 'asc' } } },
      says: 'Invalid aggregation order path [no]',
    },
    {
      x: { terms: { field: 'name', order: { _key: 'up' } } },
      says: 'Unknown order direction [up]',
    },
    { x: { terms: { field: 'price', include: 'a.*' } }, says: 'cannot support regular expression' },
    { x: { terms: { field: 'price', format: '0.0' } }, says: '[format] of field [price]' },
    { x: { histogram: { field: 'price' } }, says: '[interval] must be >0' },
    {
      x: { histogram: { field: 'name', interval: 1 } },
      says: 'not supported for aggregation [histogram]',
    },
    { x: { date_histogram: { field: 'price', fixed_interval: '1d' } }, says: '[date_histogram]' },
    {
      x: { max: { field: 'price' }, aggs: { y: { max: { field: 'price' } } } },
      says: 'cannot accept sub-aggregations',
    },
    { x: { filter: { match_all: {} }, aggs: { y: { global: {} } } }, says: 'global' },
    { x: { reverse_nested: {} }, says: 'can only be used inside a [nested] aggregation' },
    { x: { top_hits: { size: 101 } }, says: 'Top hits result window is too large' },
    { x: { top_hits: { highlight: {} } }, says: '[top_hits] unknown field [highlight]' },
    { x: { multi_terms: { terms: [{ field: 'name' }] } }, says: 'at least 2 fields' },
    {
      x: { ip_range: { field: 'address', ranges: [{ mask: 'x' }] } },
      says: 'not a valid network mask',
    },
    { x: { composite: { sources: [{ a: { geotile_grid: {} } }] } }, says: 'invalid source type' },
    {
      x: { composite: { sources: [{ a: { terms: { field: 'name' } } }], after: { b: 1 } } },
      says: 'Missing value for [after.a]',
    },
  ])('refuses $x: $says', ({ x, says }) => {
    const refusal = refusalOf(() => run(x));

    expect(refusal.status).toBe(400);
    expect(refusal.reason).toContain(says);
  });
});
