import { contractSuite } from '../../support/contract';
import { ELASTIC } from '../../support/elasticsearch';
import { expectAnswer, type ContractCase } from '../../support/expect_answer';

const SOURCE = { title: 'Snow Crash', author: { first: 'Neal', last: 'Stephenson' }, tags: ['a'] };
const ONE = { line: 'PUT /{i}/_doc/1', json: SOURCE };

const GET: ContractCase[] = [
  {
    title: 'answers a document at once',
    line: 'GET /{i}/_doc/1',
    status: 200,
    body: {
      _index: '{i}',
      _id: '1',
      _version: 1,
      _seq_no: 0,
      _primary_term: 1,
      found: true,
      _source: SOURCE,
    },
  },
  {
    title: 'answers a missing document without an error',
    line: 'GET /{i}/_doc/2',
    status: 404,
    body: { _index: '{i}', _id: '2', found: false },
    lacks: ['error', '_source', '_version', '_seq_no'],
  },
  {
    title: 'leaves the source out',
    line: 'GET /{i}/_doc/1?_source=false',
    status: 200,
    body: { found: true, _version: 1 },
    lacks: ['_source'],
  },
  {
    title: 'sees a document that is refreshed without realtime',
    given: [{ ...ONE, line: `${ONE.line}?refresh=true` }],
    line: 'GET /{i}/_doc/1?realtime=false',
    status: 200,
    body: { found: true },
  },
  { title: 'finds no document under another index', line: 'GET /{i}-2/_doc/1', status: 404 },
  {
    title: 'reads through an alias',
    given: [ONE, { line: 'PUT /{i}/_alias/{i}-alias' }],
    line: 'GET /{i}-alias/_doc/1',
    status: 200,
    body: { _index: '{i}', found: true },
  },
  {
    title: 'refuses an alias of two indices',
    given: [
      ONE,
      { line: 'PUT /{i}-2' },
      { line: 'PUT /{i}/_alias/{i}-alias' },
      { line: 'PUT /{i}-2/_alias/{i}-alias' },
    ],
    line: 'GET /{i}-alias/_doc/1',
    status: 400,
    error: { type: 'illegal_argument_exception', reason: /more than one ind/ },
  },
  {
    title: 'refuses a present version other than the wanted one',
    line: 'GET /{i}/_doc/1?version=7',
    status: 409,
    error: { type: 'version_conflict_engine_exception' },
  },
];

/** Source filters of the URL, and what they leave. */
const FILTERS = [
  { parameters: '_source=true', source: SOURCE },
  { parameters: '_source=title', source: { title: 'Snow Crash' } },
  { parameters: '_source=author.*', source: { author: SOURCE.author } },
  { parameters: '_source=title,tags', source: { title: 'Snow Crash', tags: ['a'] } },
  { parameters: '_source_includes=author.first', source: { author: { first: 'Neal' } } },
  { parameters: '_source_excludes=author', source: { title: 'Snow Crash', tags: ['a'] } },
  {
    parameters: '_source_includes=author&_source_excludes=*.last',
    source: { author: { first: 'Neal' } },
  },
  { parameters: '_source=nothing', source: {} },
];

const RAW: ContractCase[] = [
  {
    title: '_source answers a 404 for a missing document',
    line: 'GET /{i}/_source/2',
    status: 404,
    error: {
      type: 'resource_not_found_exception',
      reason: /Document not found \[case-.*\]\/\[2\]/,
    },
  },
  { title: 'HEAD finds the document', line: 'HEAD /{i}/_doc/1', status: 200 },
  { title: 'HEAD finds its source', line: 'HEAD /{i}/_source/1', status: 200 },
  { title: 'HEAD misses another', line: 'HEAD /{i}/_doc/2', status: 404 },
  { title: 'HEAD misses the source of another', line: 'HEAD /{i}/_source/2', status: 404 },
];

contractSuite('Get a document', (cluster, version) => {
  it.each(version.applicable([...GET, ...RAW]))('$title', async (row) => {
    await expectAnswer(cluster, { given: [ONE], ...row });
  });

  it.each(FILTERS)('$parameters leaves a part of the source', async ({ parameters, source }) => {
    const line = `GET /{i}/_doc/1?${parameters}`;

    const { body } = await expectAnswer(cluster, { title: '', given: [ONE], line, status: 200 });

    expect(body._source).toEqual(source);
  });

  it('_source answers the bare source', async () => {
    const line = 'GET /{i}/_source/1';

    const { body } = await expectAnswer(cluster, { title: '', given: [ONE], line, status: 200 });

    expect(body).toEqual(SOURCE);
  });

  it('_source filters the bare source', async () => {
    const line = 'GET /{i}/_source/1?_source_includes=tags';

    const { body } = await expectAnswer(cluster, { title: '', given: [ONE], line, status: 200 });

    expect(body).toEqual({ tags: ['a'] });
  });

  it.each([
    { what: 'a long beyond 2^53', raw: '{"a":9007199254740993}' },
    { what: 'a fraction of zero', raw: '{"a":1.0}' },
    { what: 'an exponent', raw: '{"a":1E5}' },
  ])('$what keeps its form', async ({ raw }) => {
    const index = cluster.unique('case');
    await cluster.ok({ line: `PUT /${index}/_doc/1`, raw });

    const response = await fetch(`${cluster.url}/${index}/_source/1`, {
      headers: { authorization: ELASTIC },
    });

    expect(await response.text()).toBe(raw);
  });
});
