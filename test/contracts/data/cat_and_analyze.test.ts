import { contractSuite } from '../../support/contract';
import { documents, expectAnswer, type ContractCase } from '../../support/expect_answer';

const DOCS = documents({ 1: { a: 1 }, 2: { a: 2 } });

const CAT: ContractCase[] = [
  {
    title: '_cat/indices answers texts in JSON',
    line: 'GET /_cat/indices/{i}?format=json',
    status: 200,
    body: [
      {
        health: expect.stringMatching(/^(green|yellow)$/),
        status: 'open',
        index: '{i}',
        uuid: expect.any(String),
        pri: '1',
        rep: '1',
        'docs.count': '2',
        'docs.deleted': '0',
        'store.size': expect.any(String),
        'pri.store.size': expect.any(String),
      },
    ],
  },
  {
    title: '_cat/indices answers the asked columns',
    line: 'GET /_cat/indices/{i}?format=json&h=index,docs.count',
    status: 200,
    body: [{ index: '{i}', 'docs.count': '2' }],
    lacks: ['[0].health'],
  },
  {
    title: '_cat/indices answers a table',
    line: 'GET /_cat/indices/{i}?h=index,docs.count',
    status: 200,
    body: expect.stringMatching(/^case-\S+ 2\n$/),
    answers: { 'content-type': /^text\/plain/ },
  },
  {
    title: '_cat/indices heads a table with v',
    line: 'GET /_cat/indices/{i}?v=true&h=index,docs.count',
    status: 200,
    body: expect.stringMatching(/^index +docs\.count\ncase-\S+ +2\n$/),
  },
  {
    title: '_cat/indices misses an index',
    line: 'GET /_cat/indices/{i}-zzz?format=json',
    status: 404,
    error: { type: 'index_not_found_exception' },
  },
];

const ANALYZE: ContractCase[] = [];

contractSuite('Tables and analysis', (cluster, version) => {
  it.each(version.applicable([...CAT, ...ANALYZE]))('$title', async (row) => {
    await expectAnswer(cluster, { given: [DOCS], ...row });
  });
});
