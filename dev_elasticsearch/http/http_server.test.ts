import { gzipSync } from 'node:zlib';
import { emulatedVersion } from '../lib/version';
import { createHttpServer } from './http_server';
import { anEchoServer, echo, nobody } from './echo_server.mock';
import type { EchoServer } from './echo_server.mock';
import type { HttpServer } from './http_server';

let server: EchoServer;
const call: EchoServer['call'] = (line, options) => server.call(line, options);

beforeEach(() => {
  server = anEchoServer();
});

describe('createHttpServer()', () => {
  it('hands an endpoint its decoded path, parameters and body', async () => {
    const response = await call('POST /_echo/a%2Fb%20c?size=10&pretty', { body: { x: [1] } });

    expect(response.body).toEqual({
      body: { x: [1] },
      params: { name: 'a/b c' },
      query: { size: '10', pretty: '' },
    });
    expect(response.text).toContain('\n  "body" : {');
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

  it('judges the caller before anything else, and lets OPTIONS pass', async () => {
    const anonymous = async (method: string, url: string): Promise<number> =>
      (await server.http.inject({ method, url, headers: { accept: 'bad' } })).status;

    const statuses = await Promise.all([
      anonymous('GET', '/_nope'),
      anonymous('DELETE', '/_echo/a'),
      anonymous('GET', '/?pretty=%'),
      anonymous('OPTIONS', '/_echo/a'),
    ]);

    expect(statuses).toEqual([401, 401, 401, 200]);
  });

  it('names methods that Elasticsearch does not know', async () => {
    expect(await call('PROPFIND /_echo/a')).toMatchObject({
      status: 405,
      body: { error: 'Unexpected http method [PROPFIND], allowed: [POST, PUT]', status: 405 },
    });
  });

  it('shows the place in the server that refused when it is asked for it', async () => {
    const { body } = await call('GET /?nope&error_trace');
    const stack = expect.stringContaining('checkParameters') as unknown;

    expect(body).toMatchObject({
      error: { root_cause: [{ stack_trace: stack }], stack_trace: stack },
    });
  });

  it('shows errors whole, whatever filter_path says', async () => {
    expect((await call('GET /?nope&filter_path=x')).body).toMatchObject({ status: 400 });
    expect((await call('GET /_no?filter_path=x')).text).toMatch(/^{"error":"no handler/);
  });

  it('warns on lines of their own, in ASCII', async () => {
    const { number, buildHash } = emulatedVersion('8.19');
    const agent = `299 Elasticsearch-${number}-${buildHash}`;

    expect((await call('GET /_warned')).headers.warning).toEqual([
      `${agent} "a \\"b\\" is %C3%A4"`,
      `${agent} "second"`,
    ]);
  });

  it('sends each challenge on a line of its own, and no product header, with a 401', async () => {
    const { headers } = await server.http.inject({ method: 'GET', url: '/' });

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

  it.each([
    { name: 'by parameter', line: 'GET /_no?format=yaml', accept: '*/*', type: 'application/yaml' },
    {
      name: 'by header',
      line: 'GET /_no',
      accept: 'application/yaml',
      type: 'application/yaml',
    },
    {
      name: 'not, when the parameter says so',
      line: 'GET /_no?format=json',
      accept: 'application/yaml',
      type: 'application/json',
    },
  ])('answers in YAML $name', async ({ line, accept, type }) => {
    const { headers, text } = await call(line, { headers: { accept } });

    expect(headers['content-type']).toBe(type);
    expect(text.startsWith('---\nerror: "no handler')).toBe(type.includes('yaml'));
  });

  it.each(['GET /?format=cbor', 'GET /?format=smile'])('refuses %s', async (line) => {
    expect(await call(line)).toMatchObject({ status: 406, body: { status: 406 } });
  });

  it('repeats X-Opaque-Id', async () => {
    const { headers } = await call('GET /', { headers: { 'x-opaque-id': 'abc' } });

    expect(headers['x-opaque-id']).toBe('abc');
  });

  it('answers HEAD without a body', async () => {
    expect(await call('HEAD /')).toMatchObject({
      status: 200,
      text: '',
      headers: { 'content-length': 2 },
    });
  });

  it('keeps the cause of an unexpected failure to its log', async () => {
    const response = await call('GET /_broken?pretty');

    expect(response.status).toBe(500);
    expect(response.text).not.toContain('secret');
    expect(server.logged.join()).toContain('a bug');
    expect(server.logged.join()).not.toContain('pretty');
  });

  it('refuses two endpoints for one route', () => {
    const options = { host: '127.0.0.1', port: 0, log: () => undefined };
    const create = (): HttpServer =>
      createHttpServer({
        ...options,
        endpoints: [echo, echo],
        version: emulatedVersion(),
        authenticate: () => Promise.resolve(nobody),
      });

    expect(create).toThrow('Two endpoints are declared for post /_echo/{name}');
  });
});
