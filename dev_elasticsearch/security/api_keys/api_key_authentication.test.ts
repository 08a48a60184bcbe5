import { aTestServer, apiKey } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

const MANAGE_OWN = { cluster: ['manage_own_api_key'] };

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(async () => {
  await server.dispose();
});

describe('an API key', () => {
  it('authenticates as its owner, without roles', async () => {
    const owner = await server.addUser('ann', MANAGE_OWN);
    const key = await server.addKey({ name: 'k' }, owner);

    const { body } = await server.call('GET /_security/_authenticate', { as: key.header });

    expect(body).toMatchObject({
      username: 'ann',
      roles: [],
      authentication_realm: { name: '_es_api_key', type: '_es_api_key' },
      authentication_type: 'api_key',
      api_key: { id: key.id, name: 'k' },
    });
  });

  it.each([
    {
      name: 'an unknown id',
      header: apiKey(Buffer.from('nobody:x').toString('base64')),
      why: /unable to find apikey/,
    },
    { name: 'text that is no base64', header: apiKey('a-b_c'), why: /Illegal base64 character 2d/ },
    {
      name: 'no colon',
      header: apiKey(Buffer.from('abc').toString('base64')),
      why: /invalid ApiKey value/,
    },
  ])('is refused for $name', async ({ header, why }) => {
    const answer = await server.call('GET /', { as: header });

    expect(answer.status).toBe(401);
    expect(answer.body.error.reason).toBe(
      'unable to authenticate with provided credentials and anonymous access is not allowed for this request',
    );
    expect(answer.body.error.additional_unsuccessful_credentials).toMatch(why);
    expect(answer.headers).not.toHaveProperty('x-elastic-product');
    expect(answer.headers['www-authenticate']).toHaveLength(3);
  });

  it('is refused with a wrong secret, which no answer repeats', async () => {
    const key = await server.addKey({ name: 'k' });
    const header = apiKey(Buffer.from(`${key.id}:wrong-secret`).toString('base64'));

    const answer = await server.call('GET /', { as: header });

    expect(answer.status).toBe(401);
    expect(JSON.stringify(answer.body)).not.toContain('wrong-secret');
  });

  it('accepts its scheme in any letter case and missing padding', async () => {
    const key = await server.addKey({ name: 'k' });
    const header = key.header.replace('ApiKey', 'apikey').replace(/=+$/, '');

    await expect(server.call('GET /', { as: header })).resolves.toMatchObject({ status: 200 });
  });

  it('opens nothing from the very instant it expires, and is still not "invalidated"', async () => {
    const key = await server.addKey({ name: 'k', expiration: '10s' });
    server.pass(9_999);
    await expect(server.call('GET /', { as: key.header })).resolves.toMatchObject({ status: 200 });
    server.pass(1);

    await expect(server.call('GET /', { as: key.header })).resolves.toMatchObject({ status: 401 });
    const listed = await server.call(`GET /_security/api_key?id=${key.id}`);
    expect(listed.body.api_keys[0]).toMatchObject({ invalidated: false });
  });

  it('opens nothing once it is invalidated', async () => {
    const key = await server.addKey({ name: 'k' });
    await server.call('DELETE /_security/api_key', { body: { ids: [key.id] } });

    await expect(server.call('GET /', { as: key.header })).resolves.toMatchObject({ status: 401 });
  });

  it('keeps working when its owner is deleted', async () => {
    const owner = await server.addUser('ann', { cluster: ['manage_own_api_key', 'monitor'] });
    const key = await server.addKey({ name: 'k' }, owner);
    await server.call('DELETE /_security/user/ann');

    await expect(server.call('GET /', { as: key.header })).resolves.toMatchObject({ status: 200 });
  });

  it('may do only what both it and its owner may', async () => {
    const owner = await server.addUser('ann', { cluster: ['manage_own_api_key', 'monitor'] });
    const key = await server.addKey(
      { name: 'k', role_descriptors: { r: { cluster: ['manage_security'] } } },
      owner,
    );

    await expect(server.call('GET /', { as: key.header })).resolves.toMatchObject({ status: 403 });
    await expect(server.call('GET /_security/user', { as: key.header })).resolves.toMatchObject({
      status: 403,
    });
  });

  it('is refused everything when it is restricted to a workflow', async () => {
    const workflows = ['search_application_query'];
    const key = await server.addKey({
      name: 'k',
      role_descriptors: { r: { restriction: { workflows } } },
    });

    const answer = await server.call('GET /_security/_authenticate', { as: key.header });

    expect(answer.status).toBe(403);
    expect(answer.body.error.caused_by.reason).toMatch(/restricted by workflow/);
  });
});
