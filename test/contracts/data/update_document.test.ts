import { contractSuite } from '../../support/contract';
import { expectAnswer, type ContractCase } from '../../support/expect_answer';

const SOURCE = { a: { b: 1, c: [1, 2] }, d: 'x' };
const ONE = { line: 'PUT /{i}/_doc/1', json: SOURCE };
const line = 'POST /{i}/_update/1';

const UPDATES: ContractCase[] = [
  {
    title: 'changes a document',
    line,
    json: { doc: { d: 'y' } },
    status: 200,
    body: {
      _index: '{i}',
      _id: '1',
      _version: 2,
      result: 'updated',
      _shards: { failed: 0 },
      _seq_no: 1,
      _primary_term: 1,
    },
  },
  {
    title: 'does nothing when nothing changes',
    line,
    json: { doc: { d: 'x' } },
    status: 200,
    body: {
      _version: 1,
      result: 'noop',
      _seq_no: 0,
      _shards: { total: 0, successful: 0, failed: 0 },
    },
  },
  {
    title: 'writes all the same with detect_noop false',
    line,
    json: { doc: { d: 'x' }, detect_noop: false },
    status: 200,
    body: { _version: 2, result: 'updated', _seq_no: 1 },
  },
  {
    title: 'makes a missing document with doc_as_upsert',
    line: 'POST /{i}/_update/2',
    json: { doc: { d: 'z' }, doc_as_upsert: true },
    status: 201,
    body: { _id: '2', _version: 1, result: 'created' },
  },
  {
    title: 'makes a missing document from upsert',
    line: 'POST /{i}/_update/2?_source=true',
    json: { doc: { d: 'z' }, upsert: { e: 1 } },
    status: 201,
    body: { result: 'created', get: { found: true, _source: { e: 1 } } },
  },
  {
    title: 'leaves upsert aside when the document is there',
    line: `${line}?_source=true`,
    json: { doc: { d: 'z' }, upsert: { e: 1 } },
    status: 200,
    body: { get: { _source: { ...SOURCE, d: 'z' } } },
  },
  {
    title: 'makes the index of a missing document with upsert',
    line: 'POST /{i}-2/_update/1',
    json: { doc: { d: 'z' }, doc_as_upsert: true },
    status: 201,
  },
  {
    title: 'answers the new source when asked in the body',
    line,
    json: { doc: { d: 'y' }, _source: ['d'] },
    status: 200,
    body: { get: { _seq_no: 1, _primary_term: 1, found: true, _source: { d: 'y' } } },
    lacks: ['get._source.a'],
  },
  {
    title: 'answers parts of the new source when asked in the URL',
    line: `${line}?_source_includes=a.b`,
    json: { doc: { d: 'y' } },
    status: 200,
    body: { get: { _source: { a: { b: 1 } } } },
    lacks: ['get._source.d'],
  },
  {
    title: 'answers no source unasked',
    line,
    json: { doc: { d: 'y' } },
    status: 200,
    lacks: ['get'],
  },
  {
    title: 'says that it refreshed',
    line: `${line}?refresh=true`,
    json: { doc: { d: 'y' } },
    status: 200,
    body: { forced_refresh: true },
  },
  {
    title: 'writes at the present sequence number',
    line: `${line}?if_seq_no=0&if_primary_term=1`,
    json: { doc: { d: 'y' } },
    status: 200,
    body: { _seq_no: 1 },
  },
  {
    title: 'takes retry_on_conflict',
    line: `${line}?retry_on_conflict=3`,
    json: { doc: { d: 'y' } },
    status: 200,
  },
];

const REFUSALS: ContractCase[] = [
  {
    title: 'refuses another sequence number',
    line: `${line}?if_seq_no=3&if_primary_term=1`,
    json: { doc: {} },
    status: 409,
    error: { type: 'version_conflict_engine_exception' },
  },
  {
    title: 'refuses a body without a change',
    line,
    json: {},
    status: 400,
    error: { type: 'action_request_validation_exception', reason: /script or doc is missing/ },
  },
  {
    title: 'refuses an unknown field',
    line,
    json: { docs: {} },
    status: 400,
    error: {
      type: 'x_content_parse_exception',
      reason: /^\[1:\d+\] \[UpdateRequest\] unknown field \[docs\]/,
    },
  },
  {
    title: 'refuses doc_as_upsert without a doc',
    line,
    json: { doc_as_upsert: true },
    status: 400,
    error: { type: 'action_request_validation_exception' },
  },
  {
    title: 'refuses a sequence number beside retry_on_conflict',
    line: `${line}?if_seq_no=0&if_primary_term=1&retry_on_conflict=2`,
    json: { doc: {} },
    status: 400,
    error: { type: 'action_request_validation_exception' },
  },
  {
    title: 'refuses a sequence number beside upsert',
    line: `${line}?if_seq_no=0&if_primary_term=1`,
    json: { doc: {}, upsert: {} },
    status: 400,
    error: { type: 'action_request_validation_exception', reason: /upsert/ },
  },
  {
    title: 'does not make a missing document by itself',
    line: 'POST /{i}/_update/2',
    json: { doc: { d: 'z' } },
    status: 404,
    error: { type: 'document_missing_exception' },
  },
  {
    title: 'refuses a value that does not fit its field',
    line,
    json: { doc: { a: { b: 'word' } } },
    status: 400,
    error: { type: 'document_parsing_exception', reason: /\[a\.b\] of type \[long\]/ },
  },
  { title: 'takes no PUT', since: '9.0', line: 'PUT /{i}/_update/1', json: {}, status: 405 },
];

/** Partial documents, and what they make of {@link SOURCE}. */
const MERGES = [
  { doc: { d: 'y' }, source: { a: { b: 1, c: [1, 2] }, d: 'y' } },
  { doc: { a: { b: 2 } }, source: { a: { b: 2, c: [1, 2] }, d: 'x' } },
  { doc: { a: { c: [3] } }, source: { a: { b: 1, c: [3] }, d: 'x' } },
  { doc: { a: null }, source: { a: null, d: 'x' } },
  { doc: { e: { f: true } }, source: { ...SOURCE, e: { f: true } } },
  { doc: {}, source: SOURCE },
];

contractSuite('Update a document', (cluster, version) => {
  it.each(version.applicable([...UPDATES, ...REFUSALS]))('$title', async (row) => {
    await expectAnswer(cluster, { given: [ONE], ...row });
  });

  it.each(MERGES)('merges $doc', async ({ doc, source }) => {
    const given = [ONE, { line, json: { doc } }];

    const answer = await expectAnswer(cluster, {
      title: '',
      given,
      line: 'GET /{i}/_source/1',
      status: 200,
    });

    expect(answer.body).toEqual(source);
  });
});
