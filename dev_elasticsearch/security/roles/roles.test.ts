import { aTestServer } from '../../test_server.mock';
import type { TestAnswer, TestServer } from '../../test_server.mock';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(async () => {
  await server.dispose();
});

const put = (body: object, name = 'r'): Promise<TestAnswer> =>
  server.call(`PUT /_security/role/${name}`, { body });

const got = async (name = 'r'): Promise<unknown> =>
  (await server.call(`GET /_security/role/${name}`)).body[name];

describe('a role', () => {
  it('is created once and comes back with every category of global privileges', async () => {
    const role = {
      cluster: ['monitor'],
      global: { application: { manage: { applications: ['app1', 'app2*'] } } },
      description: 'manages',
    };

    const first = await put(role);
    const second = await put(role);

    expect([first.body, second.body]).toEqual([
      { role: { created: true } },
      { role: { created: false } },
    ]);
    expect(await got()).toEqual({
      cluster: ['monitor'],
      global: {
        application: { manage: { applications: ['app1', 'app2*'] } },
        profile: {},
        role: {},
      },
      indices: [],
      applications: [],
      run_as: [],
      metadata: {},
      transient_metadata: { enabled: true },
      description: 'manages',
    });
  });

  it.each([
    {
      global: { colour: {} },
      says: '[1:12] failed to parse privilege. expected one of [application,profile] but found [colour]',
    },
    {
      global: { application: { read: {} } },
      says: '[1:27] failed to parse privilege. expected field name [manage] but found [read]',
    },
    { global: { profile: { write: { names: [] } } }, says: 'expected field name [applications]' },
    { global: { profile: { write: { applications: 'a' } } }, says: 'expected [START_ARRAY]' },
    { global: [], says: 'expected [START_OBJECT] but found [START_ARRAY]' },
  ])('refuses $global', async ({ global, says }) => {
    const answer = await put({ global });

    expect(answer.status).toBe(400);
    expect(answer.body.error.reason).toContain(says);
  });

  it.each([
    { name: 'superuser', body: {}, says: 'Role [superuser] is reserved and may not be used.' },
    { name: '%20r', body: {}, says: 'Role names must be at least 1' },
    { name: 'r', body: { description: 'x'.repeat(1001) }, says: 'must be less than 1000' },
    { name: 'r', body: { metadata: { _a: 1 } }, says: 'may not start with [_]' },
  ])('refuses $name $says', async ({ name, body, says }) => {
    const answer = await put(body, name);

    expect(answer.status).toBe(400);
    expect(answer.body.error.reason).toContain(says);
  });

  it.each([{ description: 'reads' }, { remote_cluster: [] }])(
    'has no member of a later release at 8.12: %j',
    async (body) => {
      const older = await aTestServer('8.12');

      const answer = await older.call('PUT /_security/role/r', { body });

      expect(answer.body.error.reason).toContain('unexpected field');
      await older.dispose();
    },
  );
});

describe('POST /_security/role', () => {
  const bulk = (roles: object): Promise<TestAnswer> =>
    server.call('POST /_security/role', { body: { roles } });

  it('tells what became of every role, and refuses bad ones by themselves', async () => {
    await bulk({ same: { cluster: ['monitor'] }, other: {} });

    const { status, body } = await bulk({
      same: { cluster: ['monitor'] },
      other: { cluster: ['monitor'] },
      fresh: {},
      bad: { cluster: ['reed'] },
      superuser: {},
    });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      noop: ['same'],
      updated: ['other'],
      created: ['fresh'],
      errors: {
        count: 2,
        details: {
          bad: { type: 'action_request_validation_exception' },
          superuser: { type: 'illegal_argument_exception' },
        },
      },
    });
    expect(await got('bad')).toBeUndefined();
  });

  it('refuses the whole when a descriptor cannot be read', async () => {
    const answer = await bulk({ fresh: {}, bad: { colour: 'red' } });

    expect(answer.status).toBe(400);
    expect(await got('fresh')).toBeUndefined();
  });
});

describe('DELETE /_security/role', () => {
  it('tells what became of every role', async () => {
    await put({});

    const { status, body } = await server.call('DELETE /_security/role', {
      body: { names: ['r', 'unknown', 'superuser'] },
    });

    expect(status).toBe(200);
    expect(body).toEqual({
      deleted: ['r'],
      not_found: ['unknown'],
      errors: {
        count: 1,
        details: {
          superuser: {
            type: 'illegal_argument_exception',
            reason: 'role [superuser] is reserved and cannot be deleted',
          },
        },
      },
    });
  });
});

describe('POST /_security/_query/role', () => {
  const names = async (body: object): Promise<string[]> => {
    const answer = await server.call('POST /_security/_query/role', { body });
    expect(answer.status).toBe(200);
    return (answer.body.roles as { readonly name: string }[]).map(({ name }) => name);
  };

  beforeEach(async () => {
    const app = { application: 'myapp', privileges: ['read'], resources: ['a'] };
    await put({ applications: [app], metadata: { team: 'x', deep: { n: 1 } } }, 'alpha');
    await put({ description: 'reads books' }, 'beta');
  });

  it.each([
    { query: { prefix: { name: 'al' } }, found: ['alpha'] },
    { query: { match: { description: 'books' } }, found: ['beta'] },
    { query: { term: { 'applications.application': 'myapp' } }, found: ['alpha'] },
    { query: { term: { 'metadata.deep.n': '1' } }, found: ['alpha'] },
    { query: { term: { 'metadata.team': 'y' } }, found: [] },
    { query: { terms: { name: ['beta', 'superuser'] } }, found: ['superuser', 'beta'] },
  ])('finds $found by $query', async ({ query, found }) => {
    expect(await names({ query })).toEqual(found);
  });

  it('shows whole roles, a page and what it was sorted by', async () => {
    const query = { terms: { name: ['alpha', 'beta'] } };

    const { body } = await server.call('POST /_security/_query/role', {
      body: { query, sort: [{ name: 'desc' }], size: 1 },
    });

    expect(body).toMatchObject({
      total: 2,
      count: 1,
      roles: [{ name: 'beta', description: 'reads books', cluster: [], _sort: ['beta'] }],
    });
  });

  it('refuses fields that are not allowed', async () => {
    const answer = await server.call('POST /_security/_query/role', {
      body: { query: { term: { cluster: 'all' } } },
    });

    expect(answer.body.error.reason).toBe(
      'Field [cluster] is not allowed for querying or aggregation',
    );
  });
});

it.each(['POST /_security/role', 'DELETE /_security/role', 'POST /_security/_query/role'])(
  '%s is not there before 8.15',
  async (line) => {
    const older = await aTestServer('8.12');

    const { status } = await older.call(line, { body: {} });

    expect([400, 405]).toContain(status);
    await older.dispose();
  },
);
