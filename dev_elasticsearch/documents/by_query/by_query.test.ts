import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';
import { ndjson } from '../ndjson.mock';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
  await server.call(
    'POST /books/_bulk',
    ndjson(['a', 'b', 'c'].flatMap((id) => [{ index: { _id: id } }, { letter: id }])),
  );
});

afterEach(() => server.dispose());

const call = (line: string, body?: object) => server.call(line, body === undefined ? {} : { body });

const idsIn = async (index: string) => {
  const { body } = await call(`GET /${index}/_search?sort=_doc`);
  return (body.hits as { hits: { _id: string }[] }).hits.map(({ _id }) => _id);
};

describe('_delete_by_query and _update_by_query', () => {
  it('delete what the query selects', async () => {
    const { body } = await call('POST /books/_delete_by_query', {
      query: { terms: { 'letter.keyword': ['a', 'b'] } },
    });

    expect(body).toEqual({
      took: 0,
      timed_out: false,
      total: 2,
      deleted: 2,
      batches: 1,
      version_conflicts: 0,
      noops: 0,
      retries: { bulk: 0, search: 0 },
      throttled_millis: 0,
      requests_per_second: -1,
      throttled_until_millis: 0,
      failures: [],
    });
    expect(await idsIn('books')).toEqual(['c']);
  });

  it('write the selected documents again, the oldest first', async () => {
    const { body } = await call('POST /books/_update_by_query?max_docs=2&scroll_size=1');

    expect(body).toMatchObject({ total: 2, updated: 2, deleted: 0, batches: 2 });
    expect((await call('GET /books/_doc/a')).body._version).toBe(2);
    expect((await call('GET /books/_doc/c')).body._version).toBe(1);
  });

  it('select by q, and by a slice', async () => {
    const q = await call('POST /books/_delete_by_query?q=letter:a');
    const slices = [];
    for (const id of [0, 1]) {
      const body = { query: { match_all: {} }, slice: { id, max: 2 } };
      slices.push((await call('POST /books/_delete_by_query', body)).body.deleted);
    }

    expect(q.body.deleted).toBe(1);
    expect(slices.map(Number).reduce((sum, n) => sum + n)).toBe(2);
  });

  it('count each of several slices', async () => {
    const { body } = await call('POST /books/_update_by_query?slices=2');

    const slices = body.slices as { slice_id: number; updated: number; total: number }[];
    expect(slices.map(({ slice_id: id }) => id)).toEqual([0, 1]);
    expect(slices.reduce((sum, { updated }) => sum + updated, 0)).toBe(3);
    expect(body).toMatchObject({ total: 3, updated: 3 });
  });

  it('go on in a task when nobody waits', async () => {
    const { status, body } = await call('POST /books/_delete_by_query?wait_for_completion=false', {
      query: { match_all: {} },
    });
    // Writes are made one after the other: when this one is done, so is that of the task.
    await call('PUT /other/_doc/1', {});
    const task = await call(`GET /_tasks/${String(body.task)}`);

    expect([status, body.task]).toEqual([200, expect.stringMatching(/^[^:]+:\d+$/)]);
    expect(task.body).toMatchObject({ completed: true, response: { total: 3, deleted: 3 } });
  });

  it('stop at a document that cannot be written, and say which', async () => {
    await call('PUT /books/_mapping', { dynamic: 'strict' });
    await call('PUT /strict', {
      mappings: { dynamic: false, properties: { n: { type: 'long' } } },
    });
    await call('PUT /strict/_doc/1', { other: 'x' });
    await call('PUT /strict/_mapping', { dynamic: 'strict' });

    const { status, body } = await call('POST /strict/_update_by_query');

    expect(status).toBe(400);
    expect(body).toMatchObject({
      total: 1,
      updated: 0,
      failures: [
        {
          index: 'strict',
          id: '1',
          status: 400,
          cause: { type: 'strict_dynamic_mapping_exception' },
        },
      ],
    });
  });

  it.each([
    { line: 'POST /books/_delete_by_query', body: {}, reason: /query is missing/ },
    {
      line: 'POST /books/_update_by_query',
      body: { script: {} },
      reason: /^cannot execute \[inline\] scripts$/,
    },
    {
      line: 'POST /books/_delete_by_query',
      body: { query: { x: {} } },
      reason: /^unknown query \[x\]$/,
    },
    {
      line: 'POST /books/_delete_by_query?conflicts=ignore',
      body: { query: { match_all: {} } },
      reason: /^conflicts may only be "proceed" or "abort" but was \[ignore\]$/,
    },
    { line: 'POST /books/_update_by_query?slices=0', reason: /^\[slices\] must be a positive/ },
    {
      line: 'POST /books/_update_by_query?slices=1025',
      reason: /^The number of slices \[1025\] is too large. It must be less than \[1024\]/,
    },
    { line: 'POST /books/_update_by_query?max_docs=x', reason: /^Failed to parse int parameter/ },
    {
      line: 'POST /books/_update_by_query?requests_per_second=0',
      reason: /^\[requests_per_second\] must be a float greater than 0/,
    },
    {
      line: 'POST /books/_update_by_query',
      body: { size: 1 },
      reason: /^Unknown key for a VALUE_NUM/,
    },
    { line: 'POST /books/_update_by_query?pipeline=p', reason: /^pipeline with id \[p\] does not/ },
  ])('refuse $line with $body', async ({ line, body, reason }) => {
    const answer = await call(line, body);

    expect([answer.status, answer.body.error.reason]).toEqual([400, expect.stringMatching(reason)]);
  });
});

describe('_reindex', () => {
  it('copies the selected documents, and makes the index', async () => {
    const { status, body } = await call('POST /_reindex', {
      source: { index: 'books', query: { terms: { 'letter.keyword': ['a', 'c'] } } },
      dest: { index: 'copy' },
    });

    expect([status, body.total, body.created, body.updated]).toEqual([200, 2, 2, 0]);
    expect(await idsIn('copy')).toEqual(['a', 'c']);
  });

  it('leaves documents alone that are there, when it may only create', async () => {
    await call('PUT /copy/_doc/b', { letter: 'B' });
    const body = { source: { index: ['books'] }, dest: { index: 'copy', op_type: 'create' } };

    const aborted = await call('POST /_reindex', body);
    const proceeded = await call('POST /_reindex', { ...body, conflicts: 'proceed' });

    expect([aborted.status, aborted.body.failures]).toMatchObject([
      409,
      [{ index: 'copy', id: 'b', cause: { type: 'version_conflict_engine_exception' } }],
    ]);
    expect([proceeded.status, proceeded.body.version_conflicts]).toEqual([200, 3]);
    expect((await call('GET /copy/_source/b')).body).toEqual({ letter: 'B' });
  });

  it('keeps versions, routing and a part of the source where it is told to', async () => {
    await call('PUT /books/_doc/d?routing=r', { letter: 'd', note: 'x' });
    await call('PUT /books/_doc/d?routing=r', { letter: 'd', note: 'y' });
    await call('POST /_reindex', {
      source: { index: 'books', query: { ids: { values: ['d'] } }, _source: ['note'] },
      dest: { index: 'copy', version_type: 'external' },
    });

    expect((await call('GET /copy/_doc/d')).body).toMatchObject({
      _version: 2,
      _routing: 'r',
      _source: { note: 'y' },
    });
  });

  it('copies only what the caller sees', async () => {
    const { header } = await server.addKey({
      name: 'k',
      role_descriptors: {
        role: {
          indices: [
            {
              names: ['books'],
              privileges: ['read'],
              query: { term: { 'letter.keyword': 'a' } },
              field_security: { grant: ['nothing'] },
            },
            { names: ['copy'], privileges: ['all'] },
          ],
        },
      },
    });
    const body = { source: { index: 'books' }, dest: { index: 'copy' } };
    const answer = await server.call('POST /_reindex', { body, as: header });

    expect([answer.status, answer.body.created]).toEqual([200, 1]);
    expect((await call('GET /copy/_source/a')).body).toEqual({});
  });

  it.each([
    { body: { dest: { index: 'x' } }, reason: /use _all if you really want to copy/ },
    { body: { source: { index: 'books' } }, reason: /index must be specified/ },
    {
      body: { source: { index: 'books' }, dest: { index: 'books' } },
      reason: /reindex cannot write into an index its reading from \[books\]/,
    },
    {
      body: { source: { index: 'books', remote: { host: 'http://a:9200' } }, dest: { index: 'x' } },
      reason: /^\[http:\/\/a:9200\] not whitelisted in reindex\.remote\.whitelist$/,
    },
    {
      body: { source: { index: 'books' }, dest: { index: 'x' }, script: {} },
      reason: /^cannot execute \[inline\] scripts$/,
    },
    {
      body: { source: { index: 'books' }, dest: { index: 'x', op_type: 'update' } },
      reason: /^opType must be 'create' or 'index'/,
    },
    {
      body: { source: { index: 'books' }, dest: { index: 'x', routing: 'r' } },
      reason: /routing must be unset, \[keep\], \[discard\] or/,
    },
    {
      body: { source: { index: 'books', x: 1 }, dest: { index: 'x' } },
      reason: /unknown field \[x\]/,
    },
  ])('refuses $body', async ({ body, reason }) => {
    const answer = await call('POST /_reindex', body);

    expect([answer.status, answer.body.error.reason]).toEqual([400, expect.stringMatching(reason)]);
  });
});
