import { request } from 'node:http';
import { contractSuite } from '../../support/contract';
import { ELASTIC } from '../../support/elasticsearch';
import { expectAnswer, type ContractCase } from '../../support/expect_answer';

const PATHS: ContractCase[] = [
  {
    title: 'answers an unknown path with a string',
    line: 'GET /_no_such/endpoint/at_all',
    status: 400,
    body: { error: 'no handler found for uri [/_no_such/endpoint/at_all] and method [GET]' },
  },
  {
    title: 'names the query of an unknown path, too',
    line: 'POST /_no_such/endpoint/at_all?pretty=false',
    status: 400,
    body: {
      error: 'no handler found for uri [/_no_such/endpoint/at_all?pretty=false] and method [POST]',
    },
  },
  {
    title: 'answers a wrong method with the allowed ones',
    line: 'DELETE /_cluster/health',
    status: 405,
    body: { error: expect.stringMatching(/Incorrect HTTP method .*\[DELETE\]/), status: 405 },
    answers: { allow: /GET/ },
  },
  {
    title: 'allows only PUT and POST to create a document',
    since: '9.0',
    line: 'DELETE /{i}/_create/1',
    status: 405,
    answers: { allow: /^(POST,\s*PUT|PUT,\s*POST)$/ },
  },
  {
    title: 'takes an endpoint of another method for an index, whose name is bad',
    line: 'GET /_bulk',
    status: 400,
    error: { type: 'invalid_index_name_exception', reason: /must not start with '_'/ },
  },
  {
    title: 'answers OPTIONS with the allowed methods',
    line: 'OPTIONS /_bulk',
    status: 200,
    answers: { allow: /(?=.*PUT)(?=.*POST)/ },
  },
  {
    title: 'ignores a slash at the end',
    line: 'GET /_cluster/health/',
    status: 200,
    body: { cluster_name: expect.any(String) },
  },
  {
    title: 'decodes a slash inside an id',
    line: 'PUT /{i}/_doc/a%2Fb',
    json: {},
    status: 201,
    body: { _id: 'a/b' },
  },
  {
    title: 'keeps a plus in a path',
    line: 'PUT /{i}/_doc/a+b',
    json: {},
    status: 201,
    body: { _id: 'a+b' },
  },
  {
    title: 'decodes letters beyond ASCII in an id',
    line: 'PUT /{i}/_doc/%C3%BC%E2%82%AC',
    json: {},
    status: 201,
    body: { _id: 'ü€' },
  },
];

const PARAMETERS: ContractCase[] = [
  {
    title: 'refuses an unknown parameter and suggests a known one',
    line: 'GET /_cluster/health?leve=cluster',
    status: 400,
    error: {
      type: 'illegal_argument_exception',
      reason: /request \[\/_cluster\/health\] contains unrecognized parameter: \[leve\].*\[level\]/,
    },
  },
  {
    title: 'lists several unknown parameters',
    given: [{ line: 'PUT /{i}' }],
    line: 'GET /{i}/_search?zzz=1&yyy=2',
    status: 400,
    error: {
      type: 'illegal_argument_exception',
      reason: /contains unrecognized parameters: (?=.*\[yyy\])(?=.*\[zzz\])/,
    },
  },
  {
    title: 'refuses an unknown parameter of a write before it writes',
    line: 'PUT /{i}/_doc/1?refrsh=true',
    json: {},
    status: 400,
    error: { type: 'illegal_argument_exception', reason: /\[refrsh\] -> did you mean .*refresh/ },
  },
  {
    title: 'refuses a boolean that is neither true nor false',
    given: [{ line: 'PUT /{i}' }],
    line: 'GET /{i}/_search?allow_no_indices=maybe',
    status: 400,
    error: { type: 'illegal_argument_exception', reason: /\[maybe\]/ },
  },
  {
    title: 'takes a boolean without a value as true',
    given: [{ line: 'PUT /{i}/_doc/1?refresh', json: {} }],
    line: 'GET /{i}/_search?rest_total_hits_as_int',
    status: 200,
    body: { hits: { total: 1 } },
  },
  {
    title: 'refuses a number that is none',
    given: [{ line: 'PUT /{i}' }],
    line: 'GET /{i}/_search?size=many',
    status: 400,
    error: { type: 'illegal_argument_exception', reason: /Failed to parse int parameter \[size\]/ },
  },
  {
    title: 'reads a plus in the query as a space',
    given: [{ line: 'PUT /{i}/_doc/1?refresh=true', json: { word: 'snow crash' } }],
    line: 'GET /{i}/_search?q=word:%22snow+crash%22',
    status: 200,
    body: { hits: { total: { value: 1 } } },
  },
];

const BODIES: ContractCase[] = [
  {
    title: 'needs a body to ask for privileges',
    line: 'POST /_security/user/_has_privileges',
    status: 400,
    error: { type: 'parse_exception', reason: /body/i },
  },
  {
    title: 'refuses a body where none is taken: delete an index',
    given: [{ line: 'PUT /{i}' }],
    line: 'DELETE /{i}',
    json: { really: true },
    status: 400,
    error: {
      type: 'illegal_argument_exception',
      reason: /request \[DELETE .*\] does not support having a body/,
    },
  },
  {
    title: 'refuses a body where none is taken: refresh',
    given: [{ line: 'PUT /{i}' }],
    line: 'POST /{i}/_refresh',
    json: {},
    status: 400,
    error: { type: 'illegal_argument_exception', reason: /does not support having a body/ },
  },
  {
    title: 'needs a body to index a document',
    line: 'PUT /{i}/_doc/1',
    status: 400,
    error: {
      type: /^(parse_exception|action_request_validation_exception)$/,
      reason: /body|source/,
    },
  },
  {
    title: 'needs a body for _bulk',
    line: 'POST /{i}/_bulk',
    status: 400,
    error: { type: 'parse_exception', reason: /request body is required/ },
  },
];

contractSuite('Routes', (cluster, version) => {
  it.each(version.applicable([...PATHS, ...PARAMETERS, ...BODIES]))('$title', async (row) => {
    await expectAnswer(cluster, row);
  });

  it('take a body with GET, as curl sends it', async () => {
    const index = await cluster.addIndex([{ a: 1 }, { a: 2 }]);

    const body = await got(`${cluster.url}/${index}/_count`, '{"query":{"term":{"a":2}}}');

    expect(JSON.parse(body)).toMatchObject({ count: 1 });
  });
});

/** With a body, which `fetch` refuses to send. */
function got(url: string, body: string): Promise<string> {
  const headers = {
    authorization: ELASTIC,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'GET', headers }, (response) => {
      response
        .setEncoding('utf8')
        .toArray()
        .then((chunks) => {
          resolve(chunks.join(''));
        }, reject);
    });
    sent.on('error', reject).end(body);
  });
}
