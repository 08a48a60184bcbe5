import { contractSuite } from '../../support/contract';
import { expectAnswer, type ContractCase } from '../../support/expect_answer';
import { aLibrary } from './library';

const ALL = { query: { match_all: {} }, size: 0 };
const GIBSON = { query: { term: { author: 'Gibson' } } };

const COUNTS: ContractCase[] = [
  {
    title: 'counts everything',
    line: 'GET /{i}/_count',
    status: 200,
    body: { count: 5, _shards: { total: 1, successful: 1, skipped: 0, failed: 0 } },
  },
  {
    title: 'counts what a query finds',
    line: 'POST /{i}/_count',
    json: GIBSON,
    status: 200,
    body: { count: 1 },
  },
  {
    title: 'counts by q',
    line: 'GET /{i}/_count?q=author:Gibson',
    status: 200,
    body: { count: 1 },
  },
  {
    title: 'counts up to a limit',
    line: 'GET /{i}/_count?terminate_after=100',
    status: 200,
    body: { count: 5 },
  },
  {
    title: 'counts nothing behind a wildcard',
    line: 'GET /{i}zzz*/_count',
    status: 200,
    body: { count: 0 },
  },
  {
    title: 'refuses to count with a size',
    line: 'POST /{i}/_count',
    json: { size: 3 },
    status: 400,
    error: { type: 'parsing_exception', reason: /request does not support \[size\]/ },
  },
  {
    title: 'refuses to count by an unknown query',
    line: 'POST /{i}/_count',
    json: { query: { nonsense: {} } },
    status: 400,
    error: { type: 'parsing_exception', reason: /unknown query \[nonsense\]/ },
  },
];

const SEARCHES: ContractCase[] = [
  {
    title: 'answers each search in order',
    line: 'POST /{i}/_msearch',
    lines: [{}, ALL, {}, GIBSON],
    body: {
      took: expect.any(Number),
      responses: [
        { status: 200, timed_out: false, hits: { total: { value: 5 }, hits: [] } },
        { status: 200, hits: { total: { value: 1 }, hits: [{ _id: '2' }] } },
      ],
    },
  },
  {
    title: 'takes the index of each header',
    line: 'POST /_msearch',
    lines: [{ index: '{i}' }, ALL, { index: ['{i}'] }, GIBSON],
    body: { responses: [{ hits: { total: { value: 5 } } }, { hits: { total: { value: 1 } } }] },
  },
  {
    title: 'puts a missing index into its answer',
    line: 'POST /{i}/_msearch',
    lines: [{ index: '{i}-gone' }, ALL, {}, ALL],
    body: {
      responses: [{ status: 404, error: { type: 'index_not_found_exception' } }, { status: 200 }],
    },
  },
  {
    title: 'overlooks a missing index when the header says so',
    line: 'POST /{i}/_msearch',
    lines: [{ index: '{i}-gone', ignore_unavailable: true }, ALL],
    body: { responses: [{ status: 200, hits: { total: { value: 0 } } }] },
  },
  {
    title: 'puts a failed search into its answer',
    line: 'POST /{i}/_msearch',
    lines: [{}, { query: { term: { pages: 'many' } } }, {}, ALL],
    body: {
      responses: [
        { status: 400, error: { type: 'search_phase_execution_exception' } },
        { status: 200 },
      ],
    },
  },
  {
    title: 'answers totals as numbers',
    line: 'POST /{i}/_msearch?rest_total_hits_as_int=true',
    lines: [{}, ALL],
    body: { responses: [{ hits: { total: 5 } }] },
  },
  {
    title: 'takes headers of the search',
    line: 'POST /{i}/_msearch',
    lines: [{ search_type: 'query_then_fetch', preference: '_local' }, ALL],
    body: { responses: [{ status: 200 }] },
  },
].map((row) => ({ status: 200, ...row }));

const REFUSALS: ContractCase[] = [
  { title: 'an unknown query', lines: [{}, { query: { nonsense: {} } }] },
  { title: 'an unknown key of a header', lines: [{ colour: 'red' }, {}] },
  { title: 'a header that is a list', lines: [[], {}] },
  { title: 'a header without a search', lines: [{}] },
].map((row) => ({
  line: 'POST /{i}/_msearch',
  status: 400,
  error: {
    type: /^(parsing|illegal_argument|x_content_parse|parse|action_request_validation)_exception$/,
  },
  ...row,
}));

contractSuite('Multi search', (cluster, version) => {
  const { index } = aLibrary(cluster);
  const onLibrary = (row: ContractCase): ContractCase =>
    JSON.parse(JSON.stringify(row).replaceAll('{i}', index));

  it.each(version.applicable([...COUNTS, ...SEARCHES]))('$title', async (row) => {
    const { line, lines } = onLibrary(row);
    const sent = lines === undefined ? { line } : { line, lines };

    await expectAnswer(cluster, { ...row, ...sent });
  });

  it.each(version.applicable(REFUSALS))('refuses as a whole: $title', async (row) => {
    await expectAnswer(cluster, { ...row, line: `POST /${index}/_msearch` });
  });
});
