import { aTestServer } from '../../test_server.mock';
import type { TestAnswer, TestServer } from '../../test_server.mock';

const KIBANA = '/_security/service/elastic/kibana';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(async () => {
  await server.dispose();
});

const create = (name = 'token1', account = KIBANA): Promise<TestAnswer> =>
  server.call(`POST ${account}/credential/token/${name}`);

const bearer = async (): Promise<string> => {
  const { value } = (await create()).body.token as { readonly value: string };
  return `Bearer ${value}`;
};

describe('a service token', () => {
  it('opens as the account, and says which token it is', async () => {
    const as = await bearer();

    const { body } = await server.call('GET /_security/_authenticate', { as });

    expect(as).toMatch(/^Bearer AAEAAWVsYXN0aWMva2liYW5hL/);
    expect(body).toEqual({
      username: 'elastic/kibana',
      roles: [],
      full_name: 'Service account - elastic/kibana',
      email: null,
      token: { name: 'token1', type: '_service_account_index' },
      metadata: { _elastic_service_account: true },
      enabled: true,
      authentication_realm: { name: '_service_account', type: '_service_account' },
      lookup_realm: { name: '_service_account', type: '_service_account' },
      authentication_type: 'token',
    });
  });

  it('may do what kibana_system may, and is named a service account where it may not', async () => {
    const as = await bearer();

    const granting = await server.call('POST /_security/api_key/grant', {
      as,
      body: {
        grant_type: 'password',
        username: 'elastic',
        password: 'elastic-password',
        api_key: { name: 'k' },
      },
    });
    const listing = await server.call('GET /_security/api_key', { as });

    expect(granting.status).toBe(200);
    expect(listing.body.error.reason).toMatch(
      /^action \[cluster:admin\/xpack\/security\/api_key\/get\] is unauthorized for service account \[elastic\/kibana\], this action is granted by the cluster privileges \[/,
    );
  });

  it('makes keys that belong to the account', async () => {
    const as = await bearer();
    const key = await server.addKey({ name: 'k' }, as);

    const { body } = await server.call('GET /_security/api_key?owner=true', { as });

    expect(body.api_keys).toMatchObject([
      { id: key.id, username: 'elastic/kibana', realm: '_service_account' },
    ]);
  });

  it('reads past a run-as header, and gets no access tokens', async () => {
    const as = await bearer();
    const headers = { 'es-security-runas-user': 'elastic' };

    const { body } = await server.call('GET /_security/_authenticate', { as, headers });
    const token = await server.call('POST /_security/oauth2/token', {
      as,
      body: { grant_type: 'client_credentials' },
    });

    expect(body.username).toBe('elastic/kibana');
    expect(token.body.error.reason).toContain('not supported for service accounts');
  });

  it.each([
    { name: 'of another secret', change: (token: string) => `${token.slice(0, -4)}AAAA` },
    {
      name: 'of another name',
      change: () => `Bearer ${encode('elastic/kibana/token2:0123456789')}`,
    },
    {
      name: 'of an account that does not exist',
      change: () => `Bearer ${encode('elastic/other/token1:0123456789')}`,
    },
  ])('$name is refused', async ({ change }) => {
    const as = change(await bearer());

    const answer = await server.call('GET /_security/_authenticate', { as });

    expect(answer.status).toBe(401);
    expect(answer.body.error.reason).toMatch(
      /^failed to authenticate service account \[elastic\/\w+\] with token name \[token[12]\]$/,
    );
  });

  it('ends when it is deleted', async () => {
    const as = await bearer();

    const first = await server.call(`DELETE ${KIBANA}/credential/token/token1`);
    const second = await server.call(`DELETE ${KIBANA}/credential/token/token1`);

    expect([first.status, first.body]).toEqual([200, { found: true }]);
    expect([second.status, second.body]).toEqual([404, { found: false }]);
    expect((await server.call('GET /', { as })).status).toBe(401);
  });
});

function encode(text: string): string {
  return Buffer.from(`\0\x01\0\x01${text}`).toString('base64');
}

describe('service accounts', () => {
  it.each(['', '/elastic', '/elastic/kibana'])(
    'are listed below [%s] with privileges',
    async (p) => {
      const { body } = await server.call(`GET /_security/service${p}`);

      expect(body).toEqual({
        'elastic/kibana': {
          role_descriptor: expect.objectContaining({ run_as: [] }) as unknown,
        },
      });
    },
  );

  it.each(['/elas', '/elastic/kiba', '/other'])(
    'are not listed by part of a name: %s',
    async (p) => {
      const { status, body } = await server.call(`GET /_security/service${p}`);

      expect([status, body]).toEqual([200, {}]);
    },
  );

  it('show the names of their tokens, and never a secret', async () => {
    await create('b');
    await create('a');

    const { body } = await server.call(`GET ${KIBANA}/credential`);

    expect(body).toEqual({
      service_account: 'elastic/kibana',
      count: 2,
      tokens: { a: {}, b: {} },
      nodes_credentials: { _nodes: { total: 1, successful: 1, failed: 0 }, file_tokens: {} },
    });
  });

  it('get a token of a new name when none is given', async () => {
    const { body } = await server.call(`POST ${KIBANA}/credential/token`);

    expect(body).toMatchObject({ created: true });
    expect((body.token as { readonly name: string }).name).toMatch(/^token_[\w-]{20}$/);
  });

  it.each([
    { name: '_a', account: KIBANA, status: 400, says: 'service account token name must have' },
    { name: 'a.b', account: KIBANA, status: 400, says: 'service account token name must have' },
    {
      name: 'a',
      account: '/_security/service/elastic/other',
      status: 400,
      says: 'service account [elastic/other] does not exist',
    },
    { name: 'twice', account: KIBANA, status: 409, says: 'document already exists' },
  ])('refuse the token $name of $account', async ({ name, account, status, says }) => {
    await create('twice');

    const answer = await create(name, account);

    expect(answer.status).toBe(status);
    expect(answer.body.error.reason).toContain(says);
  });

  it('are the business of manage_service_account', async () => {
    const bob = await server.addUser('bob', { cluster: ['manage_service_account'] });
    const ann = await server.addUser('ann', { cluster: ['read_security'] });
    const status = async (line: string, as: string): Promise<number> =>
      (await server.call(line, { as })).status;

    expect(await status(`POST ${KIBANA}/credential/token/a`, bob)).toBe(200);
    expect(await status(`GET ${KIBANA}/credential`, ann)).toBe(200);
    expect(await status(`POST ${KIBANA}/credential/token/b`, ann)).toBe(403);
  });
});

describe('_clear_cache', () => {
  it.each([
    '/_security/realm/default_native/_clear_cache?usernames=a,b',
    '/_security/role/a,b/_clear_cache',
    '/_security/privilege/myapp/_clear_cache',
    `${KIBANA}/credential/token/a/_clear_cache`,
  ])('%s answers for the node, to manage_security', async (path) => {
    const bob = await server.addUser('bob', { cluster: ['manage_token'] });

    const answer = await server.call(`POST ${path}`);
    const refused = await server.call(`POST ${path}`, { as: bob });

    expect(answer.body).toMatchObject({ _nodes: { total: 1, successful: 1, failed: 0 } });
    expect(refused.status).toBe(403);
  });
});
