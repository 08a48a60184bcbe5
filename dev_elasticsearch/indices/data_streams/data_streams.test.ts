import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
  await server.call('PUT /_index_template/logs', {
    body: {
      index_patterns: ['logs-*'],
      priority: 10,
      data_stream: {},
      template: { mappings: { properties: { host: { type: 'keyword' } } } },
      _meta: { owner: 'us' },
    },
  });
});

afterEach(() => server.dispose());

const BACKING = '.ds-logs-a-2030.01.01-000001';
const AT = '2030-01-01T00:00:00Z';
const document = (host: string) => ({ '@timestamp': AT, host });
const append = (host: string) => server.call('POST /logs-a/_doc', { body: document(host) });
const hostsOf = async (line: string, as?: string) => {
  const { body } = await server.call(line, as === undefined ? {} : { as });
  return (body.hits as { hits: { _source: { host: string } }[] }).hits.map(
    ({ _source }) => _source.host,
  );
};
const bulk = (...lines: object[]) =>
  server.call('POST /_bulk', {
    body: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    headers: { 'content-type': 'application/x-ndjson' },
  });

describe('writes to a data stream', () => {
  it('make it with its first backing index', async () => {
    const written = await append('a');
    const { body } = await server.call('GET /_data_stream/logs-*');

    expect([written.status, written.body._index]).toEqual([201, BACKING]);
    expect(body).toMatchObject({
      data_streams: [
        {
          name: 'logs-a',
          timestamp_field: { name: '@timestamp' },
          indices: [{ index_name: BACKING }],
          generation: 1,
          status: 'YELLOW',
          template: 'logs',
          _meta: { owner: 'us' },
          hidden: false,
        },
      ],
    });
  });

  it.each([
    { line: 'PUT /logs-a/_doc/1', body: document('b') },
    { line: 'POST /logs-a/_update/1', body: { doc: {} } },
    { line: 'DELETE /logs-a/_doc/1' },
  ])('refuse $line, which appends nothing', async ({ line, body }) => {
    await append('a');

    const { status, body: answer } = await server.call(line, body === undefined ? {} : { body });

    expect([status, answer.error.type, answer.error.reason]).toEqual([
      400,
      'illegal_argument_exception',
      'only write ops with an op_type of create are allowed in data streams',
    ]);
  });

  it('take creates of a bulk and refuse its other items', async () => {
    const { body } = await bulk(
      { create: { _index: 'logs-a' } },
      document('a'),
      { index: { _index: 'logs-a' } },
      document('b'),
    );

    const items = body.items as Record<string, { status: number }>[];
    expect(items.map((item) => Object.values(item)[0]?.status)).toEqual([201, 400]);
  });

  it.each([
    { times: {}, why: 'data stream timestamp field [@timestamp] is missing' },
    {
      times: { '@timestamp': [AT, AT] },
      why: 'data stream timestamp field [@timestamp] encountered multiple values',
    },
  ])('want one time: $why', async ({ times, why }) => {
    const { status, body } = await server.call('POST /logs-a/_doc', { body: times });

    expect([status, body.error.type, body.error.caused_by.reason]).toEqual([
      400,
      'document_parsing_exception',
      why,
    ]);
  });

  it('go to the backing index only as changes of a known document', async () => {
    const { body: written } = await append('a');
    const line = `PUT /${BACKING}/_doc/${String(written._id)}`;

    const blind = await server.call(line, { body: document('b') });
    const known = await server.call(`${line}?if_seq_no=0&if_primary_term=1`, {
      body: document('c'),
    });

    expect(blind.body.error.reason).toContain('target corresponding data stream [logs-a] instead');
    expect(known.status).toBe(200);
    expect(await hostsOf('GET /logs-a/_search')).toEqual(['c']);
  });
});

describe('reads of a data stream', () => {
  it.each(['logs-a', 'logs-*', '_all', BACKING])('find its documents by %s', async (name) => {
    await append('a');

    expect(await hostsOf(`GET /${name}/_search`)).toEqual(['a']);
    expect((await server.call(`GET /${name}/_count`)).body.count).toBe(1);
    expect((await server.call(`GET /${name}/_field_caps?fields=host`)).body.fields).toMatchObject({
      host: { keyword: { type: 'keyword' } },
    });
  });

  it('resolve it, its backing index staying hidden', async () => {
    await append('a');

    const { body } = await server.call('GET /_resolve/index/*');
    const direct = await server.call(`GET /_resolve/index/${BACKING}`);

    expect(body).toEqual({
      indices: [],
      aliases: [],
      data_streams: [{ name: 'logs-a', backing_indices: [BACKING], timestamp_field: '@timestamp' }],
    });
    expect(direct.body.indices).toEqual([
      { name: BACKING, attributes: ['hidden', 'open'], data_stream: 'logs-a' },
    ]);
  });

  it('are granted by its name, backing indices included', async () => {
    await append('a');
    const reader = await server.addUser('reader', {
      indices: [{ names: ['logs-a'], privileges: ['read'] }],
    });
    const stranger = await server.addUser('stranger', {
      indices: [{ names: ['metrics-*'], privileges: ['read'] }],
    });

    expect(await hostsOf('GET /logs-*/_search', reader)).toEqual(['a']);
    expect(await hostsOf(`GET /${BACKING}/_search`, reader)).toEqual(['a']);
    expect(await hostsOf('GET /logs-*/_search', stranger)).toEqual([]);
    for (const name of ['logs-a', BACKING]) {
      expect((await server.call(`GET /${name}/_search`, { as: stranger })).status).toBe(403);
    }
  });

  it('need the whole name for a document by id', async () => {
    const { body } = await append('a');

    const byStream = await server.call(`GET /logs-a/_doc/${String(body._id)}`);
    const byIndex = await server.call(`GET /${BACKING}/_doc/${String(body._id)}`);

    expect([byStream.status, byStream.body.error.type, byIndex.status]).toEqual([
      404,
      'index_not_found_exception',
      200,
    ]);
  });
});

describe('_data_stream', () => {
  it('creates one without a document', async () => {
    const created = await server.call('PUT /_data_stream/logs-b');
    const shown = await server.call('GET /logs-b/_mapping');

    expect(created.body).toEqual({ acknowledged: true });
    expect(Object.values(shown.body)).toEqual([
      {
        mappings: {
          _data_stream_timestamp: { enabled: true },
          properties: { '@timestamp': { type: 'date' }, host: { type: 'keyword' } },
        },
      },
    ]);
  });

  it.each([
    { line: 'PUT /_data_stream/logs-a', says: 'data_stream [logs-a] already exists' },
    { line: 'PUT /_data_stream/other', says: 'no matching index template found for data stream' },
    { line: 'PUT /_data_stream/logs-A', says: 'must be lowercase' },
    { line: 'PUT /_data_stream/.ds-x', says: "must not start with '.ds-'" },
    { line: 'PUT /logs-c', says: 'creates data streams only' },
    { line: `DELETE /${BACKING}`, says: 'is the write index for data stream [logs-a]' },
  ])('answers $line with 400: $says', async ({ line, says }) => {
    await append('a');

    const { status, body } = await server.call(line);

    expect(status).toBe(400);
    expect(body.error.reason).toContain(says);
  });

  it('deletes by name and wildcard, documents included', async () => {
    await append('a');

    const missing = await server.call('DELETE /_data_stream/nowhere');
    const index = await server.call('DELETE /logs-a');
    const deleted = await server.call('DELETE /_data_stream/logs*');

    expect([missing.status, index.status, deleted.status]).toEqual([404, 400, 200]);
    expect((await server.call(`HEAD /${BACKING}`)).status).toBe(404);
    expect((await server.call('GET /_data_stream')).body).toEqual({ data_streams: [] });
  });
});
