import { compileQuery } from './predicate';
import { aDocument, aSearchContext, NOW, refusalOf } from './search_context.mock';

const DOCUMENTS = [
  aDocument('1', {
    name: 'Dune',
    title: 'Dune, the desert planet',
    price: 10,
    weight: 1.5,
    sold: true,
    made: Date.UTC(2030, 0, 15, 1),
  }),
  aDocument('2', {
    name: ['anathem', 'Anathem'],
    title: 'Snow Crash in the desert',
    price: [5, 25],
    sold: false,
    made: Date.UTC(2030, 0, 14, 23),
  }),
  {
    ...aDocument('3', { title: 'quick brown fox', made: Date.UTC(2029, 11, 31) }),
    nested: {
      parts: [
        aDocument('3', { 'parts.kind': 'cover', 'parts.size': 1 }),
        aDocument('3', { 'parts.kind': 'spine', 'parts.size': 2 }),
      ],
    },
  },
];

const matchesOf = (query: unknown): string => {
  const compiled = compileQuery(query, aSearchContext());
  return DOCUMENTS.filter((document) => compiled.matches(document))
    .map(({ id }) => id)
    .join('');
};

describe('compileQuery()', () => {
  it.each<{ query: unknown; found: string }>([
    { query: undefined, found: '123' },
    { query: { match_all: {} }, found: '123' },
    { query: { match_none: {} }, found: '' },
    { query: { ids: { values: ['1', '3', 'x'] } }, found: '13' },
    { query: { term: { name: 'Dune' } }, found: '1' },
    { query: { term: { name: { value: 'DUNE' } } }, found: '' },
    { query: { term: { name: { value: 'DUNE', case_insensitive: true } } }, found: '1' },
    { query: { term: { price: '25' } }, found: '2' },
    { query: { term: { sold: 'false' } }, found: '2' },
    { query: { term: { title: 'dune' } }, found: '1' },
    { query: { term: { title: 'Dune' } }, found: '' },
    { query: { term: { unmapped: 'x' } }, found: '' },
    { query: { terms: { name: ['Dune', 'anathem'] } }, found: '12' },
    { query: { exists: { field: 'name' } }, found: '12' },
    { query: { exists: { field: 'unmapped' } }, found: '' },
    { query: { prefix: { name: 'Du' } }, found: '1' },
    { query: { prefix: { name: { value: 'an', case_insensitive: true } } }, found: '2' },
    { query: { wildcard: { name: '?u*' } }, found: '1' },
    { query: { wildcard: { name: { wildcard: 'AN*', case_insensitive: true } } }, found: '2' },
    { query: { regexp: { name: 'D.n[ef]' } }, found: '1' },
    { query: { range: { price: { gte: 5, lt: 10 } } }, found: '2' },
    { query: { range: { price: { gt: 25 } } }, found: '' },
    { query: { range: { weight: { lte: 1.5 } } }, found: '1' },
    { query: { range: { name: { gte: 'a' } } }, found: '2' },
    { query: { range: { made: { gte: 'now/d' } } }, found: '1' },
    { query: { range: { made: { gte: 'now-1d/d', lt: 'now/d' } } }, found: '2' },
    { query: { range: { made: { lte: '2029' } } }, found: '3' },
    { query: { range: { made: { gt: '2029-12' } } }, found: '12' },
    { query: { range: { made: { gte: NOW - 43_200_000 } } }, found: '1' },
    { query: { range: { made: { gte: '15/01/2030', format: 'dd/MM/yyyy' } } }, found: '1' },
    { query: { range: { made: { gte: '2030-01-15', time_zone: '+02:00' } } }, found: '12' },
    { query: { match: { title: 'DESERT fox' } }, found: '123' },
    { query: { match: { title: { query: 'desert snow', operator: 'and' } } }, found: '2' },
    {
      query: { match: { title: { query: 'desert snow x', minimum_should_match: 2 } } },
      found: '2',
    },
    { query: { match: { name: 'Dune' } }, found: '1' },
    { query: { match_phrase: { title: 'the desert' } }, found: '12' },
    { query: { match_phrase: { title: 'desert the' } }, found: '' },
    { query: { match_phrase: { title: { query: 'quick fox', slop: 1 } } }, found: '3' },
    { query: { multi_match: { query: 'Dune', fields: ['na*', 'title^2'] } }, found: '1' },
    {
      query: { multi_match: { query: 'brown fox', type: 'phrase', fields: ['title'] } },
      found: '3',
    },
    { query: { constant_score: { filter: { term: { sold: true } } } }, found: '1' },
    { query: { bool: {} }, found: '123' },
    { query: { bool: { must_not: { term: { sold: true } } } }, found: '23' },
    {
      query: { bool: { should: [{ term: { sold: true } }, { ids: { values: '3' } }] } },
      found: '13',
    },
    {
      query: { bool: { filter: { exists: { field: 'name' } }, should: { term: { sold: true } } } },
      found: '12',
    },
    {
      query: {
        bool: {
          should: [{ term: { sold: true } }, { match_all: {} }],
          minimum_should_match: '100%',
        },
      },
      found: '1',
    },
    {
      query: {
        nested: {
          path: 'parts',
          query: {
            bool: { must: [{ term: { 'parts.kind': 'cover' } }, { term: { 'parts.size': 1 } }] },
          },
        },
      },
      found: '3',
    },
    {
      query: {
        nested: {
          path: 'parts',
          query: {
            bool: { must: [{ term: { 'parts.kind': 'cover' } }, { term: { 'parts.size': 2 } }] },
          },
        },
      },
      found: '',
    },
    {
      query: { nested: { path: 'x', ignore_unmapped: true, query: { match_all: {} } } },
      found: '',
    },
  ])('selects [$found] by $query', ({ query, found }) => {
    expect(matchesOf(query)).toBe(found);
  });

  it.each([
    { text: 'desert', found: '12' },
    { text: 'desert + snow', found: '2' },
    { text: 'desert snow', found: '12' },
    { text: 'dune | fox', found: '13' },
    { text: 'desert +-snow', found: '1' },
    { text: '"brown fox"', found: '3' },
    { text: '"quick fox"~1', found: '3' },
    { text: 'des*', found: '12' },
    { text: '(dune | snow) + planet', found: '1' },
    { text: 'quikc~', found: '3' },
    { text: '((("', found: '' },
    { text: '+ | -', found: '' },
    { text: '', found: '' },
  ])('reads [$text] as simple_query_string and finds [$found]', ({ text, found }) => {
    expect(matchesOf({ simple_query_string: { query: text, fields: ['title'] } })).toBe(found);
  });

  it('searches all fields leniently without fields in simple_query_string', () => {
    expect(matchesOf({ simple_query_string: { query: 'Dune' } })).toBe('1');
  });

  it.each<{ query: unknown; type: string; says: string }>([
    { query: { magic: {} }, type: 'parsing_exception', says: 'unknown query [magic]' },
    { query: { constructor: {} }, type: 'parsing_exception', says: 'unknown query [constructor]' },
    { query: [], type: 'parsing_exception', says: 'must start with start_object' },
    { query: null, type: 'parsing_exception', says: 'must start with start_object' },
    { query: {}, type: 'illegal_argument_exception', says: 'empty clause found' },
    { query: { term: 'x' }, type: 'parsing_exception', says: '[term] query malformed' },
    { query: { term: {} }, type: 'parsing_exception', says: 'no field name found' },
    { query: { term: { a: 1, b: 2 } }, type: 'parsing_exception', says: 'found [a] and [b]' },
    { query: { term: { a: { value: 1, x: 2 } } }, type: 'parsing_exception', says: 'support [x]' },
    { query: { term: { a: [1] } }, type: 'parsing_exception', says: 'array of values' },
    { query: { terms: { a: 1 } }, type: 'parsing_exception', says: '[terms] query does not' },
    { query: { exists: {} }, type: 'parsing_exception', says: 'must be provided with a [field]' },
    { query: { ids: {} }, type: 'parsing_exception', says: 'requires values' },
    { query: { bool: { must: { x: {} } } }, type: 'parsing_exception', says: 'unknown query [x]' },
    { query: { bool: { shuold: [] } }, type: 'parsing_exception', says: 'support [shuold]' },
    { query: { range: { price: 5 } }, type: 'parsing_exception', says: '[range] query' },
    { query: { term: { price: 'cheap' } }, type: 'query_shard_exception', says: '"cheap"' },
    { query: { term: { sold: 'maybe' } }, type: 'query_shard_exception', says: 'maybe' },
    { query: { range: { made: { gte: 'soon' } } }, type: 'query_shard_exception', says: 'soon' },
    { query: { prefix: { price: '1' } }, type: 'query_shard_exception', says: 'type [long]' },
    {
      query: { nested: { path: 'x', query: { match_all: {} } } },
      type: 'query_shard_exception',
      says: 'failed to find nested object under path [x]',
    },
  ])('refuses $query as $type', ({ query, type, says }) => {
    const refusal = refusalOf(() => matchesOf(query));

    expect({ status: refusal.status, type: refusal.type }).toEqual({ status: 400, type });
    expect(refusal.reason).toContain(says);
  });

  it('scores more matching words higher', () => {
    const query = compileQuery({ match: { title: 'snow desert' } }, aSearchContext());

    const scores = DOCUMENTS.map((document) => query.score(document));

    expect(scores).toEqual([1, 2, -1]);
  });
});
