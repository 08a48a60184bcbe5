import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(async () => {
  await server.dispose();
});

describe('GET /_security/user/_privileges', () => {
  const ofUser = async (role: object): Promise<object> => {
    const as = await server.addUser('bob', role);
    return (await server.call('GET /_security/user/_privileges', { as })).body;
  };

  it('lists limits of entries for the same names, unless one of them has none', async () => {
    const entry = (limits: object): object => ({ names: ['a'], privileges: ['read'], ...limits });
    const query = '{"match_all":{}}';

    const limited = await ofUser({
      indices: [entry({ query }), entry({ query: { term: { a: 1 } } })],
    });
    const lifted = await ofUser({
      indices: [entry({ query, field_security: { grant: ['x'] } }), entry({ query })],
    });

    expect(limited).toMatchObject({
      indices: [{ names: ['a'], query: [query, '{"term":{"a":1}}'] }],
    });
    expect(lifted).toEqual({
      cluster: [],
      global: [],
      indices: [
        { names: ['a'], privileges: ['read'], query: [query], allow_restricted_indices: false },
      ],
      applications: [],
      run_as: [],
    });
  });

  it('is the snapshot under a key without descriptors, and refused under one with', async () => {
    const ann = await server.addUser('ann', { cluster: ['manage_own_api_key', 'monitor'] });
    const plain = await server.addKey({ name: 'k' }, ann);
    const assigned = await server.addKey({ name: 'k', role_descriptors: { r: {} } }, ann);
    const get = (as: string): ReturnType<TestServer['call']> =>
      server.call('GET /_security/user/_privileges', { as });

    expect((await get(plain.header)).body.cluster).toEqual(['manage_own_api_key', 'monitor']);
    expect((await get(assigned.header)).body.error).toMatchObject({
      type: 'illegal_argument_exception',
      reason: expect.stringContaining('API keys with assigned role descriptors') as unknown,
    });
  });
});
