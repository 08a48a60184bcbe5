import { aTestServer } from '../../test_server.mock';
import type { TestAnswer, TestServer } from '../../test_server.mock';

const MANAGE_OWN = { cluster: ['manage_own_api_key'] };

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(async () => {
  await server.dispose();
});

const ids = ({ body }: TestAnswer): string[] => body.api_keys.map(({ id }) => id);

describe('GET /_security/api_key', () => {
  it('answers 404 and an empty list for an unknown id, 200 for an unknown name', async () => {
    const byId = await server.call('GET /_security/api_key?id=nope');
    const byName = await server.call('GET /_security/api_key?name=nope');

    expect([byId.status, byName.status]).toEqual([404, 200]);
    expect([byId.body, byName.body]).toEqual([{ api_keys: [] }, { api_keys: [] }]);
  });

  it('shows descriptors normalised, whatever they looked like', async () => {
    const { id } = await server.addKey({
      name: 'k',
      role_descriptors: {
        r: { index: [{ names: 'a', privileges: 'read', query: { term: { x: 1 } } }] },
      },
    });

    const { body } = await server.call(`GET /_security/api_key?id=${id}`);

    expect(body.api_keys[0]?.role_descriptors).toEqual({
      r: {
        cluster: [],
        indices: [
          {
            names: ['a'],
            privileges: ['read'],
            query: '{"term":{"x":1}}',
            allow_restricted_indices: false,
          },
        ],
        applications: [],
        run_as: [],
        metadata: {},
        transient_metadata: { enabled: true },
      },
    });
  });

  it('chooses by prefix, owner and activity', async () => {
    const ann = await server.addUser('ann', MANAGE_OWN);
    const one = await server.addKey({ name: 'app-1' });
    const two = await server.addKey({ name: 'app-2', expiration: '1s' });
    const three = await server.addKey({ name: 'app-3' }, ann);
    server.pass(1000);
    const find = async (query: string, as?: string): Promise<string[]> =>
      ids(await server.call(`GET /_security/api_key?${query}`, as === undefined ? {} : { as }));

    expect(await find('name=app-*')).toEqual([one.id, two.id, three.id]);
    expect(await find('active_only=true')).toEqual([one.id, three.id]);
    expect(await find('username=ann')).toEqual([three.id]);
    expect(await find('realm_name=default_native')).toEqual([three.id]);
    expect(await find('owner=true')).toEqual([one.id, two.id]);
    expect(await find('owner=true', ann)).toEqual([three.id]);
  });

  it.each(['id=a&name=b', 'id=a&username=b', 'name=a&realm_name=b', 'owner=true&username=b'])(
    'refuses ?%s',
    async (query) => {
      const answer = await server.call(`GET /_security/api_key?${query}`);

      expect(answer.body.error.type).toBe('action_request_validation_exception');
    },
  );

  it('shows the snapshot of the owner on request', async () => {
    const ann = await server.addUser('ann', MANAGE_OWN);
    const { id } = await server.addKey({ name: 'k' }, ann);

    const { body } = await server.call(`GET /_security/api_key?id=${id}&with_limited_by=true`);

    expect(body.api_keys[0]?.limited_by).toEqual([
      { 'ann-role': expect.objectContaining(MANAGE_OWN) as unknown },
    ]);
  });
});
