import { aTestServer } from '../../test_server.mock';
import type { TestCall, TestServer } from '../../test_server.mock';
import { ndjson } from '../ndjson.mock';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
  await server.call('PUT /books', {
    body: { mappings: { properties: { size: { type: 'long' } } } },
  });
  await server.call(
    'POST /books/_bulk',
    ndjson([1, 2, 3, 4].flatMap((size) => [{ index: { _id: String(size) } }, { size }])),
  );
});

afterEach(() => server.dispose());

const open = async (call: TestCall = {}) =>
  (await server.call('POST /books/_pit?keep_alive=1m', call)).body.id;

interface Hits {
  readonly hits: readonly { readonly _id: string; readonly sort?: readonly unknown[] }[];
}

const idsOf = (body: Readonly<Record<string, unknown>>) =>
  (body.hits as Hits).hits.map(({ _id }) => _id);

describe('a point in time', () => {
  it('shows the documents as they were when it was opened', async () => {
    const id = await open();
    await server.call('DELETE /books/_doc/1');
    await server.call('PUT /books/_doc/2', { body: { size: 99 } });
    await server.call('PUT /books/_doc/9', { body: { size: 9 } });

    const { body } = await server.call('POST /_search', {
      body: { pit: { id }, sort: ['size'], version: true },
    });

    expect(body.pit_id).toBe(id);
    expect(idsOf(body)).toEqual(['1', '2', '3', '4']);
  });

  it('breaks ties by _shard_doc, which search_after takes back', async () => {
    const id = await open();
    const search = { pit: { id, keep_alive: '2m' }, size: 2, sort: [{ size: 'desc' }] };

    const first = await server.call('POST /_search', { body: search });
    const last = (first.body.hits as Hits).hits[1]?.sort;
    const second = await server.call('POST /_search', { body: { ...search, search_after: last } });

    expect(last).toEqual([3, expect.any(Number)]);
    expect([idsOf(first.body), idsOf(second.body)]).toEqual([
      ['4', '3'],
      ['2', '1'],
    ]);
  });

  it('cuts the documents into slices', async () => {
    const id = await open();
    const slices = await Promise.all(
      [0, 1].map((slice) =>
        server.call('POST /_search', { body: { pit: { id }, slice: { id: slice, max: 2 } } }),
      ),
    );

    expect(slices.flatMap(({ body }) => idsOf(body)).sort()).toEqual(['1', '2', '3', '4']);
    expect(slices.map(({ body }) => idsOf(body).length)).not.toContain(4);
  });

  it('ends when it is closed, when its time is over, and with its index', async () => {
    const [closed, expired, orphan] = [await open(), await open(), await open()];
    const close = await server.call('DELETE /_pit', { body: { id: closed } });
    const again = await server.call('DELETE /_pit', { body: { id: closed } });
    server.pass(30_000);
    await server.call('POST /_search', { body: { pit: { id: orphan } } });
    server.pass(30_000);
    const alive = await server.call('POST /_search', { body: { pit: { id: orphan } } });
    await server.call('DELETE /books');

    const answers = await Promise.all(
      [closed, expired, orphan].map((id) =>
        server.call('POST /_search', { body: { pit: { id } } }),
      ),
    );

    expect([close.status, close.body]).toEqual([200, { succeeded: true, num_freed: 1 }]);
    expect([again.status, again.body]).toEqual([404, { succeeded: true, num_freed: 0 }]);
    expect(alive.status).toBe(200);
    expect(answers.map(({ status, body }) => [status, body.error.caused_by.type])).toEqual(
      Array.from({ length: 3 }, () => [404, 'search_context_missing_exception']),
    );
  });

  it.each([
    { line: 'POST /books/_pit', reason: /\[keep_alive\] is not specified/ },
    {
      line: 'POST /books/_pit?keep_alive=2d',
      reason: /^Keep alive for request \(2d\) is too large/,
    },
    { line: 'POST /books/_pit?keep_alive=x', reason: /failed to parse setting \[keep_alive\]/ },
    {
      line: 'POST /books/_search',
      body: { pit: { id: 'x' } },
      reason: /\[indices\] cannot be used/,
    },
    {
      line: 'POST /_search?routing=a&preference=b&ignore_unavailable=true',
      body: { pit: { id: 'x' } },
      reason: /1: \[indicesOptions\].*2: \[routing\].*3: \[preference\]/,
    },
    { line: 'POST /_search?scroll=1m', body: { pit: { id: 'x' } }, reason: /in a scroll context/ },
    { line: 'POST /_search', body: { sort: ['_shard_doc'] }, reason: /without \[point in time\]/ },
    { line: 'POST /_search', body: { pit: {} }, reason: /id is not provided/ },
    { line: 'DELETE /_pit', body: {}, reason: /id/ },
  ])('refuses $line with $body', async ({ line, body, reason }) => {
    const answer = await server.call(line, body === undefined ? {} : { body });

    expect([answer.status, answer.body.error.reason]).toEqual([400, expect.stringMatching(reason)]);
  });
});

describe('a point in time of others', () => {
  const role = (names: readonly string[]) => ({ indices: [{ names, privileges: ['read'] }] });

  it('is not there for anybody but its opener', async () => {
    const reader = await server.addUser('reader', role(['books']));
    const id = await open();

    const search = await server.call('POST /_search', { body: { pit: { id } }, as: reader });
    const close = await server.call('DELETE /_pit', { body: { id }, as: reader });

    expect([search.status, close.status]).toEqual([404, 404]);
    expect((await server.call('POST /_search', { body: { pit: { id } } })).status).toBe(200);
  });

  it('does not outlive the rights of its opener', async () => {
    const reader = await server.addUser('reader', role(['books']));
    const id = await open({ as: reader });
    const before = await server.call('POST /_search', { body: { pit: { id } }, as: reader });
    await server.call('PUT /_security/role/reader-role', { body: role(['films']) });

    const after = await server.call('POST /_search', { body: { pit: { id } }, as: reader });

    expect([before.status, after.status]).toEqual([200, 403]);
  });

  it('is not opened by those who may not read the index', async () => {
    const reader = await server.addUser('reader', role(['films']));

    const { status } = await server.call('POST /books/_pit?keep_alive=1m', { as: reader });

    expect(status).toBe(403);
  });
});
