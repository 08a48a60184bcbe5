import { aHost, call, endHost, type HostUnderTest } from '../host.mock';

describe('files for browsers', () => {
  let under: HostUnderTest;

  beforeAll(async () => {
    under = await aHost();
  });
  afterAll(() => endHost(under));

  const get = (path: string, headers = {}) => under.host.inject(call(`GET ${path}`, headers));

  it.each([
    ['/bundles/shared/kbn-ui-shared-deps.js', 'shared();', 'public, no-cache'],
    ['/bundles/plugin/sample/1.2.3/sample.plugin.js', 'entry();', 'public, no-cache'],
    [
      '/bundles/plugin/sample/1.2.3/sample.chunk.0a1b2c3d4e5f.js',
      'chunk();',
      'public, max-age=31536000, immutable',
    ],
  ])('serve %s to everybody', async (path, text, cacheControl) => {
    const { payload, headers } = await get(path);

    expect(payload).toBe(text);
    expect(headers).toMatchObject({
      'cache-control': cacheControl,
      'content-type': 'text/javascript; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
  });

  it('serve the compressed twin where brotli is accepted', async () => {
    const { payload, headers } = await get('/bundles/host/shell.js', { 'accept-encoding': 'br' });

    expect(payload).toBe('compressed');
    expect(headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'text/javascript; charset=utf-8',
    });
  });

  it('answer a known ETag without a body', async () => {
    const { headers } = await get('/bundles/host/shell.js');

    const again = await get('/bundles/host/shell.js', { 'if-none-match': String(headers.etag) });

    expect(again.statusCode).toBe(304);
    expect(again.payload).toBe('');
  });

  it.each([
    ['/bundles/host/nowhere.js', 404],
    ['/bundles/host/', 403],
    ['/bundles/host/..%2f..%2f..%2fetc%2fpasswd', 403],
    ['/bundles/plugin/sample/1.2.3/..%2f..%2fkibana.json', 403],
    ['/bundles/plugin/sample/9.9.9/sample.plugin.js', 404],
  ])('answer %s with %d, not to be kept', async (path, status) => {
    const { statusCode, headers } = await get(path);

    expect(statusCode).toBe(status);
    expect(headers['cache-control']).toBe('private, no-cache, no-store, must-revalidate');
  });

  it('serve the texts of the plugin', async () => {
    expect(JSON.parse((await get('/translations/en.json')).payload)).toEqual({
      locale: 'en',
      messages: { 'sample.title': 'Sample' },
    });
  });

  it('serve no texts, and log it, in a language that the plugin lacks', async () => {
    const foreign = await aHost({ locale: 'de-DE' });

    const { payload } = await foreign.host.inject(call('GET /translations/de-DE.json'));
    await endHost(foreign);

    expect(JSON.parse(payload)).toEqual({ locale: 'de-DE', messages: {} });
    expect(foreign.logged).toContainEqual(
      expect.objectContaining({
        level: 'warn',
        message: 'There are no texts for the locale "de-DE", so they stay English.',
      }),
    );
  });

  it('serve a favicon', async () => {
    expect((await get('/favicon.svg')).headers['content-type']).toMatch(/^image\/svg\+xml/);
  });
});
