import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

const DAY = 86_400_000;
const BOOKS = { b: { indices: [{ names: ['books'], privileges: ['read'] }] } };

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(async () => {
  await server.dispose();
});

describe('POST /_security/api_key', () => {
  it('answers id, name, expiration, secret and the encoded credential, in this order', async () => {
    const { status, body } = await server.call('POST /_security/api_key', {
      body: { name: 'k', expiration: '1d' },
    });

    expect(status).toBe(200);
    expect(Object.keys(body as object)).toEqual(['id', 'name', 'expiration', 'api_key', 'encoded']);
    expect(body).toMatchObject({ name: 'k', expiration: server.now() + DAY });
    expect(body.id).toMatch(/^[\w-]{20}$/);
    expect(body.api_key).toMatch(/^[\w-]{22}$/);
    expect(Buffer.from(body.encoded, 'base64').toString()).toBe(`${body.id}:${body.api_key}`);
  });

  it.each([
    { name: 'no body', body: undefined, type: 'parse_exception', reason: /body is required/ },
    { name: 'malformed JSON', body: '{"name": ', reason: /^\[1:10\] Unexpected end-of-input/ },
    { name: 'a duplicate key', body: '{"name": "a", "name": "b"}', reason: /^\[1:21\] Duplicate/ },
    { name: 'a list', body: [], reason: /Expected START_OBJECT but was: START_ARRAY/ },
    {
      name: 'an unknown field',
      body: '{\n  "nme": "a"}',
      reason: /^\[2:3\] \[api_key_request\] unknown field \[nme\] did you mean \[name\]\?/,
    },
    {
      name: 'no name',
      body: {},
      type: 'illegal_argument_exception',
      reason: /^Required \[name\]$/,
    },
    {
      name: 'a name that is a number',
      body: { name: 1 },
      reason: /name doesn't support values of type: VALUE_NUMBER/,
    },
    { name: 'metadata that is a list', body: { name: 'a', metadata: [] }, reason: /metadata/ },
    {
      name: 'a description in a descriptor',
      body: { name: 'a', role_descriptors: { r: { description: 'x' } } },
      reason: /failed to parse field \[role_descriptors\]/,
    },
    {
      name: 'an entry without names',
      body: { name: 'a', role_descriptors: { r: { indices: [{ privileges: ['read'] }] } } },
      reason: /failed to parse field \[role_descriptors\]/,
    },
  ])(
    'refuses $name with its place',
    async ({ body, reason, type = 'x_content_parse_exception' }) => {
      const answer = await server.call(
        'POST /_security/api_key',
        body === undefined ? {} : { body },
      );

      expect(answer.status).toBe(400);
      expect(answer.body.error.type).toBe(type);
      expect(answer.body.error.reason).toMatch(reason);
    },
  );

  it.each([
    { name: 'an empty name', body: { name: '' }, says: 'api key name is required' },
    { name: '257 characters', body: { name: 'x'.repeat(257) }, says: 'more than 256 characters' },
    { name: 'a leading blank', body: { name: ' x' }, says: 'begin or end with whitespace' },
    { name: 'a trailing tab', body: { name: 'x\t' }, says: 'begin or end with whitespace' },
    { name: 'a leading underscore', body: { name: '_x' }, says: 'begin with an underscore' },
    {
      name: 'a reserved metadata key',
      body: { name: 'x', metadata: { _x: 1 } },
      says: 'API key metadata keys may not start with [_]',
    },
    {
      name: 'an unknown cluster privilege',
      body: { name: 'x', role_descriptors: { r: { cluster: ['reed'] } } },
      says: 'unknown cluster privilege [reed]',
    },
    {
      name: 'an unknown index privilege',
      body: {
        name: 'x',
        role_descriptors: { r: { indices: [{ names: ['a'], privileges: ['reed'] }] } },
      },
      says: 'unknown index privilege [reed]',
    },
    {
      name: 'an unknown workflow',
      body: { name: 'x', role_descriptors: { r: { restriction: { workflows: ['w'] } } } },
      says: 'unknown workflow [w]',
    },
  ])('refuses $name before it looks at privileges', async ({ body, says }) => {
    const powerless = await server.addUser('powerless', {});

    const answer = await server.call('POST /_security/api_key', { body, as: powerless });

    expect(answer.status).toBe(400);
    expect(answer.body.error.type).toBe('action_request_validation_exception');
    expect(answer.body.error.reason).toContain(says);
  });

  it.each([
    { name: '256 characters', body: { name: 'x'.repeat(256) } },
    { name: 'a trailing no-break space', body: { name: 'x\u00a0' } },
    { name: 'a line feed inside', body: { name: 'a\nb' } },
    { name: 'a nested reserved metadata key', body: { name: 'x', metadata: { a: { _x: 1 } } } },
    {
      name: 'a raw cluster action',
      body: { name: 'x', role_descriptors: { r: { cluster: ['cluster:monitor/*'] } } },
    },
    {
      name: 'an empty restriction',
      body: { name: 'x', role_descriptors: { r: { restriction: {} } } },
    },
  ])('accepts $name', async ({ body }) => {
    await expect(server.call('POST /_security/api_key', { body })).resolves.toMatchObject({
      status: 200,
    });
  });

  it.each([
    { expiration: '0s', lifetime: 0 },
    { expiration: '500ms', lifetime: 0 },
    { expiration: '1500ms', lifetime: 1000 },
    { expiration: '-1d', lifetime: -DAY },
    { expiration: '2D', lifetime: 2 * DAY },
  ])('counts $expiration as $lifetime ms', async ({ expiration, lifetime }) => {
    const answer = await server.call('POST /_security/api_key', {
      body: { name: 'k', expiration },
    });

    expect(answer.body.expiration).toBe(server.now() + lifetime);
  });

  it.each(['1M', '1.5d', '1w', '5', '-2d', ''])('refuses the expiration %j', async (expiration) => {
    const answer = await server.call('POST /_security/api_key', {
      body: { name: 'k', expiration },
    });

    expect(answer).toMatchObject({
      status: 400,
      body: { error: { caused_by: { type: 'illegal_argument_exception' } } },
    });
  });

  it('lets a key make only powerless keys, and says so', async () => {
    const parent = await server.addKey({ name: 'parent' });
    const create = (role_descriptors?: object): Promise<{ status: number }> =>
      server.call('POST /_security/api_key', {
        body: { name: 'child', ...(role_descriptors === undefined ? {} : { role_descriptors }) },
        as: parent.header,
      });

    await expect(create()).resolves.toMatchObject({ status: 400 });
    await expect(create(BOOKS)).resolves.toMatchObject({ status: 400 });
    await expect(create({ none: {} })).resolves.toMatchObject({ status: 200 });
  });
});
