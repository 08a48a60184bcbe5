import { contractSuite } from '../../support/contract';
import { expectJudgement, may, twoIndices, type Judged } from './rights';

/** Entries of a descriptor; `{i}` holds the documents 1 (`a: 1`) and 2 (`a: 2`). */
const only = (query: object | string) => ({ ...may(['read', 'write']), query });
const fields = (grant: readonly string[], except?: readonly string[]) => ({
  ...may(['read', 'write']),
  field_security: { grant, ...(except === undefined ? {} : { except }) },
});
const ONES = { term: { a: 1 } };
const total = (value: number) => ({ hits: { total: { value } } });
const REFUSED = { status: 400, body: { error: { type: 'security_exception' } } };

const DOCUMENTS: Judged[] = [
  {
    title: 'search finds',
    indices: [only(ONES)],
    line: 'GET /{i}/_search',
    status: 200,
    body: total(1),
  },
  {
    title: 'search finds by a query that is a text',
    indices: [only('{"term":{"a":1}}')],
    line: 'GET /{i}/_search',
    status: 200,
    body: total(1),
  },
  {
    title: 'search finds by a wildcard',
    indices: [only(ONES)],
    line: 'GET /{i}*/_search',
    status: 200,
    body: total(1),
  },
  {
    title: 'count counts',
    indices: [only(ONES)],
    line: 'GET /{i}/_count',
    status: 200,
    body: { count: 1 },
  },
  {
    title: 'get finds what it may',
    indices: [only(ONES)],
    line: 'GET /{i}/_doc/1',
    status: 200,
    body: { found: true },
  },
  {
    title: 'get misses the rest',
    indices: [only(ONES)],
    line: 'GET /{i}/_doc/2',
    status: 404,
    body: { found: false },
  },
  {
    title: 'mget misses the rest',
    indices: [only(ONES)],
    line: 'POST /{i}/_mget',
    json: { ids: ['1', '2'] },
    status: 200,
    body: { docs: [{ found: true }, { found: false }] },
  },
  {
    title: 'an aggregation adds',
    indices: [only(ONES)],
    line: 'POST /{i}/_search',
    json: { aggs: { x: { sum: { field: 'a' } } } },
    status: 200,
    body: { aggregations: { x: { value: 1 } } },
  },
  {
    title: 'two queries are joined by or',
    indices: [only(ONES), only({ term: { a: 2 } })],
    line: 'GET /{i}/_search',
    status: 200,
    body: total(2),
  },
  {
    title: 'an entry without a query lifts it',
    indices: [only(ONES), may(['read'])],
    line: 'GET /{i}/_search',
    status: 200,
    body: total(2),
  },
  {
    title: 'an update is refused',
    indices: [only(ONES)],
    line: 'POST /{i}/_update/1',
    json: { doc: { b: 1 } },
    ...REFUSED,
  },
  {
    title: 'an index is not',
    indices: [only(ONES)],
    line: 'PUT /{i}/_doc/1',
    json: { a: 1 },
    status: 200,
  },
  {
    title: 'an update in bulk is refused by itself',
    indices: [only(ONES)],
    line: 'POST /{i}/_bulk',
    lines: [{ update: { _id: '1' } }, { doc: { b: 1 } }, { index: { _id: '9' } }, {}],
    status: 200,
    body: {
      errors: true,
      items: [
        { update: { status: 400, error: { type: 'security_exception' } } },
        { index: { status: 201 } },
      ],
    },
  },
];

const FIELDS: Judged[] = [
  {
    title: 'search does not look into others',
    indices: [fields(['b'])],
    line: 'POST /{i}/_search',
    json: { query: ONES },
    status: 200,
    body: total(0),
  },
  {
    title: 'an aggregation does not either',
    indices: [fields(['b'])],
    line: 'POST /{i}/_search',
    json: { aggs: { x: { value_count: { field: 'a' } } } },
    status: 200,
    body: { aggregations: { x: { value: 0 } } },
  },
  {
    title: 'a pattern grants fields',
    indices: [fields(['*'], ['b'])],
    line: 'GET /{i}/_doc/1',
    status: 200,
    body: { _source: { a: 1 } },
  },
  {
    title: 'exceptions are taken from a grant',
    indices: [fields(['*'], ['a'])],
    line: 'POST /{i}/_search',
    json: { query: ONES },
    status: 200,
    body: total(0),
  },
  {
    title: 'two grants are joined',
    indices: [fields(['b']), fields(['a'])],
    line: 'GET /{i}/_doc/1',
    status: 200,
    body: { _source: { a: 1 } },
  },
  {
    title: 'an entry without fields lifts it',
    indices: [fields(['b']), may(['read'])],
    line: 'GET /{i}/_doc/1',
    status: 200,
    body: { _source: { a: 1 } },
  },
  {
    title: 'an update is refused for fields, too',
    indices: [fields(['a'])],
    line: 'POST /{i}/_update/1',
    json: { doc: { b: 1 } },
    ...REFUSED,
  },
];

contractSuite('Documents that a key may see:', (cluster) => {
  it.each(DOCUMENTS)('$title', async (row) => {
    await expectJudgement(cluster, row);
  });
});

contractSuite('Fields that a key may see:', (cluster) => {
  it.each(FIELDS)('$title', async (row) => {
    await expectJudgement(cluster, row);
  });

  it('neither the source nor field caps tell of others', async () => {
    const index = await twoIndices(cluster);
    const { authorization } = await cluster.addKey({
      role_descriptors: {
        few: { indices: [{ ...may(['read'], [index]), field_security: { grant: ['b'] } }] },
      },
    });

    const found = await cluster.ok({ line: `GET /${index}/_search`, authorization });
    const caps = await cluster.ok({ line: `GET /${index}/_field_caps?fields=a,b`, authorization });

    expect(caps.fields).toEqual({});
    expect(found.hits.hits.map((hit: { _source: object }) => hit._source)).toEqual([{}, {}]);
  });

  it('both sides have to show a document, the descriptor and the owner', async () => {
    const index = await twoIndices(cluster);
    const owner = await cluster.addUser(cluster.unique('owner'), {
      cluster: ['manage_own_api_key'],
      indices: [{ ...may(['read'], [index]), query: { term: { a: 1 } } }],
    });
    const wider = { role_descriptors: { wide: { indices: [may(['read'], [index])] } } };
    const other = {
      role_descriptors: {
        other: { indices: [{ ...may(['read'], [index]), query: { term: { a: 2 } } }] },
      },
    };

    const counts = [];
    for (const body of [{}, wider, other]) {
      const { authorization } = await cluster.addKey(body, owner);
      counts.push((await cluster.ok({ line: `GET /${index}/_count`, authorization })).count);
    }

    expect(counts).toEqual([1, 1, 0]);
  });
});
