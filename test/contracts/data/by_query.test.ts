import { contractSuite } from '../../support/contract';
import { documents, expectAnswer, type ContractCase } from '../../support/expect_answer';

const DOCS = documents({ 1: { a: 1 }, 2: { a: 2 }, 3: { a: 2 } });
const TWOS = { query: { term: { a: 2 } } };

const COUNTS = {
  took: expect.any(Number),
  timed_out: false,
  version_conflicts: 0,
  noops: 0,
  retries: { bulk: 0, search: 0 },
  throttled_millis: 0,
  failures: [],
};

const CASES: ContractCase[] = [
  {
    title: '_delete_by_query counts what it deletes',
    line: 'POST /{i}/_delete_by_query?refresh=true',
    json: TWOS,
    status: 200,
    body: { ...COUNTS, total: 2, deleted: 2, batches: 1 },
    lacks: ['updated'],
  },
  {
    title: '_delete_by_query leaves the others',
    given: [DOCS, { line: 'POST /{i}/_delete_by_query?refresh=true', json: TWOS }],
    line: 'GET /{i}/_count',
    status: 200,
    body: { count: 1 },
  },
  {
    title: '_delete_by_query finds nothing',
    line: 'POST /{i}/_delete_by_query',
    json: { query: { match_none: {} } },
    status: 200,
    body: { total: 0, deleted: 0, batches: 0 },
  },
  {
    title: '_delete_by_query stops at max_docs',
    line: 'POST /{i}/_delete_by_query?max_docs=1',
    json: TWOS,
    status: 200,
    body: { total: 1, deleted: 1 },
  },
  {
    title: '_delete_by_query takes max_docs in the body',
    line: 'POST /{i}/_delete_by_query',
    json: { ...TWOS, max_docs: 1 },
    status: 200,
    body: { total: 1, deleted: 1 },
  },
  {
    title: '_delete_by_query takes conflicts=proceed',
    line: 'POST /{i}/_delete_by_query?conflicts=proceed',
    json: TWOS,
    status: 200,
    body: { deleted: 2 },
  },
  {
    title: '_delete_by_query needs a query',
    line: 'POST /{i}/_delete_by_query',
    json: {},
    status: 400,
    error: { type: 'action_request_validation_exception', reason: /query is missing/ },
  },
  {
    title: '_delete_by_query refuses an unknown way with conflicts',
    line: 'POST /{i}/_delete_by_query?conflicts=ignore',
    json: TWOS,
    status: 400,
    error: {
      type: 'illegal_argument_exception',
      reason: /conflicts may only be "proceed" or "abort"/,
    },
  },
  {
    title: '_delete_by_query misses an index',
    line: 'POST /{i}-2/_delete_by_query',
    json: TWOS,
    status: 404,
    error: { type: 'index_not_found_exception' },
  },
  {
    title: '_delete_by_query names a task instead of waiting',
    line: 'POST /{i}/_delete_by_query?wait_for_completion=false',
    json: TWOS,
    status: 200,
    body: { task: expect.stringMatching(/^[^:]+:\d+$/) },
    lacks: ['deleted'],
  },
  {
    title: '_update_by_query counts what it writes',
    line: 'POST /{i}/_update_by_query?refresh=true',
    json: TWOS,
    status: 200,
    body: { ...COUNTS, total: 2, updated: 2, deleted: 0, batches: 1 },
  },
  {
    title: '_update_by_query takes every document without a query',
    line: 'POST /{i}/_update_by_query',
    status: 200,
    body: { total: 3, updated: 3 },
  },
  {
    title: '_update_by_query raises the versions',
    given: [DOCS, { line: 'POST /{i}/_update_by_query?refresh=true', json: TWOS }],
    line: 'GET /{i}/_doc/2',
    status: 200,
    body: { _version: 2, _source: { a: 2 } },
  },
  {
    title: '_update_by_query leaves other documents alone',
    given: [DOCS, { line: 'POST /{i}/_update_by_query?refresh=true', json: TWOS }],
    line: 'GET /{i}/_doc/1',
    status: 200,
    body: { _version: 1 },
  },
  {
    title: '_update_by_query stops at max_docs',
    line: 'POST /{i}/_update_by_query?max_docs=2',
    status: 200,
    body: { total: 2, updated: 2 },
  },
  {
    title: '_update_by_query names a task instead of waiting',
    line: 'POST /{i}/_update_by_query?wait_for_completion=false',
    json: TWOS,
    status: 200,
    body: { task: expect.stringMatching(/^[^:]+:\d+$/) },
  },
  {
    title: '_update_by_query refuses an unknown query',
    line: 'POST /{i}/_update_by_query',
    json: { query: { nonsense: {} } },
    status: 400,
    error: { type: 'parsing_exception' },
  },
];

contractSuite('By query', (cluster, version) => {
  it.each(version.applicable(CASES))('$title', async (row) => {
    await expectAnswer(cluster, { given: [DOCS], ...row });
  });
});
