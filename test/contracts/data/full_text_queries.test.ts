import { contractSuite } from '../../support/contract';
import { expectAnswer, type ContractCase } from '../../support/expect_answer';
import { aLibrary, idsOf, titled, type Finding } from './library';

const simple = (query: string, options: object = {}): { query: object } => ({
  query: { simple_query_string: { query, fields: ['title'], ...options } },
});

const MATCH: Finding[] = [
  { query: { match: { title: 'snow' } }, found: '145' },
  { query: { match: { title: 'SNOW' } }, found: '145' },
  { query: { match: { title: 'snow dune' } }, found: '1345' },
  { query: { match: { title: { query: 'snow crash', operator: 'and' } } }, found: '15' },
  { query: { match: { title: { query: 'snow crash', operator: 'AND' } } }, found: '15' },
  {
    query: { match: { title: { query: 'snow crash queen', minimum_should_match: 2 } } },
    found: '145',
  },
  { query: { match: { title: { query: 'dnue', fuzziness: 'AUTO' } } }, found: '3' },
  { query: { match: { title: 'dnue' } }, found: '' },
  { query: { match: { title: '!?' } }, found: '' },
  { query: { match: { title: { query: '!?', zero_terms_query: 'all' } } }, found: '12345' },
  { query: { match: { author: 'Gibson' } }, found: '2' },
  { query: { match: { author: 'Gibson Herbert' } }, found: '' },
  { query: { match: { pages: 612 } }, found: '3' },
  { query: { match: { pages: { query: 'many', lenient: true } } }, found: '' },
  { query: { match: { unmapped: 'x' } }, found: '' },
  { query: { match_phrase: { title: 'snow crash' } }, found: '1' },
  { query: { match_phrase: { title: 'crash snow' } }, found: '' },
  { query: { match_phrase: { title: { query: 'snow and a crash' } } }, found: '5' },
  { query: { match_phrase: { title: { query: 'crash snow', slop: 2 } } }, found: '15' },
  { query: { multi_match: { query: 'Gibson dune', fields: ['title', 'author'] } }, found: '3' },
  { query: { multi_match: { query: 'Gibson', fields: ['title', 'author^3'] } }, found: '2' },
  { query: { multi_match: { query: 'dune', fields: ['tit*'] } }, found: '3' },
  {
    query: { multi_match: { query: 'snow crash', fields: ['title'], operator: 'and' } },
    found: '15',
  },
  {
    query: { multi_match: { query: 'snow crash', fields: ['title'], type: 'phrase' } },
    found: '1',
  },
];

const SIMPLE: Finding[] = [
  { ...simple('snow'), found: '145' },
  { ...simple('snow crash'), found: '145' },
  { ...simple('snow dune'), found: '1345' },
  { ...simple('snow crash', { default_operator: 'and' }), found: '15' },
  { ...simple('snow + crash'), found: '15' },
  { ...simple('dune | queen'), found: '34' },
  { ...simple('snow -crash', { default_operator: 'and' }), found: '4' },
  { ...simple('"snow crash"'), found: '1' },
  { ...simple('"crash snow"~2'), found: '15' },
  { ...simple('neuro*'), found: '2' },
  { ...simple('dnue~'), found: '3' },
  { ...simple('dune~1'), found: '3' },
  { ...simple('snow + (queen | crash)'), found: '145' },
  { ...simple('dune + (queen | crash)'), found: '' },
  { ...simple('"snow (crash'), found: '145' },
  { ...simple('((('), found: '' },
  { ...simple('+|'), found: '' },
  { ...simple(''), found: '' },
  { ...simple('neuro*', { flags: 'NONE' }), found: '' },
  { ...simple('Gibson', { fields: ['author'] }), found: '2' },
  { ...simple('Gibson', { fields: ['aut*'] }), found: '2' },
  { ...simple('Gibson | dune', { fields: ['title^2', 'author'] }), found: '23' },
  { ...simple('many', { fields: ['pages'], lenient: true }), found: '' },
  { ...simple('612', { fields: ['pages'] }), found: '3' },
  { query: { simple_query_string: { query: 'Gibson' } }, found: '2' },
];

const REFUSALS: ContractCase[] = [
  { title: 'an unknown option of match', json: { match: { title: { query: 'a', colour: 1 } } } },
  { title: 'two fields in one match', json: { match: { title: 'a', author: 'b' } } },
  { title: 'a match without text', json: { match: { title: {} } } },
  { title: 'an unknown operator', json: { match: { title: { query: 'a', operator: 'xor' } } } },
  { title: 'a simple_query_string without text', json: { simple_query_string: {} } },
  {
    title: 'an unknown option of simple_query_string',
    json: { simple_query_string: { query: 'a', colour: 1 } },
  },
  { title: 'an unknown flag', json: { simple_query_string: { query: 'a', flags: 'SOME' } } },
  { title: 'a multi_match without text', json: { multi_match: { fields: ['title'] } } },
  { title: 'a word in a field of numbers', json: { match: { pages: 'many' } } },
].map(({ title, json }) => ({
  title,
  line: 'POST /{i}/_search',
  json: { query: json },
  status: 400,
  error: { type: /^(parsing|x_content_parse|illegal_argument|search_phase_execution)_exception$/ },
}));

contractSuite('Full-text queries', (cluster, version) => {
  const { index, search } = aLibrary(cluster);

  it.each(titled(version.applicable([...MATCH, ...SIMPLE])))(
    '$title finds $found',
    async ({ query, found }) => {
      const answer = await search({ query });

      expect(idsOf(answer).sort().join('')).toBe(found);
    },
  );

  it.each(version.applicable(REFUSALS))('refuse $title', async (row) => {
    await expectAnswer(cluster, { ...row, line: `POST /${index}/_search` });
  });
});

contractSuite('Scores', (cluster) => {
  const { search } = aLibrary(cluster);

  it.each([
    { why: 'both words before one', query: { match: { title: 'snow queen' } }, first: '4' },
    {
      why: 'a rare word before a frequent one',
      query: { match: { title: 'snow dune' } },
      first: '3',
    },
    {
      why: 'a boosted clause',
      query: {
        bool: {
          should: [
            { term: { author: { value: 'Gibson', boost: 50 } } },
            { match: { title: 'dune' } },
          ],
        },
      },
      first: '2',
    },
    {
      why: 'more clauses before fewer',
      query: {
        bool: {
          must: [{ match_all: {} }],
          should: [{ term: { stocked: true } }, { term: { author: 'Vinge' } }],
        },
      },
      first: '4',
    },
  ])('put first: $why', async ({ query, first }) => {
    const { hits } = await search({ query });

    const scores = hits.hits.map(({ _score }: { _score: number }) => _score);
    expect(hits.hits[0]._id).toBe(first);
    expect(hits.max_score).toBe(scores[0]);
    expect(scores).toEqual([...scores].sort((a: number, b: number) => b - a));
  });

  it.each(
    [
      { query: { match_all: {} }, score: 1 },
      { query: { match_all: { boost: 2 } }, score: 2 },
      { query: { bool: { filter: [{ term: { author: 'Gibson' } }] } }, score: 0 },
      { query: { constant_score: { filter: { term: { author: 'Gibson' } }, boost: 3 } }, score: 3 },
      { query: { exists: { field: 'author' } }, score: 1 },
      { query: { prefix: { author: 'Gib' } }, score: 1 },
      { query: { range: { pages: { gt: 1 } } }, score: 1 },
      { query: { terms: { author: ['Gibson'] } }, score: 1 },
      { query: { ids: { values: ['1'] } }, score: 1 },
    ].map((row) => ({ ...row, title: JSON.stringify(row.query) })),
  )('are constant for $title', async ({ query, score }) => {
    const { hits } = await search({ query });

    expect(new Set(hits.hits.map((hit: { _score: number }) => hit._score))).toEqual(
      new Set([score]),
    );
  });

  it('below min_score leave a document out', async () => {
    const query = { bool: { must: [{ match_all: {} }], should: [{ match_all: { boost: 5 } }] } };

    const few = await search({ query, min_score: 7 });
    const all = await search({ query, min_score: 5 });

    expect(few.hits.total.value).toBe(0);
    expect(all.hits.total.value).toBe(5);
  });
});
