import { contractSuite } from '../../support/contract';
import { expectAnswer, type ContractCase } from '../../support/expect_answer';

const json = (version: number) => `application/vnd.elasticsearch+json; compatible-with=${version}`;
const ndjson = (version: number) =>
  `application/vnd.elasticsearch+x-ndjson; compatible-with=${version}`;

const accepted = (version: number) => ({
  line: 'GET /_security/_authenticate',
  headers: { accept: json(version) },
  status: 200,
  answers: {
    'content-type': new RegExp(
      `^application/vnd\\.elasticsearch\\+json;\\s*compatible-with=${version}$`,
    ),
  },
});

const refused = (version: number) => ({
  line: 'GET /_security/_authenticate',
  headers: { accept: json(version) },
  status: 400,
  error: { type: 'media_type_header_exception', reason: /media-type/ },
});

const body = { query: { match_all: {} } };
const bytes = (text: string) => new TextEncoder().encode(text);

const CASES: ContractCase[] = [
  {
    title: 'answers plain JSON when nothing is asked for',
    line: 'GET /_security/_authenticate',
    status: 200,
    answers: { 'content-type': /^application\/json/ },
  },
  { title: 'answers in the vendor type of its own major 8', until: '9.0', ...accepted(8) },
  { title: 'answers in the vendor type of its own major 9', since: '9.0', ...accepted(9) },
  { title: 'speaks 7 as release 8', until: '9.0', ...accepted(7) },
  { title: 'speaks 8 as release 9', since: '9.0', ...accepted(8) },
  { title: 'refuses 9 as release 8', until: '9.0', ...refused(9) },
  { title: 'refuses 7 as release 9', since: '9.0', ...refused(7) },
  { title: 'refuses 10 as release 9', since: '9.0', ...refused(10) },
  { title: 'refuses 6 as release 8', until: '9.0', ...refused(6) },
  {
    title: 'refuses a body in a version it does not speak',
    line: 'POST /_security/api_key',
    raw: '{"name": "media"}',
    headers: { 'content-type': json(3), accept: json(3) },
    status: 400,
    error: { type: 'media_type_header_exception' },
  },
  {
    title: 'refuses Accept and Content-Type of two versions',
    since: '9.0',
    given: [{ line: 'PUT /{i}' }],
    line: 'POST /{i}/_search',
    json: body,
    headers: { 'content-type': json(8), accept: json(9) },
    status: 400,
    error: {
      type: 'media_type_header_exception',
      caused_by: { type: 'status_exception', reason: expect.stringMatching(/must match/) },
    },
  },
  {
    title: 'refuses a compatible Accept beside a plain body of release 8',
    since: '9.0',
    given: [{ line: 'PUT /{i}' }],
    line: 'POST /{i}/_search',
    json: body,
    headers: { accept: json(8) },
    status: 400,
    error: { type: 'media_type_header_exception' },
  },
  {
    title: 'takes a body in the vendor type',
    given: [{ line: 'PUT /{i}' }],
    line: 'POST /{i}/_search',
    json: body,
    headers: { 'content-type': json(8), accept: json(8) },
    status: 200,
    body: { hits: { total: { value: 0 } } },
  },
  {
    title: 'takes bulk lines in the vendor type',
    line: 'POST /{i}/_bulk',
    lines: [{ index: { _id: '1' } }, { a: 1 }],
    headers: { 'content-type': ndjson(8), accept: json(8) },
    status: 200,
    body: { errors: false },
  },
  {
    title: 'takes bulk lines sent as plain JSON type',
    line: 'POST /{i}/_bulk',
    raw: '{"index":{"_id":"1"}}\n{"a":1}\n',
    status: 200,
    body: { errors: false },
  },
  {
    title: 'takes JSON with a charset',
    given: [{ line: 'PUT /{i}' }],
    line: 'POST /{i}/_search',
    json: body,
    headers: { 'content-type': 'application/json; charset=UTF-8' },
    status: 200,
  },
  {
    title: 'tolerates a Content-Type without a body',
    line: 'GET /_security/_authenticate',
    headers: { 'content-type': json(8), accept: json(8) },
    status: 200,
  },
  {
    title: 'takes several types in Accept for any',
    line: 'GET /_security/_authenticate',
    headers: { accept: `${json(8)},text/plain` },
    status: 200,
    answers: { 'content-type': /^application\/json/ },
  },
  {
    title: 'refuses the form type that curl sends by default',
    line: 'POST /{i}/_search',
    raw: '{}',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    status: 406,
    body: {
      error: 'Content-Type header [application/x-www-form-urlencoded] is not supported',
      status: 406,
    },
  },
  {
    title: 'refuses plain text as a body',
    line: 'POST /{i}/_search',
    raw: '{}',
    headers: { 'content-type': 'text/plain' },
    status: 406,
    body: { error: 'Content-Type header [text/plain] is not supported', status: 406 },
  },
  {
    title: 'refuses a body without a type',
    line: 'POST /{i}/_search',
    raw: bytes('{}'),
    headers: { 'content-type': '' },
    status: 406,
    body: { error: expect.stringMatching(/Content-Type header/), status: 406 },
  },
  {
    title: 'answers text to a table of _cat that is asked for as text',
    line: 'GET /_cat/indices',
    headers: { accept: 'text/plain' },
    status: 200,
    answers: { 'content-type': /^text\/plain/ },
  },
  {
    title: 'answers JSON to a table of _cat that is asked for as JSON',
    line: 'GET /_cat/indices',
    headers: { accept: 'application/json' },
    status: 200,
    body: expect.any(Array),
    answers: { 'content-type': /^application\/json/ },
  },
];

contractSuite('Media types', (cluster, version) => {
  it.each(version.applicable(CASES))('$title', async (row) => {
    await expectAnswer(cluster, row);
  });
});
