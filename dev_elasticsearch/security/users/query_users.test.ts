import { aTestServer } from '../../test_server.mock';
import type { TestAnswer, TestServer } from '../../test_server.mock';

let server: TestServer;

beforeAll(async () => {
  server = await aTestServer();
  const users = [
    { name: 'ann', roles: ['viewer', 'editor'], full_name: 'Ann Miller', email: 'ann@example.com' },
    { name: 'bob', roles: ['viewer'], full_name: 'Bob Smith', enabled: false },
    { name: 'cid', roles: [], full_name: 'Cid Miller' },
  ];
  for (const { name, ...body } of users) {
    await server.call(`PUT /_security/user/${name}`, { body: { password: 'password', ...body } });
  }
});

afterAll(async () => {
  await server.dispose();
});

interface Found {
  readonly users: readonly { readonly username: string; readonly _sort?: unknown }[];
}

const query = (body: object): Promise<TestAnswer> =>
  server.call('POST /_security/_query/user', { body });

const names = async (body: object): Promise<string[]> =>
  ((await query(body)).body as unknown as Found).users.map(({ username }) => username);

describe('POST /_security/_query/user', () => {
  it.each([
    { body: {}, found: ['ann', 'bob', 'cid'] },
    { body: { query: { term: { roles: 'viewer' } } }, found: ['ann', 'bob'] },
    { body: { query: { term: { enabled: false } } }, found: ['bob'] },
    { body: { query: { match: { full_name: 'miller' } } }, found: ['ann', 'cid'] },
    { body: { query: { exists: { field: 'email' } } }, found: ['ann'] },
    { body: { query: { prefix: { username: 'c' } } }, found: ['cid'] },
    {
      body: { query: { bool: { must_not: { wildcard: { username: '*b' } } } } },
      found: ['ann', 'cid'],
    },
    { body: { sort: [{ username: 'desc' }] }, found: ['cid', 'bob', 'ann'] },
    { body: { sort: 'username', from: 1, size: 1 }, found: ['bob'] },
    { body: { sort: 'username', search_after: ['ann'] }, found: ['bob', 'cid'] },
  ])('finds $found by $body', async ({ body, found }) => {
    expect(await names(body)).toEqual(found);
  });

  it('counts all, shows a page, and what it was sorted by', async () => {
    const { body } = await query({ sort: ['username'], size: 1 });

    expect(body).toMatchObject({
      total: 3,
      count: 1,
      users: [{ username: 'ann', _sort: ['ann'] }],
    });
  });

  it.each([
    { body: { query: { term: { password: 'x' } } }, says: 'Field [password] is not allowed for' },
    { body: { query: { term: { metadata: 'x' } } }, says: 'Field [metadata] is not allowed for' },
    { body: { query: { regexp: { username: 'a' } } }, says: 'Query type [regexp] is not' },
    { body: { sort: 'email' }, says: 'sorting is not supported for field [email]' },
    { body: { size: -1 }, says: '[size] parameter cannot be negative but was [-1]' },
    { body: { aggs: {} }, says: 'unknown field [aggs]' },
  ])('refuses $body', async ({ body, says }) => {
    const answer = await query(body);

    expect(answer.status).toBe(400);
    expect(answer.body.error.reason).toContain(says);
  });

  it('needs read_security', async () => {
    const dan = await server.addUser('dan', { cluster: ['read_security'] });
    const eve = await server.addUser('eve', { cluster: ['manage_api_key'] });
    const status = async (as: string): Promise<number> =>
      (await server.call('GET /_security/_query/user', { as })).status;

    expect([await status(dan), await status(eve)]).toEqual([200, 403]);
    await server.call('DELETE /_security/user/dan');
    await server.call('DELETE /_security/user/eve');
  });
});

it('is not there before 8.14', async () => {
  const older = await aTestServer('8.12');

  expect((await older.call('POST /_security/_query/user', { body: {} })).status).toBe(400);
  await older.dispose();
});
