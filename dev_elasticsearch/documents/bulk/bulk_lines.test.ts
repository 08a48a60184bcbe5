import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

let server: TestServer;

beforeAll(async () => {
  server = await aTestServer();
});

afterAll(() => server.dispose());

const headers = { 'content-type': 'application/x-ndjson' };
const bulk = (body: string, parameters = '') =>
  server.call(`POST /books/_bulk${parameters}`, { body, headers });

describe('the lines of a _bulk', () => {
  it.each([
    { lines: '{"index":{}}\n{}', reason: 'The bulk request must be terminated by a newline [\\n]' },
    {
      lines: '[]\n',
      reason: 'Malformed action/metadata line [1], expected START_OBJECT but found [START_ARRAY]',
    },
    {
      lines: '{}\n',
      reason: 'Malformed action/metadata line [1], expected FIELD_NAME but found [END_OBJECT]',
    },
    {
      lines: '{"index":{}}\n{}\n\n{"upsert":{}}\n{}\n',
      reason:
        'Malformed action/metadata line [4], expected field [create], [delete], [index] or [update] but found [upsert]',
    },
    {
      lines: '{"index":"a"}\n{}\n',
      reason:
        'Malformed action/metadata line [1], expected START_OBJECT or END_OBJECT but found [VALUE_STRING]',
    },
    {
      lines: '{"index":{},"x":1}\n{}\n',
      reason: 'Malformed action/metadata line [1], expected END_OBJECT but found [FIELD_NAME]',
    },
    {
      lines: '{"index":{"_id":["1"]}}\n{}\n',
      reason:
        'Malformed action/metadata line [1], expected a simple value for field [_id] but found [START_ARRAY]',
    },
    {
      lines: '{"index":{"_type":"_doc"}}\n{}\n',
      reason: 'Action/metadata line [1] contains an unknown parameter [_type]',
    },
    {
      lines: '{"update":{"_id":"1","version":1}}\n{"doc":{}}\n',
      reason:
        'Update requests do not support versioning. Please use `if_seq_no` and `if_primary_term` instead',
    },
    { lines: '{"index":{}}\n', reason: 'Validation Failed: 1: no requests added;' },
    {
      lines: '{"delete":{}}\n{"update":{"_id":"1"}}\n{}\n',
      reason: 'Validation Failed: 1: id is missing;2: script or doc is missing;',
    },
    { lines: '{"index":{"_id":1}\n{}\n', reason: /^\[1:19\] Unexpected end-of-input/ },
  ])('are refused as a whole: $lines', async ({ lines, reason }) => {
    const { status, body } = await bulk(lines);

    expect(status).toBe(400);
    expect(body.error.reason).toMatch(reason);
  });

  it('leave a broken document to its item', async () => {
    const { status, body } = await bulk(
      '{"index":{"_id":"a"}}\r\n{"n": oops}\r\n{"index":{"_id":"b"}}\r\n{"n": 1}\r\n',
    );

    expect([status, body.errors]).toEqual([200, true]);
    expect(body.items).toMatchObject([
      {
        index: {
          _id: 'a',
          status: 400,
          error: { type: 'document_parsing_exception', reason: '[1:7] failed to parse' },
        },
      },
      { index: { _id: 'b', status: 201 } },
    ]);
  });

  it('take routing, op_type, pipelines and the parameters of the whole', async () => {
    const { body } = await bulk(
      [
        '{"index":{"_id":"c","op_type":"create"}}',
        '{}',
        '{"index":{"_id":"d","routing":"own"}}',
        '{}',
        '{"index":{"_id":"e","pipeline":"x"}}',
        '{}',
        '{"update":{"_id":"d"}}',
        '{"doc":{"a":1}}',
        '',
      ].join('\n'),
      '?routing=all&_source=true&list_executed_pipelines=true',
    );

    expect(body.items).toMatchObject([
      { create: { _id: 'c', status: 201, executed_pipelines: [] } },
      { index: { _id: 'd', status: 201 } },
      { index: { status: 400, error: { reason: 'pipeline with id [x] does not exist' } } },
      { update: { status: 200, get: { _routing: 'all', _source: { a: 1 } } } },
    ]);
    expect((await server.call('GET /books/_doc/c')).body._routing).toBe('all');
  });
});
