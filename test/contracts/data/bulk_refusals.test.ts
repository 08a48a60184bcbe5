import { contractSuite } from '../../support/contract';
import { expectAnswer, type ContractCase } from '../../support/expect_answer';

const ONE = { line: 'PUT /{i}/_doc/1', json: { a: 1 } };
const line = 'POST /{i}/_bulk';

const MALFORMED: ContractCase[] = [
  {
    title: 'no newline at the end',
    line,
    raw: '{"index":{}}\n{"a":1}',
    headers: { 'content-type': 'application/x-ndjson' },
    status: 400,
    error: {
      type: 'illegal_argument_exception',
      reason: /must be terminated by a newline \[\\n\]/,
    },
  },
  {
    title: 'an unknown action',
    line,
    lines: [{ upsert: { _id: '1' } }, {}],
    status: 400,
    error: {
      type: 'illegal_argument_exception',
      reason: /Malformed action\/metadata line \[1\], expected.*found \[upsert\]/i,
    },
  },
  {
    title: 'an unknown field of an action',
    line,
    lines: [{ index: { _id: '1', _colour: 'red' } }, {}],
    status: 400,
    error: {
      type: 'illegal_argument_exception',
      reason: /Action\/metadata line \[1\] contains an unknown parameter \[_colour\]/,
    },
  },
  {
    title: 'a type, which is gone since 8.0',
    line,
    lines: [{ index: { _id: '1', _type: '_doc' } }, {}],
    status: 400,
    error: { type: 'illegal_argument_exception', reason: /unknown parameter \[_type\]/ },
  },
  {
    title: 'an action that is a list',
    line,
    lines: [['index'], {}],
    status: 400,
    error: { type: 'illegal_argument_exception', reason: /Malformed action\/metadata line \[1\]/ },
  },
  {
    title: 'an action that is not finished',
    since: '9.0',
    line,
    raw: '{"index":{"_id":"1"}\n{"a":1}\n',
    headers: { 'content-type': 'application/x-ndjson' },
    status: 400,
    error: { type: /_exception$/ },
  },
  {
    title: 'an action without its document',
    line,
    lines: [{ index: { _id: '1' } }],
    status: 400,
    error: { type: /^(action_request_validation|illegal_argument)_exception$/ },
  },
  {
    title: 'no index anywhere',
    line: 'POST /_bulk',
    lines: [{ index: { _id: '1' } }, {}],
    status: 400,
    error: { type: 'action_request_validation_exception', reason: /index is missing/ },
  },
  {
    title: 'a delete without an id',
    line,
    lines: [{ delete: {} }],
    status: 400,
    error: { type: 'action_request_validation_exception', reason: /id is missing/ },
  },
  {
    title: 'an update without a change',
    given: [ONE],
    line,
    lines: [{ update: { _id: '1' } }, {}],
    status: 400,
    error: { type: 'action_request_validation_exception', reason: /script or doc is missing/ },
  },
  {
    title: 'half a condition',
    given: [ONE],
    line,
    lines: [{ index: { _id: '1', if_seq_no: 5 } }, {}],
    status: 400,
    error: { type: 'action_request_validation_exception' },
  },
];

contractSuite('Bulk refuses the whole request for', (cluster, version) => {
  it.each(version.applicable(MALFORMED))('$title', async (row) => {
    await expectAnswer(cluster, row);
  });
});
