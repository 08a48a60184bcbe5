import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

let server: TestServer;

beforeAll(async () => {
  server = await aTestServer();
  await server.call('PUT /books', { body: { mappings: { properties: { n: { type: 'long' } } } } });
});

afterAll(() => server.dispose());

describe('_validate/query', () => {
  it.each([
    { query: { term: { n: 1 } }, valid: true },
    { query: { term: { n: 'x' } }, valid: false },
    { query: { nonsense: {} }, valid: false },
    { query: { term: { unknown: 1 } }, valid: true },
  ])('tells of $query that it is valid: $valid', async ({ query, valid }) => {
    const { status, body } = await server.call('POST /books/_validate/query', { body: { query } });

    expect([status, body]).toEqual([
      200,
      { _shards: { total: 1, successful: 1, failed: 0 }, valid },
    ]);
  });

  it.each([
    { privileges: ['view_index_metadata'], status: 200 },
    { privileges: ['read'], status: 403 },
  ])('answers a caller with $privileges with $status', async ({ privileges, status }) => {
    const role_descriptors = { role: { indices: [{ names: ['books'], privileges }] } };
    const { header } = await server.addKey({ name: 'k', role_descriptors });

    expect((await server.call('GET /books/_validate/query?q=n:1', { as: header })).status).toBe(
      status,
    );
  });
});
