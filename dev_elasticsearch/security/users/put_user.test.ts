import { pbkdf2Sync } from 'node:crypto';
import { aTestServer, basic } from '../../test_server.mock';
import type { TestAnswer, TestServer } from '../../test_server.mock';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(async () => {
  await server.dispose();
});

const PASSWORD = 'bob-password';

const put = (body: object, name = 'bob'): Promise<TestAnswer> =>
  server.call(`PUT /_security/user/${name}`, { body });

const bob = async (): Promise<unknown> => (await server.call('GET /_security/user/bob')).body.bob;

const opens = async (password: string, name = 'bob'): Promise<boolean> => {
  const as = basic(name, password);
  return (await server.call('GET /_security/_authenticate', { as })).status === 200;
};

describe('PUT /_security/user/{name}', () => {
  it('with a password replaces the whole user', async () => {
    const first = await put({
      password: PASSWORD,
      roles: 'a,b',
      full_name: 'Bob',
      email: 'b@example.com',
      metadata: { a: 1 },
      enabled: false,
    });
    const second = await put({ password: PASSWORD, roles: [], metadata: { b: 2 } });

    expect([first.body, second.body]).toEqual([{ created: true }, { created: false }]);
    expect(await bob()).toEqual({
      username: 'bob',
      roles: [],
      full_name: null,
      email: null,
      metadata: { b: 2 },
      enabled: true,
    });
  });

  it('without a password resets what is left out and merges metadata', async () => {
    await put({
      password: PASSWORD,
      roles: ['a'],
      full_name: 'Bob',
      metadata: { deep: { a: 1 } },
      enabled: false,
    });

    await put({ roles: ['b'], metadata: { deep: { b: 2 } } });

    expect(await bob()).toEqual({
      username: 'bob',
      roles: ['b'],
      full_name: null,
      email: null,
      metadata: { deep: { a: 1, b: 2 } },
      enabled: true,
    });
    expect(await opens(PASSWORD)).toBe(true);
  });

  it('takes a hash of the password', async () => {
    const salt = Buffer.from('0123456789abcdef');
    const hash = pbkdf2Sync(PASSWORD, salt, 1000, 32, 'sha512').toString('base64');

    await put({ password_hash: `{PBKDF2}1000$${salt.toString('base64')}$${hash}`, roles: [] });

    expect(await opens(PASSWORD)).toBe(true);
    expect(await opens('another-password')).toBe(false);
  });

  it.each([
    { body: { password: 'short', roles: [] }, type: 'validation', says: 'at least [6] characters' },
    { body: { roles: [] }, type: 'validation', says: 'password must be specified unless' },
    {
      body: { password: PASSWORD, password_hash: '{PBKDF2}1000$a$b', roles: [] },
      type: 'validation',
      says: 'password_hash has already been set',
    },
    {
      body: { password_hash: 'hash', roles: [] },
      type: 'illegal_argument',
      says: 'is not a hash or it could not be resolved',
    },
    {
      body: { password: PASSWORD },
      type: 'action_request_validation',
      says: '1: roles are missing;',
    },
    {
      body: { password: PASSWORD, roles: [' a'] },
      type: 'action_request_validation',
      says: '1: Role names must be at least 1',
    },
    {
      body: { password: PASSWORD, roles: [], metadata: { _a: 1 } },
      type: 'action_request_validation',
      says: 'metadata keys may not start with [_]',
    },
    {
      body: { password: PASSWORD, roles: [], username: 'ann' },
      type: 'illegal_argument',
      says: '[username] in source does not match the username provided [bob]',
    },
    {
      body: { password: PASSWORD, roles: [], rank: 1 },
      type: 'parse',
      says: 'failed to parse add user request. unexpected field [rank]',
    },
    {
      body: { password: 1, roles: [] },
      type: 'parse',
      says: 'expected field [password] to be of type string, but found [VALUE_NUMBER] instead',
    },
    { body: { password: PASSWORD, roles: [1] }, type: 'parse', says: 'found [VALUE_NUMBER] value' },
    { body: [], type: 'parse', says: 'expected an object' },
  ])('refuses $body', async ({ body, type, says }) => {
    const answer = await put(body);

    expect([answer.status, answer.body.error.type]).toEqual([400, `${type}_exception`]);
    expect(answer.body.error.reason).toContain(says);
  });

  it('refuses reserved users and bad names once the caller is known to be allowed', async () => {
    const ann = await server.addUser('ann', { cluster: ['read_security'] });
    const body = { password: PASSWORD, roles: [] };

    const reserved = await put(body, 'elastic');
    const bad = await put(body, '%20bob');
    const forbidden = await server.call('PUT /_security/user/elastic', { body, as: ann });

    expect(reserved.body.error.reason).toBe(
      'Validation Failed: 1: user [elastic] is reserved and only the password can be changed;',
    );
    expect(bad.body.error.reason).toContain('User names must be at least 1');
    expect(forbidden.status).toBe(403);
  });
});

describe('the password of a user', () => {
  const change = (path: string, body: object, call: object = {}): Promise<TestAnswer> =>
    server.call(`POST /_security/user${path}/_password`, { body, ...call });

  it('may be changed by itself, also when it is run as, but not with a token', async () => {
    await put({ password: PASSWORD, roles: ['superuser'] });
    const as = basic('bob', PASSWORD);
    const token = await server.call('POST /_security/oauth2/token', {
      body: { grant_type: 'client_credentials' },
      as,
    });
    await put({ roles: [] });
    const ann = await server.addUser('ann', { run_as: ['bob'] });

    const byToken = await change(
      '',
      { password: 'password-0' },
      { as: `Bearer ${String(token.body.access_token)}` },
    );
    const own = await change('', { password: 'password-1' }, { as });
    const runAs = await change(
      '',
      { password: 'password-2' },
      { as: ann, headers: { 'es-security-runas-user': 'bob' } },
    );

    // The token keeps the role of a superuser, who may change any password.
    expect([byToken.status, own.status, runAs.status]).toEqual([200, 401, 200]);
    expect(await opens('password-2')).toBe(true);
  });

  it('of a reserved user may be set', async () => {
    expect(await opens('password-1', 'beats_system')).toBe(false);

    await change('/beats_system', { password: 'password-1' });

    expect(await opens('password-1', 'beats_system')).toBe(true);
  });

  it.each([
    { path: '/nobody', body: { password: PASSWORD }, says: 'user must exist in order to change' },
    { path: '', body: {}, says: 'password is missing' },
    { path: '', body: { password: 'short' }, says: 'at least [6] characters' },
    { path: '', body: { pass: 'a' }, says: 'failed to parse change password request' },
  ])('refuses $body for $path', async ({ path, body, says }) => {
    const answer = await change(path, body);

    expect(answer.status).toBe(400);
    expect(answer.body.error.reason).toContain(says);
  });
});

describe('PUT /_security/user/{name}/_disable', () => {
  it('works for every user, `elastic` too, but oneself', async () => {
    await put({ password: PASSWORD, roles: ['superuser'] });
    const as = basic('bob', PASSWORD);

    const self = await server.call('PUT /_security/user/bob/_disable', { as });
    const elastic = await server.call('PUT /_security/user/elastic/_disable', { as });
    const missing = await server.call('PUT /_security/user/nobody/_disable', { as });

    expect(self.body.error.reason).toContain('enabled status of their own account');
    expect(elastic.body).toEqual({});
    expect(await opens('elastic-password', 'elastic')).toBe(false);
    expect(missing.body.error).toMatchObject({
      type: 'validation_exception',
      reason: 'Validation Failed: 1: only existing users can be disabled;',
    });
  });
});
