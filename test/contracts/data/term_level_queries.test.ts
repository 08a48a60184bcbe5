import { contractSuite } from '../../support/contract';
import { expectAnswer, type ContractCase } from '../../support/expect_answer';
import { aLibrary, idsOf, titled, type Finding } from './library';

const EXACT: Finding[] = [
  { query: { match_all: {} }, found: '12345' },
  { query: { match_none: {} }, found: '' },
  { query: { ids: { values: ['2', '9', '1'] } }, found: '12' },
  { query: { ids: { values: [] } }, found: '' },
  { query: { term: { author: 'Gibson' } }, found: '2' },
  { query: { term: { author: { value: 'Gibson', boost: 2 } } }, found: '2' },
  { query: { term: { author: 'gibson' } }, found: '' },
  { query: { term: { author: { value: 'gibson', case_insensitive: true } } }, found: '2' },
  { query: { term: { tags: 'cyberpunk' } }, found: '12' },
  { query: { term: { label: 'cyberpunk' } }, found: '12' },
  { query: { term: { pages: 612 } }, found: '3' },
  { query: { term: { pages: '612' } }, found: '3' },
  { query: { term: { price: 9.5 } }, found: '1' },
  { query: { term: { stocked: true } }, found: '134' },
  { query: { term: { stocked: 'false' } }, found: '2' },
  { query: { term: { published: '1965-08-01' } }, found: '3' },
  { query: { term: { 'title.raw': 'Dune' } }, found: '3' },
  { query: { term: { title: 'Dune' } }, found: '' },
  { query: { term: { title: 'dune' } }, found: '3' },
  { query: { term: { server: '10.0.0.2' } }, found: '2' },
  { query: { term: { server: '10.0.0.0/24' } }, found: '12' },
  { query: { term: { _id: '4' } }, found: '4' },
  { query: { term: { unmapped: 'x' } }, found: '' },
  { query: { terms: { author: ['Gibson', 'Herbert', 'Nobody'] } }, found: '23' },
  { query: { terms: { pages: [12, 271] } }, found: '25' },
  { query: { terms: { author: [] } }, found: '' },
  { query: { exists: { field: 'price' } }, found: '1234' },
  { query: { exists: { field: 'tags' } }, found: '123' },
  { query: { exists: { field: 'server' } }, found: '123' },
  { query: { exists: { field: 'title' } }, found: '12345' },
  { query: { exists: { field: 'unmapped' } }, found: '' },
  { query: { constant_score: { filter: { term: { author: 'Gibson' } } } }, found: '2' },
];

const PATTERNS: Finding[] = [
  { query: { prefix: { author: 'Ste' } }, found: '1' },
  { query: { prefix: { author: { value: 'ste' } } }, found: '' },
  { query: { prefix: { author: { value: 'ste', case_insensitive: true } } }, found: '1' },
  { query: { prefix: { title: 'sno' } }, found: '145' },
  { query: { wildcard: { author: '*b*' } }, found: '23' },
  { query: { wildcard: { author: { value: 'H?rb*' } } }, found: '3' },
  { query: { wildcard: { author: { wildcard: 'V*' } } }, found: '4' },
  { query: { wildcard: { author: { value: 'v*', case_insensitive: true } } }, found: '4' },
  { query: { wildcard: { author: 'v*' } }, found: '' },
  { query: { wildcard: { 'title.raw': '*Snow*' } }, found: '145' },
  { query: { regexp: { author: 'G.*n' } }, found: '2' },
  { query: { regexp: { author: { value: '[GH].+' } } }, found: '23' },
  { query: { regexp: { author: 'ibso' } }, found: '' },
  { query: { regexp: { author: { value: 'g.*', case_insensitive: true } } }, found: '2' },
];

const RANGES: Finding[] = [
  { query: { range: { pages: { gte: 440 } } }, found: '134' },
  { query: { range: { pages: { gt: 440 } } }, found: '34' },
  { query: { range: { pages: { lt: 271 } } }, found: '5' },
  { query: { range: { pages: { gte: 271, lte: 471 } } }, found: '124' },
  { query: { range: { pages: { gte: '271', lt: '440' } } }, found: '2' },
  { query: { range: { price: { gt: 7, lt: 9.5 } } }, found: '4' },
  { query: { range: { price: {} } }, found: '1234' },
  { query: { range: { author: { gte: 'G', lt: 'I' } } }, found: '23' },
  { query: { range: { published: { gte: '1984' } } }, found: '125' },
  { query: { range: { published: { lt: '1984-07-01' } } }, found: '34' },
  { query: { range: { published: { lte: '1984-07' } } }, found: '234' },
  { query: { range: { published: { gt: '1984' } } }, found: '15' },
  { query: { range: { published: { gte: '1980-04-15T10:30:00Z', lte: '1984' } } }, found: '24' },
  { query: { range: { published: { gte: '1992-06-01||-8y', lt: '1992-06-01' } } }, found: '2' },
  { query: { range: { published: { gte: '1992-06-21||/M', lt: '1993' } } }, found: '1' },
  { query: { range: { published: { lt: 'now-1d/d' } } }, found: '12345' },
  { query: { range: { published: { gt: 'now' } } }, found: '' },
  { query: { range: { published: { gte: 1_609_459_199_000 } } }, found: '5' },
  { query: { range: { published: { gte: '01/06/1992', format: 'dd/MM/yyyy' } } }, found: '15' },
  {
    query: {
      range: { published: { gte: '1980-04-15T12:30:00', time_zone: '+02:00', lt: '1981' } },
    },
    found: '4',
  },
  {
    query: {
      range: { published: { gte: '1980-04-15T11:30:00', time_zone: '-02:00', lt: '1981' } },
    },
    found: '',
  },
  { query: { range: { server: { gte: '10.0.0.2', lte: '10.0.1.255' } } }, found: '23' },
  { query: { range: { unmapped: { gte: 1 } } }, found: '' },
];

const REFUSALS: ContractCase[] = [
  { title: 'two fields in one term', json: { term: { author: 'a', pages: 1 } } },
  { title: 'a term without a value', json: { term: { author: {} } } },
  { title: 'a list as a term', json: { term: { author: ['a'] } } },
  { title: 'an unknown option of term', json: { term: { author: { value: 'a', colour: 1 } } } },
  { title: 'one value for terms', json: { terms: { author: 'a' } } },
  { title: 'two fields in one terms', json: { terms: { author: ['a'], tags: ['a'] } } },
  { title: 'exists without a field', json: { exists: {} } },
  { title: 'an unknown option of exists', json: { exists: { field: 'a', colour: 1 } } },
  { title: 'an unknown option of range', json: { range: { pages: { over: 1 } } } },
  { title: 'two fields in one range', json: { range: { pages: { gt: 1 }, price: { gt: 1 } } } },
  { title: 'ids without an object', json: { ids: ['1'] } },
  { title: 'an unknown option of ids', json: { ids: { values: [], colour: 1 } } },
  { title: 'match_all with an option it lacks', json: { match_all: { field: 'a' } } },
  { title: 'a query that is a word', json: 'match_all' },
  { title: 'two kinds in one query', json: { match_all: {}, match_none: {} } },
  { title: 'no kind in a query', json: {} },
].map(({ title, json }) => ({
  title,
  line: 'POST /{i}/_search',
  json: { query: json },
  status: 400,
  error: { type: /^(parsing|x_content_parse|illegal_argument|search_phase_execution)_exception$/ },
}));

contractSuite('Term-level queries', (cluster, version) => {
  const { search } = aLibrary(cluster);

  it.each(titled(version.applicable([...EXACT, ...PATTERNS, ...RANGES])))(
    '$title finds $found',
    async ({ query, found }) => {
      const answer = await search({ query });

      expect(idsOf(answer).sort().join('')).toBe(found);
      expect(answer.hits.total).toEqual({ value: found.length, relation: 'eq' });
    },
  );

  it.each(version.applicable(REFUSALS))('refuse $title', async (row) => {
    await expectAnswer(cluster, { ...row, given: [{ line: 'PUT /{i}' }] });
  });
});
