import { aHost, call, endHost, INTERNAL, logIn, type HostUnderTest } from '../host.mock';
import { basic } from '../lib/fake_elasticsearch.mock';

const HOUR = 3_600_000;
const LOGIN = 'POST /internal/security/login';
const ME = 'GET /internal/security/me';

describe('login and logout', () => {
  let under: HostUnderTest;

  beforeEach(async () => {
    under = await aHost({ session: { idleTimeout: HOUR, lifespan: 8 * HOUR } });
  });
  afterEach(() => endHost(under));

  const me = (cookie: string) => under.host.inject(call(ME, { ...INTERNAL, cookie }));
  const tryPassword = (password: string, username = 'ada') =>
    under.host.inject(call(LOGIN, INTERNAL, { username, password }));

  it('answers a right password with a sealed, HttpOnly, SameSite cookie and where to go', async () => {
    const next = '/app/management/security/sample_app?page=2';

    const { statusCode, payload, headers } = await under.host.inject(
      call(LOGIN, INTERNAL, { username: 'ada', password: 'secret', next }),
    );

    expect(statusCode).toBe(200);
    expect(JSON.parse(payload)).toEqual({ location: next });
    expect(String(headers['set-cookie'])).toMatch(
      /^sid=Fe26\.2\*[^;]+; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  it('never sends anybody to another site', async () => {
    const { payload } = await under.host.inject(
      call(LOGIN, INTERNAL, { username: 'ada', password: 'secret', next: '//evil.example' }),
    );

    expect(JSON.parse(payload)).toEqual({ location: '/app/management' });
  });

  it('knows the holder of the cookie', async () => {
    const cookie = await logIn(under);

    expect(JSON.parse((await me(cookie)).payload)).toMatchObject({ username: 'ada' });
  });

  it.each([
    ['a session', async () => ({ cookie: await logIn(under) })],
    ['an Authorization header', () => ({ authorization: basic('ada', 'secret') })],
  ])('shows plugins no credentials of %s', async (_name, credentials) => {
    const { payload } = await under.host.inject(
      call('GET /api/sample/_headers', { ...(await credentials()), 'x-other': 'shown' }),
    );

    const headers = JSON.parse(payload) as object;
    expect(headers).toMatchObject({ 'x-other': 'shown' });
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['cookie']));
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['authorization']));
  });

  it.each([
    ['a wrong password', 'ada', 'wrong'],
    ['an unknown name', 'nobody', 'secret'],
    ['the id and secret of an API key', 'key-id', 'key-secret'],
  ])('refuses %s with one sentence and no cookie', async (_name, username, password) => {
    const { statusCode, payload, headers } = await tryPassword(password, username);

    expect(statusCode).toBe(401);
    expect(JSON.parse(payload)).toMatchObject({ message: 'Wrong user name or password' });
    expect(headers['set-cookie']).toBeUndefined();
  });

  it.each([
    [{ username: '', password: 'x' }, '[request body.username]: value has length [0]'],
    [{ username: 'ada' }, '[request body.password]: expected value of type [string]'],
  ])('refuses the body %j with 400', async (body, message) => {
    const { statusCode, payload } = await under.host.inject(call(LOGIN, INTERNAL, body));

    expect(statusCode).toBe(400);
    expect(payload).toContain(message);
  });

  it('lets nobody try after five failures, until five minutes are over', async () => {
    for (let i = 0; i < 5; i += 1) await tryPassword('wrong');

    const refused = await tryPassword('secret');
    const somebodyElse = await tryPassword('secret', 'bob');
    under.clock.now += 300_000;
    const later = await tryPassword('secret');

    expect(refused.statusCode).toBe(429);
    expect(refused.headers['retry-after']).toBe('300');
    expect(JSON.parse(refused.payload)).toMatchObject({
      message: 'Too many failed logins: try again in 300 seconds',
    });
    expect([somebodyElse.statusCode, later.statusCode]).toEqual([200, 200]);
  });

  it('counts tries that are made at once', async () => {
    const tries = await Promise.all(Array.from({ length: 20 }, () => tryPassword('wrong')));

    expect(tries.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5);
    expect(tries.filter(({ statusCode }) => statusCode === 429)).toHaveLength(15);
  });

  it('does not let a colon in the name stand for another name', async () => {
    const { statusCode } = await tryPassword('cret', 'ada:se');

    const tried = under.elasticsearch.calls.map(({ authorization }) => authorization);
    expect(statusCode).toBe(401);
    expect(tried).not.toContain(basic('ada', 'se:cret'));
  });

  it('does not count tries that Elasticsearch could not judge', async () => {
    const cutOff = await aHost();
    await cutOff.host.inject(call('GET /api/status'));
    await cutOff.elasticsearch.stop();
    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      const body = { username: 'ada', password: 'secret' };
      statuses.push((await cutOff.host.inject(call(LOGIN, INTERNAL, body))).statusCode);
    }
    await cutOff.host.stop();

    expect(statuses).toEqual([503, 503, 503, 503, 503, 503]);
  });

  it('ends every copy of the session at logout, even after a restart', async () => {
    const cookie = await logIn(under);

    const answer = await under.host.inject(
      call('POST /internal/security/logout', { ...INTERNAL, cookie }, {}),
    );
    const again = await aHost(under.options);
    const afterRestart = await again.host.inject(call(ME, { ...INTERNAL, cookie }));
    await endHost(again);

    expect(answer.statusCode).toBe(204);
    expect(String(answer.headers['set-cookie'])).toMatch(/^sid=; Max-Age=0;/);
    expect((await me(cookie)).statusCode).toBe(401);
    expect(afterRestart.statusCode).toBe(401);
  });

  it('keeps the session over a restart', async () => {
    const cookie = await logIn(under);

    const again = await aHost(under.options);
    const { statusCode } = await again.host.inject(call(ME, { ...INTERNAL, cookie }));
    await endHost(again);

    expect(statusCode).toBe(200);
  });

  it('ends an idle session, and carries a busy one on', async () => {
    const cookie = await logIn(under);
    under.clock.now += HOUR - 1;

    const busy = await me(cookie);
    const renewed = String(busy.headers['set-cookie']).split(';')[0] ?? '';
    under.clock.now += HOUR - 1;

    expect(busy.statusCode).toBe(200);
    expect((await me(renewed)).statusCode).toBe(200);
    expect((await me(cookie)).statusCode).toBe(401);
  });

  it('does not carry a session on for background polling', async () => {
    const cookie = await logIn(under);
    under.clock.now += HOUR - 1;

    const { headers } = await under.host.inject(
      call(ME, { ...INTERNAL, cookie, 'kbn-system-request': 'true' }),
    );

    expect(headers['set-cookie']).toBeUndefined();
  });

  it('ends the session whose password no longer counts', async () => {
    const cookie = await logIn(under);
    under.elasticsearch.forget('ada');

    const { statusCode, headers } = await me(cookie);

    expect(statusCode).toBe(401);
    expect(String(headers['set-cookie'])).toMatch(/^sid=; Max-Age=0;/);
  });
});
