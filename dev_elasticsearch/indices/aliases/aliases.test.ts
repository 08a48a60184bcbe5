import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(() => server.dispose());

const put = (line: string, body: object = {}) => server.call(`PUT ${line}`, { body });
const statusAndType = async (line: string, body?: object) => {
  const answer = await server.call(line, body === undefined ? {} : { body });
  return [answer.status, (answer.body as { error?: { type: string } }).error?.type];
};

describe('aliases', () => {
  it('move in one step, or not at all', async () => {
    await put('/old', { aliases: { current: {} } });
    await put('/new');

    const moved = await server.call('POST /_aliases', {
      body: {
        actions: [
          { remove: { index: 'old', alias: 'current' } },
          { add: { index: 'new', alias: 'current' } },
        ],
      },
    });
    const failed = await server.call('POST /_aliases', {
      body: {
        actions: [
          { remove: { index: 'new', alias: 'current' } },
          { remove: { index: 'new', alias: 'unknown' } },
        ],
      },
    });
    const shown = await server.call('GET /_alias/current');

    expect([moved.status, failed.status]).toEqual([200, 404]);
    expect(shown.body).toEqual({ new: { aliases: { current: {} } } });
  });

  it('write to the one index that is marked for it', async () => {
    await put('/one', { aliases: { all: {} } });
    await put('/two', { aliases: { all: { is_write_index: true } } });

    const written = await put('/all/_doc/1');
    const read = await server.call('GET /all/_doc/1');

    expect(written.body._index).toBe('two');
    expect([read.status, read.body.error.type]).toEqual([400, 'illegal_argument_exception']);
  });

  it('refuse writes without one index to write to', async () => {
    await put('/one', { aliases: { all: {} } });
    await put('/two', { aliases: { all: {} } });

    expect(await statusAndType('PUT /all/_doc/1', {})).toEqual([400, 'illegal_argument_exception']);
  });

  it.each([
    { line: 'GET /_alias/unknown', status: 404 },
    { line: 'HEAD /_alias/unknown', status: 404 },
    { line: 'HEAD /_alias/current', status: 200 },
    { line: 'DELETE /old/_alias/unknown', status: 404 },
    { line: 'DELETE /old/_alias/current', status: 200 },
    { line: 'PUT /old/_alias/Another', status: 200 },
    { line: 'PUT /old/_alias/old', status: 400 },
    { line: 'PUT /unknown/_alias/x', status: 404 },
  ])('answer $line with $status', async ({ line, status }) => {
    await put('/old', { aliases: { current: {} } });

    expect((await server.call(line)).status).toBe(status);
  });
});
