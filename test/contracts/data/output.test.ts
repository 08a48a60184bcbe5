import { gzipSync } from 'node:zlib';
import { contractSuite } from '../../support/contract';
import { ELASTIC } from '../../support/elasticsearch';
import { expectAnswer, type ContractCase } from '../../support/expect_answer';

const DOCUMENT = { line: 'PUT /{i}/_doc/1?refresh=true', json: { a: { b: 1, c: 2 }, d: 3 } };
const PRODUCT = { 'x-elastic-product': 'Elasticsearch' };

/** Bodies compared whole: a filter shows in what is absent. */
const FILTERS = [
  { filter: 'found', body: { found: true } },
  { filter: 'found,_id', body: { _id: '1', found: true } },
  { filter: '_source.a', body: { _source: { a: { b: 1, c: 2 } } } },
  { filter: '_source.a.b', body: { _source: { a: { b: 1 } } } },
  { filter: '_source.*.b', body: { _source: { a: { b: 1 } } } },
  { filter: '**.c', body: { _source: { a: { c: 2 } } } },
  { filter: '_source,-_source.a', body: { _source: { d: 3 } } },
  { filter: '_source,-**.b', body: { _source: { a: { c: 2 }, d: 3 } } },
  { filter: 'fo*', body: { found: true } },
  { filter: 'nothing', body: {} },
];

const HEADERS: ContractCase[] = [
  {
    title: 'carries the product header on 200',
    line: 'GET /_security/_authenticate',
    status: 200,
    answers: PRODUCT,
  },
  { title: 'carries it on 404', line: 'GET /{i}/_doc/1', status: 404, answers: PRODUCT },
  {
    title: 'carries it on 400',
    line: 'POST /{i}/_search',
    raw: '{',
    status: 400,
    answers: PRODUCT,
  },
  {
    title: 'does not carry it on 401',
    line: 'GET /_security/_authenticate',
    headers: { authorization: 'ApiKey bm9uZTpub25l' },
    status: 401,
    answers: { 'x-elastic-product': null },
  },
  {
    title: 'echoes X-Opaque-Id',
    line: 'GET /_security/_authenticate',
    headers: { 'x-opaque-id': 'contract-42' },
    status: 200,
    answers: { 'x-opaque-id': 'contract-42' },
  },
  {
    title: 'echoes X-Opaque-Id beside an error',
    line: 'GET /{i}',
    headers: { 'x-opaque-id': 'contract-43' },
    status: 404,
    answers: { 'x-opaque-id': 'contract-43' },
  },
  {
    title: 'sends no X-Opaque-Id unasked',
    line: 'GET /_security/_authenticate',
    status: 200,
    answers: { 'x-opaque-id': null },
  },
  {
    title: 'lets no other origin in',
    line: 'GET /_security/_authenticate',
    headers: { origin: 'https://example.org' },
    status: 200,
    answers: { 'access-control-allow-origin': null },
  },
  {
    title: 'reads a gzipped body',
    line: 'PUT /{i}/_doc/1',
    raw: new Uint8Array(gzipSync('{"packed": true}')),
    headers: { 'content-encoding': 'gzip' },
    status: 201,
    body: { result: 'created' },
  },
  {
    title: 'refuses a body that is not gzip although it says so',
    line: 'PUT /{i}/_doc/1',
    json: { packed: false },
    headers: { 'content-encoding': 'gzip' },
    status: 400,
  },
];

const HEAD: ContractCase[] = [
  { title: 'HEAD / has no body', line: 'HEAD /', status: 200, answers: PRODUCT },
  {
    title: 'HEAD of an index says that it exists',
    given: [{ line: 'PUT /{i}' }],
    line: 'HEAD /{i}',
    status: 200,
  },
  { title: 'HEAD of a missing index has no body', line: 'HEAD /{i}', status: 404 },
  {
    title: 'HEAD of a missing document has no body',
    given: [DOCUMENT],
    line: 'HEAD /{i}/_doc/2',
    status: 404,
  },
  { title: 'HEAD with an unknown parameter has no body', line: 'HEAD /{i}?zzz', status: 400 },
];

const COMMON_PARAMETERS: ContractCase[] = [
  { title: 'takes human', line: 'GET /_security/_authenticate?human', status: 200 },
  {
    title: 'spells out times for human',
    given: [{ line: 'PUT /{i}' }],
    line: 'GET /{i}/_settings?human=true',
    status: 200,
    body: {
      '{i}': { settings: { index: { creation_date_string: expect.stringMatching(/^\d{4}-/) } } },
    },
  },
  { title: 'takes error_trace where all is well', line: 'GET /?error_trace=true', status: 200 },
  {
    title: 'adds the stack to an error for error_trace',
    line: 'GET /{i}?error_trace=true',
    status: 404,
    error: { type: 'index_not_found_exception', stack_trace: expect.any(String) },
  },
  { title: 'sends no stack unasked', line: 'GET /{i}', status: 404, lacks: ['error.stack_trace'] },
  {
    title: 'does not filter errors',
    line: 'GET /{i}?filter_path=error.type',
    status: 404,
    error: { type: 'index_not_found_exception', reason: /no such index/ },
  },
];

contractSuite('Output', (cluster, version) => {
  it.each(version.applicable([...HEADERS, ...COMMON_PARAMETERS]))('$title', async (row) => {
    await expectAnswer(cluster, row);
  });

  it.each(version.applicable(HEAD))('$title', async (row) => {
    const { body } = await expectAnswer(cluster, row);

    expect(body).toBeUndefined();
  });

  it.each(FILTERS)('filter_path=$filter leaves $body', async ({ filter, body }) => {
    const line = `GET /{i}/_doc/1?filter_path=${filter}`;

    const answer = await expectAnswer(cluster, { title: '', given: [DOCUMENT], line, status: 200 });

    expect(answer.body).toEqual(body);
  });

  it('filter_path leaves the same part of each hit', async () => {
    const given = [{ line: 'PUT /{i}/_doc/1?refresh=true', json: { a: 1, b: 2 } }];
    const line = 'GET /{i}/_search?filter_path=hits.hits._id,hits.total.value';

    const { body } = await expectAnswer(cluster, { title: '', given, line, status: 200 });

    expect(body).toEqual({ hits: { total: { value: 1 }, hits: [{ _id: '1' }] } });
  });

  it.each([
    { parameter: 'pretty', breaks: true },
    { parameter: 'pretty=true', breaks: true },
    { parameter: 'pretty=false', breaks: false },
    { parameter: 'human=false', breaks: false },
  ])('$parameter breaks lines: $breaks', async ({ parameter, breaks }) => {
    const response = await fetch(`${cluster.url}/_security/_authenticate?${parameter}`, {
      headers: { authorization: ELASTIC },
    });

    const text = await response.text();

    expect(/^\{\n {2}"username" : "/.test(text)).toBe(breaks);
    expect(text.endsWith('}\n')).toBe(breaks);
  });
});
