import { aTestServer, basic } from '../../test_server.mock';
import type { TestAnswer, TestServer } from '../../test_server.mock';

const AUTHENTICATE = 'GET /_security/_authenticate';
const PASSWORD = 'elastic-password';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(async () => {
  await server.dispose();
});

const authenticate = (as: string | null, target?: string): Promise<TestAnswer> =>
  server.call(AUTHENTICATE, {
    as,
    ...(target === undefined ? {} : { headers: { 'es-security-runas-user': target } }),
  });

describe('the Authorization header', () => {
  const encoded = (text: string): string => Buffer.from(text).toString('base64');

  it.each([
    { name: 'a scheme in capitals', header: basic('elastic', PASSWORD).replace('Basic', 'BASIC') },
    { name: 'missing padding', header: basic('elastic', PASSWORD).replace(/=+$/, '') },
  ])('may have $name', async ({ header }) => {
    expect((await authenticate(header)).status).toBe(200);
  });

  it('splits a password off at the first colon', async () => {
    await server.call('PUT /_security/user/bob', { body: { password: 'a:b:c:d', roles: [] } });

    expect((await authenticate(basic('bob', 'a:b:c:d'))).status).toBe(200);
  });

  it.each([
    { header: null, reason: 'missing authentication credentials for REST request [/_security' },
    { header: '', reason: 'missing authentication credentials' },
    { header: 'Basic', reason: 'missing authentication credentials' },
    { header: `Basic${encoded('elastic:x')}`, reason: 'missing authentication credentials' },
    { header: 'Digest abc', reason: 'missing authentication credentials' },
    { header: `Basic ${encoded('elastic')}`, reason: 'invalid basic authentication header value' },
    { header: 'Basic a-_b', reason: 'invalid basic authentication header encoding' },
    { header: basic('elastic', 'x'), reason: 'unable to authenticate user [elastic] for REST' },
    {
      header: `ApiKey  ${encoded('a:b')}`,
      reason: 'unable to authenticate with provided credentials',
      failed: 'API key: Illegal base64 character 20',
    },
    {
      header: `ApiKey ${encoded('nocolon')}`,
      reason: 'unable to authenticate with provided credentials',
      failed: 'API key: invalid ApiKey value',
    },
    {
      header: `ApiKey ${encoded('a:b:c')}`,
      reason: 'unable to authenticate with provided credentials',
      failed: 'API key: unable to find apikey with id a',
    },
    {
      header: 'Bearer AAEAAWVsYXN0aWM',
      reason: 'unable to authenticate with provided credentials',
      failed: 'oauth2 token: invalid token',
    },
  ])('is refused as $header: $reason', async ({ header, reason, failed }) => {
    const { status, body } = await authenticate(header);

    expect(status).toBe(401);
    expect(body.error.reason).toContain(reason);
    expect(body.error.additional_unsuccessful_credentials).toBe(failed);
  });
});

describe('a 401', () => {
  it.each([
    { version: '9.4', basic: 'Basic realm="security", charset="UTF-8"' },
    { version: '8.12', basic: 'Basic realm="security" charset="UTF-8"' },
  ] as const)('names every way in, in the words of $version', async ({ version, basic: last }) => {
    const other = await aTestServer(version);
    const { body, headers } = await other.call('GET /', { as: null });
    await other.dispose();

    const challenges = ['Bearer realm="security"', 'ApiKey', last];
    const error = {
      type: 'security_exception',
      reason: 'missing authentication credentials for REST request [/]',
      header: { 'WWW-Authenticate': challenges },
    };
    expect(body).toEqual({ error: { root_cause: [error], ...error }, status: 401 });
    expect(headers['www-authenticate']).toEqual(challenges);
    expect(headers).not.toHaveProperty('x-elastic-product');
  });
});

it('about an unreadable Basic header names that way in alone, and what is wrong', async () => {
  const { body, headers } = await authenticate('Basic a-_b');

  const challenge = 'Basic realm="security", charset="UTF-8"';
  expect(headers['www-authenticate']).toEqual([challenge]);
  expect(body.error).toMatchObject({
    header: { 'WWW-Authenticate': challenge },
    caused_by: { type: 'illegal_argument_exception', reason: 'Illegal base64 character 2d' },
  });
});

describe('run-as', () => {
  it('acts as the target, and says who was found where', async () => {
    const ann = await server.addUser('ann', { run_as: ['bob', 'nobody'] });
    await server.addUser('bob', { cluster: ['monitor'] });

    const { body } = await authenticate(ann, 'bob');

    expect(body).toMatchObject({
      username: 'bob',
      roles: ['bob-role'],
      authentication_realm: { name: 'default_native', type: 'native' },
      lookup_realm: { name: 'default_native', type: 'native' },
      authentication_type: 'realm',
    });
  });

  it.each(['nobody', 'elastic'])(
    'as %s is refused alike, so that nobody learns who exists',
    async (target) => {
      const ann = await server.addUser('ann', { run_as: ['nobody'] });

      const { status, body } = await authenticate(ann, target);

      expect(status).toBe(403);
      expect(body.error.reason).toBe(
        'action [cluster:admin/xpack/security/user/authenticate] is unauthorized for user [ann] ' +
          `with effective roles [ann-role], because user [ann] is unauthorized to run as [${target}]`,
      );
    },
  );

  it.each([
    { name: 'an empty name', target: '' },
    { name: 'a disabled user', target: 'bob' },
  ])('as $name is a 401 about the one who asks', async ({ target }) => {
    const ann = await server.addUser('ann', { run_as: ['*'] });
    await server.addUser('bob', {});
    await server.call('PUT /_security/user/bob/_disable');

    const { status, body } = await authenticate(ann, target);

    expect(status).toBe(401);
    expect(body.error.reason).toBe(
      'unable to authenticate user [ann] for REST request [/_security/_authenticate]',
    );
  });

  it('by a key shows the realm of keys, and names the key where it is refused', async () => {
    await server.addUser('bob', {});
    const key = await server.addKey({
      name: 'k',
      role_descriptors: { r: { run_as: ['bob'] } },
    });

    const { body } = await authenticate(key.header, 'bob');
    const refused = await server.call('GET /', {
      as: key.header,
      headers: { 'es-security-runas-user': 'bob' },
    });

    expect(body).toMatchObject({
      username: 'bob',
      authentication_realm: { name: '_es_api_key' },
      lookup_realm: { name: 'default_native' },
      authentication_type: 'api_key',
    });
    expect(body).not.toHaveProperty('api_key');
    expect(refused.body.error.reason).toContain(
      `is unauthorized for API key id [${key.id}] of user [elastic] run as [bob] with effective roles`,
    );
  });
});

describe('GET /_security/_authenticate', () => {
  it.each([
    { version: '9.4', managed: { managed_by: 'elasticsearch' } },
    { version: '8.19', managed: {} },
  ] as const)('shows the key of a caller, as $version does', async ({ version, managed }) => {
    const other = await aTestServer(version);
    const key = await other.addKey({ name: 'k' });
    const { body } = await other.call(AUTHENTICATE, { as: key.header });
    await other.dispose();

    expect(body).toEqual({
      username: 'elastic',
      roles: [],
      full_name: null,
      email: null,
      metadata: { _reserved: true },
      enabled: true,
      authentication_realm: { name: '_es_api_key', type: '_es_api_key' },
      lookup_realm: { name: '_es_api_key', type: '_es_api_key' },
      authentication_type: 'api_key',
      api_key: { id: key.id, name: 'k', ...managed },
    });
  });
});
