import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
  await server.call('PUT /_index_template/logs', {
    body: { index_patterns: ['logs-*'], data_stream: {} },
  });
  await server.call('POST /logs-a/_doc', { body: { '@timestamp': 1, n: 1 } });
});

afterEach(() => server.dispose());

const FIRST = '.ds-logs-a-2030.01.01-000001';
const roll = (path = '', conditions?: object) =>
  server.call(
    `POST /logs-a/_rollover${path}`,
    conditions === undefined ? {} : { body: { conditions } },
  );

describe('_rollover', () => {
  it('gives a data stream its next index, which takes the writes', async () => {
    server.pass(86_400_000);
    const { body } = await roll();
    const written = await server.call('POST /logs-a/_doc', { body: { '@timestamp': 2, n: 2 } });
    const early = await server.call(`DELETE /${FIRST}`);

    const second = '.ds-logs-a-2030.01.02-000002';
    expect(body).toEqual({
      acknowledged: true,
      shards_acknowledged: true,
      old_index: FIRST,
      new_index: second,
      rolled_over: true,
      dry_run: false,
      conditions: {},
    });
    expect(written.body._index).toBe(second);
    expect(early.status).toBe(200);
    expect((await server.call('GET /_data_stream/logs-a')).body).toMatchObject({
      data_streams: [{ generation: 2, indices: [{ index_name: second }] }],
    });
  });

  it.each([
    { conditions: { max_docs: 1 }, rolled: true },
    { conditions: { max_docs: 2 }, rolled: false },
    { conditions: { max_age: '1d' }, rolled: false },
    { conditions: { max_age: '0ms', max_docs: 5 }, rolled: true },
    { conditions: { max_docs: 1, min_age: '1d' }, rolled: false },
  ])('looks at $conditions', async ({ conditions, rolled }) => {
    const { body } = await roll('', conditions);
    const [[label] = []] = Object.entries(conditions);

    expect(body.rolled_over).toBe(rolled);
    expect(Object.keys(body.conditions as object)[0]).toContain(label);
  });

  it('changes nothing in a dry run', async () => {
    const { body } = await roll('?dry_run');

    expect(body).toMatchObject({ rolled_over: false, dry_run: true, acknowledged: false });
    expect((await server.call('GET /_data_stream/logs-a')).body).toMatchObject({
      data_streams: [{ generation: 1 }],
    });
  });

  it.each([
    { line: 'POST /nowhere/_rollover', status: 404 },
    { line: 'POST /plain/_rollover', status: 400 },
    { line: 'POST /other/_rollover', status: 400 },
    { line: 'POST /logs-a/_rollover', body: { conditions: { max_size: '1b' } }, status: 400 },
    { line: 'POST /logs-a/_rollover', body: { conditions: { min_docs: 1 } }, status: 400 },
  ])('answers $line $body with $status', async ({ line, body, status }) => {
    await server.call('PUT /plain', { body: { aliases: { other: {} } } });

    expect((await server.call(line, body === undefined ? {} : { body })).status).toBe(status);
  });
});
