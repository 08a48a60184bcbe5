import { call } from '../support/elasticsearch';
import { callKibana, type KibanaCall } from '../support/kibana';
import { startStack, type Stack } from '../support/stack';

jest.setTimeout(120_000);

interface Row extends Omit<KibanaCall, 'line'> {
  readonly name: string;
  readonly line?: string;
  readonly status: number;
  /** Our code; absent where Kibana's own validation refuses first. */
  readonly code?: string;
  readonly says: RegExp;
}

const named = (name: string, rest: object = {}) => ({ name, ...rest });
const restricted = (role_descriptors: unknown) => ({ name: 'k', role_descriptors });
const expiring = (expiration: unknown) => ({ name: 'k', expiration });

const BAD: Row[] = [
  { name: 'malformed JSON', body: '{"name": ', status: 400, says: /JSON/i },
  { name: 'JSON that is no object', body: '["k"]', status: 400, says: /object/i },
  { name: 'no name', body: {}, status: 400, says: /name/ },
  {
    name: 'a name of 0 characters',
    body: named(''),
    status: 400,
    code: 'invalid_name',
    says: /name/i,
  },
  {
    name: 'a name of 257 characters',
    body: named('n'.repeat(257)),
    status: 400,
    code: 'invalid_name',
    says: /256/,
  },
  { name: 'a leading blank', body: named(' k'), status: 400, code: 'invalid_name', says: /space/i },
  { name: 'a leading _', body: named('_k'), status: 400, code: 'invalid_name', says: /underscore/ },
  {
    name: 'a metadata name with leading _',
    body: named('k', { metadata: { _x: 1 } }),
    status: 400,
    code: 'invalid_metadata',
    says: /_x/,
  },
  {
    name: 'metadata that is a list',
    body: named('k', { metadata: [] }),
    status: 400,
    code: 'invalid_metadata',
    says: /metadata/,
  },
  {
    name: 'expiry 0',
    body: expiring('0d'),
    status: 400,
    code: 'invalid_expiration',
    says: /expir/i,
  },
  {
    name: 'negative expiry',
    body: expiring('-1d'),
    status: 400,
    code: 'invalid_expiration',
    says: /expir/i,
  },
  {
    name: 'expiry with a fraction',
    body: expiring('1.5d'),
    status: 400,
    code: 'invalid_expiration',
    says: /whole/i,
  },
  {
    name: 'huge expiry',
    body: expiring('99999999999d'),
    status: 400,
    code: 'invalid_expiration',
    says: /expir/i,
  },
  {
    name: 'expiry without a unit',
    body: expiring('30'),
    status: 400,
    code: 'invalid_expiration',
    says: /expir/i,
  },
  { name: 'expiry that is a number', body: expiring(30), status: 400, says: /expiration/ },
  {
    name: 'an unknown privilege',
    body: restricted({ r: { cluster: ['fly'] } }),
    status: 400,
    code: 'rejected_by_elasticsearch',
    says: /fly/,
  },
  {
    name: 'role descriptors that are a list',
    body: restricted([]),
    status: 400,
    code: 'invalid_role_descriptors',
    says: /role_descriptors/,
  },
  {
    name: 'empty role descriptors',
    body: restricted({}),
    status: 400,
    code: 'invalid_role_descriptors',
    says: /leave/i,
  },
  {
    name: 'a role without index names',
    body: restricted({ r: { indices: [{ privileges: ['read'] }] } }),
    status: 400,
    code: 'invalid_role_descriptors',
    says: /indices\[0\].*names/,
  },
  { name: 'an unknown field', body: named('k', { colour: 'red' }), status: 400, says: /colour/ },
  {
    name: 'a body over the limit',
    body: named('k', { metadata: { text: 'x'.repeat(2_000_000) } }),
    status: 413,
    says: /large|limit|maximum/i,
  },
  {
    name: 'no xsrf header',
    body: named('k'),
    headers: { 'kbn-xsrf': undefined },
    status: 400,
    says: /kbn-xsrf/,
  },
  {
    name: 'an unknown version',
    body: named('k'),
    headers: { 'elastic-api-version': '1999-01-01' },
    status: 400,
    says: /1999-01-01/,
  },
  {
    name: 'another content type',
    body: '<name/>',
    headers: { 'content-type': 'text/xml' },
    status: 415,
    says: /media type/i,
  },
  {
    name: 'a page of 0 rows',
    line: 'POST /api/api_keys/_query',
    body: { size: 0 },
    status: 400,
    says: /size/,
  },
  {
    name: 'a page of 101 rows',
    line: 'POST /api/api_keys/_query',
    body: { size: 101 },
    status: 400,
    says: /size/,
  },
  {
    name: 'a made-up cursor',
    line: 'POST /api/api_keys/_query',
    body: { cursor: 'AAAA' },
    status: 400,
    code: 'invalid_cursor',
    says: /page|cursor/i,
  },
  {
    name: 'DSL of one’s own',
    line: 'POST /api/api_keys/_query',
    body: { query: { match_all: {} } },
    status: 400,
    says: /query/,
  },
  {
    name: 'no ids to invalidate',
    line: 'POST /api/api_keys/_invalidate',
    body: { ids: [] },
    status: 400,
    says: /ids/,
  },
  {
    name: 'an id nobody has',
    line: 'GET /api/api_keys/nobody',
    status: 404,
    code: 'not_found',
    says: /nobody/,
  },
  {
    name: 'an update of an id nobody has',
    line: 'PUT /api/api_keys/nobody',
    body: { metadata: {} },
    status: 404,
    code: 'not_found',
    says: /nobody/,
  },
  {
    name: 'a wrong password',
    line: 'POST /api/api_keys/_query',
    body: {},
    authorization: 'Basic ZWxhc3RpYzp3cm9uZw==',
    status: 401,
    says: /./,
  },
];

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});

afterAll(() => stack.dispose());

const keys = async () =>
  (await call(stack.elasticsearchUrl, { line: 'GET /_security/api_key' })).body.api_keys;

describe('bad input', () => {
  it.each(BAD)(
    'is answered with a clear error: $name',
    async ({ name, status, code, says, ...rest }) => {
      const before = await keys();

      const answer = await callKibana(stack.kibanaUrl, { line: 'POST /api/api_keys', ...rest });

      expect({ name, status: answer.status, code: answer.body.attributes?.code }).toEqual({
        name,
        status,
        code,
      });
      expect(answer.body.message).toMatch(says);
      expect(answer.body.statusCode).toBe(status);
      expect(JSON.stringify(answer.body)).not.toMatch(/\bat .*:\d+:\d+/);
      expect(await keys()).toEqual(before);
    },
  );

  it('leaves names of 256 characters alone', async () => {
    const { status } = await callKibana(stack.kibanaUrl, {
      line: 'POST /api/api_keys',
      body: named('n'.repeat(256)),
    });

    expect(status).toBe(200);
  });
});
