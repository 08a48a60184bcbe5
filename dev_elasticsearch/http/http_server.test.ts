import { gzipSync } from 'node:zlib';
import { ElasticsearchError } from '../lib/elasticsearch_error';
import type { Endpoint } from '../lib/endpoint';
import type { Subject } from '../lib/subject';
import { createHttpServer } from './http_server';
import type { HttpServer } from './http_server';

const nobody: Subject = {
  principal: 'nobody',
  identity: 'nobody',
  description: 'user [nobody]',
  allowsCluster: () => true,
  allowsIndex: () => true,
  allowsIndexActionAnywhere: () => true,
  indexAccess: () => undefined,
  denied: () => new ElasticsearchError({ status: 403, type: 'security_exception' }),
};

const endpoint = (overrides: Partial<Endpoint>): Endpoint => ({
  methods: ['get'],
  paths: ['/'],
  queryParameters: [],
  body: 'none',
  handle: () => ({ status: 200, body: {} }),
  ...overrides,
});

const echo = endpoint({
  methods: ['post', 'put'],
  paths: ['/_echo/{name}'],
  queryParameters: ['size'],
  body: 'required',
  handle: ({ body, params, query }) => ({ status: 200, body: { body, params, query } }),
});

const lines = endpoint({
  methods: ['post'],
  paths: ['/_lines'],
  body: 'ndjson',
  handle: ({ body }) => ({ status: 200, body: { body } }),
});

const broken = endpoint({
  paths: ['/_broken'],
  handle: () => {
    throw new Error('a bug, with a secret');
  },
});

let server: HttpServer;
let logged: string[];

beforeEach(() => {
  logged = [];
  server = createHttpServer({
    host: '127.0.0.1',
    port: 0,
    endpoints: [endpoint({ methods: ['get', 'head'] }), echo, lines, broken],
    authenticate: ({ headers }) => {
      if (headers.authorization !== undefined) return Promise.resolve(nobody);
      const headersOf401 = { 'WWW-Authenticate': ['ApiKey', 'Basic realm="security"'] };
      throw new ElasticsearchError({
        status: 401,
        type: 'security_exception',
        headers: headersOf401,
      });
    },
    log: (line) => logged.push(line),
    maxBodyBytes: 1000,
  });
});

const call = (
  line: string,
  options: { body?: object | string | Buffer; headers?: Record<string, string> } = {},
): ReturnType<HttpServer['inject']> => {
  const [method = '', url = ''] = line.split(' ');
  return server.inject({
    method,
    url,
    headers: { authorization: 'x', ...options.headers },
    ...(options.body === undefined ? {} : { body: options.body }),
  });
};

describe('createHttpServer()', () => {
  it('hands an endpoint its decoded path, parameters and body', async () => {
    const response = await call('POST /_echo/a%2Fb%20c?size=10&pretty', { body: { x: [1] } });

    expect(response.body).toEqual({
      body: { x: [1] },
      params: { name: 'a/b c' },
      query: { size: '10', pretty: '' },
    });
    expect(response.text).toContain('\n  "body"');
    expect(response.headers['x-elastic-product']).toBe('Elasticsearch');
  });

  it.each([
    {
      name: 'an unknown path',
      line: 'GET /_nope',
      status: 400,
      error: /^no handler found for uri \[\/_nope\] and method \[GET\]$/,
    },
    {
      name: 'a known path with another method',
      line: 'DELETE /_echo/a',
      status: 405,
      error: /Incorrect HTTP method.*allowed: \[POST, PUT\]/,
    },
    {
      name: 'a form',
      line: 'POST /_echo/a',
      body: 'a=1',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      status: 406,
      error: /^Content-Type header \[application\/x-www-form-urlencoded\] is not supported$/,
    },
  ])('answers $name with a plain sentence', async ({ line, body, headers, status, error }) => {
    const response = await call(line, {
      ...(body === undefined ? {} : { body }),
      ...(headers === undefined ? {} : { headers }),
    });

    expect(response.status).toBe(status);
    expect(response.body).toMatchObject({ error: expect.stringMatching(error) as unknown });
  });

  it('names the allowed methods in a header', async () => {
    expect((await call('DELETE /_echo/a')).headers.allow).toBe('POST,PUT');
    expect((await call('OPTIONS /_echo/a')).status).toBe(200);
  });

  it.each([
    {
      name: 'an unknown parameter',
      line: 'POST /_echo/a?sice=1',
      body: {},
      status: 400,
      reason:
        /request \[\/_echo\/a\] contains unrecognized parameter: \[sice\] -> did you mean \[size\]\?/,
    },
    {
      name: 'two unknown parameters',
      line: 'POST /_echo/a?zz=1&yy',
      body: {},
      status: 400,
      reason: /unrecognized parameters: \[yy\], \[zz\]/,
    },
    {
      name: 'a body where none belongs',
      line: 'GET /',
      body: {},
      status: 400,
      reason: /does not support having a body/,
    },
    {
      name: 'no body where one belongs',
      line: 'POST /_echo/a',
      body: undefined,
      status: 400,
      reason: /request body is required/,
    },
    {
      name: 'malformed JSON',
      line: 'POST /_echo/a',
      body: '{"a":\n  x}',
      status: 400,
      reason: /^\[2:3\] Unrecognized token/,
    },
    {
      name: 'a body that is too large',
      line: 'POST /_echo/a',
      body: `"${'x'.repeat(1000)}"`,
      status: 413,
      reason: /too large/,
    },
    {
      name: 'a gzip bomb',
      line: 'POST /_echo/a',
      body: gzipSync('x'.repeat(100_000)),
      headers: { 'content-encoding': 'gzip' },
      status: 413,
      reason: /too large/,
    },
    {
      name: 'bad gzip',
      line: 'POST /_echo/a',
      body: 'no gzip',
      headers: { 'content-encoding': 'gzip' },
      status: 400,
      reason: /not valid gzip/,
    },
    {
      name: 'invalid UTF-8',
      line: 'POST /_echo/a',
      body: Buffer.from([0x22, 0xff, 0x22]),
      status: 400,
      reason: /Invalid UTF-8/,
    },
    {
      name: 'a broken percent escape in a parameter',
      line: 'GET /?pretty=%zz',
      body: undefined,
      status: 400,
      reason: /Failed to decode \[%zz\]/,
    },
    {
      name: 'lines without an end',
      line: 'POST /_lines',
      body: '{}',
      status: 400,
      reason: /must be terminated by a newline/,
    },
    {
      name: 'a bad line',
      line: 'POST /_lines',
      body: '{}\n\n{a}\n',
      status: 400,
      reason: /^\[3:2\]/,
    },
  ])('refuses $name', async ({ line, body, headers, status, reason }) => {
    const response = await call(line, {
      ...(body === undefined ? {} : { body }),
      headers: { 'content-type': 'application/json', ...headers },
    });

    expect(response.status).toBe(status);
    expect(response.body).toMatchObject({
      error: { reason: expect.stringMatching(reason) as unknown },
      status,
    });
  });

  it('judges the route before the caller, and the caller before the parameters', async () => {
    const anonymous = (url: string): ReturnType<HttpServer['inject']> =>
      server.inject({ method: 'GET', url });

    expect((await anonymous('/_nope')).status).toBe(400);
    expect((await anonymous('/?nope')).status).toBe(401);
  });

  it('sends each challenge on a line of its own, and no product header, with a 401', async () => {
    const { headers } = await server.inject({ method: 'GET', url: '/' });

    expect(headers['www-authenticate']).toEqual(['ApiKey', 'Basic realm="security"']);
    expect(headers).not.toHaveProperty('x-elastic-product');
  });

  it('reads gzip bodies', async () => {
    const headers = { 'content-encoding': 'gzip', 'content-type': 'application/json' };

    const response = await call('POST /_echo/a', { body: gzipSync('{"a":1}'), headers });

    expect(response.body).toMatchObject({ body: { a: 1 } });
  });

  it('reads newline-delimited JSON line by line', async () => {
    const response = await call('POST /_lines', {
      body: '{"a":1}\n{"b":2}\n',
      headers: { 'content-type': 'application/x-ndjson' },
    });

    expect(response.body).toEqual({ body: [{ a: 1 }, { b: 2 }] });
  });

  it('repeats X-Opaque-Id', async () => {
    const { headers } = await call('GET /', { headers: { 'x-opaque-id': 'abc' } });

    expect(headers['x-opaque-id']).toBe('abc');
  });

  it('answers HEAD without a body', async () => {
    expect(await call('HEAD /')).toMatchObject({ status: 200, text: '' });
  });

  it('keeps the cause of an unexpected failure to its log', async () => {
    const response = await call('GET /_broken');

    expect(response.status).toBe(500);
    expect(response.text).not.toContain('secret');
    expect(logged.join()).toContain('a bug');
  });

  it('refuses two endpoints for one route', () => {
    const options = { host: '127.0.0.1', port: 0, log: () => undefined };
    const create = (): HttpServer =>
      createHttpServer({
        ...options,
        endpoints: [echo, echo],
        authenticate: () => Promise.resolve(nobody),
      });

    expect(create).toThrow('Two endpoints are declared for post /_echo/{name}');
  });
});
