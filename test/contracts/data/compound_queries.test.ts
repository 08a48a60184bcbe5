import { contractSuite } from '../../support/contract';
import { expectAnswer, type ContractCase } from '../../support/expect_answer';
import { aLibrary, idsOf, titled, type Finding } from './library';

const GIBSON = { term: { author: 'Gibson' } };
const STOCKED = { term: { stocked: true } };
const CYBERPUNK = { term: { tags: 'cyberpunk' } };
const HUGO = { term: { 'awards.name': 'Hugo' } };
const IN_1985 = { term: { 'awards.year': 1985 } };
const nested = (query: object, options: object = {}) => ({
  nested: { path: 'awards', query, ...options },
});

const BOOL: Finding[] = [
  { query: { bool: {} }, found: '12345' },
  { query: { bool: { must: STOCKED } }, found: '134' },
  { query: { bool: { must: [STOCKED, CYBERPUNK] } }, found: '1' },
  { query: { bool: { filter: [STOCKED, CYBERPUNK] } }, found: '1' },
  { query: { bool: { should: [GIBSON, STOCKED] } }, found: '1234' },
  { query: { bool: { must_not: [STOCKED] } }, found: '25' },
  { query: { bool: { must: [STOCKED], should: [GIBSON] } }, found: '134' },
  { query: { bool: { filter: [STOCKED], should: [GIBSON] } }, found: '134' },
  {
    query: { bool: { should: [GIBSON, CYBERPUNK, STOCKED], minimum_should_match: 2 } },
    found: '12',
  },
  { query: { bool: { should: [GIBSON, STOCKED], minimum_should_match: '100%' } }, found: '' },
  { query: { bool: { should: [GIBSON, CYBERPUNK], minimum_should_match: '-1' } }, found: '12' },
  {
    query: { bool: { must: [STOCKED], should: [CYBERPUNK], minimum_should_match: 1 } },
    found: '1',
  },
  { query: { bool: { should: [GIBSON], minimum_should_match: 0 } }, found: '2' },
  { query: { bool: { should: [GIBSON], must_not: [CYBERPUNK] } }, found: '' },
  { query: { bool: { must: [{ bool: { should: [GIBSON, STOCKED] } }, CYBERPUNK] } }, found: '12' },
  { query: { bool: { must: [], filter: [], should: [], must_not: [] } }, found: '12345' },
];

const NESTED: Finding[] = [
  { query: nested(HUGO), found: '234' },
  { query: nested({ bool: { must: [HUGO, IN_1985] } }), found: '2' },
  {
    query: nested({ bool: { must: [{ term: { 'awards.name': 'Nebula' } }, IN_1985] } }),
    found: '',
  },
  { query: HUGO, found: '' },
  { query: nested({ exists: { field: 'awards.name' } }), found: '1234' },
  { query: { bool: { must_not: nested({ exists: { field: 'awards.name' } }) } }, found: '5' },
  { query: nested(HUGO, { score_mode: 'none' }), found: '234' },
  { query: { nested: { path: 'nowhere', query: HUGO, ignore_unmapped: true } }, found: '' },
];

const REFUSALS: ContractCase[] = [
  { title: 'an unknown clause of bool', json: { bool: { maybe: [] } } },
  { title: 'a word as a clause', json: { bool: { must: 'all' } } },
  { title: 'an unknown kind inside bool', json: { bool: { must: [{ nonsense: {} }] } } },
  { title: 'nested without a path', json: { nested: { query: HUGO } } },
  { title: 'nested without a query', json: { nested: { path: 'awards' } } },
  { title: 'a path that is not nested', json: { nested: { path: 'author', query: GIBSON } } },
  { title: 'a path that nobody mapped', json: { nested: { path: 'nowhere', query: GIBSON } } },
  { title: 'constant_score without a filter', json: { constant_score: {} } },
].map(({ title, json }) => ({
  title,
  line: '',
  json: { query: json },
  status: 400,
  error: { type: /^(parsing|x_content_parse|illegal_argument|search_phase_execution)_exception$/ },
}));

contractSuite('Compound queries', (cluster, version) => {
  const { index, search } = aLibrary(cluster);

  it.each(titled(version.applicable([...BOOL, ...NESTED])))(
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
