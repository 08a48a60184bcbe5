import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';
import type { VersionProfile } from '../../lib/version';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(async () => {
  await server.dispose();
});

const READ = { application: 'myapp', name: 'read', actions: ['data:read/*'], metadata: { a: 1 } };
const put = (body: object, as?: string): ReturnType<TestServer['call']> =>
  server.call('PUT /_security/privilege', { body, ...(as === undefined ? {} : { as }) });

describe('application privileges', () => {
  it('are stored, shown and removed by application and name', async () => {
    const body = {
      myapp: {
        read: { actions: ['data:read/*'], metadata: { a: 1 } },
        write: { actions: ['w:*'] },
      },
    };

    expect((await put(body)).body).toEqual({
      myapp: { read: { created: true }, write: { created: true } },
    });
    expect((await put({ myapp: { read: READ } })).body).toEqual({
      myapp: { read: { created: false } },
    });
    const one = await server.call('GET /_security/privilege/myapp/read');
    expect([one.status, one.body]).toEqual([200, { myapp: { read: READ } }]);
    const removed = await server.call('DELETE /_security/privilege/myapp/read,gone');
    expect([removed.status, removed.body]).toEqual([
      200,
      { myapp: { read: { found: true }, gone: { found: false } } },
    ]);
    const left = await server.call('GET /_security/privilege/my*');
    expect(Object.keys(left.body.myapp as object)).toEqual(['write']);
    expect((await server.call('GET /_security/privilege/myapp/read')).status).toBe(404);
    expect((await server.call('DELETE /_security/privilege/myapp/read')).status).toBe(404);
  });

  it.each([
    {
      name: 'none at all',
      body: {},
      problem: 'At least one application privilege must be provided',
    },
    {
      name: 'no action',
      body: { myapp: { read: { actions: [] } } },
      problem: 'Application privileges must have at least one action',
    },
    {
      name: 'an action like a name',
      body: { myapp: { read: { actions: ['read'] } } },
      problem: "action [read] must contain one of [ '/' , '*' , ':' ]",
    },
    {
      name: 'a name in capitals',
      body: { myapp: { Read: { actions: ['a:*'] } } },
      problem:
        "Application privilege names must match the pattern ^[a-z][a-zA-Z0-9_.-]*$ (found 'Read')",
    },
    {
      name: 'a pattern of applications',
      body: { 'my*': { read: { actions: ['a:*'] } } },
      problem: "Application names may not contain '*' (found 'my*')",
    },
    {
      name: 'reserved metadata',
      body: { myapp: { read: { actions: ['a:*'], metadata: { _x: 1 } } } },
      problem: 'metadata keys may not start with [_] (in privilege myapp read)',
    },
  ])('are refused with $name', async ({ body, problem }) => {
    const { status, body: answer } = await put(body);

    expect(status).toBe(400);
    expect(answer.error).toMatchObject({
      type: 'action_request_validation_exception',
      reason: `Validation Failed: 1: ${problem};`,
    });
  });

  it('are written by who has a global grant over all their applications', async () => {
    const global = { application: { manage: { applications: ['my*'] } } };
    const bob = await server.addUser('bob', { global });
    const privilege = { read: { actions: ['a:*'] } };

    expect((await put({ myapp: privilege }, bob)).status).toBe(200);
    expect((await put({ myapp: privilege, other: privilege }, bob)).status).toBe(403);
    const read = await server.call('GET /_security/privilege/myapp', { as: bob });
    expect(read.status).toBe(200);
    expect((await server.call('GET /_security/privilege', { as: bob })).status).toBe(403);
  });

  it('leave their cache by request', async () => {
    const { status, body } = await server.call('POST /_security/privilege/myapp/_clear_cache');

    expect([status, body]).toMatchObject([200, { _nodes: { failed: 0 } }]);
  });
});

describe('GET /_security/privilege/_builtin', () => {
  it.each<[VersionProfile, string[]]>([
    ['8.12', ['cluster', 'index']],
    ['9.4', ['cluster', 'index', 'remote_cluster']],
  ])('of %s has the lists %j, in alphabetical order', async (version, lists) => {
    const other = await aTestServer(version);

    const { body } = await other.call('GET /_security/privilege/_builtin');

    await other.dispose();
    expect(Object.keys(body)).toEqual(lists);
    for (const names of Object.values(body) as string[][]) expect(names).toEqual([...names].sort());
  });
});
