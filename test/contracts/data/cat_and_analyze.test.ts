import { contractSuite } from '../../support/contract';
import { documents, expectAnswer, mapped, type ContractCase } from '../../support/expect_answer';

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
    title: '_cat/indices takes short names of columns',
    line: 'GET /_cat/indices/{i}?format=json&h=i,dc',
    status: 200,
    body: [{ i: '{i}', dc: '2' }],
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
    title: '_cat/indices sorts',
    given: [DOCS, documents({ 1: {} }, '{i}-2')],
    line: 'GET /_cat/indices/{i}*?format=json&h=index&s=index:desc',
    status: 200,
    body: [{ index: '{i}-2' }, { index: '{i}' }],
  },
  {
    title: '_cat/indices sorts by number',
    given: [DOCS, documents({ 1: {} }, '{i}-2')],
    line: 'GET /_cat/indices/{i}*?format=json&h=index&s=docs.count',
    status: 200,
    body: [{ index: '{i}-2' }, { index: '{i}' }],
  },
  {
    title: '_cat/indices explains its columns',
    line: 'GET /_cat/indices?help',
    status: 200,
    body: expect.stringMatching(/^health +\| h +\| /),
  },
  {
    title: '_cat/indices answers sizes in bytes',
    line: 'GET /_cat/indices/{i}?format=json&bytes=b&h=store.size',
    status: 200,
    body: [{ 'store.size': expect.stringMatching(/^\d+$/) }],
  },
  {
    title: '_cat/indices leaves an index of other health out',
    line: 'GET /_cat/indices/{i}?format=json&health=red',
    status: 200,
    body: [],
  },
  {
    title: '_cat/indices misses an index',
    line: 'GET /_cat/indices/{i}-zzz?format=json',
    status: 404,
    error: { type: 'index_not_found_exception' },
  },
];

const tokens = (...words: readonly string[]) => ({ tokens: words.map((token) => ({ token })) });

const ANALYZE: ContractCase[] = [
  {
    title: '_analyze splits by the standard analyser',
    line: 'POST /_analyze',
    json: { text: 'Snow CRASH, 2nd' },
    status: 200,
    body: {
      tokens: [
        { token: 'snow', start_offset: 0, end_offset: 4, type: '<ALPHANUM>', position: 0 },
        { token: 'crash', start_offset: 5, end_offset: 10, type: '<ALPHANUM>', position: 1 },
        { token: '2nd', start_offset: 12, end_offset: 15, type: '<ALPHANUM>', position: 2 },
      ],
    },
  },
  {
    title: '_analyze names numbers',
    line: 'POST /_analyze',
    json: { analyzer: 'standard', text: '42' },
    status: 200,
    body: { tokens: [{ token: '42', type: '<NUM>' }] },
  },
  {
    title: '_analyze keeps a keyword whole',
    line: 'POST /_analyze',
    json: { analyzer: 'keyword', text: 'Snow Crash' },
    status: 200,
    body: tokens('Snow Crash'),
  },
  {
    title: '_analyze splits at spaces only',
    line: 'POST /_analyze',
    json: { analyzer: 'whitespace', text: 'Snow-Crash Two' },
    status: 200,
    body: tokens('Snow-Crash', 'Two'),
  },
  {
    title: '_analyze takes the analyser of a field',
    given: [mapped({ k: { type: 'keyword' } })],
    line: 'POST /{i}/_analyze',
    json: { field: 'k', text: 'Snow Crash' },
    status: 200,
    body: tokens('Snow Crash'),
  },
  {
    title: '_analyze takes several texts',
    line: 'POST /_analyze',
    json: { text: ['one', 'two'] },
    status: 200,
    body: tokens('one', 'two'),
  },
  {
    title: '_analyze refuses an unknown analyser',
    line: 'POST /_analyze',
    json: { analyzer: 'colour', text: 'a' },
    status: 400,
    error: {
      type: 'illegal_argument_exception',
      reason: /failed to find global analyzer \[colour\]/,
    },
  },
  {
    title: '_analyze needs a text',
    line: 'POST /_analyze',
    json: { analyzer: 'standard' },
    status: 400,
    error: { type: 'action_request_validation_exception', reason: /text is missing/ },
  },
  {
    title: '_analyze refuses an unknown key',
    line: 'POST /_analyze',
    json: { text: 'a', colour: 1 },
    status: 400,
    error: { type: 'x_content_parse_exception', reason: /unknown field \[colour\]/ },
  },
];

contractSuite('Tables and analysis', (cluster, version) => {
  it.each(version.applicable([...CAT, ...ANALYZE]))('$title', async (row) => {
    await expectAnswer(cluster, { given: [DOCS], ...row });
  });
});
