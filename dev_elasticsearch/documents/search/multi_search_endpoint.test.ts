import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';
import { ndjson } from '../ndjson.mock';

let server: TestServer;

beforeAll(async () => {
  server = await aTestServer();
  await server.call('PUT /books/_doc/1', { body: { title: 'Dune' } });
});

afterAll(() => server.dispose());

describe('_msearch of many searches', () => {
  it('gives other requests a turn after each', async () => {
    const searches = Array.from({ length: 300 }, () => [{ index: 'books' }, {}]).flat();
    let turns = 0;
    let isAnswered = false;
    const count = () => {
      turns += 1;
      if (!isAnswered) setImmediate(count);
    };

    setImmediate(count);
    const { status } = await server.call('POST /_msearch', ndjson(searches));
    isAnswered = true;

    expect(status).toBe(200);
    expect(turns).toBeGreaterThanOrEqual(300);
  });
});
