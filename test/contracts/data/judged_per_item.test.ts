import { contractSuite, type ContractCluster } from '../../support/contract';
import type { Answer, Call } from '../../support/elasticsearch';
import { documents, expectStatus, withIndex } from '../../support/expect_answer';

/** A request with a key, and what it comes to; `{i}` is an index, `{i}-2` another one. */
interface Row extends Omit<Call, 'authorization'> {
  readonly title: string;
  /** Index entries of the key's only descriptor. */
  readonly indices: readonly object[];
  readonly status: number;
  readonly body?: object;
}

const may = (privileges: readonly string[], names: readonly string[] = ['{i}']) => ({
  names,
  privileges,
});
const FORBIDDEN = { type: 'security_exception', reason: expect.stringMatching(/on indices \[/) };
const total = (value: number) => ({ hits: { total: { value } } });

const MULTIPLE: Row[] = [
  {
    title: '_bulk is refused as a whole without any right to write',
    indices: [may(['read'])],
    line: 'POST /_bulk',
    lines: [{ index: { _index: '{i}' } }, {}],
    status: 403,
    body: { error: { reason: expect.stringMatching(/^(?!.*on indices)/) } },
  },
  {
    title: '_bulk is judged item by item with a right to write somewhere',
    indices: [may(['write'])],
    line: 'POST /_bulk',
    lines: [
      { index: { _index: '{i}', _id: '8' } },
      {},
      { index: { _index: '{i}-2', _id: '8' } },
      {},
      { delete: { _index: '{i}', _id: '1' } },
    ],
    status: 200,
    body: {
      errors: true,
      items: [
        { index: { status: 201 } },
        { index: { status: 403, error: FORBIDDEN } },
        { delete: { status: 200 } },
      ],
    },
  },
  {
    title: '_bulk update needs index, not only create',
    indices: [may(['create'])],
    line: 'POST /{i}/_bulk',
    lines: [{ update: { _id: '1' } }, { doc: { b: 1 } }, { index: { _id: '9' } }, {}],
    status: 200,
    body: { items: [{ update: { status: 403, error: FORBIDDEN } }, { index: { status: 201 } }] },
  },
  {
    title: '_mget puts the refusal into the item',
    indices: [may(['read'])],
    line: 'POST /_mget',
    json: {
      docs: [
        { _index: '{i}', _id: '1' },
        { _index: '{i}-2', _id: '1' },
      ],
    },
    status: 200,
    body: { docs: [{ found: true }, { _index: '{i}-2', _id: '1', error: FORBIDDEN }] },
  },
  {
    title: '_mget is refused as a whole without any right to read',
    indices: [may(['write'])],
    line: 'POST /{i}/_mget',
    json: { ids: ['1'] },
    status: 403,
  },
  {
    title: '_msearch puts the refusal into its answer',
    indices: [may(['read'])],
    line: 'POST /_msearch',
    lines: [{ index: '{i}' }, {}, { index: '{i}-2' }, {}],
    status: 200,
    body: {
      responses: [
        { status: 200 },
        {
          status: 403,
          error: { type: 'security_exception', reason: expect.stringMatching(/on indices \[/) },
        },
      ],
    },
  },
  {
    title: '_msearch is refused as a whole without any right to read',
    indices: [may(['monitor'])],
    line: 'POST /{i}/_msearch',
    lines: [{}, {}],
    status: 403,
  },
  {
    title: 'a single write elsewhere names the index',
    indices: [may(['write'])],
    line: 'PUT /{i}-2/_doc/1',
    json: {},
    status: 403,
    body: { error: FORBIDDEN },
  },
];

const SEARCHES: Row[] = [
  {
    title: 'a wildcard shrinks to what may be read',
    indices: [may(['read'])],
    line: 'GET /{i}*/_search',
    status: 200,
    body: total(2),
  },
  {
    title: 'two grants are both read',
    indices: [may(['read']), may(['read'], ['{i}-2'])],
    line: 'GET /{i}*/_search',
    status: 200,
    body: total(3),
  },
  {
    title: 'a pattern grants what it matches',
    indices: [may(['read'], ['{i}*'])],
    line: 'GET /{i},{i}-2/_search',
    status: 200,
    body: total(3),
  },
  {
    title: 'an expression grants what it matches',
    indices: [may(['read'], ['/{i}-[0-9]/'])],
    line: 'GET /{i}*/_search',
    status: 200,
    body: total(1),
  },
  {
    title: 'an exclusion works on what may be read',
    indices: [may(['read'], ['{i}*'])],
    line: 'GET /{i}*,-{i}-2/_search',
    status: 200,
    body: total(2),
  },
  {
    title: 'nothing left answers nothing',
    indices: [may(['read'])],
    line: 'GET /{i}-2*/_search',
    status: 200,
    body: total(0),
  },
  {
    title: 'nothing left is missed with allow_no_indices=false',
    indices: [may(['read'])],
    line: 'GET /{i}-2*/_search?allow_no_indices=false',
    status: 404,
    body: { error: { type: 'index_not_found_exception' } },
  },
  {
    title: 'a wildcard is refused when nothing at all may be read',
    indices: [may(['write'])],
    line: 'GET /{i}*/_search',
    status: 403,
  },
  {
    title: 'a missing index that may be read is missed',
    indices: [may(['read'], ['{i}*'])],
    line: 'GET /{i}-9/_search',
    status: 404,
    body: { error: { type: 'index_not_found_exception' } },
  },
  {
    title: 'ignore_unavailable drops what may not be read',
    indices: [may(['read'])],
    line: 'GET /{i},{i}-2/_search?ignore_unavailable=true',
    status: 200,
    body: total(2),
  },
  {
    title: 'an alias is judged by its own name: refused',
    indices: [may(['read'])],
    line: 'GET /{i}-alias/_search',
    status: 403,
  },
  {
    title: 'an alias is judged by its own name: granted',
    indices: [may(['read'], ['{i}-alias'])],
    line: 'GET /{i}-alias/_search',
    status: 200,
    body: total(2),
  },
  {
    title: 'the index behind a granted alias stays closed',
    indices: [may(['read'], ['{i}-alias'])],
    line: 'GET /{i}/_search',
    status: 403,
  },
  {
    title: '_count is judged as a search',
    indices: [may(['read'])],
    line: 'GET /{i}*/_count',
    status: 200,
    body: { count: 2 },
  },
  {
    title: 'the mapping is told with view_index_metadata',
    indices: [may(['view_index_metadata'])],
    line: 'GET /{i}/_mapping',
    status: 200,
    body: { '{i}': {} },
  },
  {
    title: 'statistics of settings are told with monitor',
    indices: [may(['monitor'])],
    line: 'GET /{i}/_settings',
    status: 200,
  },
  {
    title: 'a refresh is done with maintenance',
    indices: [may(['maintenance'])],
    line: 'POST /{i}/_refresh',
    status: 200,
  },
  {
    title: 'an index is made with create_index',
    indices: [may(['create_index'], ['{i}-new'])],
    line: 'PUT /{i}-new',
    status: 200,
  },
  {
    title: 'an index is deleted with delete_index',
    indices: [may(['delete_index'])],
    line: 'DELETE /{i}',
    status: 200,
  },
  {
    title: 'a first document makes no index with write alone',
    indices: [may(['write'], ['{i}-new'])],
    line: 'PUT /{i}-new/_doc/1',
    json: {},
    status: 403,
  },
  {
    title: 'a first document makes its index with auto_configure',
    indices: [may(['write', 'auto_configure'], ['{i}-new'])],
    line: 'PUT /{i}-new/_doc/1',
    json: {},
    status: 201,
  },
];

contractSuite('Rights of a key', (cluster) => {
  const send = async ({
    indices,
    title,
    status,
    body,
    ...request
  }: Row): Promise<{ readonly answer: Answer; readonly index: string }> => {
    const index = cluster.unique('rights');
    await prepare(cluster, index);
    const role_descriptors = withIndex({ only: { indices } }, index);
    const { authorization } = await cluster.addKey({ role_descriptors });
    const answer = await cluster.call({ ...withIndex(request, index), authorization });
    return { answer, index };
  };

  it.each([...MULTIPLE, ...SEARCHES])('$title', async (row) => {
    const { answer, index } = await send(row);

    expectStatus(answer, row.status);
    expect(answer.body).toMatchObject(withIndex(row.body ?? {}, index));
  });

  it('cover no hidden secrets: the system index is not among all', async () => {
    const { authorization } = await cluster.addKey({
      role_descriptors: { all: { indices: [may(['all'], ['*'])] } },
    });

    const { status } = await cluster.call({ line: 'GET /.security/_search', authorization });

    expect(status).toBe(403);
  });

  it('are those of the descriptor and of the owner at once', async () => {
    const index = cluster.unique('rights');
    await prepare(cluster, index);
    const name = cluster.unique('reader');
    const owner = await cluster.addUser(name, {
      cluster: ['manage_own_api_key'],
      indices: [may(['read'], [index])],
    });
    const wide = { role_descriptors: { wide: { indices: [may(['all'], [`${index}*`])] } } };
    const { authorization } = await cluster.addKey(wide, owner);

    const statuses = [];
    for (const line of [`GET /${index}/_search`, `GET /${index}-2/_search`, `DELETE /${index}`]) {
      statuses.push((await cluster.call({ line, authorization })).status);
    }

    expect(statuses).toEqual([200, 403, 403]);
  });
});

async function prepare(cluster: ContractCluster, index: string): Promise<void> {
  const steps = [
    documents({ 1: { a: 1 }, 2: { a: 2 } }),
    documents({ 1: { a: 1 } }, '{i}-2'),
    { line: 'PUT /{i}/_alias/{i}-alias' },
  ];
  for (const step of steps) await cluster.ok(withIndex(step, index));
}
