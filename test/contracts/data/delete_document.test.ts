import { contractSuite } from '../../support/contract';
import { expectAnswer, type ContractCase } from '../../support/expect_answer';

const ONE = { line: 'PUT /{i}/_doc/1?refresh=true', json: { a: 1 } };
const GONE = { line: 'DELETE /{i}/_doc/1?refresh=true' };

const CASES: ContractCase[] = [
  {
    title: 'deletes a document',
    line: 'DELETE /{i}/_doc/1',
    status: 200,
    body: {
      _index: '{i}',
      _id: '1',
      _version: 2,
      result: 'deleted',
      _shards: { failed: 0 },
      _seq_no: 1,
      _primary_term: 1,
    },
  },
  {
    title: 'says so in a document when there is none',
    line: 'DELETE /{i}/_doc/2',
    status: 404,
    body: {
      _index: '{i}',
      _id: '2',
      _version: 1,
      result: 'not_found',
      _seq_no: 1,
      _primary_term: 1,
    },
    lacks: ['error'],
  },
  {
    title: 'counts the second time, too',
    given: [ONE, GONE],
    line: 'DELETE /{i}/_doc/1',
    status: 404,
    body: { result: 'not_found', _version: 3, _seq_no: 2 },
  },
  {
    title: 'says that it refreshed',
    line: 'DELETE /{i}/_doc/1?refresh=true',
    status: 200,
    body: { forced_refresh: true },
  },
  {
    title: 'deletes at the present sequence number',
    line: 'DELETE /{i}/_doc/1?if_seq_no=0&if_primary_term=1',
    status: 200,
    body: { result: 'deleted' },
  },
  {
    title: 'refuses another sequence number',
    line: 'DELETE /{i}/_doc/1?if_seq_no=4&if_primary_term=1',
    status: 409,
    error: { type: 'version_conflict_engine_exception' },
  },
  {
    title: 'refuses a sequence number for a missing document',
    line: 'DELETE /{i}/_doc/2?if_seq_no=0&if_primary_term=1',
    status: 409,
    error: { type: 'version_conflict_engine_exception' },
  },
  {
    title: 'refuses half a condition',
    line: 'DELETE /{i}/_doc/1?if_seq_no=0',
    status: 400,
    error: { type: 'action_request_validation_exception' },
  },
  {
    title: 'leaves nothing to get',
    given: [ONE, GONE],
    line: 'GET /{i}/_doc/1',
    status: 404,
    body: { found: false },
  },
  {
    title: 'leaves nothing to find',
    given: [ONE, GONE],
    line: 'GET /{i}/_search',
    status: 200,
    body: { hits: { total: { value: 0 }, hits: [] } },
  },
  {
    title: 'does not make an index',
    line: 'DELETE /{i}-2/_doc/1',
    status: 404,
    error: { type: 'index_not_found_exception' },
  },
];

contractSuite('Delete a document', (cluster, version) => {
  it.each(version.applicable(CASES))('$title', async (row) => {
    await expectAnswer(cluster, { given: [ONE], ...row });
  });
});
