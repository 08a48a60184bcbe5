import { aHost, call, endHost, logIn, type HostUnderTest } from '../host.mock';
import { basic } from '../lib/fake_elasticsearch.mock';
import type { InjectedMetadata } from '../lib/injected_metadata';

const PAGE = 'GET /app/management/security/sample_app?page=2';

const metadataOf = (html: string): InjectedMetadata => {
  const [, data = ''] = /<kbn-injected-metadata data="([^"]*)">/.exec(html) ?? [];
  return JSON.parse(data.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as InjectedMetadata;
};

const scriptsOf = (html: string) =>
  [...html.matchAll(/<script src="([^"]*)"><\/script>/g)].map(([, src]) => src);

describe('pages', () => {
  let under: HostUnderTest;

  beforeAll(async () => {
    under = await aHost({ defaultRoute: '/app/management/security/sample_app' });
  });
  afterAll(() => endHost(under));

  const get = (line: string, cookie?: string) =>
    under.host.inject(call(line, cookie === undefined ? {} : { cookie }));

  it('send from the root to the default route', async () => {
    expect((await get('GET /')).headers.location).toBe('/app/management/security/sample_app');
  });

  it.each([
    ['nobody', {}],
    ['the holder of an API key', { authorization: 'ApiKey a2V5' }],
    ['a sender of Basic credentials', { authorization: basic('ada', 'secret') }],
  ])('send %s to the login', async (_name, headers) => {
    const answer = await under.host.inject(call(PAGE, headers));

    expect(answer.statusCode).toBe(302);
    expect(answer.headers.location).toBe(
      '/login?next=%2Fapp%2Fmanagement%2Fsecurity%2Fsample_app%3Fpage%3D2',
    );
  });

  it('load shared modules, shell and plugin for somebody who is logged in', async () => {
    const { payload } = await get(PAGE, await logIn(under));

    expect(scriptsOf(payload)).toEqual([
      '/bundles/shared/kbn-ui-shared-deps.js',
      '/bundles/host/shell.js',
      '/bundles/plugin/sample/1.2.3/sample.plugin.js',
    ]);
    expect(metadataOf(payload)).toEqual({
      kibanaVersion: '9.4.0',
      basePath: '',
      locale: 'en',
      publicPaths: { sample: '/bundles/plugin/sample/1.2.3/' },
      plugins: [{ id: 'sample', config: { shown: 'to browsers' } }],
      user: { username: 'ada', realm: 'native1', roles: ['some_role'] },
      capabilities: {
        navLinks: {},
        management: { security: { sample_app: true } },
        catalogue: {},
        sample: { save: true },
      },
      elasticsearch: { clusterName: 'fake', version: '9.4.0' },
    });
  });

  it('show no feature to somebody without its privileges', async () => {
    const { payload } = await get(PAGE, await logIn(under, 'bob'));

    expect(metadataOf(payload).capabilities).toMatchObject({
      management: { security: { sample_app: false } },
      sample: { save: false },
    });
  });

  it('tell nothing of users, plugins and cluster on the login page', async () => {
    const { payload } = await get('GET /login');

    expect(metadataOf(payload)).toEqual({
      kibanaVersion: '9.4.0',
      basePath: '',
      locale: 'en',
      publicPaths: {},
      plugins: [],
      capabilities: { management: {}, catalogue: {}, navLinks: {} },
    });
    expect(scriptsOf(payload)).toHaveLength(2);
  });

  it('skip the login for somebody who is logged in', async () => {
    const { headers } = await get('GET /login?next=%2Fapp%2Fx', await logIn(under));

    expect(headers.location).toBe('/app/x');
  });

  it('hold no inline script, under Kibana’s policy', async () => {
    const { payload, headers } = await get(PAGE, await logIn(under));

    expect(payload).not.toMatch(/<script(?! src=)/);
    expect(headers).toMatchObject({
      'content-security-policy':
        "script-src 'report-sample' 'self'; worker-src 'report-sample' 'self' blob:; " +
        "style-src 'report-sample' 'self' 'unsafe-inline'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'kbn-name': 'kibana',
      'cache-control': 'private, no-cache, no-store, must-revalidate',
    });
  });

  it('say so while Elasticsearch cannot be reached, and leave the session alone', async () => {
    const lonely = await aHost();
    const cookie = await logIn(lonely);
    await lonely.elasticsearch.stop();

    const { statusCode, payload, headers } = await lonely.host.inject(call(PAGE, { cookie }));

    expect(statusCode).toBe(503);
    expect(payload).toContain('Elasticsearch cannot be reached. Reload the page in a moment.');
    expect(headers['set-cookie']).toBeUndefined();
    await lonely.host.stop();
  });
});
