import { contractSuite } from '../../support/contract';
import { expectAnswer, type ContractCase } from '../../support/expect_answer';

const ONE = { line: 'PUT /{i}/_doc/1', json: { a: 1 } };
const line = 'POST /{i}/_bulk';
/** One item of an answer, as the row names it. */
const items = (...list: readonly object[]) => ({ items: list });
const failed = (action: string, status: number, type: string | RegExp) => ({
  errors: true,
  items: [
    {
      [action]: {
        status,
        error: { type: typeof type === 'string' ? type : expect.stringMatching(type) },
      },
    },
  ],
});

const ITEMS: ContractCase[] = [
  {
    title: 'answers each item in order',
    given: [ONE],
    line: 'POST /_bulk',
    lines: [
      { index: { _index: '{i}', _id: '2' } },
      { a: 2 },
      { create: { _index: '{i}', _id: '3' } },
      { a: 3 },
      { update: { _index: '{i}', _id: '1' } },
      { doc: { a: 9 } },
      { delete: { _index: '{i}', _id: '2' } },
    ],
    status: 200,
    body: {
      took: expect.any(Number),
      errors: false,
      items: [
        {
          index: {
            _index: '{i}',
            _id: '2',
            _version: 1,
            result: 'created',
            status: 201,
            _seq_no: 1,
          },
        },
        { create: { _id: '3', result: 'created', status: 201, _seq_no: 2 } },
        { update: { _id: '1', _version: 2, result: 'updated', status: 200, _seq_no: 3 } },
        { delete: { _id: '2', _version: 2, result: 'deleted', status: 200, _primary_term: 1 } },
      ],
    },
  },
  {
    title: 'takes the index from the path',
    line,
    lines: [{ index: { _id: '1' } }, {}],
    status: 200,
    body: items({ index: { _index: '{i}', status: 201 } }),
  },
  {
    title: 'prefers the index of an item',
    line,
    lines: [{ index: { _index: '{i}-2', _id: '1' } }, {}],
    status: 200,
    body: items({ index: { _index: '{i}-2', status: 201 } }),
  },
  {
    title: 'takes PUT',
    line: 'PUT /{i}/_bulk',
    lines: [{ index: { _id: '1' } }, {}],
    status: 200,
    body: { errors: false },
  },
  {
    title: 'makes ids',
    line,
    lines: [{ index: {} }, {}, { create: {} }, {}],
    status: 200,
    body: items(
      { index: { _id: expect.stringMatching(/^[\w-]{20}$/), status: 201 } },
      { create: { _id: expect.stringMatching(/^[\w-]{20}$/), status: 201 } },
    ),
  },
  {
    title: 'replaces',
    given: [ONE],
    line,
    lines: [{ index: { _id: '1' } }, {}],
    status: 200,
    body: items({ index: { status: 200, result: 'updated', _version: 2 } }),
  },
  {
    title: 'skips blank lines at the end',
    line,
    raw: '{"index":{"_id":"1"}}\n{"a":1}\n\n',
    headers: { 'content-type': 'application/x-ndjson' },
    status: 200,
    body: { errors: false },
  },
  {
    title: 'takes lines that end as on Windows',
    line,
    raw: '{"index":{"_id":"1"}}\r\n{"a":1}\r\n',
    headers: { 'content-type': 'application/x-ndjson' },
    status: 200,
    body: { errors: false },
  },
  {
    title: 'says in each item that it refreshed',
    line: `${line}?refresh=true`,
    lines: [{ index: { _id: '1' } }, {}],
    status: 200,
    body: items({ index: { forced_refresh: true } }),
  },
  {
    title: 'sees earlier items in later ones',
    line,
    lines: [{ index: { _id: '1' } }, { a: 1 }, { update: { _id: '1' } }, { doc: { a: 1 } }],
    status: 200,
    body: items({ index: { result: 'created' } }, { update: { result: 'noop', status: 200 } }),
  },
  {
    title: 'upserts',
    line,
    lines: [{ update: { _id: '1' } }, { doc: { a: 1 }, doc_as_upsert: true }],
    status: 200,
    body: items({ update: { result: 'created', status: 201 } }),
  },
  {
    title: 'answers the source of an update',
    given: [ONE],
    line,
    lines: [{ update: { _id: '1' } }, { doc: { b: 2 }, _source: true }],
    status: 200,
    body: items({ update: { get: { _source: { a: 1, b: 2 } } } }),
  },
  {
    title: 'takes retry_on_conflict of an update',
    given: [ONE],
    line,
    lines: [{ update: { _id: '1', retry_on_conflict: 2 } }, { doc: { b: 2 } }],
    status: 200,
    body: { errors: false },
  },
  {
    title: 'takes a condition that holds',
    given: [ONE],
    line,
    lines: [{ index: { _id: '1', if_seq_no: 0, if_primary_term: 1 } }, {}],
    status: 200,
    body: items({ index: { status: 200 } }),
  },
];

const FAILURES: ContractCase[] = [
  {
    title: 'fails one item and does the others',
    given: [ONE],
    line,
    lines: [{ create: { _id: '1' } }, {}, { create: { _id: '2' } }, {}],
    status: 200,
    body: {
      errors: true,
      items: [
        {
          create: {
            _index: '{i}',
            _id: '1',
            status: 409,
            error: {
              type: 'version_conflict_engine_exception',
              reason: expect.stringMatching(/document already exists/),
              index: '{i}',
            },
          },
        },
        { create: { status: 201 } },
      ],
    },
  },
  {
    title: 'a condition that does not hold',
    given: [ONE],
    line,
    lines: [{ index: { _id: '1', if_seq_no: 5, if_primary_term: 1 } }, {}],
    status: 200,
    body: failed('index', 409, 'version_conflict_engine_exception'),
  },
  {
    title: 'a missing document to update',
    given: [ONE],
    line,
    lines: [{ update: { _id: '2' } }, { doc: {} }],
    status: 200,
    body: failed('update', 404, 'document_missing_exception'),
  },
  {
    title: 'a value that does not fit',
    given: [ONE],
    line,
    lines: [{ index: { _id: '2' } }, { a: 'word' }],
    status: 200,
    body: failed('index', 400, 'document_parsing_exception'),
  },
  {
    title: 'a bad index name',
    line: 'POST /_bulk',
    lines: [{ index: { _index: '{i}-UPPER' } }, {}],
    status: 200,
    body: failed('index', 400, 'invalid_index_name_exception'),
  },
  {
    title: 'a missing index to delete from',
    line,
    lines: [{ delete: { _id: '1' } }],
    status: 200,
    body: failed('delete', 404, 'index_not_found_exception'),
  },
  {
    title: 'no alias with require_alias of the item',
    line,
    lines: [{ index: { _id: '1', require_alias: true } }, {}],
    status: 200,
    body: failed('index', 404, 'index_not_found_exception'),
  },
  {
    title: 'no alias with require_alias of the request',
    line: `${line}?require_alias=true`,
    lines: [{ index: { _id: '1' } }, {}],
    status: 200,
    body: failed('index', 404, 'index_not_found_exception'),
  },
  {
    title: 'a missing document to delete is no error',
    given: [ONE],
    line,
    lines: [{ delete: { _id: '2' } }],
    status: 200,
    body: { errors: false, items: [{ delete: { status: 404, result: 'not_found' } }] },
  },
];

contractSuite('Bulk', (cluster, version) => {
  it.each(version.applicable([...ITEMS, ...FAILURES]))('$title', async (row) => {
    await expectAnswer(cluster, row);
  });
});
