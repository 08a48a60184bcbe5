import { contractSuite, type ContractKey } from '../../support/contract';
import type { Call } from '../../support/elasticsearch';

interface Row extends Omit<Call, 'authorization'> {
  readonly status: number;
  /** For 403s of an index action: does the reason name the index? */
  readonly named?: boolean;
}

/** `{b}` = the index of books, `{o}` = another index, `{k}` = the id of the key. */
const ROWS: readonly Row[] = [
  { line: 'GET /{b}/_search', status: 200 },
  { line: 'GET /{b}/_count', status: 200 },
  { line: 'GET /{b}/_doc/1', status: 200 },
  { line: 'POST /{b}/_mget', json: { ids: ['1'] }, status: 200 },
  { line: 'POST /{b}/_msearch', lines: [{}, {}], status: 200 },
  { line: 'GET /{b}/_field_caps?fields=*', status: 200 },
  { line: 'GET /_search', status: 200 },
  { line: 'GET /_all/_search', status: 200 },
  { line: 'GET /{b}*/_search', status: 200 },
  { line: 'GET /zzz*/_search', status: 200 },
  { line: 'GET /{o}/_search', status: 403, named: true },
  { line: 'GET /{b}-missing/_search', status: 403, named: true },
  { line: 'GET /{b},{o}/_search', status: 403, named: true },
  { line: 'GET /{b},{o}/_search?ignore_unavailable=true', status: 200 },
  { line: 'PUT /{b}/_doc/1', json: {}, status: 403, named: false },
  { line: 'POST /{b}/_doc', json: {}, status: 403, named: false },
  { line: 'DELETE /{b}/_doc/1', status: 403, named: false },
  { line: 'POST /{b}/_update/1', json: { doc: {} }, status: 403, named: true },
  { line: 'POST /_bulk', lines: [{ index: { _index: '{b}' } }, {}], status: 403, named: false },
  { line: 'PUT /{b}-new', status: 403, named: true },
  { line: 'DELETE /{b}', status: 403, named: true },
  { line: 'POST /{b}/_refresh', status: 403, named: true },
  { line: 'GET /{b}/_mapping', status: 403, named: true },
  { line: 'GET /{b}', status: 403, named: true },
  { line: 'HEAD /{b}', status: 403 },
  { line: 'GET /', status: 403 },
  { line: 'HEAD /', status: 403 },
  { line: 'GET /_cluster/health', status: 403 },
  { line: 'GET /_cat/indices', status: 403 },
  { line: 'GET /_license', status: 403 },
  { line: 'GET /_xpack', status: 403 },
  { line: 'GET /_security/_authenticate', status: 200 },
  { line: 'POST /_security/user/_has_privileges', json: { cluster: ['monitor'] }, status: 200 },
  { line: 'GET /_security/api_key?id={k}', status: 200 },
  { line: 'GET /_security/api_key?id={k}&with_limited_by=true', status: 403 },
  { line: 'GET /_security/api_key?owner=true', status: 403 },
  { line: 'GET /_security/api_key?id=another', status: 403 },
  { line: 'GET /_security/api_key', status: 403 },
  { line: 'POST /_security/_query/api_key', status: 403 },
  {
    line: 'POST /_security/api_key',
    json: { name: 'a', role_descriptors: { a: {} } },
    status: 403,
  },
  { line: 'DELETE /_security/api_key', json: { ids: ['{k}'] }, status: 403 },
];

contractSuite('the key books-read-only', (cluster) => {
  let books = '';
  let other = '';
  const addKey = (): Promise<ContractKey> =>
    cluster.addKey({
      role_descriptors: {
        'books-read-only': { cluster: [], indices: [{ names: [books], privileges: ['read'] }] },
      },
    });

  beforeAll(async () => {
    books = await cluster.addIndex([{ title: 'Snow Crash' }, { title: 'Dune' }]);
    other = await cluster.addIndex([{ title: 'No book' }]);
  });

  const named = <Sent>(sent: Sent, key: ContractKey): Sent =>
    JSON.parse(
      JSON.stringify(sent)
        .replaceAll('{b}', books)
        .replaceAll('{o}', other)
        .replaceAll('{k}', key.id),
    );

  it.each(ROWS)('$line is $status', async ({ status, named: namesIndex, ...request }) => {
    const key = await addKey();

    const { authorization } = key;
    const answer = await cluster.call({ ...named(request, key), authorization });
    expect(answer.status).toBe(status);
    const naming =
      namesIndex === undefined ? undefined : / on indices \[/.test(answer.body.error.reason);
    expect(naming).toBe(namesIndex);
  });

  it.each(['/_search', '/_all/_search', '/*/_search'])('finds books alone by %s', async (path) => {
    const { authorization } = await addKey();

    const { hits } = await cluster.ok({ line: `GET ${path}`, authorization });
    expect(hits.hits.map(({ _index }: { _index: string }) => _index)).toEqual([books, books]);
  });

  it('gets the same answer for an index that is forbidden and one that is missing', async () => {
    const { authorization } = await addKey();

    const reasonOf = async (index: string): Promise<string> => {
      const { body } = await cluster.call({ line: `GET /${index}/_search`, authorization });
      return body.error.reason.replace(index, 'x');
    };
    expect(await reasonOf(other)).toBe(await reasonOf(`${books}-missing`));
  });

  it('is refused by everything once it is invalidated', async () => {
    const key = await addKey();
    await cluster.ok({ line: 'DELETE /_security/api_key', json: { ids: [key.id] } });

    for (const row of ROWS.slice(0, 3)) {
      const answer = await cluster.call({
        line: named(row.line, key),
        authorization: key.authorization,
      });
      expect(answer.status).toBe(401);
    }
  });

  it('with create_doc as well creates in bulk, and is refused the rest item by item', async () => {
    const index = await cluster.addIndex();
    const indices = [{ names: [index], privileges: ['read', 'create_doc'] }];
    const { authorization } = await cluster.addKey({ role_descriptors: { r: { indices } } });

    const { status, body } = await cluster.call({
      line: `POST /${index}/_bulk`,
      lines: [{ create: { _id: '2' } }, {}, { index: { _id: '1' } }, {}],
      authorization,
    });
    expect(status).toBe(200);
    expect([body.items[0].create.status, body.items[1].index.status]).toEqual([201, 403]);
  });
});
