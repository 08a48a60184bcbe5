import { aTestServer, apiKey } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

const MANAGE_OWN = { cluster: ['manage_own_api_key'] };
const BOOKS = { b: { indices: [{ names: ['books'], privileges: ['read'] }] } };

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(async () => {
  await server.dispose();
});

describe('POST /_security/api_key/grant', () => {
  const grant = { grant_type: 'password', username: 'bob', password: 'elastic-password' };

  it('makes a key that belongs to the user in the body', async () => {
    await server.addUser('bob', {});
    const granted = await server.call('POST /_security/api_key/grant', {
      body: { ...grant, api_key: { name: 'k' } },
    });

    const { body } = await server.call('GET /_security/_authenticate', {
      as: apiKey(granted.body.encoded),
    });

    expect(body).toMatchObject({ username: 'bob', api_key: { name: 'k' } });
  });

  it.each([
    { name: 'no type', body: { api_key: { name: 'k' } }, says: '[grant_type] is required' },
    {
      name: 'an unknown type',
      body: { ...grant, grant_type: 'x', api_key: { name: 'k' } },
      says: 'grant_type [x] is not supported',
    },
    {
      name: 'a type that is a name of every object',
      body: { ...grant, grant_type: 'constructor', api_key: { name: 'k' } },
      says: 'grant_type [constructor] is not supported',
    },
    {
      name: 'no password',
      body: { grant_type: 'password', username: 'bob', api_key: { name: 'k' } },
      says: '[password] is required for grant_type [password]',
    },
    { name: 'no key', body: grant, says: 'api key name is required' },
    {
      name: 'a token besides',
      body: { ...grant, access_token: 't', api_key: { name: 'k' } },
      says: '[access_token] is not supported for grant_type [password]',
    },
  ])('refuses $name', async ({ body, says }) => {
    const answer = await server.call('POST /_security/api_key/grant', { body });

    expect(answer.status).toBe(400);
    expect(answer.body.error.reason).toContain(says);
  });

  it('answers 403 with the 401 inside for a wrong password', async () => {
    const body = { ...grant, password: 'wrong-password', api_key: { name: 'k' } };

    const answer = await server.call('POST /_security/api_key/grant', { body });

    expect(answer.status).toBe(403);
    expect(answer.body.error).toMatchObject({
      reason: 'Failed to authenticate api key grant',
      caused_by: {
        reason:
          'unable to authenticate user [bob] for action [cluster:admin/xpack/security/api_key/grant]',
      },
    });
    expect(JSON.stringify(answer.body)).not.toContain('wrong-password');
  });

  it('is not covered by manage_own_api_key, in the exact words', async () => {
    const ann = await server.addUser('ann', MANAGE_OWN);
    const answer = await server.call('POST /_security/api_key/grant', {
      body: { ...grant, api_key: { name: 'k' } },
      as: ann,
    });

    expect(answer.body.error.reason).toBe(
      'action [cluster:admin/xpack/security/api_key/grant] is unauthorized for user [ann] with ' +
        'effective roles [ann-role], this action is granted by the cluster privileges ' +
        '[grant_api_key,manage_api_key,manage_security,all]',
    );
  });

  it('makes the key of the run-as user when the granted user may run as it', async () => {
    await server.addUser('bob', { run_as: ['carl'] });
    await server.addUser('carl', {});
    const ask = (
      run_as: string,
    ): Promise<{ status: number; body: { encoded: string; error: { reason: string } } }> =>
      server.call('POST /_security/api_key/grant', {
        body: { ...grant, run_as, api_key: { name: 'k' } },
      });

    const granted = await ask('carl');
    const refused = await ask('elastic');

    const { body } = await server.call('GET /_security/_authenticate', {
      as: apiKey(granted.body.encoded),
    });
    expect(body).toMatchObject({ username: 'carl' });
    expect(refused.status).toBe(403);
    expect(refused.body.error.reason).toContain('is unauthorized to run as [elastic]');
  });
});

describe('POST /_security/api_key/clone', () => {
  it('makes a new key with the rights of the source', async () => {
    const source = await server.addKey({
      name: 'source',
      role_descriptors: BOOKS,
      expiration: '1d',
    });
    const [, encoded] = source.header.split(' ');

    const clone = await server.call('POST /_security/api_key/clone', {
      body: { api_key: encoded, name: 'clone', expiration: null },
    });

    const { body } = await server.call(`GET /_security/api_key?id=${clone.body.id}`);
    expect(body.api_keys[0]).toMatchObject({ name: 'clone', role_descriptors: { b: {} } });
    expect(body.api_keys[0]).not.toHaveProperty('expiration');
  });
});
