import { contractSuite } from '../../support/contract';
import { expectJudgement, may, type Judged } from './rights';

const FORBIDDEN = { type: 'security_exception', reason: expect.stringMatching(/on indices \[/) };

const MULTIPLE: Judged[] = [
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

contractSuite('Requests of several items', (cluster) => {
  it.each(MULTIPLE)('$title', async (row) => {
    await expectJudgement(cluster, row);
  });
});
