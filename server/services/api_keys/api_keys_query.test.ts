import { queryClause, searchClause, type QueryContext } from './api_keys_query';

const at = (canQueryType: boolean): QueryContext => ({ now: 1000, canQueryType });

const filtersOf = (clause: object): readonly unknown[] =>
  (clause as { bool: { filter: readonly unknown[] } }).bool.filter;

const managed = {
  bool: {
    should: [{ term: { 'metadata.managed': true } }, { prefix: { name: { value: 'Alerting: ' } } }],
    minimum_should_match: 1,
  },
};

const crossCluster = { term: { type: 'cross_cluster' } };

const word = (pattern: string, id: string): object => ({
  bool: {
    should: [
      { wildcard: { name: { value: pattern, case_insensitive: true } } },
      { wildcard: { username: { value: pattern, case_insensitive: true } } },
      { ids: { values: [id] } },
    ],
    minimum_should_match: 1,
  },
});

const notInvalidated = { term: { invalidated: false } };

describe('searchClause', () => {
  it.each([
    { name: 'no search', search: undefined, words: [] },
    { name: 'blanks', search: ' \t ', words: [] },
    { name: 'one word', search: 'Night', words: [word('*Night*', 'Night')] },
    { name: 'two words', search: ' a  b ', words: [word('*a*', 'a'), word('*b*', 'b')] },
    { name: 'a repeated word', search: 'a a', words: [word('*a*', 'a')] },
    {
      name: 'wildcards as plain letters',
      search: 'a*b?c\\d',
      words: [word('*a\\*b\\?c\\\\d*', 'a*b?c\\d')],
    },
  ])('leaves out invalidated keys and looks for $name', ({ search, words }) => {
    const request = search === undefined ? {} : { search };

    expect(searchClause(request)).toEqual({ bool: { filter: [notInvalidated, ...words] } });
  });
});

describe('queryClause', () => {
  it.each([
    { name: 'no filter', filters: {}, clauses: [] },
    { name: 'no owner chosen', filters: { owners: [] }, clauses: [] },
    {
      name: 'owners',
      filters: { owners: ['a', 'b'] },
      clauses: [{ terms: { username: ['a', 'b'] } }],
    },
    {
      name: 'expired keys',
      filters: { status: 'expired' as const },
      clauses: [{ range: { expiration: { lte: 1000 } } }],
    },
    {
      name: 'active keys',
      filters: { status: 'active' as const },
      clauses: [{ bool: { must_not: [{ range: { expiration: { lte: 1000 } } }] } }],
    },
    {
      name: 'managed keys',
      filters: { category: 'managed' as const },
      clauses: [{ bool: { filter: [managed, { bool: { must_not: [crossCluster] } }] } }],
    },
    {
      name: 'personal keys',
      filters: { category: 'personal' as const },
      clauses: [{ bool: { must_not: [managed, crossCluster] } }],
    },
    {
      name: 'cross-cluster keys',
      filters: { category: 'cross_cluster' as const },
      clauses: [crossCluster],
    },
  ])('narrows to $name', ({ filters, clauses }) => {
    const [search, ...rest] = filtersOf(queryClause({ filters }, at(true)));

    expect(search).toEqual(searchClause({}));
    expect(rest).toEqual(clauses);
  });

  it.each([
    { category: 'managed' as const, clause: managed },
    { category: 'personal' as const, clause: { bool: { must_not: [managed] } } },
  ])('does not name the type to find $category keys before 8.13', ({ category, clause }) => {
    const query = queryClause({ filters: { category } }, at(false));

    expect(filtersOf(query)[1]).toEqual(clause);
  });

  it('refuses the cross-cluster filter before 8.13', () => {
    expect(() => queryClause({ filters: { category: 'cross_cluster' } }, at(false))).toThrow(
      expect.objectContaining({ code: 'unsupported_by_cluster' }) as Error,
    );
  });

  it('uses only the kinds of query that Elasticsearch 8.12 allows', () => {
    const query = queryClause(
      { search: 'a b', filters: { category: 'managed', status: 'active', owners: ['a'] } },
      at(false),
    );

    expect(JSON.stringify(query)).not.toMatch(/"(match|simple_query_string|query_string|type)":/);
  });
});
