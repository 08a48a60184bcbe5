import { aTestServer } from '../test_server.mock';
import type { TestServer } from '../test_server.mock';

let server: TestServer;

beforeAll(async () => {
  server = await aTestServer();
  await server.call('PUT /books');
});

afterAll(() => server.dispose());

describe('errors of a search body', () => {
  it.each([
    {
      body: '{"query": {"foo": {}}}',
      error: { type: 'parsing_exception', reason: 'unknown query [foo]', line: 1, col: 19 },
      cause: '[1:19] unknown field [foo]',
    },
    {
      body: '{\n  "query": {\n    "bool": {"must": [{"term": {"a": 1}}, {"foo": {}}]}\n  }\n}',
      error: { type: 'parsing_exception', reason: 'unknown query [foo]', line: 3, col: 51 },
      cause: '[3:51] unknown field [foo]',
    },
    {
      body: '{"query": {"term": {"a": {"value": 1, "x": 2}}}}',
      error: { reason: '[term] query does not support [x]', line: 1, col: 44 },
    },
    {
      body: '{"query": {"bool": {"shuold": []}}}',
      error: { reason: '[bool] query does not support [shuold]', line: 1, col: 31 },
    },
    {
      body: '{"query": {"term": "x"}}',
      error: {
        reason: '[term] query malformed, no start_object after query name',
        line: 1,
        col: 20,
      },
    },
    {
      body: '{"query": {"match_all": {"field": "a"}}}',
      error: {
        type: 'x_content_parse_exception',
        reason: '[1:26] [match_all] unknown field [field]',
      },
    },
  ])('tell where $body is wrong', async ({ body, error, cause }) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await server.call('POST /books/_search', { body, headers });

    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({ ...error, root_cause: [error] });
    expect(answer.body.error).toMatchObject(
      cause === undefined ? {} : { caused_by: { reason: cause } },
    );
  });
});
