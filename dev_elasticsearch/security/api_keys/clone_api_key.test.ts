import { aTestServer, apiKey } from '../../test_server.mock';
import type { TestAnswer, TestServer } from '../../test_server.mock';

const DAY = 86_400_000;
const BOOKS = { b: { indices: [{ names: ['books'], privileges: ['read'] }] } };

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(async () => {
  await server.dispose();
});

const clone = (body: object, as?: string): Promise<TestAnswer> =>
  server.call('POST /_security/api_key/clone', { body, ...(as === undefined ? {} : { as }) });

const encodedOf = ({ header }: { readonly header: string }): string =>
  header.slice('ApiKey '.length);

describe('POST /_security/api_key/clone', () => {
  it('makes a key with another secret and the rights, owner and lifetime of the source', async () => {
    const ann = await server.addUser('ann', { cluster: ['manage_own_api_key'] });
    const body = { name: 'source', role_descriptors: BOOKS, expiration: '1d', metadata: { a: 1 } };
    const source = await server.addKey(body, ann);

    const { body: created } = await clone({ api_key: encodedOf(source), name: 'copy' });

    expect(created).toMatchObject({ name: 'copy', expiration: server.now() + DAY });
    expect(created.encoded).not.toBe(encodedOf(source));
    const { body: listed } = await server.call(
      `GET /_security/api_key?with_limited_by&username=ann&realm_name=default_native`,
    );
    const [one, two] = listed.api_keys;
    expect(two).toMatchObject({ name: 'copy', metadata: { a: 1 }, username: 'ann' });
    expect(two?.role_descriptors).toEqual(one?.role_descriptors);
    expect(two?.limited_by).toEqual(one?.limited_by);
    const me = await server.call('GET /_security/_authenticate', {
      as: apiKey(created.encoded),
    });
    expect(me.status).toBe(200);
  });

  it('takes an expiry of its own, null for none', async () => {
    const source = await server.addKey({ name: 'source', expiration: '1d' });
    const api_key = encodedOf(source);

    const later = await clone({ api_key, name: 'later', expiration: '2d' });
    const never = await clone({ api_key, name: 'never', expiration: null });

    expect(later.body.expiration).toBe(server.now() + 2 * DAY);
    expect(never.body).not.toHaveProperty('expiration');
  });

  it.each([
    { name: 'a wrong secret', change: (encoded: string) => withSecret(encoded, 'wrong') },
    { name: 'an unknown id', change: () => Buffer.from('nobody:secret').toString('base64') },
  ])('refuses $name with 403 around the 401', async ({ change }) => {
    const source = await server.addKey({ name: 'source' });

    const answer = await clone({ api_key: change(encodedOf(source)), name: 'copy' });

    expect(answer).toMatchObject({
      status: 403,
      body: {
        error: {
          type: 'security_exception',
          reason: 'Failed to clone API key',
          caused_by: { type: 'security_exception' },
        },
      },
    });
  });

  it('refuses a source that is invalidated or has expired', async () => {
    const ended = await server.addKey({ name: 'ended' });
    const expired = await server.addKey({ name: 'expired', expiration: '1s' });
    await server.call('DELETE /_security/api_key', { body: { ids: [ended.id] } });
    server.pass(1000);

    const answers = await Promise.all(
      [ended, expired].map((key) => clone({ api_key: encodedOf(key), name: 'copy' })),
    );

    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
  });

  it.each([
    { name: 'text that is no credential', body: { api_key: '%', name: 'x' } },
    { name: 'no name', body: { api_key: 'YTpi' } },
    { name: 'an unknown field', body: { api_key: 'YTpi', name: 'x', role_descriptors: {} } },
  ])('refuses $name with 400', async ({ body }) => {
    expect((await clone(body)).status).toBe(400);
  });

  it('needs the privilege clone_api_key', async () => {
    const may = await server.addUser('may', { cluster: ['clone_api_key'] });
    const mayNot = await server.addUser('maynot', { cluster: ['manage_own_api_key'] });
    const source = await server.addKey({ name: 'source' });

    const answers = await Promise.all(
      [may, mayNot].map((as) => clone({ api_key: encodedOf(source), name: 'copy' }, as)),
    );

    expect(answers.map(({ status }) => status)).toEqual([200, 403]);
  });
});

function withSecret(encoded: string, secret: string): string {
  const [id = ''] = Buffer.from(encoded, 'base64').toString().split(':');
  return Buffer.from(`${id}:${secret}`).toString('base64');
}
