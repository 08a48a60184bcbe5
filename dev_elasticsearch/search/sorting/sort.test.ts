import { compareSortKeys, compileSort, parseSort } from './sort';
import { encodeIp } from '../values/ip_address';
import type { TestDocument } from '../search_context.mock';
import { aDocument, aSearchContext, refusalOf } from '../search_context.mock';

const part = (size: number, kind: string) =>
  aDocument('', { 'parts.size': size, 'parts.kind': kind });

const DOCUMENTS: readonly TestDocument[] = [
  {
    ...aDocument('a', { sold: true, price: [1, 2, 9], address: encodeIp('10.0.0.2') ?? '' }),
    nested: { parts: [part(5, 'x'), part(1, 'y')] },
  },
  {
    ...aDocument('b', { sold: false, price: [3, 4], made: Date.UTC(1965, 7, 1) }),
    nested: { parts: [part(3, 'x')] },
  },
  aDocument('c', { address: encodeIp('9.0.0.1') ?? '' }),
];

function sorted(sort: unknown) {
  const clauses = parseSort(sort);
  const compiled = compileSort(clauses, aSearchContext());
  return DOCUMENTS.map((document, position) => ({
    id: document.id,
    keys: compiled.keys({ document, score: 1, position }),
  }))
    .sort((a, b) => compareSortKeys(clauses, a.keys, b.keys))
    .map(({ id, keys }) => [id, ...compiled.render(keys)]);
}

const LARGEST = 9_223_372_036_854_775_807n;

describe('compileSort()', () => {
  it.each<{ sort: unknown; rows: unknown }>([
    {
      sort: 'sold',
      rows: [
        ['b', 0],
        ['a', 1],
        ['c', LARGEST],
      ],
    },
    {
      sort: { price: { mode: 'avg' } },
      rows: [
        ['a', 4],
        ['b', 4],
        ['c', LARGEST],
      ],
    },
    {
      sort: { price: { mode: 'median', order: 'desc' } },
      rows: [
        ['b', 4],
        ['a', 2],
        ['c', -(2n ** 63n)],
      ],
    },
    {
      sort: { price: { mode: 'sum', missing: 8 } },
      rows: [
        ['b', 7],
        ['c', 8],
        ['a', 12],
      ],
    },
    {
      sort: 'address',
      rows: [
        ['c', '9.0.0.1'],
        ['a', '10.0.0.2'],
        ['b', null],
      ],
    },
    {
      sort: { made: { format: 'yyyy', missing: '1964' } },
      rows: [
        ['a', '1964'],
        ['c', '1964'],
        ['b', '1965'],
      ],
    },
    {
      sort: { 'parts.size': { nested: { path: 'parts' } } },
      rows: [
        ['a', 1],
        ['b', 3],
        ['c', LARGEST],
      ],
    },
    {
      sort: {
        'parts.size': { nested: { path: 'parts', filter: { term: { 'parts.kind': 'x' } } } },
      },
      rows: [
        ['b', 3],
        ['a', 5],
        ['c', LARGEST],
      ],
    },
  ])('orders and shows by $sort', ({ sort, rows }) => {
    expect(sorted(sort)).toEqual(rows);
  });

  it.each<{ sort: unknown; type: string; says: string }>([
    { sort: { name: { mode: 'sum' } }, type: 'query_shard_exception', says: 'number based fields' },
    { sort: { price: { mode: 'best' } }, type: 'illegal_argument_exception', says: '[best]' },
    {
      sort: { price: { x: 1 } },
      type: 'x_content_parse_exception',
      says: '[field_sort] unknown field [x]',
    },
    { sort: { _script: {} }, type: 'illegal_argument_exception', says: '[_script]' },
    {
      sort: { price: { numeric_type: 'date_nanos' } },
      type: 'illegal_argument_exception',
      says: 'numeric_type',
    },
    {
      sort: { price: { nested: { path: 'name' } } },
      type: 'query_shard_exception',
      says: 'under path [name]',
    },
    { sort: 'title', type: 'illegal_argument_exception', says: 'set fielddata=true on [title]' },
    { sort: 'unknown', type: 'query_shard_exception', says: 'No mapping found for [unknown]' },
  ])('refuses $sort as $type', ({ sort, type, says }) => {
    const refusal = refusalOf(() => sorted(sort));

    expect(refusal.type).toBe(type);
    expect(refusal.reason).toContain(says);
  });

  it('reads back what it showed', () => {
    const sort = parseSort([{ made: { format: 'yyyy' } }, 'sold', 'address', 'price']);
    const compiled = compileSort(sort, aSearchContext());

    expect(compiled.readAfter(['1965', 1, '10.0.0.2', LARGEST])).toEqual([
      Date.UTC(1965, 0, 1),
      1,
      encodeIp('10.0.0.2'),
      null,
    ]);
    expect(compiled.readAfter([null, true, null, 5])).toEqual([null, 1, null, 5]);
  });
});
