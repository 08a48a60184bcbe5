import { contractSuite } from '../../support/contract';
import { expectAnswer, type ContractCase } from '../../support/expect_answer';

const TEMPLATE = {
  line: 'PUT /_index_template/{i}-template',
  json: { index_patterns: ['{i}*'], data_stream: {}, priority: 900 },
};
const STREAM = [TEMPLATE, { line: 'PUT /_data_stream/{i}' }];
const EVENT = { '@timestamp': '2026-01-31T10:20:30Z', message: 'hello' };
const FILLED = [...STREAM, { line: 'POST /{i}/_doc?refresh=true', json: EVENT }];

const CASES: ContractCase[] = [
  {
    title: 'makes a stream',
    given: [TEMPLATE],
    line: 'PUT /_data_stream/{i}',
    status: 200,
    body: { acknowledged: true },
  },
  {
    title: 'needs a template',
    line: 'PUT /_data_stream/{i}',
    status: 400,
    error: {
      type: 'illegal_argument_exception',
      reason: /no matching index template found for data stream/,
    },
  },
  {
    title: 'refuses a stream that exists',
    given: STREAM,
    line: 'PUT /_data_stream/{i}',
    status: 400,
    error: { type: 'resource_already_exists_exception' },
  },
  {
    title: 'refuses a bad name',
    given: [TEMPLATE],
    line: 'PUT /_data_stream/{i}-UPPER',
    status: 400,
    error: {
      type: /^(illegal_argument|action_request_validation)_exception$/,
      reason: /lowercase/,
    },
  },
  {
    title: 'answers a stream',
    given: STREAM,
    line: 'GET /_data_stream/{i}',
    status: 200,
    body: {
      data_streams: [
        {
          name: '{i}',
          timestamp_field: { name: '@timestamp' },
          indices: [
            {
              index_name: expect.stringMatching(/^\.ds-.*-\d{4}\.\d{2}\.\d{2}-000001$/),
              index_uuid: expect.any(String),
            },
          ],
          generation: 1,
          status: expect.stringMatching(/^(GREEN|YELLOW)$/),
          template: '{i}-template',
          hidden: false,
        },
      ],
    },
  },
  {
    title: 'misses a stream',
    line: 'GET /_data_stream/{i}',
    status: 404,
    error: { type: 'index_not_found_exception' },
  },
  {
    title: 'answers none for a pattern',
    line: 'GET /_data_stream/{i}*',
    status: 200,
    body: { data_streams: [] },
  },
  {
    title: 'takes a document',
    given: STREAM,
    line: 'POST /{i}/_doc',
    json: EVENT,
    status: 201,
    body: { _index: expect.stringMatching(/^\.ds-/), result: 'created' },
  },
  {
    title: 'is made by a first document',
    given: [TEMPLATE],
    line: 'POST /{i}/_doc',
    json: EVENT,
    status: 201,
    body: { _index: expect.stringMatching(/^\.ds-/) },
  },
  {
    title: 'takes create in _bulk',
    given: STREAM,
    line: 'POST /{i}/_bulk',
    lines: [{ create: {} }, EVENT],
    status: 200,
    body: { errors: false, items: [{ create: { status: 201 } }] },
  },
  {
    title: 'takes no index in _bulk',
    given: STREAM,
    line: 'POST /{i}/_bulk',
    lines: [{ index: { _id: '1' } }, EVENT],
    status: 200,
    body: {
      errors: true,
      items: [{ index: { status: 400, error: { type: 'illegal_argument_exception' } } }],
    },
  },
  {
    title: 'takes no replacement',
    given: STREAM,
    line: 'PUT /{i}/_doc/1',
    json: EVENT,
    status: 400,
    error: {
      type: 'illegal_argument_exception',
      reason: /only write ops with an op_type of create are allowed in data streams/,
    },
  },
  {
    title: 'takes no document without a time',
    given: STREAM,
    line: 'POST /{i}/_doc',
    json: { message: 'when?' },
    status: 400,
    error: { type: /^(document_parsing|mapper_parsing|illegal_argument)_exception$/ },
  },
  {
    title: 'is searched by its name',
    given: FILLED,
    line: 'GET /{i}/_search',
    status: 200,
    body: {
      hits: {
        total: { value: 1 },
        hits: [{ _index: expect.stringMatching(/^\.ds-/), _source: EVENT }],
      },
    },
  },
  {
    title: 'is searched by a wildcard',
    given: FILLED,
    line: 'GET /{i}*/_search',
    status: 200,
    body: { hits: { total: { value: 1 } } },
  },
  {
    title: 'keeps its time as a date',
    given: STREAM,
    line: 'GET /{i}/_field_caps?fields=@timestamp',
    status: 200,
    body: { fields: { '@timestamp': { date: { type: 'date' } } } },
  },
  {
    title: 'is not deleted as an index',
    given: STREAM,
    line: 'DELETE /{i}',
    status: 400,
    error: { type: 'illegal_argument_exception', reason: /data stream/ },
  },
  {
    title: 'is deleted',
    given: FILLED,
    line: 'DELETE /_data_stream/{i}',
    status: 200,
    body: { acknowledged: true },
  },
  {
    title: 'is gone with its documents',
    given: [...FILLED, { line: 'DELETE /_data_stream/{i}' }],
    line: 'GET /{i}/_search',
    status: 404,
    error: { type: 'index_not_found_exception' },
  },
];

contractSuite('Data streams', (cluster, version) => {
  it.each(version.applicable(CASES))('$title', async (row) => {
    await expectAnswer(cluster, row);
  });
});
