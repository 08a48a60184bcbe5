import { aHost, call, endHost, INTERNAL, type HostUnderTest } from '../host.mock';
import { basic } from '../lib/fake_elasticsearch.mock';

const ADA = { authorization: basic('ada', 'secret') };
const SAMPLE = 'POST /api/sample/7';

describe('routes of a plugin', () => {
  let under: HostUnderTest;

  beforeAll(async () => {
    under = await aHost();
  });
  afterAll(() => endHost(under));

  it('answer with validated inputs, unvalidated ones empty, and the oldest public version', async () => {
    const { statusCode, headers, payload } = await under.host.inject(
      call(`${SAMPLE}?unasked=1`, ADA, { name: 'abc' }),
    );

    expect(statusCode).toBe(200);
    expect(headers['elastic-api-version']).toBe('2023-10-31');
    expect(JSON.parse(payload)).toEqual({
      params: { id: '7' },
      body: { name: 'abc' },
      query: {},
      apiVersion: '2023-10-31',
    });
  });

  it.each([
    {
      name: 'a body with a wrong type',
      request: call(SAMPLE, ADA, { name: 5 }),
      status: 400,
      message: '[request body.name]: expected value of type [string] but got [number]',
    },
    {
      name: 'a body with an unknown key',
      request: call(SAMPLE, ADA, { name: 'a', foo: 1 }),
      status: 400,
      message: '[request body.foo]: definition for this key is missing',
    },
    {
      name: 'a missing body',
      request: call(SAMPLE, ADA),
      status: 400,
      message: '[request body]: expected a plain object value, but found [null] instead.',
    },
    {
      name: 'malformed JSON',
      request: call(SAMPLE, { ...ADA, 'content-type': 'application/json' }, '{"name":'),
      status: 400,
      message: 'Invalid request payload JSON format',
    },
    {
      name: 'another content type',
      request: call(SAMPLE, { ...ADA, 'content-type': 'text/plain' }, 'name'),
      status: 415,
      message: 'Unsupported Media Type',
    },
    {
      name: 'a body over one mebibyte',
      request: call(SAMPLE, ADA, { name: 'x'.repeat(1_048_577) }),
      status: 413,
      message: 'Payload content length greater than maximum allowed: 1048576',
    },
    {
      name: 'an unknown version',
      request: call(SAMPLE, { ...ADA, 'elastic-api-version': '2024-01-01' }, { name: 'a' }),
      status: 400,
      message:
        'No version "2024-01-01" available for [post] [/api/sample/{id}]. ' +
        'Available versions are: [2023-10-31]',
    },
    {
      name: 'a version that is no date on a public route',
      request: call(SAMPLE, { ...ADA, 'elastic-api-version': '1' }, { name: 'a' }),
      status: 400,
      message:
        'Invalid version. Received "1", expected a valid date string formatted as YYYY-MM-DD.',
    },
    {
      name: 'no version on an internal route',
      request: call('GET /internal/sample/_fail', { ...ADA, ...INTERNAL }),
      status: 400,
      message: 'Please specify a version via elastic-api-version header. Available versions: [1]',
    },
    {
      name: 'a version that is no number on an internal route',
      request: call('GET /internal/sample/_fail', {
        ...ADA,
        ...INTERNAL,
        'elastic-api-version': '2023-10-31',
      }),
      status: 400,
      message:
        'Invalid version number. Received "2023-10-31", expected a string containing _only_ a ' +
        'finite, whole number greater than 0.',
    },
    {
      name: 'an internal route without the mark of an internal caller',
      request: call('GET /internal/sample/_fail', { ...ADA, 'elastic-api-version': '1' }),
      status: 400,
      message:
        'uri [/internal/sample/_fail] with method [get] exists but is not available with the ' +
        'current configuration',
    },
    {
      name: 'a page of another Kibana version',
      request: call(SAMPLE, { ...ADA, 'kbn-version': '8.0.0' }, { name: 'a' }),
      status: 400,
      message:
        'Browser client is out of date, please refresh the page ' +
        '("kbn-version" header was "8.0.0" but should be "9.4.0")',
    },
    {
      name: 'an unknown path',
      request: call('GET /api/nowhere', ADA),
      status: 404,
      message: 'Not Found',
    },
  ])('answer $name with $status', async ({ request, status, message }) => {
    const { statusCode, payload } = await under.host.inject(request);

    expect(JSON.parse(payload)).toMatchObject({ statusCode: status, message });
    expect(statusCode).toBe(status);
  });

  it('answer a write without kbn-xsrf with 400', async () => {
    const { payload } = await under.host.inject({
      method: 'POST',
      url: '/api/sample/7',
      headers: ADA,
      payload: { name: 'a' },
    });

    expect(JSON.parse(payload)).toEqual({
      statusCode: 400,
      error: 'Bad Request',
      message: 'Request must contain a kbn-xsrf header.',
    });
  });

  it("send a handler's error with its attributes and headers", async () => {
    const { payload, headers } = await under.host.inject(call('GET /api/sample/_conflict', ADA));

    expect(JSON.parse(payload)).toEqual({
      statusCode: 409,
      error: 'Conflict',
      message: 'Not now',
      attributes: { code: 'busy' },
    });
    expect(headers['x-sample']).toBe('yes');
  });

  it("tell the caller nothing of a handler's throw, and the log everything", async () => {
    const request = { ...ADA, ...INTERNAL, 'elastic-api-version': '1' };

    const { payload } = await under.host.inject(call('GET /internal/sample/_fail', request));

    expect(JSON.parse(payload)).toEqual({
      statusCode: 500,
      error: 'Internal Server Error',
      message: 'An internal server error occurred. Check Kibana server logs for details.',
    });
    expect(under.logged.filter(({ level }) => level === 'error')).toEqual([
      expect.objectContaining({ message: 'the cause with its secret' }),
    ]);
  });

  it("pass on Elasticsearch's 401", async () => {
    const { statusCode } = await under.host.inject(call('GET /api/sample/_reject', ADA));

    expect(statusCode).toBe(401);
  });
});

describe('who a plugin acts for', () => {
  let under: HostUnderTest;

  beforeAll(async () => {
    under = await aHost();
  });
  afterAll(() => endHost(under));

  it.each([
    ['Basic credentials', ADA.authorization],
    ['an API key', 'ApiKey a2V5'],
  ])('is the holder of %s, whose header reaches Elasticsearch', async (_name, authorization) => {
    const { payload } = await under.host.inject(call('GET /api/sample/_me', { authorization }));

    expect(JSON.parse(payload)).toMatchObject({ username: 'ada' });
    expect(under.elasticsearch.calls.at(-1)).toEqual({
      line: 'GET /_security/_authenticate',
      authorization,
    });
  });

  it.each([
    ['no credentials', {}, 'Log in, or send Basic or ApiKey credentials'],
    [
      'a wrong password',
      { authorization: basic('ada', 'wrong') },
      'Elasticsearch does not accept these credentials',
    ],
    [
      'another scheme',
      { authorization: 'Bearer abc' },
      'Only Basic and ApiKey credentials are accepted',
    ],
    ['a forged cookie', { cookie: 'sid=Fe26.2**forged' }, 'The session has ended: log in again'],
  ])('is nobody with %s', async (_name, headers, message) => {
    const answer = await under.host.inject(call('GET /api/sample/_me', headers));

    expect(JSON.parse(answer.payload)).toEqual({ statusCode: 401, error: 'Unauthorized', message });
    expect(answer.headers['www-authenticate']).toBe('ApiKey');
  });

  it('is unknown while Elasticsearch cannot be reached: 503', async () => {
    const lonely = await aHost();
    await lonely.host.inject(call('GET /api/status'));
    await lonely.elasticsearch.stop();

    const { payload } = await lonely.host.inject(call('GET /api/sample/_me', ADA));

    expect(JSON.parse(payload)).toEqual({
      statusCode: 503,
      error: 'Service Unavailable',
      message: 'Elasticsearch cannot be reached',
    });
    await lonely.host.stop();
  });
});
