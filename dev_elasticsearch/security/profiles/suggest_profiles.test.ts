import { aTestServer, basic } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

const PASSWORD = 'elastic-password';
const KIBANA = basic('kibana_system', PASSWORD);

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(async () => {
  await server.dispose();
});

interface Suggestions {
  readonly profiles: readonly { readonly user: { readonly username: string } }[];
}

const uidOf = async (username: string): Promise<string> => {
  const body = { grant_type: 'password', username, password: PASSWORD };
  return String((await server.call('POST /_security/profile/_activate', { body })).body.uid);
};

describe('_security/profile/_suggest', () => {
  const suggest = async (body: object): Promise<readonly string[]> =>
    (
      (await server.call('POST /_security/profile/_suggest', { body, as: KIBANA }))
        .body as unknown as Suggestions
    ).profiles.map(({ user }) => user.username);

  beforeEach(async () => {
    for (const [username, full_name] of [
      ['jacknich', 'Jack Nicholson'],
      ['jackblack', 'Jack Black'],
      ['meryl', 'Meryl Streep'],
    ] as const) {
      await server.call(`PUT /_security/user/${username}`, {
        body: { password: PASSWORD, roles: [], full_name },
      });
      await uidOf(username);
      server.pass(1);
    }
  });

  it.each([
    { body: {}, found: ['meryl', 'jackblack', 'jacknich'] },
    { body: { name: 'jac' }, found: ['jackblack', 'jacknich'] },
    { body: { name: 'jack nich' }, found: ['jacknich', 'jackblack'] },
    { body: { name: 'Jakc Nich' }, found: ['jacknich', 'jackblack'] },
    { body: { name: 'x' }, found: [] },
    { body: { size: 1 }, found: ['meryl'] },
  ])('finds by the beginnings of names: $body', async ({ body, found }) => {
    expect(await suggest(body)).toEqual(found);
  });

  it('puts hinted profiles first and leaves disabled ones out', async () => {
    const uid = await uidOf('jacknich');
    expect(await suggest({ hint: { uids: [uid] } })).toEqual(['jacknich', 'meryl', 'jackblack']);

    await server.call(`PUT /_security/profile/${uid}/_disable`);
    expect(await suggest({})).toEqual(['meryl', 'jackblack']);

    await server.call(`PUT /_security/profile/${uid}/_enable`);
    expect(await suggest({ name: 'nich' })).toEqual(['jacknich']);
  });

  it('puts profiles with a hinted label first', async () => {
    const uid = await uidOf('jacknich');
    await server.call(`PUT /_security/profile/${uid}/_data`, {
      body: { labels: { app1: { team: ['a', 'b'] } } },
    });

    const hint = { labels: { 'app1.team': 'b' } };

    expect(await suggest({ hint })).toEqual(['jacknich', 'meryl', 'jackblack']);
  });

  it.each([
    { body: { size: -1 }, says: '[size] parameter cannot be negative' },
    { body: { hint: {} }, says: '[hint] parameter cannot be empty' },
    { body: { hint: { uids: [] } }, says: '[uids] hint cannot be empty' },
    { body: { hint: { labels: { a: '1', b: '2' } } }, says: 'supports a single key' },
    { body: { hint: { labels: { a: 1 } } }, says: 'supports either string or list of strings' },
    { body: { nam: 'a' }, says: 'unknown field [nam] did you mean [name]?' },
  ])('refuses $body', async ({ body, says }) => {
    const answer = await server.call('POST /_security/profile/_suggest', { body });

    expect(answer.status).toBe(400);
    expect(answer.body.error.reason).toContain(says);
  });
});
