import { compileQuery } from '../predicate';
import { aDocument, aSearchContext, refusalOf } from '../search_context.mock';

const DOCUMENTS = [
  aDocument('1', { name: 'Dune', title: 'Dune, the desert planet', price: 10, sold: true }),
  aDocument('2', { name: 'anathem', title: 'Snow Crash in the desert', price: [5, 25] }),
  aDocument('3', { name: 'a:b', title: 'quick brown fox', made: Date.UTC(2030, 0, 15) }),
];

const found = (query: string, options: object = {}) => {
  const parsed = compileQuery({ query_string: { query, ...options } }, aSearchContext());
  return DOCUMENTS.filter((document) => parsed.matches(document))
    .map(({ id }) => id)
    .join('');
};

describe('query_string', () => {
  it.each([
    { query: 'desert', ids: '12' },
    { query: 'desert AND snow', ids: '2' },
    { query: 'desert && !snow', ids: '1' },
    { query: 'desert NOT snow', ids: '1' },
    { query: 'desert -snow', ids: '1' },
    { query: '+desert +planet', ids: '1' },
    { query: 'planet OR fox', ids: '13' },
    { query: 'planet || fox', ids: '13' },
    { query: 'desert AND (planet OR fox)', ids: '1' },
    { query: 'title:(snow brown)', ids: '23' },
    { query: 'title:"the desert"', ids: '12' },
    { query: '"quick fox"', ids: '' },
    { query: '"quick fox"~1', ids: '3' },
    { query: 'quikc~1', ids: '3' },
    { query: 'quikc~', ids: '3' },
    { query: 'PLAN*', ids: '1' },
    { query: 'name:D?ne', ids: '1' },
    { query: 'name:/[A-D]une/', ids: '1' },
    { query: 'name:a\\:b', ids: '3' },
    { query: 'name:*', ids: '123' },
    { query: '*', ids: '123' },
    { query: '*:*', ids: '123' },
    { query: '_exists_:sold', ids: '1' },
    { query: 'price:[5 TO 10]', ids: '12' },
    { query: 'price:{5 TO 25}', ids: '1' },
    { query: 'price:[* TO 6]', ids: '2' },
    { query: 'price:>=25', ids: '2' },
    { query: 'price:(>9 AND <=10)', ids: '12' },
    { query: 'made:[2030-01-15 TO 2030-01-15]', ids: '3' },
    { query: 'sold:true^2', ids: '1' },
    { query: 'na*:Dune', ids: '1' },
    { query: 'unknown:x', ids: '' },
    { query: '', ids: '' },
    { query: 'desert snow', options: { default_operator: 'AND' }, ids: '2' },
    { query: 'desert snow crash', options: { minimum_should_match: 3 }, ids: '2' },
    { query: 'Dune', options: { fields: ['name'] }, ids: '1' },
    { query: 'dune', options: { default_field: 'title' }, ids: '1' },
    { query: 'dune', options: { default_field: 'price', lenient: true }, ids: '' },
    { query: 'NOT desert', ids: '3' },
  ])('finds [$ids] by $query $options', ({ query, options, ids }) => {
    expect(found(query, options)).toBe(ids);
  });

  it.each(['(a', '"a', 'a AND', 'price:[1 TO', 'a)', 'name:', '[1 TO 2', '/a', 'x^'])(
    'cannot parse %s',
    (query) => {
      const refusal = refusalOf(() => found(query));

      expect([refusal.type, refusal.reason, refusal.causedBy?.type]).toEqual([
        'query_shard_exception',
        `Failed to parse query [${query}]`,
        'parse_exception',
      ]);
    },
  );

  it.each([
    { query: 'x', options: { default_field: 'price' }, says: 'For input string: "x"' },
    { query: '*x', options: { allow_leading_wildcard: false }, says: 'Failed to parse query [*x]' },
    { query: 'x', options: { default_operator: 'xor' }, says: 'either [or] or [and]' },
    { query: 'x', options: { colour: 1 }, says: '[query_string] query does not support [colour]' },
    { query: `${'('.repeat(5000)}x`, options: {}, says: 'Failed to parse query' },
  ])('refuses $options: $says', ({ query, options, says }) => {
    expect(refusalOf(() => found(query, options)).reason).toContain(says);
  });
});
