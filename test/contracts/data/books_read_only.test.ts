import { contractSuite, type ContractCluster } from '../../support/contract';
import type { Answer, Call } from '../../support/elasticsearch';
import { expectStatus, withIndex } from '../../support/expect_answer';
import { idsOf } from './library';

/** A request with the key; `{i}` is the index it may read, `{i}-2` one that it may not. */
interface Row extends Omit<Call, 'authorization'> {
  readonly status: number;
  /** Does the reason name the index? Absent = not looked at. */
  readonly onIndex?: boolean;
  /** Ids of the hits. */
  readonly found?: readonly string[];
}

const READS: Row[] = [
  { line: 'GET /{i}/_search', status: 200, found: ['1'] },
  { line: 'GET /{i}/_count', status: 200 },
  { line: 'GET /{i}/_doc/1', status: 200 },
  { line: 'HEAD /{i}/_doc/1', status: 200 },
  { line: 'GET /{i}/_source/1', status: 200 },
  { line: 'POST /{i}/_mget', json: { ids: ['1'] }, status: 200 },
  { line: 'POST /{i}/_msearch', lines: [{}, {}], status: 200 },
  { line: 'GET /{i}/_field_caps?fields=*', status: 200 },
  { line: 'POST /{i}/_pit?keep_alive=1m', status: 200 },
  { line: 'GET /_search?size=1', status: 200, found: ['1'] },
  { line: 'GET /_all/_search', status: 200, found: ['1'] },
  { line: 'GET /{i}*/_search', status: 200, found: ['1'] },
  { line: 'GET /{i},{i}-2/_search?ignore_unavailable=true', status: 200, found: ['1'] },
  { line: 'GET /zzz*/_search', status: 200, found: [] },
  { line: 'GET /*,-{i}/_search', status: 200, found: [] },
  { line: 'GET /_resolve/index/{i}*', status: 200 },
  { line: 'GET /_security/_authenticate', status: 200 },
  {
    line: 'POST /_security/user/_has_privileges',
    json: { index: [{ names: ['{i}'], privileges: ['read'] }] },
    status: 200,
  },
];

const REFUSALS: Row[] = [
  { line: 'GET /{i}-2/_search', status: 403, onIndex: true },
  { line: 'GET /{i}-missing/_search', status: 403, onIndex: true },
  { line: 'GET /{i},{i}-2/_search', status: 403, onIndex: true },
  { line: 'GET /{i}-2/_doc/1', status: 403, onIndex: true },
  { line: 'GET /{i}-2/_count', status: 403, onIndex: true },
  { line: 'GET /{i}-2/_field_caps?fields=*', status: 403, onIndex: true },
  { line: 'PUT /{i}/_doc/1', json: {}, status: 403, onIndex: false },
  { line: 'POST /{i}/_doc', json: {}, status: 403, onIndex: false },
  { line: 'PUT /{i}/_create/9', json: {}, status: 403, onIndex: false },
  { line: 'DELETE /{i}/_doc/1', status: 403, onIndex: false },
  { line: 'POST /{i}/_update/1', json: { doc: {} }, status: 403, onIndex: true },
  { line: 'POST /_bulk', lines: [{ index: { _index: '{i}' } }, {}], status: 403, onIndex: false },
  { line: 'POST /{i}/_update_by_query', status: 403 },
  { line: 'POST /{i}/_delete_by_query', json: { query: { match_all: {} } }, status: 403 },
  { line: 'PUT /{i}-new', status: 403, onIndex: true },
  { line: 'DELETE /{i}', status: 403, onIndex: true },
  { line: 'POST /{i}/_refresh', status: 403, onIndex: true },
  { line: 'GET /{i}/_mapping', status: 403, onIndex: true },
  { line: 'PUT /{i}/_mapping', json: { properties: {} }, status: 403, onIndex: true },
  { line: 'GET /{i}/_settings', status: 403, onIndex: true },
  { line: 'GET /{i}', status: 403, onIndex: true },
  {
    line: 'POST /_aliases',
    json: { actions: [{ add: { index: '{i}', alias: 'x' } }] },
    status: 403,
  },
  { line: 'GET /', status: 403, onIndex: false },
  { line: 'GET /_cluster/health', status: 403 },
  { line: 'GET /_cluster/settings', status: 403 },
  { line: 'GET /_nodes', status: 403 },
  { line: 'GET /_cat/indices', status: 403 },
  { line: 'GET /_license', status: 403 },
  { line: 'GET /_xpack', status: 403 },
  { line: 'GET /_index_template', status: 403 },
  { line: 'GET /_security/api_key?owner=true', status: 403 },
  { line: 'GET /_security/api_key?id=somebody-else', status: 403 },
  { line: 'GET /_security/api_key', status: 403 },
  { line: 'POST /_security/_query/api_key', json: {}, status: 403 },
  { line: 'POST /_security/api_key', json: { name: 'child' }, status: 403 },
  { line: 'GET /_security/user', status: 403 },
  { line: 'GET /_security/role', status: 403 },
];

interface Holder {
  readonly index: string;
  readonly id: string;
  readonly send: (request: Omit<Call, 'authorization'>) => Promise<Answer>;
}

/** A key like the one of the documentation, over an index of its own beside another one. */
async function aHolder(cluster: ContractCluster, privileges = ['read']): Promise<Holder> {
  const index = cluster.unique('books');
  for (const name of [index, `${index}-2`]) {
    await cluster.ok({ line: `PUT /${name}/_doc/1?refresh=true`, json: { title: 'Snow Crash' } });
  }
  const { id, authorization } = await cluster.addKey({
    role_descriptors: { books: { cluster: [], indices: [{ names: [index], privileges }] } },
  });
  const send = (request: Omit<Call, 'authorization'>) =>
    cluster.call({ ...withIndex(request, index), authorization });
  return { index, id, send };
}

contractSuite('A key that may read one index', (cluster) => {
  it.each(READS)('is answered: $line', async ({ status, found, ...request }) => {
    const { send } = await aHolder(cluster);

    const answer = await send(request);

    expectStatus(answer, status);
    expect(found === undefined ? undefined : idsOf(answer.body)).toEqual(found);
  });

  it.each(REFUSALS)('is refused: $line', async ({ status, onIndex, ...request }) => {
    const { send, id } = await aHolder(cluster);

    const answer = await send(request);

    expectStatus(answer, status);
    const { type, reason } = answer.body.error;
    expect(type).toBe('security_exception');
    expect(reason).toMatch(
      new RegExp(
        `^action \\[.+\\] is unauthorized for API key id \\[${id}\\] of user \\[elastic\\]`,
      ),
    );
    expect(reason.includes(' on indices [')).toBe(onIndex ?? reason.includes(' on indices ['));
  });

  it('HEAD of the index is refused without a body', async () => {
    const { send } = await aHolder(cluster);

    const { status, body } = await send({ line: 'HEAD /{i}' });

    expect({ status, body }).toEqual({ status: 403, body: undefined });
  });

  it('is told the same of an index that exists and of one that does not', async () => {
    const { send, index } = await aHolder(cluster);

    const other = await send({ line: 'GET /{i}-2/_search' });
    const missing = await send({ line: 'GET /{i}-9/_search' });

    expect(other.body.error.reason.replaceAll(`${index}-2`, `${index}-9`)).toBe(
      missing.body.error.reason,
    );
  });

  it('sees itself by id, yet not what limits it, and cannot end itself', async () => {
    const { send, id } = await aHolder(cluster);

    const own = await send({ line: `GET /_security/api_key?id=${id}` });
    const limits = await send({ line: `GET /_security/api_key?id=${id}&with_limited_by=true` });
    const end = await send({ line: 'DELETE /_security/api_key', json: { ids: [id] } });

    expect([own.status, limits.status, end.status]).toEqual([200, 403, 403]);
    expect(own.body.api_keys).toMatchObject([{ id }]);
  });

  it('is refused with 401 everywhere once invalidated', async () => {
    const { send, id } = await aHolder(cluster);
    await cluster.ok({ line: 'DELETE /_security/api_key', json: { ids: [id] } });

    for (const line of ['GET /{i}/_search', 'GET /_security/_authenticate', 'GET /']) {
      const { status, body } = await send({ line });
      expect({ status, type: body.error.type }).toEqual({
        status: 401,
        type: 'security_exception',
      });
    }
  });
});

contractSuite('A key that may read and add', (cluster) => {
  it('is judged item by item in _bulk', async () => {
    const { send, index } = await aHolder(cluster, ['read', 'create_doc']);

    const { status, body } = await send({
      line: 'POST /_bulk',
      lines: [
        { create: { _index: '{i}', _id: '2' } },
        { title: 'Anathem' },
        { index: { _index: '{i}', _id: '1' } },
        { title: 'Overwritten' },
        { create: { _index: '{i}-2', _id: '2' } },
        {},
        { delete: { _index: '{i}', _id: '1' } },
      ],
    });

    expect(status).toBe(200);
    expect(body.errors).toBe(true);
    expect(body.items).toMatchObject([
      { create: { _index: index, _id: '2', status: 201 } },
      {
        index: {
          _index: index,
          _id: '1',
          status: 403,
          error: {
            type: 'security_exception',
            reason: expect.stringMatching(/op_type\/index.*on indices \[books-/),
          },
        },
      },
      { create: { status: 403, error: { type: 'security_exception' } } },
      { delete: { status: 403, error: { type: 'security_exception' } } },
    ]);
  });

  it.each([
    { line: 'PUT /{i}/_create/3', json: {}, status: 201 },
    { line: 'POST /{i}/_doc?op_type=create', json: {}, status: 201 },
    { line: 'PUT /{i}/_doc/1', json: {}, status: 403 },
    { line: 'PUT /{i}/_create/1', json: {}, status: 409 },
    { line: 'PUT /{i}-2/_create/3', json: {}, status: 403 },
    { line: 'DELETE /{i}/_doc/1', status: 403 },
    { line: 'POST /{i}/_update/1', json: { doc: { a: 1 } }, status: 403 },
  ])('$line answers $status', async ({ status, ...request }) => {
    const { send } = await aHolder(cluster, ['read', 'create_doc']);

    const answer = await send(request);

    expectStatus(answer, status);
  });
});
