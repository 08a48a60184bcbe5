import { Client } from '@elastic/elasticsearch';
import { call, createKey, type Call } from '../support/elasticsearch';
import {
  elasticsearchUnderTest,
  type ElasticsearchUnderTest,
} from '../support/elasticsearch_under_test';

/** What a request with the documentation's `books-read-only` key has to come to. */
interface Row extends Omit<Call, 'authorization'> {
  readonly status: number;
  /** For 403s of an index action: does the reason name the index? */
  readonly namesIndex?: boolean;
  /** For searches: ids of the books found. */
  readonly found?: readonly string[];
}

const BOOKS_READ_ONLY = {
  'books-read-only': { cluster: [], indices: [{ names: ['books'], privileges: ['read'] }] },
};

const READS: Row[] = [
  { line: 'GET /books/_search', status: 200, found: ['1'] },
  { line: 'GET /books/_count', status: 200 },
  { line: 'GET /books/_doc/1', status: 200 },
  { line: 'POST /books/_mget', json: { ids: ['1'] }, status: 200 },
  { line: 'POST /books/_msearch', lines: [{}, { query: { match_all: {} } }], status: 200 },
  { line: 'GET /books/_field_caps?fields=*', status: 200 },
  { line: 'GET /_search', status: 200, found: ['1'] },
  { line: 'GET /_all/_search', status: 200, found: ['1'] },
  { line: 'GET /b*/_search', status: 200, found: ['1'] },
  { line: 'GET /books,other/_search?ignore_unavailable=true', status: 200, found: ['1'] },
  { line: 'GET /zzz*/_search', status: 200, found: [] },
  { line: 'GET /_security/_authenticate', status: 200 },
  {
    line: 'POST /_security/user/_has_privileges',
    json: { index: [{ names: ['books'], privileges: ['read'] }] },
    status: 200,
  },
];

const REFUSALS: Row[] = [
  { line: 'GET /other/_search', status: 403, namesIndex: true },
  { line: 'GET /missing/_search', status: 403, namesIndex: true },
  { line: 'GET /books,other/_search', status: 403, namesIndex: true },
  { line: 'PUT /books/_doc/1', json: {}, status: 403, namesIndex: false },
  { line: 'POST /books/_doc', json: {}, status: 403, namesIndex: false },
  { line: 'DELETE /books/_doc/1', status: 403, namesIndex: false },
  { line: 'POST /books/_update/1', json: { doc: {} }, status: 403, namesIndex: true },
  {
    line: 'POST /_bulk',
    lines: [{ index: { _index: 'books', _id: '9' } }, {}],
    status: 403,
    namesIndex: false,
  },
  { line: 'PUT /newindex', status: 403, namesIndex: true },
  { line: 'DELETE /books', status: 403, namesIndex: true },
  { line: 'POST /books/_refresh', status: 403, namesIndex: true },
  { line: 'GET /books/_mapping', status: 403, namesIndex: true },
  { line: 'GET /books', status: 403, namesIndex: true },
  { line: 'GET /', status: 403 },
  { line: 'GET /_cluster/health', status: 403 },
  { line: 'GET /_cat/indices', status: 403 },
  { line: 'GET /_license', status: 403 },
  { line: 'GET /_security/api_key?owner=true', status: 403 },
  { line: 'GET /_security/api_key?id=somebody-else', status: 403 },
  { line: 'GET /_security/api_key', status: 403 },
  { line: 'POST /_security/_query/api_key', json: {}, status: 403 },
  { line: 'POST /_security/api_key', json: { name: 'child' }, status: 403 },
];

let server: ElasticsearchUnderTest;

beforeAll(async () => {
  server = await elasticsearchUnderTest();
  for (const index of ['books', 'other']) {
    await call(server.url, {
      line: `PUT /${index}/_doc/1?refresh=true`,
      json: { title: 'Snow Crash' },
    });
  }
});

afterAll(() => server.dispose());

const booksReadOnlyKey = () =>
  createKey(server.url, { name: 'books-read-only', role_descriptors: BOOKS_READ_ONLY });

async function send(row: Omit<Row, 'status'>, encoded: string) {
  return call(server.url, { ...row, authorization: `ApiKey ${encoded}` });
}

describe('a key restricted to reading the index books', () => {
  it.each(READS)('is answered: $line', async (row) => {
    const { encoded } = await booksReadOnlyKey();

    const { status, body } = await send(row, encoded);

    expect(status).toBe(row.status);
    const found = body.hits?.hits.map((hit: { _id: string }) => hit._id);
    expect(found).toEqual(row.found ?? found);
  });

  it.each(REFUSALS)('is refused: $line', async (row) => {
    const { encoded, id } = await booksReadOnlyKey();

    const { status, body } = await send(row, encoded);

    expect({ status, type: body.error.type }).toEqual({ status: 403, type: 'security_exception' });
    expect(body.error.reason).toMatch(
      new RegExp(
        `^action \\[.+\\] is unauthorized for API key id \\[${id}\\] of user \\[elastic\\]`,
      ),
    );
    const namesIndex = body.error.reason.includes(' on indices [');
    expect(namesIndex).toBe(row.namesIndex ?? namesIndex);
  });

  it('sees itself by id, yet not what limits it, and cannot end itself', async () => {
    const { encoded, id } = await booksReadOnlyKey();

    const statuses = await Promise.all(
      [
        { line: `GET /_security/api_key?id=${id}` },
        { line: `GET /_security/api_key?id=${id}&with_limited_by=true` },
        { line: 'DELETE /_security/api_key', json: { ids: [id] } },
      ].map(async (request) => (await send(request, encoded)).status),
    );

    expect(statuses).toEqual([200, 403, 403]);
  });

  it('is refused with 401 once invalidated', async () => {
    const { encoded, id } = await booksReadOnlyKey();
    await call(server.url, { line: 'DELETE /_security/api_key', json: { ids: [id] } });

    const { status, body } = await send({ line: 'GET /books/_search' }, encoded);

    expect({ status, type: body.error.type }).toEqual({ status: 401, type: 'security_exception' });
  });

  it('is refused with 401 once expired', async () => {
    const { encoded } = await createKey(server.url, { name: 'brief', expiration: '0s' });

    const { status } = await send({ line: 'GET /' }, encoded);

    expect(status).toBe(401);
  });

  it('adds documents one by one when it has create_doc, too', async () => {
    const { encoded } = await createKey(server.url, {
      name: 'books-add',
      role_descriptors: {
        add: { indices: [{ names: ['books'], privileges: ['read', 'create_doc'] }] },
      },
    });
    const unique = `new-${Buffer.from(encoded).toString('hex').slice(-12)}`;

    const { status, body } = await send(
      {
        line: 'POST /_bulk',
        lines: [
          { create: { _index: 'books', _id: unique } },
          { title: 'Anathem' },
          { index: { _index: 'books', _id: '1' } },
          { title: 'Overwritten' },
        ],
      },
      encoded,
    );

    expect(status).toBe(200);
    expect(
      body.items.map((item: Record<string, { status: number }>) => Object.values(item)[0]?.status),
    ).toEqual([201, 403]);
    await call(server.url, { line: `DELETE /books/_doc/${unique}?refresh=true` });
  });
});

describe('the official client', () => {
  it('reads with the key and reports what the key may not', async () => {
    const { encoded } = await booksReadOnlyKey();
    const client = new Client({ node: server.url, auth: { apiKey: encoded } });

    const search = await client.search({ index: 'books' });
    const write = client.index({ index: 'books', id: '1', document: {} });

    expect(search.hits.hits.map((hit) => hit._id)).toEqual(['1']);
    await expect(write).rejects.toMatchObject({ statusCode: 403 });
    await client.close();
  });

  it('opens the cluster with an unrestricted key and is shut out once it is invalidated', async () => {
    const { encoded, id } = await createKey(server.url, { name: 'unrestricted' });
    const client = new Client({ node: server.url, auth: { apiKey: encoded } });

    const info = await client.info();
    await call(server.url, { line: 'DELETE /_security/api_key', json: { ids: [id] } });

    expect(info.cluster_name).not.toBe('');
    await expect(client.info()).rejects.toMatchObject({ statusCode: 401 });
    await client.close();
  });
});
