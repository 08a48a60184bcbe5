import { compileQuery } from '../predicate';
import { aSearchContext } from '../search_context.mock';

const words = (count: number, joint = ' ') =>
  Array.from({ length: count }, (_, at) => `w${at}`).join(joint);

const compile = (query: object) => () => compileQuery(query, aSearchContext());

describe('a query of too many clauses', () => {
  it.each([
    { name: 'match', of: (n: number) => ({ match: { title: words(n) } }) },
    { name: 'match_phrase', of: (n: number) => ({ match_phrase: { title: words(n) } }) },
    {
      name: 'lenient match',
      of: (n: number) => ({ multi_match: { query: words(n), lenient: true } }),
    },
    {
      name: 'bool',
      of: (n: number) => ({
        bool: { should: Array.from({ length: n }, (_, at) => ({ term: { name: `w${at}` } })) },
      }),
    },
    { name: 'query_string', of: (n: number) => ({ query_string: { query: words(n, ' OR ') } }) },
    {
      name: 'phrase of a query_string',
      of: (n: number) => ({ query_string: { query: `"${words(n)}"` } }),
    },
    {
      name: 'simple_query_string',
      of: (n: number) => ({ simple_query_string: { query: words(n, '|') } }),
    },
  ])('is refused as $name', ({ of }) => {
    expect(compile(of(4096))).not.toThrow();
    expect(compile(of(4097))).toThrow('failed to create query: maxClauseCount is set to 4096');
  });
});
