import { contractSuite } from '../../support/contract';
import { documents, expectAnswer, type ContractCase } from '../../support/expect_answer';

const DOCS = documents({ 1: { a: 1, b: { c: 2 } }, 2: { a: 3 } });
const line = 'POST /{i}/_mget';

const CASES: ContractCase[] = [
  {
    title: 'answers documents by id in the order asked',
    line,
    json: { ids: ['2', '1'] },
    body: {
      docs: [
        {
          _index: '{i}',
          _id: '2',
          _version: 1,
          _seq_no: 1,
          _primary_term: 1,
          found: true,
          _source: { a: 3 },
        },
        { _id: '1', found: true },
      ],
    },
  },
  {
    title: 'says which are missing',
    line,
    json: { ids: ['1', '3'] },
    body: { docs: [{ found: true }, { _index: '{i}', _id: '3', found: false }] },
  },
  {
    title: 'takes documents of several indices',
    given: [DOCS, documents({ 9: { z: 1 } }, '{i}-2')],
    line: 'POST /_mget',
    json: {
      docs: [
        { _index: '{i}', _id: '1' },
        { _index: '{i}-2', _id: '9' },
      ],
    },
    body: { docs: [{ found: true }, { _index: '{i}-2', found: true, _source: { z: 1 } }] },
  },
  {
    title: 'prefers the index of a document to that of the path',
    given: [DOCS, documents({ 9: { z: 1 } }, '{i}-2')],
    line,
    json: { docs: [{ _index: '{i}-2', _id: '9' }, { _id: '1' }] },
    body: {
      docs: [
        { _index: '{i}-2', found: true },
        { _index: '{i}', found: true },
      ],
    },
  },
  {
    title: 'puts a missing index into the item',
    line: 'POST /_mget',
    json: {
      docs: [
        { _index: '{i}-2', _id: '1' },
        { _index: '{i}', _id: '1' },
      ],
    },
    body: {
      docs: [
        { _index: '{i}-2', _id: '1', error: { type: 'index_not_found_exception' } },
        { found: true },
      ],
    },
  },
  {
    title: 'filters the source of one document',
    line,
    json: { docs: [{ _id: '1', _source: ['b.c'] }] },
    body: { docs: [{ _source: { b: { c: 2 } } }] },
    lacks: ['docs[0]._source.a'],
  },
  {
    title: 'leaves the source of one document out',
    line,
    json: { docs: [{ _id: '1', _source: false }, { _id: '2' }] },
    body: { docs: [{ found: true }, { _source: { a: 3 } }] },
    lacks: ['docs[0]._source'],
  },
  {
    title: 'filters the source of one document both ways',
    line,
    json: { docs: [{ _id: '1', _source: { includes: ['*'], excludes: ['b'] } }] },
    body: { docs: [{ _source: { a: 1 } }] },
    lacks: ['docs[0]._source.b'],
  },
  {
    title: 'filters the source of all documents',
    line: `${line}?_source_includes=a`,
    json: { ids: ['1'] },
    body: { docs: [{ _source: { a: 1 } }] },
    lacks: ['docs[0]._source.b'],
  },
  {
    title: 'sees a document at once',
    given: [{ line: 'PUT /{i}/_doc/7', json: {} }],
    line,
    json: { ids: ['7'] },
    body: { docs: [{ found: true }] },
  },
].map((row) => ({ given: [DOCS], status: 200, ...row }));

const REFUSALS: ContractCase[] = [
  {
    title: 'refuses to get nothing',
    line,
    json: { ids: [] },
    error: { type: 'action_request_validation_exception', reason: /no documents to get/ },
  },
  {
    title: 'refuses a document without an index',
    line: 'POST /_mget',
    json: { docs: [{ _id: '1' }] },
    error: { type: 'action_request_validation_exception', reason: /index is missing/ },
  },
  {
    title: 'refuses a document without an id',
    line,
    json: { docs: [{ _index: '{i}' }] },
    error: { type: 'action_request_validation_exception', reason: /id is missing/ },
  },
  {
    title: 'refuses an unknown field of the body',
    line,
    json: { documents: [] },
    error: { type: /^(parsing|illegal_argument|parse)_exception$/, reason: /documents/ },
  },
  {
    title: 'refuses an unknown field of a document',
    line,
    json: { docs: [{ _id: '1', _colour: 'red' }] },
    error: { type: /^(parsing|illegal_argument|parse)_exception$/, reason: /_colour/ },
  },
].map((row) => ({ given: [DOCS], status: 400, ...row }));

contractSuite('Multi get', (cluster, version) => {
  it.each(version.applicable([...CASES, ...REFUSALS]))('$title', async (row) => {
    await expectAnswer(cluster, row);
  });
});
