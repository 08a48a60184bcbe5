import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';
import { ndjson } from '../ndjson.mock';

let server: TestServer;
const keys = new Map<string, string>();

const on = (limits: object, names: readonly string[] = ['books']) => ({
  cluster: [],
  indices: [
    { names, privileges: ['read', 'write', 'view_index_metadata'], ...limits },
    { names: ['free'], privileges: ['read', 'write'] },
  ],
});

const KEYS = {
  sf: on({ query: { term: { genre: 'sf' } } }),
  fields: on({
    field_security: {
      grant: ['title*', 'author.*', 'parts.*', 'labels*'],
      except: ['author.secret', 'parts.secret', 'labels.secret'],
    },
  }),
  alias: on({ query: '{"range":{"price":{"lt":10}}}' }, ['library']),
  both: on({ query: { term: { secret: 'tulip' } }, field_security: { grant: ['title'] } }),
};

beforeAll(async () => {
  server = await aTestServer();
  await server.call('PUT /books', {
    body: {
      mappings: {
        properties: {
          genre: { type: 'keyword' },
          price: { type: 'long' },
          secret: { type: 'keyword' },
          hint: { type: 'alias', path: 'secret' },
          labels: { type: 'flattened' },
          parts: {
            type: 'nested',
            properties: { kind: { type: 'keyword' }, secret: { type: 'keyword' } },
          },
          author: { properties: { name: { type: 'keyword' }, secret: { type: 'keyword' } } },
        },
      },
      aliases: { library: {} },
    },
  });
  await server.call('PUT /free');
  const book = (title: string, genre: string, price: number) => ({
    title,
    genre,
    price,
    secret: 'tulip',
    labels: { shelf: 'a1', secret: 'tulip' },
    parts: [{ kind: 'cover', secret: 'tulip' }, { secret: 'tulip' }],
    author: { name: 'Frank', secret: 'tulip' },
    hidden: { deep: ['tulip'] },
  });
  await server.call(
    'POST /books/_bulk',
    ndjson([
      { index: { _id: '1' } },
      book('Dune', 'sf', 5),
      { index: { _id: '2' } },
      book('Emma', 'novel', 15),
    ]),
  );
  for (const [name, role] of Object.entries(KEYS)) {
    keys.set(name, (await server.addKey({ name, role_descriptors: { role } })).header);
  }
});

afterAll(() => server.dispose());

const callAs = (key: string, line: string, body?: object) =>
  server.call(line, { ...(body === undefined ? {} : { body }), as: keys.get(key) ?? null });

describe('document-level security', () => {
  it.each([
    { key: 'sf', line: 'GET /books/_doc/1', status: 200 },
    { key: 'sf', line: 'GET /books/_doc/2', status: 404 },
    { key: 'sf', line: 'GET /books/_source/2', status: 404 },
    { key: 'sf', line: 'HEAD /books/_doc/2', status: 404 },
    { key: 'alias', line: 'GET /library/_doc/1', status: 200 },
    { key: 'alias', line: 'GET /library/_doc/2', status: 404 },
    { key: 'both', line: 'GET /books/_doc/2', status: 200 },
  ])('answers the key "$key" $line with $status', async ({ key, line, status }) => {
    expect((await callAs(key, line)).status).toBe(status);
  });

  it('shows hidden documents of an _mget as not found', async () => {
    const { body } = await callAs('sf', 'POST /books/_mget', { ids: ['1', '2'] });

    expect(body.docs).toMatchObject([
      { _id: '1', found: true },
      { _index: 'books', _id: '2', found: false },
    ]);
  });

  it('leaves hidden documents out of hits, totals, scores and aggregations', async () => {
    const { body } = await callAs('sf', 'POST /books/_search', {
      aggs: { genres: { terms: { field: 'genre' } }, most: { max: { field: 'price' } } },
    });

    expect(body.hits).toMatchObject({ total: { value: 1 }, hits: [{ _id: '1' }] });
    expect(body.aggregations).toMatchObject({
      genres: { buckets: [{ key: 'sf', doc_count: 1 }] },
      most: { value: 5 },
    });
    expect((await callAs('sf', 'GET /books/_count')).body.count).toBe(1);
  });

  it('deletes by query only what the caller sees', async () => {
    const { body } = await callAs('sf', 'POST /books/_delete_by_query?max_docs=0', {
      query: { match_all: {} },
    });
    const matching = await callAs('sf', 'POST /books/_count', {
      query: { ids: { values: ['2'] } },
    });

    expect([body.deleted, matching.body.count]).toEqual([0, 0]);
  });
});

describe('field-level security', () => {
  it.each(['GET /books/_doc/1', 'GET /books/_source/1', 'GET /books/_search', 'POST /books/_mget'])(
    'leaves hidden fields out of the answer to %s',
    async (line) => {
      const body = line.includes('_mget') ? { ids: ['1'] } : undefined;

      const answer = JSON.stringify((await callAs('fields', line, body)).body);

      expect(answer).toContain('Dune');
      expect(answer).not.toMatch(/tulip|secret|"price"|hidden/);
    },
  );

  it('prunes objects and lists of objects', async () => {
    const { body } = await callAs('fields', 'GET /books/_source/1');

    expect(body).toEqual({
      title: 'Dune',
      labels: { shelf: 'a1' },
      parts: [{ kind: 'cover' }],
      author: { name: 'Frank' },
    });
  });

  it.each([
    { query: { term: { secret: 'tulip' } } },
    { query: { term: { hint: 'tulip' } } },
    { query: { exists: { field: 'price' } } },
    { query: { exists: { field: 'hidden' } } },
    { query: { term: { labels: 'tulip' } } },
    { query: { term: { 'labels.secret': 'tulip' } } },
    { query: { nested: { path: 'parts', query: { term: { 'parts.secret': 'tulip' } } } } },
    { query: { multi_match: { query: 'tulip', fields: ['*'] } } },
    { query: { simple_query_string: { query: 'tulip' } } },
  ])('finds nothing by a hidden field: $query', async ({ query }) => {
    const { status, body } = await callAs('fields', 'POST /books/_count', { query });

    expect([status, body.count]).toEqual([200, 0]);
  });

  it('treats a hidden field as unmapped in sorts, fields and aggregations', async () => {
    const { body } = await callAs('fields', 'POST /books/_search', {
      fields: ['*'],
      sort: [{ price: { order: 'desc', unmapped_type: 'long' } }],
      aggs: { secrets: { terms: { field: 'secret' } } },
    });
    const refused = await callAs('fields', 'POST /books/_search', { sort: ['price'] });

    expect(body.aggregations).toMatchObject({ secrets: { buckets: [] } });
    expect(JSON.stringify(body)).not.toMatch(/tulip|15/);
    expect(refused.status).toBe(400);
  });

  it.each(['GET /books/_mapping', 'GET /books', 'GET /books/_field_caps?fields=*'])(
    'leaves hidden fields out of %s',
    async (line) => {
      const text = JSON.stringify((await callAs('fields', line)).body);

      expect(text).toContain('title');
      expect(text).not.toMatch(/"price"|"secret"|parts\.secret|"hidden"/);
    },
  );

  it('selects nothing by the filter of an alias on a hidden field', async () => {
    const aliases = { tulips: { filter: { term: { secret: 'tulip' } } } };
    const notes = { aliases, mappings: { properties: { secret: { type: 'keyword' } } } };
    await server.call('PUT /letters', { body: notes });
    await server.call('PUT /letters/_doc/1', { body: { secret: 'tulip' } });
    const role = on({ field_security: { grant: ['title'] } }, ['letters', 'tulips']);
    const { header } = await server.addKey({ name: 'k', role_descriptors: { role } });

    const counts = [
      await server.call('GET /letters/_count', { as: header }),
      await server.call('GET /tulips/_count', { as: header }),
      await server.call('GET /tulips/_count'),
    ];

    expect(counts.map(({ body }) => body.count)).toEqual([1, 0, 1]);
  });

  it('judges the query of a role by fields that the caller does not see', async () => {
    const { body } = await callAs('both', 'GET /books/_search');

    expect(body.hits).toMatchObject({
      total: { value: 2 },
      hits: [{ _source: { title: 'Dune' } }, { _source: { title: 'Emma' } }],
    });
  });
});

describe('writing with a limited view', () => {
  const REFUSED = 'if field or document level security is enabled';

  it.each(['sf', 'fields'])('refuses updates to the key "%s", as bulk items too', async (key) => {
    const update = await callAs(key, 'POST /books/_update/1', { doc: { title: 'x' } });
    const bulk = await server.call('POST /_bulk', {
      ...ndjson([{ update: { _index: 'books', _id: '1' } }, { doc: { title: 'x' } }]),
      as: keys.get(key) ?? null,
    });

    expect([update.status, update.body.error]).toMatchObject([
      400,
      { type: 'security_exception', reason: `Can't execute an update request ${REFUSED}` },
    ]);
    expect(bulk.body.items).toMatchObject([
      {
        update: {
          status: 400,
          error: {
            type: 'security_exception',
            reason: `Can't execute a bulk item request with update requests embedded ${REFUSED}`,
          },
        },
      },
    ]);
  });

  it('does not quote hidden values when a document cannot be written again', async () => {
    await server.call('PUT /notes', { body: { mappings: { dynamic: false } } });
    await server.call('PUT /notes/_doc/1', { body: { title: 'a', secret: 'tulip' } });
    await server.call('PUT /notes/_mapping', {
      body: { properties: { secret: { type: 'long' } } },
    });
    const role = on({ field_security: { grant: ['title'] } }, ['notes']);
    const { header } = await server.addKey({ name: 'k', role_descriptors: { role } });

    const { status, body } = await server.call('POST /notes/_update_by_query', { as: header });

    expect([status, body.failures]).toMatchObject([
      400,
      [{ id: '1', cause: { type: 'document_parsing_exception' } }],
    ]);
    expect(JSON.stringify(body)).not.toMatch(/tulip|secret/);
  });

  it('takes whole documents, deletes, and updates of an index without limits', async () => {
    const answers = [
      await callAs('sf', 'PUT /free/_doc/1', { a: 1 }),
      await callAs('sf', 'POST /free/_update/1', { doc: { a: 2 } }),
      await callAs('sf', 'PUT /books/_doc/9', { genre: 'poem' }),
      await callAs('sf', 'DELETE /books/_doc/9'),
    ];

    expect(answers.map(({ status }) => status)).toEqual([201, 200, 201, 200]);
  });
});
