import { contractSuite } from '../../support/contract';
import { expectAnswer, type ContractCase } from '../../support/expect_answer';

const ONE = { line: 'PUT /{i}/_doc/1?refresh=true', json: { a: 1 } };
const TWICE = [ONE, ONE];

const ANSWERS: ContractCase[] = [
  {
    title: 'makes a document and its index',
    line: 'PUT /{i}/_doc/1',
    json: { a: 1 },
    status: 201,
    body: {
      _index: '{i}',
      _id: '1',
      _version: 1,
      result: 'created',
      _shards: { total: expect.any(Number), successful: expect.any(Number), failed: 0 },
      _seq_no: 0,
      _primary_term: 1,
    },
    lacks: ['forced_refresh', '_type'],
    answers: { location: /^\/case-.*\/_doc\/1$/ },
  },
  {
    title: 'replaces a document',
    given: [ONE],
    line: 'PUT /{i}/_doc/1',
    json: { a: 2 },
    status: 200,
    body: { _version: 2, result: 'updated', _seq_no: 1, _primary_term: 1 },
  },
  {
    title: 'takes POST for PUT',
    line: 'POST /{i}/_doc/1',
    json: {},
    status: 201,
    body: { _id: '1', result: 'created' },
  },
  {
    title: 'makes an id of twenty characters',
    line: 'POST /{i}/_doc',
    json: { a: 1 },
    status: 201,
    body: { _id: expect.stringMatching(/^[A-Za-z0-9_-]{20}$/), result: 'created' },
  },
  {
    title: 'counts the versions of each document, the sequence numbers of the whole index',
    given: TWICE,
    line: 'PUT /{i}/_doc/2',
    json: {},
    status: 201,
    body: { _version: 1, _seq_no: 2 },
  },
  {
    title: 'goes on counting versions after a delete',
    given: [ONE, { line: 'DELETE /{i}/_doc/1' }],
    line: 'PUT /{i}/_doc/1',
    json: {},
    status: 201,
    body: { _version: 3, result: 'created', _seq_no: 2 },
  },
  {
    title: 'says that it refreshed',
    line: 'PUT /{i}/_doc/1?refresh=true',
    json: {},
    status: 201,
    body: { forced_refresh: true },
  },
  {
    title: 'takes refresh without a value as true',
    line: 'PUT /{i}/_doc/1?refresh',
    json: {},
    status: 201,
    body: { forced_refresh: true },
  },
  {
    title: 'waits for a refresh without forcing it',
    given: [{ line: 'PUT /{i}', json: { settings: { 'index.refresh_interval': '20ms' } } }],
    line: 'PUT /{i}/_doc/1?refresh=wait_for',
    json: {},
    status: 201,
    lacks: ['forced_refresh'],
  },
  {
    title: 'refuses another value of refresh',
    line: 'PUT /{i}/_doc/1?refresh=later',
    json: {},
    status: 400,
    error: { type: 'illegal_argument_exception', reason: /Unknown value for refresh: \[later\]/i },
  },
  {
    title: 'keeps routing',
    given: [{ line: 'PUT /{i}/_doc/1?routing=r', json: {} }],
    line: 'GET /{i}/_doc/1?routing=r',
    status: 200,
    body: { _routing: 'r', found: true },
  },
];

const CREATE: ContractCase[] = [
  {
    title: '_create makes a document',
    line: 'PUT /{i}/_create/1',
    json: {},
    status: 201,
    body: { result: 'created' },
  },
  { title: '_create takes POST', line: 'POST /{i}/_create/1', json: {}, status: 201 },
  {
    title: 'op_type=create makes a document',
    line: 'PUT /{i}/_doc/1?op_type=create',
    json: {},
    status: 201,
  },
  {
    title: 'op_type=create refuses one that exists',
    given: [ONE],
    line: 'PUT /{i}/_doc/1?op_type=create',
    json: {},
    status: 409,
    error: { type: 'version_conflict_engine_exception' },
  },
  {
    title: 'op_type=index replaces',
    given: [ONE],
    line: 'PUT /{i}/_doc/1?op_type=index',
    json: {},
    status: 200,
    body: { result: 'updated' },
  },
  {
    title: 'refuses another op_type',
    line: 'PUT /{i}/_doc/1?op_type=upsert',
    json: {},
    status: 400,
    error: { type: 'illegal_argument_exception', reason: /opType|op_type/i },
  },
  {
    title: '_create makes anew what was deleted',
    given: [ONE, { line: 'DELETE /{i}/_doc/1' }],
    line: 'PUT /{i}/_create/1',
    json: {},
    status: 201,
    body: { _version: 3 },
  },
];

const CONDITIONS: ContractCase[] = [
  {
    title: 'writes when the sequence number is the present one',
    given: TWICE,
    line: 'PUT /{i}/_doc/1?if_seq_no=1&if_primary_term=1',
    json: {},
    status: 200,
    body: { _version: 3, _seq_no: 2 },
  },
  {
    title: 'refuses a sequence number that is past',
    given: TWICE,
    line: 'PUT /{i}/_doc/1?if_seq_no=0&if_primary_term=1',
    json: {},
    status: 409,
    error: { type: 'version_conflict_engine_exception', index: '{i}' },
  },
  {
    title: 'refuses another primary term',
    given: [ONE],
    line: 'PUT /{i}/_doc/1?if_seq_no=0&if_primary_term=2',
    json: {},
    status: 409,
    error: { type: 'version_conflict_engine_exception' },
  },
  {
    title: 'refuses a sequence number for a document that is not there',
    given: [{ line: 'PUT /{i}' }],
    line: 'PUT /{i}/_doc/1?if_seq_no=0&if_primary_term=1',
    json: {},
    status: 409,
    error: {
      type: 'version_conflict_engine_exception',
      reason: /document does not exist|but no document was found/,
    },
  },
  {
    title: 'takes a higher external version',
    given: [{ line: 'PUT /{i}/_doc/1?version=5&version_type=external', json: {} }],
    line: 'PUT /{i}/_doc/1?version=8&version_type=external',
    json: {},
    status: 200,
    body: { _version: 8 },
  },
  {
    title: 'refuses an equal external version',
    given: [{ line: 'PUT /{i}/_doc/1?version=5&version_type=external', json: {} }],
    line: 'PUT /{i}/_doc/1?version=5&version_type=external',
    json: {},
    status: 409,
    error: { type: 'version_conflict_engine_exception' },
  },
  {
    title: 'takes an equal external version with external_gte',
    given: [{ line: 'PUT /{i}/_doc/1?version=5&version_type=external', json: {} }],
    line: 'PUT /{i}/_doc/1?version=5&version_type=external_gte',
    json: {},
    status: 200,
    body: { _version: 5 },
  },
  {
    title: 'refuses an internal version',
    given: [ONE],
    line: 'PUT /{i}/_doc/1?version=1',
    json: {},
    status: 400,
    error: { type: 'action_request_validation_exception', reason: /internal versioning/ },
  },
  {
    title: 'refuses to write to what is no alias with require_alias',
    given: [{ line: 'PUT /{i}' }],
    line: 'PUT /{i}/_doc/1?require_alias=true',
    json: {},
    status: 404,
    error: { type: 'index_not_found_exception', reason: /require_alias.*is not an alias/ },
  },
  {
    title: 'writes through an alias to its index',
    given: [{ line: 'PUT /{i}', json: { aliases: { '{i}-alias': {} } } }],
    line: 'PUT /{i}-alias/_doc/1?require_alias=true',
    json: {},
    status: 201,
    body: { _index: '{i}' },
  },
  {
    title: 'refuses an id of more than 512 bytes',
    line: `PUT /{i}/_doc/${'x'.repeat(513)}`,
    json: {},
    status: 400,
    error: {
      type: /^(illegal_argument|action_request_validation)_exception$/,
      reason: /512.*513|513.*512/,
    },
  },
  {
    title: 'refuses a document that is no object',
    line: 'PUT /{i}/_doc/1',
    json: ['a'],
    status: 400,
    error: { type: /^(document_parsing|mapper_parsing|parsing|x_content_parse)_exception$/ },
  },
];

contractSuite('Index a document', (cluster, version) => {
  it.each(version.applicable([...ANSWERS, ...CREATE, ...CONDITIONS]))('$title', async (row) => {
    await expectAnswer(cluster, row);
  });
});
