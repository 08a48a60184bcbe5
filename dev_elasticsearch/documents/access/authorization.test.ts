import { aTestServer } from '../../test_server.mock';
import type { TestCall, TestServer } from '../../test_server.mock';
import { ndjson } from '../ndjson.mock';

let server: TestServer;
const keys = new Map<string, string>();

const KEYS = {
  reader: [{ names: ['books'], privileges: ['read'] }],
  // An index of its own: what it adds must not show in the searches of the others.
  adder: [{ names: ['journal'], privileges: ['read', 'create_doc'] }],
  writer: [{ names: ['books', 'new'], privileges: ['write'] }],
  aliasReader: [{ names: ['library'], privileges: ['read'] }],
  indexer: [
    { names: ['raw'], privileges: ['indices:data/write/index', 'indices:data/write/bulk'] },
  ],
  dated: [{ names: ['dated-2030*'], privileges: ['read', 'index', 'create_index'] }],
  powerless: [],
  partial: [
    { names: ['books'], privileges: ['read'], query: { match_none: {} } },
    { names: ['films'], privileges: ['read'] },
  ],
};

beforeAll(async () => {
  server = await aTestServer();
  for (const index of ['books', 'films', 'journal']) {
    await server.call(`PUT /${index}/_doc/1`, { body: { title: 'Dune' } });
  }
  await server.call('PUT /books/_alias/library');
  for (const [name, indices] of Object.entries(KEYS)) {
    const body = { name, role_descriptors: { role: { cluster: [], indices } } };
    keys.set(name, (await server.addKey(body)).header);
  }
});

afterAll(() => server.dispose());

const callAs = (key: string, line: string, call: TestCall = {}) =>
  server.call(line, { ...call, as: keys.get(key) ?? null });

const found = (body: Readonly<Record<string, unknown>>) =>
  (body.hits as { hits: { _index: string }[] } | undefined)?.hits.map(({ _index }) => _index);

describe('searching with limited rights', () => {
  it.each([
    { key: 'reader', line: 'GET /_search', indices: ['books'] },
    { key: 'reader', line: 'GET /*/_search', indices: ['books'] },
    { key: 'reader', line: 'GET /_all/_search', indices: ['books'] },
    { key: 'reader', line: 'GET /*,-b*/_search', indices: [] },
    { key: 'reader', line: 'GET /zzz*/_search', indices: [] },
    { key: 'reader', line: 'GET /films/_search?ignore_unavailable=true', indices: [] },
    { key: 'reader', line: 'GET /books,films/_search?ignore_unavailable=true', indices: ['books'] },
    { key: 'aliasReader', line: 'GET /library/_search', indices: ['books'] },
    { key: 'aliasReader', line: 'GET /_search', indices: ['books'] },
    { key: 'partial', line: 'GET /_search', indices: ['films'] },
    { key: 'partial', line: 'GET /books/_search', indices: [] },
  ])('shows the key "$key" only $indices by $line', async ({ key, line, indices }) => {
    const { status, body } = await callAs(key, line);

    expect([status, found(body)]).toEqual([200, indices]);
  });

  it.each([
    { key: 'reader', line: 'GET /films/_search', on: ' on indices [films]' },
    { key: 'reader', line: 'GET /missing/_search', on: ' on indices [missing]' },
    { key: 'reader', line: 'GET /films,books,missing/_search', on: ' on indices [films,missing]' },
    { key: 'reader', line: 'GET /films/_doc/1', on: ' on indices [films]' },
    { key: 'reader', line: 'GET /library/_search', on: ' on indices [library]' },
    { key: 'aliasReader', line: 'GET /books/_search', on: ' on indices [books]' },
    { key: 'powerless', line: 'GET /_search', on: '' },
    { key: 'powerless', line: 'GET /b*/_search', on: '' },
  ])('refuses the key "$key" $line$on', async ({ key, line, on }) => {
    const { status, body } = await callAs(key, line);

    expect([status, body.error.type]).toEqual([403, 'security_exception']);
    expect(/ on indices \[[^\]]*\]/.exec(body.error.reason)?.[0] ?? '').toBe(on);
  });

  it('is 404 for a pattern without a match where one is demanded', async () => {
    const { status, body } = await callAs('reader', 'GET /zzz*/_search?allow_no_indices=false');

    expect([status, body.error.type]).toEqual([404, 'index_not_found_exception']);
  });

  it('refuses a malformed search before it looks at rights', async () => {
    const { status } = await callAs('powerless', 'GET /films/_search', {
      body: { query: { magic: {} } },
    });

    expect(status).toBe(400);
  });

  it('judges mget and msearch item by item', async () => {
    const docs = [
      { _index: 'books', _id: '1' },
      { _index: 'films', _id: '1' },
    ];
    const mget = await callAs('reader', 'POST /_mget', { body: { docs } });
    const msearch = await callAs(
      'reader',
      'POST /_msearch',
      ndjson([{ index: 'books' }, {}, { index: 'films' }, {}]),
    );

    expect(mget.body.docs).toEqual([
      expect.objectContaining({ found: true }),
      expect.objectContaining({
        error: expect.objectContaining({ type: 'security_exception' }) as object,
      }),
    ]);
    expect((msearch.body.responses as { status: number }[]).map(({ status }) => status)).toEqual([
      200, 403,
    ]);
  });

  it.each(['POST /_mget', 'POST /_msearch'])(
    'refuses %s as a whole without the right anywhere',
    async (line) => {
      const call =
        line === 'POST /_mget'
          ? { body: { docs: [{ _index: 'books', _id: '1' }] } }
          : ndjson([{ index: 'books' }, {}]);

      expect((await callAs('powerless', line, call)).status).toBe(403);
    },
  );
});

describe('writing with limited rights', () => {
  it.each([
    { key: 'reader', line: 'PUT /books/_doc/1', body: {}, on: false },
    { key: 'reader', line: 'POST /books/_doc', body: {}, on: false },
    { key: 'reader', line: 'PUT /books/_create/9', body: {}, on: false },
    { key: 'reader', line: 'DELETE /books/_doc/1', on: false },
    { key: 'reader', line: 'POST /books/_update/1', body: { doc: {} }, on: true },
    {
      key: 'reader',
      line: 'POST /books/_delete_by_query',
      body: { query: { match_all: {} } },
      on: true,
    },
    { key: 'adder', line: 'PUT /journal/_doc/1', body: {}, on: true },
    { key: 'adder', line: 'PUT /films/_create/9', body: {}, on: true },
    { key: 'adder', line: 'PUT /missing/_create/9', body: {}, on: true },
    { key: 'writer', line: 'PUT /new/_doc/1', body: {}, on: true },
    {
      key: 'writer',
      line: 'POST /books/_delete_by_query',
      body: { query: { match_all: {} } },
      on: true,
    },
  ])('refuses the key "$key" $line', async ({ key, line, body, on }) => {
    const answer = await callAs(key, line, body === undefined ? {} : { body });

    expect(answer.status).toBe(403);
    expect(answer.body.error.reason.includes(' on indices [')).toBe(on);
  });

  it.each([
    { line: 'PUT /journal/_create/added-1', body: {} },
    { line: 'POST /journal/_doc', body: {} },
  ])('lets create_doc do $line', async ({ line, body }) => {
    expect((await callAs('adder', line, { body })).status).toBe(201);
  });

  it('names the action, who asks, the index and the privileges that would do', async () => {
    const { body } = await callAs('adder', 'POST /journal/_update/1', { body: { doc: {} } });

    expect(body.error.reason).toMatch(
      /^action \[indices:data\/write\/update\] is unauthorized for API key id \[[\w-]+\] of user \[elastic\] on indices \[journal\], this action is granted by the index privileges \[index,write,all\]$/,
    );
  });

  it('refuses items of a bulk one by one, and the bulk without any right to write', async () => {
    const lines = [
      { create: { _index: 'journal', _id: 'added-2' } },
      {},
      { index: { _index: 'journal', _id: '1' } },
      {},
      { create: { _index: 'films', _id: '9' } },
      {},
      { delete: { _index: 'journal', _id: '1' } },
    ];

    const adder = await callAs('adder', 'POST /_bulk', ndjson(lines));
    const reader = await callAs('reader', 'POST /_bulk', ndjson(lines));

    const items = adder.body.items as Readonly<Record<string, { status: number }>>[];
    expect(items.flatMap((item) => Object.values(item).map(({ status }) => status))).toEqual([
      201, 403, 403, 403,
    ]);
    expect([reader.status, reader.body.error.reason.includes(' on indices')]).toEqual([403, false]);
  });
});

describe('growing a mapping', () => {
  it('needs a right of its own', async () => {
    await server.call('PUT /raw', { body: { mappings: { properties: { a: { type: 'long' } } } } });

    const known = await callAs('indexer', 'PUT /raw/_doc/1', { body: { a: 1 } });
    const unknown = await callAs('indexer', 'PUT /raw/_doc/2', { body: { b: 1 } });
    const bulk = await callAs(
      'indexer',
      'POST /raw/_bulk',
      ndjson([{ index: { _id: '3' } }, { b: 1 }]),
    );

    expect([known.status, unknown.status]).toEqual([201, 403]);
    expect(unknown.body.error.reason).toMatch(
      /^action \[indices:admin\/mapping\/auto_put\] is unauthorized .* on indices \[raw\]/,
    );
    expect(bulk.body.items).toMatchObject([{ index: { status: 403 } }]);
  });
});

describe('names with date math', () => {
  const NAME = '<dated-{now/d}>';
  const PATH = encodeURIComponent(NAME);

  it('are judged as the names that they stand for', async () => {
    const written = await callAs('dated', `PUT /${PATH}/_doc/1`, { body: {} });
    const bulk = await callAs('dated', 'POST /_bulk', ndjson([{ index: { _index: NAME } }, {}]));
    const mget = await callAs('dated', 'POST /_mget', {
      body: { docs: [{ _index: NAME, _id: '1' }] },
    });
    const msearch = await callAs('dated', 'POST /_msearch', ndjson([{ index: NAME }, {}]));
    const other = await callAs('dated', `GET /${encodeURIComponent('<dated-{now-1y/d}>')}/_search`);

    expect([written.status, written.body._index]).toEqual([201, 'dated-2030.01.01']);
    expect(bulk.body.items).toMatchObject([{ index: { _index: 'dated-2030.01.01', status: 201 } }]);
    expect(mget.body.docs).toMatchObject([{ _index: 'dated-2030.01.01', found: true }]);
    expect(msearch.body.responses).toMatchObject([{ hits: { total: { value: 2 } } }]);
    expect([other.status, other.body.error.reason]).toEqual([
      403,
      expect.stringContaining(' on indices [dated-2029.01.01]'),
    ]);
  });
});

describe('indices with limited rights', () => {
  it.each([
    'PUT /newindex',
    'DELETE /books',
    'POST /books/_refresh',
    'GET /books/_mapping',
    'GET /books/_settings',
    'GET /books/_alias',
    'GET /books',
    'HEAD /books',
    'GET /_cat/indices',
  ])('refuses a reader %s', async (line) => {
    expect((await callAs('reader', line)).status).toBe(403);
  });

  it.each([
    { line: 'GET /books/_field_caps?fields=*' },
    { line: 'GET /_resolve/index/books' },
    { line: 'GET /books/_count' },
  ])('lets a reader do $line', async ({ line }) => {
    expect((await callAs('reader', line)).status).toBe(200);
  });

  it('resolves patterns for a reader to its own index only', async () => {
    const { body } = await callAs('reader', 'GET /_resolve/index/*');

    expect(body).toEqual({
      indices: [{ name: 'books', aliases: ['library'], attributes: ['open'] }],
      aliases: [],
      data_streams: [],
    });
  });
});
