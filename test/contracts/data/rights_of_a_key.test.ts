import { contractSuite } from '../../support/contract';
import { expectJudgement, may, twoIndices, type Judged } from './rights';

const total = (value: number) => ({ hits: { total: { value } } });

const SEARCHES: Judged[] = [
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
  it.each(SEARCHES)('$title', async (row) => {
    await expectJudgement(cluster, row);
  });

  it('cover no hidden secrets: the system index is not among all', async () => {
    const { authorization } = await cluster.addKey({
      role_descriptors: { all: { indices: [may(['all'], ['*'])] } },
    });

    const { status } = await cluster.call({ line: 'GET /.security/_search', authorization });

    expect(status).toBe(403);
  });

  it('are those of the descriptor and of the owner at once', async () => {
    const index = await twoIndices(cluster);
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
