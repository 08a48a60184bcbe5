import { contractSuite } from '../../support/contract';
import {
  documents,
  expectAnswer,
  expectError,
  mapped,
  type ContractCase,
  type ExpectedError,
} from '../../support/expect_answer';

const NOT_FOUND = {
  type: 'index_not_found_exception',
  reason: /no such index \[case-/,
  index: '{i}',
  'resource.id': '{i}',
  'resource.type': expect.any(String),
  index_uuid: '_na_',
};
const FIELDS = mapped({
  n: { type: 'long' },
  d: { type: 'date' },
  t: { type: 'text' },
  b: { type: 'boolean' },
});
const ONE = documents({ 1: { n: 1, d: '2026-01-01', t: 'one', b: true } });

/** Failures of a search that happen on a shard: the wrapper, and the type found inside. */
const ON_SHARD = (type: string | RegExp, reason: RegExp): ExpectedError => ({
  type: 'search_phase_execution_exception',
  reason: /all shards failed/,
  phase: 'query',
  grouped: true,
  failed_shards: [
    {
      shard: 0,
      index: '{i}',
      reason: {
        type: typeof type === 'string' ? type : expect.stringMatching(type),
        reason: expect.stringMatching(reason),
      },
    },
  ],
});

const MISSING: ContractCase[] = [
  ...[
    'GET /{i}',
    'DELETE /{i}',
    'GET /{i}/_search',
    'GET /{i}/_count',
    'GET /{i}/_doc/1',
    'GET /{i}/_mapping',
    'GET /{i}/_settings',
    'POST /{i}/_refresh',
    'GET /{i}/_field_caps?fields=*',
    'POST /{i}/_pit?keep_alive=1m',
  ].map((line) => ({ title: `a missing index: ${line}`, line, status: 404, error: NOT_FOUND })),
  {
    title: 'a missing index: PUT /{i}/_mapping',
    line: 'PUT /{i}/_mapping',
    json: { properties: {} },
    status: 404,
    error: NOT_FOUND,
  },
  {
    title: 'a missing index beside one that exists',
    given: [{ line: 'PUT /{i}-2' }],
    line: 'GET /{i}-2,{i}/_search',
    status: 404,
    error: NOT_FOUND,
  },
  {
    title: 'no missing index with ignore_unavailable',
    given: [ONE],
    line: 'GET /{i},{i}-2/_search?ignore_unavailable=true',
    status: 200,
    body: { hits: { total: { value: 1 } } },
  },
  {
    title: 'no missing index with a wildcard',
    line: 'GET /{i}*/_search',
    status: 200,
    body: { hits: { total: { value: 0 } } },
  },
  {
    title: 'a wildcard without match and allow_no_indices=false',
    line: 'GET /{i}*/_search?allow_no_indices=false',
    status: 404,
    error: { type: 'index_not_found_exception', reason: /no such index \[case-.*\*\]/ },
  },
  {
    title: 'an index that exists already',
    given: [{ line: 'PUT /{i}' }],
    line: 'PUT /{i}',
    status: 400,
    error: {
      type: 'resource_already_exists_exception',
      reason: /index \[.*\] already exists/,
      index: '{i}',
    },
  },
];

const NAMES: ContractCase[] = [
  { what: 'upper case', name: '{i}-Upper', reason: /must be lowercase/ },
  { what: 'a leading underscore', name: '_{i}', reason: /must not start with/ },
  { what: 'a leading minus', name: '-{i}', reason: /must not start with/ },
  { what: 'a leading plus', name: '%2B{i}', reason: /must not start with/ },
  { what: 'a space', name: '{i}%20x', reason: /must not contain/ },
  { what: 'a hash', name: '{i}%23x', reason: /must not contain/ },
  { what: 'a colon', name: '{i}%3Ax', reason: /must not contain/ },
  { what: 'a quote', name: '{i}%22x', reason: /must not contain/ },
  { what: 'a bracket', name: '{i}%3Cx', reason: /must not contain/ },
  { what: 'a pipe', name: '{i}%7Cx', reason: /must not contain/ },
  { what: 'a star', name: '{i}*', reason: /must not contain/ },
  { what: 'a question mark', name: '{i}%3F', reason: /must not contain/ },
  { what: 'a backslash', name: '{i}%5C', reason: /must not contain/ },
  { what: 'more than 255 bytes', name: `{i}${'x'.repeat(250)}`, reason: /too long/ },
  { what: 'more than 255 bytes in UTF-8', name: `{i}${'%C3%BC'.repeat(125)}`, reason: /too long/ },
].map(({ what, name, reason }) => ({
  title: `an index name with ${what}`,
  line: `PUT /${name}`,
  status: 400,
  error: { type: 'invalid_index_name_exception', reason },
}));

const SEARCHES: ContractCase[] = [
  {
    title: 'an unknown kind of query',
    given: [ONE],
    json: { query: { nonsense: {} } },
    error: {
      type: 'parsing_exception',
      reason: /unknown query \[nonsense\]/,
      line: 1,
      col: expect.any(Number),
    },
  },
  {
    title: 'a word where a number belongs',
    json: { query: { term: { n: 'abc' } } },
    error: ON_SHARD('query_shard_exception', /failed to create query.*abc/),
  },
  {
    title: 'a date that is none',
    json: { query: { range: { d: { gte: 'yesterday-ish' } } } },
    error: ON_SHARD(
      /^(parse|query_shard)_exception$/,
      /failed to parse date field \[yesterday-ish\]/,
    ),
  },
  {
    title: 'a boolean that is none',
    json: { query: { term: { b: 'perhaps' } } },
    error: ON_SHARD('query_shard_exception', /perhaps/),
  },
  {
    title: 'a sort by a field nobody mapped',
    json: { sort: ['zzz'] },
    error: ON_SHARD('query_shard_exception', /No mapping found for \[zzz\] in order to sort on/),
  },
  {
    title: 'a sort by text',
    json: { sort: ['t'] },
    error: ON_SHARD('illegal_argument_exception', /\[t\]/),
  },
  {
    title: 'an aggregation by text',
    json: { aggs: { x: { terms: { field: 't' } } } },
    error: ON_SHARD('illegal_argument_exception', /\[t\]/),
  },
  {
    title: 'a page beyond 10,000',
    json: { from: 9999, size: 2 },
    error: ON_SHARD(
      'illegal_argument_exception',
      /Result window is too large.*\[10000\].*\[10001\]/,
    ),
  },
].map((row) => ({ given: [FIELDS, ONE], line: 'POST /{i}/_search', status: 400, ...row }));

const DOCUMENTS: ContractCase[] = [
  {
    title: 'a missing document to update',
    given: [ONE],
    line: 'POST /{i}/_update/2',
    json: { doc: {} },
    status: 404,
    error: { type: 'document_missing_exception', reason: /\[2\]: document missing/, index: '{i}' },
  },
  {
    title: 'a document that exists already',
    given: [ONE],
    line: 'PUT /{i}/_create/1',
    json: {},
    status: 409,
    error: {
      type: 'version_conflict_engine_exception',
      reason: /\[1\]: version conflict, document already exists \(current version \[1\]\)/,
      index: '{i}',
      index_uuid: expect.any(String),
      shard: '0',
    },
  },
  {
    title: 'another sequence number than the present one',
    given: [ONE],
    line: 'PUT /{i}/_doc/1?if_seq_no=7&if_primary_term=1',
    json: {},
    status: 409,
    error: {
      type: 'version_conflict_engine_exception',
      reason: /required seqNo \[7\], primary term \[1\]\. current document has seqNo \[0\]/,
    },
  },
  {
    title: 'a sequence number without a primary term',
    line: 'PUT /{i}/_doc/1?if_seq_no=0',
    json: {},
    status: 400,
    error: {
      type: 'action_request_validation_exception',
      reason: /ifSeqNo is set, but primary term is \[0\]/,
    },
  },
  {
    title: 'a primary term without a sequence number',
    line: 'PUT /{i}/_doc/1?if_primary_term=1',
    json: {},
    status: 400,
    error: { type: 'action_request_validation_exception', reason: /ifSeqNo is unassigned/ },
  },
  {
    title: 'a negative sequence number',
    line: 'PUT /{i}/_doc/1?if_seq_no=-5&if_primary_term=1',
    json: {},
    status: 400,
    error: { type: /^(illegal_argument|action_request_validation)_exception$/ },
  },
  {
    title: 'a value that does not fit its field',
    given: [FIELDS],
    line: 'PUT /{i}/_doc/1',
    json: { n: 'many' },
    status: 400,
    error: {
      type: 'document_parsing_exception',
      reason: /failed to parse field \[n\] of type \[long\]/,
      caused_by: { type: 'illegal_argument_exception' },
    },
  },
  {
    title: 'a document that is not JSON',
    given: [FIELDS],
    line: 'PUT /{i}/_doc/1',
    raw: '{"n": oops}',
    status: 400,
    error: { type: 'document_parsing_exception', reason: /failed to parse/ },
  },
  {
    title: 'a write through an alias of two indices without a write index',
    given: [
      { line: 'PUT /{i}', json: { aliases: { '{i}-alias': {} } } },
      { line: 'PUT /{i}-2', json: { aliases: { '{i}-alias': {} } } },
    ],
    line: 'PUT /{i}-alias/_doc/1',
    json: {},
    status: 400,
    error: { type: 'illegal_argument_exception', reason: /no write index is defined for alias/ },
  },
];

contractSuite('Errors name', (cluster, version) => {
  it.each(version.applicable([...MISSING, ...NAMES, ...DOCUMENTS]))('$title', async (row) => {
    await expectAnswer(cluster, row);
  });

  it.each(version.applicable(SEARCHES))('$title', async (row) => {
    await expectAnswer(cluster, row);
  });

  it('a cause as deep as it lies', async () => {
    const answer = await expectAnswer(cluster, {
      title: '',
      given: [FIELDS, ONE],
      line: 'POST /{i}/_search',
      json: { query: { term: { n: 'abc' } } },
      status: 400,
    });

    expectError(answer, { type: 'search_phase_execution_exception' });
    expect(answer.body.error.root_cause[0].type).toBe('query_shard_exception');
    expect(answer.body.error.failed_shards[0].reason.caused_by.type).toBe(
      'number_format_exception',
    );
  });
});
