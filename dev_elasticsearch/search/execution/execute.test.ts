import fc from 'fast-check';
import { stringifyJson } from '../../lib/json/stringify_json';
import type { FieldValue } from '../fields';
import { compareValues } from '../fields';
import { executeSearch } from './execute';
import type { SearchResult } from './execute';
import type { TestDocument } from '../search_context.mock';
import { aDocument, aSearchContext, refusalOf } from '../search_context.mock';
import { parseSearchRequest } from '../request/search_request';

function run(body: unknown, documents: readonly TestDocument[]): SearchResult<TestDocument> {
  const context = aSearchContext();
  const position = (document: TestDocument) => documents.indexOf(document);
  const target = { context, documents, uuid: 'u', position };
  return executeSearch(parseSearchRequest(body), [target], { mergedContext: context });
}

const idsOf = ({ hits }: SearchResult<TestDocument>) => hits.map(({ document }) => document.id);

const SHELF = [
  aDocument('a', { price: 3, name: 'x' }),
  aDocument('b', { price: [1, 9], name: 'y' }),
  aDocument('c', { name: 'x' }),
];

describe('executeSearch()', () => {
  it.each([
    { sort: 'price', ids: 'bac' },
    { sort: { price: 'desc' }, ids: 'bac' },
    { sort: { price: { order: 'desc', mode: 'min' } }, ids: 'abc' },
    { sort: { price: { missing: '_first' } }, ids: 'cba' },
    { sort: { price: { missing: 2 } }, ids: 'bca' },
    { sort: [{ name: 'desc' }, { price: 'desc' }], ids: 'bac' },
    { sort: { unknown: { unmapped_type: 'long' } }, ids: 'abc' },
    { sort: '_doc', ids: 'abc' },
    { sort: undefined, ids: 'abc' },
  ])('orders by $sort: $ids', ({ sort, ids }) => {
    const body = sort === undefined ? {} : { sort };

    expect(idsOf(run(body, SHELF)).join('')).toBe(ids);
  });

  it('shows absent numbers as the largest long, absent keywords as null', () => {
    const { hits } = run({ sort: ['price', 'name'], query: { ids: { values: ['c'] } } }, [
      ...SHELF,
      aDocument('c'),
    ]);

    expect(hits.map(({ sort }) => sort)).toEqual([
      [9_223_372_036_854_775_807n, 'x'],
      [9_223_372_036_854_775_807n, null],
    ]);
  });

  it('counts all and returns a page', () => {
    const found = run({ from: 1, size: 1 }, SHELF);

    expect({ total: found.total, ids: idsOf(found) }).toEqual({ total: 3, ids: ['b'] });
  });

  it.each([
    { body: { from: 9999, size: 2 }, says: 'illegal_argument_exception', why: 'window' },
    { body: { sort: 'unknown' }, says: 'query_shard_exception', why: 'No mapping found' },
    { body: { sort: 'title' }, says: 'illegal_argument_exception', why: 'Fielddata is disabled' },
    {
      body: { sort: 'price', search_after: [1, 2] },
      says: 'illegal_argument_exception',
      why: '2 value',
    },
    { body: { search_after: [1] }, says: 'illegal_argument_exception', why: 'at least one field' },
    {
      body: { aggs: { a: { terms: { field: 'title' } } } },
      says: 'illegal_argument_exception',
      why: 'Fielddata',
    },
  ])('wraps what a shard meets for $body', ({ body, says, why }) => {
    const refusal = refusalOf(() => run(body, SHELF));
    const [cause] = refusal.rootCause;

    expect({ status: refusal.status, type: refusal.type, cause: cause?.type }).toEqual({
      status: 400,
      type: 'search_phase_execution_exception',
      cause: says,
    });
    expect(cause?.reason).toContain(why);
  });

  it('reaches the last document inside the window', () => {
    expect(idsOf(run({ from: 9999, size: 1 }, SHELF))).toEqual([]);
  });

  it('pages by search_after as a naive sort does, whatever is missing or equal', () => {
    const value = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined });
    const order = fc.constantFrom('asc', 'desc');
    const missing = fc.constantFrom('_first', '_last');

    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 12 }),
        order,
        missing,
        (prices, direction, place) => {
          const documents = prices.map((price, at) => {
            const name = String(at).padStart(2, '0');
            return aDocument(name, { name, ...(price === undefined ? {} : { price }) });
          });
          const sort = [{ price: { order: direction, missing: place } }, { name: 'asc' }];

          const paged: string[] = [];
          let after: readonly unknown[] | undefined;
          do {
            const found: SearchResult<TestDocument> = run(
              { sort, size: 3, ...(after === undefined ? {} : { search_after: after }) },
              documents,
            );
            paged.push(...idsOf(found));
            after = found.hits
              .at(-1)
              ?.sort?.map((key) => JSON.parse(stringifyJson(key)) as unknown);
          } while (after !== undefined);

          expect(paged).toEqual(naiveOrder(documents, direction, place));
        },
      ),
    );
  });
});

function naiveOrder(
  documents: readonly TestDocument[],
  direction: string,
  missing: string,
): readonly string[] {
  const priceOf = ({ fields }: TestDocument): FieldValue | undefined => fields.price?.[0];
  const present = documents.filter((document) => priceOf(document) !== undefined);
  const absent = documents
    .filter((document) => priceOf(document) === undefined)
    .map(({ id }) => id);
  const sorted = [...present]
    .sort((a, b) => {
      const byPrice = compareValues(priceOf(a) ?? 0, priceOf(b) ?? 0);
      return (direction === 'asc' ? byPrice : -byPrice) || (a.id < b.id ? -1 : 1);
    })
    .map(({ id }) => id);
  return missing === '_first' ? [...absent, ...sorted] : [...sorted, ...absent];
}

describe('parseSearchRequest()', () => {
  it.each([
    { body: { from: -1 }, type: 'illegal_argument_exception' },
    { body: { size: -1 }, type: 'illegal_argument_exception' },
    { body: { size: 1.5 }, type: 'illegal_argument_exception' },
    { body: { size: 'many' }, type: 'parsing_exception' },
    {
      body: { sort: 'a', from: 1, search_after: [1] },
      type: 'action_request_validation_exception',
    },
    { body: { search_after: [] }, type: 'parsing_exception' },
    { body: { search_after: [{}] }, type: 'parsing_exception' },
    { body: { sort: [5] }, type: 'parsing_exception' },
    { body: { sort: { a: 'up' } }, type: 'parsing_exception' },
    { body: { sort: { a: { x: 1 } } }, type: 'x_content_parse_exception' },
    { body: { querry: {} }, type: 'parsing_exception' },
    { body: [], type: 'parsing_exception' },
    { body: { _source: 5 }, type: 'parsing_exception' },
    { body: { track_total_hits: 'x' }, type: 'illegal_argument_exception' },
    { body: { aggs: [] }, type: 'parsing_exception' },
  ])('refuses $body as $type', ({ body, type }) => {
    const refusal = refusalOf(() => parseSearchRequest(body));

    expect({ status: refusal.status, type: refusal.type }).toEqual({ status: 400, type });
  });
});
