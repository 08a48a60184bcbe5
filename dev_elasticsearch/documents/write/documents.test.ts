import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(() => server.dispose());

const write = async (line: string, body?: object) => {
  const answer = await server.call(line, body === undefined ? {} : { body });
  return [answer.status, answer.body.result ?? answer.body.error.type];
};

describe('writing one document', () => {
  it('answers with the version, the sequence number and the shards', async () => {
    const { status, body, headers } = await server.call('PUT /books/_doc/1?refresh=true', {
      body: { title: 'Dune' },
    });

    expect(status).toBe(201);
    expect(headers.location).toBe('/books/_doc/1');
    expect(body).toEqual({
      _index: 'books',
      _id: '1',
      _version: 1,
      result: 'created',
      forced_refresh: true,
      _shards: { total: 2, successful: 1, failed: 0 },
      _seq_no: 0,
      _primary_term: 1,
    });
  });

  it.each([
    { name: 'letters of another script', index: '書' },
    { name: 'a line break', index: 'a\r\nb' },
  ])('writes $name in the index name encoded into the header', async ({ index }) => {
    const { status, headers } = await server.call(`PUT /${encodeURIComponent(index)}/_doc/ä`, {
      body: {},
    });

    expect(status).toBe(201);
    expect(headers.location).toBe(`/${encodeURIComponent(index)}/_doc/%C3%A4`);
  });

  it('counts sequence numbers through updates and deletes', async () => {
    await server.call('PUT /books/_doc/1', { body: {} });
    await server.call('PUT /books/_doc/1', { body: { a: 1 } });
    await server.call('DELETE /books/_doc/1');
    await server.call('DELETE /books/_doc/1');

    const { body } = await server.call('PUT /books/_doc/2', { body: {} });

    expect(body._seq_no).toBe(4);
  });

  it('makes an id of 20 characters when none is given', async () => {
    const { status, body } = await server.call('POST /books/_doc', { body: {} });

    expect(status).toBe(201);
    expect(body._id).toMatch(/^[\w-]{20}$/);
  });

  it('tells created, updated, conflicts and deletes apart', async () => {
    const outcomes = [
      await write('PUT /books/_create/1', {}),
      await write('PUT /books/_create/1', {}),
      await write('PUT /books/_doc/1?op_type=create', {}),
      await write('PUT /books/_doc/1', {}),
      await write('DELETE /books/_doc/1'),
      await write('DELETE /books/_doc/1'),
      await write('DELETE /nowhere/_doc/1'),
    ];

    expect(outcomes).toEqual([
      [201, 'created'],
      [409, 'version_conflict_engine_exception'],
      [409, 'version_conflict_engine_exception'],
      [200, 'updated'],
      [200, 'deleted'],
      [404, 'not_found'],
      [404, 'index_not_found_exception'],
    ]);
  });

  it('writes only over the sequence number it is told', async () => {
    await server.call('PUT /books/_doc/1', { body: {} });

    const outcomes = [
      await write('PUT /books/_doc/1?if_seq_no=0&if_primary_term=1', { a: 1 }),
      await write('PUT /books/_doc/1?if_seq_no=0&if_primary_term=1', { a: 2 }),
      await write('PUT /books/_doc/1?if_seq_no=1&if_primary_term=2', { a: 2 }),
      await write('PUT /books/_doc/2?if_seq_no=1&if_primary_term=1', {}),
      await write('DELETE /books/_doc/1?if_seq_no=1&if_primary_term=1'),
    ];

    expect(outcomes).toEqual([
      [200, 'updated'],
      [409, 'version_conflict_engine_exception'],
      [409, 'version_conflict_engine_exception'],
      [409, 'version_conflict_engine_exception'],
      [200, 'deleted'],
    ]);
  });

  it('takes external versions that grow', async () => {
    const outcomes = [
      await write('PUT /books/_doc/1?version=5&version_type=external', {}),
      await write('PUT /books/_doc/1?version=5&version_type=external', {}),
      await write('PUT /books/_doc/1?version=5&version_type=external_gte', {}),
    ];

    expect(outcomes.map(([status]) => status)).toEqual([201, 409, 200]);
  });

  it('lets exactly one of many concurrent creates win', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => server.call('PUT /books/_create/1', { body: {} })),
    );

    const won = answers.filter(({ status }) => status === 201);
    const lost = answers.filter(({ status }) => status === 409);
    expect([won.length, lost.length]).toEqual([1, 19]);
  });

  it.each([
    { line: 'PUT /books/_doc/1?if_seq_no=1', type: 'action_request_validation_exception' },
    {
      line: 'PUT /books/_doc/1?if_seq_no=-1&if_primary_term=1',
      type: 'action_request_validation_exception',
    },
    { line: 'PUT /books/_doc/1?if_seq_no=x', type: 'illegal_argument_exception' },
    { line: 'PUT /books/_doc/1?version=1', type: 'action_request_validation_exception' },
    { line: 'PUT /books/_doc/1?op_type=update', type: 'illegal_argument_exception' },
    { line: 'PUT /books/_doc/1?refresh=maybe', type: 'illegal_argument_exception' },
    { line: 'PUT /books/_doc/1?unknown=1', type: 'illegal_argument_exception' },
    {
      line: `PUT /books/_doc/${'x'.repeat(513)}`,
      type: 'action_request_validation_exception',
    },
    { line: 'PUT /Books/_doc/1', type: 'invalid_index_name_exception' },
    { line: 'PUT /books/_doc/1', body: [], type: 'document_parsing_exception' },
    { line: 'POST /books/_update/1', body: {}, type: 'action_request_validation_exception' },
    { line: 'POST /books/_update/1', body: { dok: {} }, type: 'x_content_parse_exception' },
  ])('refuses $line with $body as $type', async ({ line, body = {}, type }) => {
    const answer = await server.call(line, { body });

    expect([answer.status, answer.body.error.type]).toEqual([400, type]);
  });

  it('keeps names that mean something to JavaScript as plain fields', async () => {
    const body = '{"__proto__": {"a": 1}, "constructor": "x", "toString": 5}';
    await server.call('PUT /books/_doc/1', { body });

    const found = await server.call('GET /books/_source/1');

    expect(JSON.stringify(found.body)).toBe(JSON.stringify(JSON.parse(body)));
  });
});

describe('updating a document', () => {
  const update = (body: object, id = '1') =>
    server.call(`POST /books/_update/${id}?_source=true`, { body });

  beforeEach(async () => {
    await server.call('PUT /books/_doc/1', { body: { a: { b: 1, c: [1] }, d: 1 } });
  });

  it('merges objects and replaces everything else', async () => {
    const { body } = await update({ doc: { a: { c: [2], e: null } } });

    expect(body).toMatchObject({
      result: 'updated',
      _version: 2,
      get: { _source: { a: { b: 1, c: [2], e: null }, d: 1 } },
    });
  });

  it('leaves the document alone when nothing changes, unless told otherwise', async () => {
    const same = { doc: { a: { b: 1 } } };

    const first = await update(same);
    const second = await update({ ...same, detect_noop: false });

    expect([first.body.result, first.body._version]).toEqual(['noop', 1]);
    expect([second.body.result, second.body._version]).toEqual(['updated', 2]);
  });

  it.each([
    { body: { doc: { x: 1 } }, status: 404 },
    { body: { doc: { x: 1 }, doc_as_upsert: true }, status: 201, source: { x: 1 } },
    { body: { doc: { x: 1 }, upsert: { y: 2 } }, status: 201, source: { y: 2 } },
  ])('answers $status for a missing document and $body', async ({ body, status, source }) => {
    const answer = await update(body, '2');

    expect(answer.status).toBe(status);
    expect((answer.body.get as { _source: object } | undefined)?._source).toEqual(source);
  });
});

describe('reading documents', () => {
  beforeEach(async () => {
    await server.call('PUT /books/_doc/1', { body: { title: 'Dune', author: { name: 'H' } } });
  });

  it('gets one by id', async () => {
    const { status, body } = await server.call('GET /books/_doc/1');

    expect(status).toBe(200);
    expect(body).toEqual({
      _index: 'books',
      _id: '1',
      _version: 1,
      _seq_no: 0,
      _primary_term: 1,
      found: true,
      _source: { title: 'Dune', author: { name: 'H' } },
    });
  });

  it.each([
    { line: 'GET /books/_doc/2', status: 404, body: { _index: 'books', _id: '2', found: false } },
    { line: 'GET /books/_source/1?_source=author', status: 200, body: { author: { name: 'H' } } },
    { line: 'GET /books/_source/1', status: 200, body: { title: 'Dune', author: { name: 'H' } } },
  ])('answers $line with $status', async ({ line, status, body }) => {
    const answer = await server.call(line);

    expect({ status: answer.status, body: answer.body }).toEqual({ status, body });
  });

  it.each([
    { line: 'HEAD /books/_doc/1', status: 200 },
    { line: 'HEAD /books/_doc/2', status: 404 },
    { line: 'HEAD /books/_source/1', status: 200 },
    { line: 'GET /books/_source/2', status: 404 },
    { line: 'GET /nowhere/_doc/1', status: 404 },
  ])('answers $line with $status alone', async ({ line, status }) => {
    expect((await server.call(line)).status).toBe(status);
  });

  it('gets many, each with its own outcome', async () => {
    const { body } = await server.call('POST /_mget', {
      body: {
        docs: [
          { _index: 'books', _id: '1', _source: false },
          { _index: 'books', _id: '2' },
          { _index: 'nowhere', _id: '1' },
        ],
      },
    });

    expect(body.docs).toEqual([
      expect.objectContaining({ _id: '1', found: true }),
      { _index: 'books', _id: '2', found: false },
      expect.objectContaining({
        error: expect.objectContaining({ type: 'index_not_found_exception' }) as object,
      }),
    ]);
  });

  it.each([{}, { ids: [] }, { docs: [{ _id: '1' }] }])('refuses mget of %j', async (body) => {
    const answer = await server.call('POST /_mget', { body });

    expect([answer.status, answer.body.error.type]).toEqual([
      400,
      'action_request_validation_exception',
    ]);
  });
});
