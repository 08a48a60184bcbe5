import { aTestServer } from '../../test_server.mock';
import type { TestServer } from '../../test_server.mock';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(() => server.dispose());

const put = (body: object, query = '') => server.call(`PUT /_cluster/settings${query}`, { body });

describe('_cluster/settings', () => {
  it('keeps settings, nested or flat, and takes them back', async () => {
    const first = await put({
      persistent: { logger: { a: { b: 'DEBUG' } }, 'search.max_buckets': 5 },
    });
    const flat = await server.call('GET /_cluster/settings?flat_settings');
    const second = await put({ persistent: { 'logger.*': null } });
    const nested = await server.call('GET /_cluster/settings');

    expect(first.body).toEqual({
      acknowledged: true,
      persistent: { logger: { a: { b: 'DEBUG' } }, search: { max_buckets: '5' } },
      transient: {},
    });
    expect(flat.body).toEqual({
      persistent: { 'logger.a.b': 'DEBUG', 'search.max_buckets': '5' },
      transient: {},
    });
    expect(second.body).toMatchObject({ persistent: {} });
    expect(nested.body).toEqual({ persistent: { search: { max_buckets: '5' } }, transient: {} });
  });

  it('warns of transient ones', async () => {
    const { headers, body } = await put({ transient: { 'logger.a': 'x' } }, '?flat_settings');

    expect(body).toMatchObject({ transient: { 'logger.a': 'x' } });
    expect(headers.warning).toEqual([
      expect.stringMatching(/^299 Elasticsearch-9\.4\.2-\w{40} "\[transient settings removal\]/),
    ]);
  });

  it.each([
    [
      'GET /_cluster/settings?include_defaults&flat_settings',
      { 'action.auto_create_index': 'true' },
    ],
    ['GET /_cluster/settings?include_defaults=true', { action: { auto_create_index: 'true' } }],
  ])('tells the defaults: %s', async (line, defaults) => {
    expect((await server.call(line)).body).toMatchObject({ persistent: {}, defaults });
  });

  it('judges the caller before the settings', async () => {
    const as = await server.addUser('reader', { cluster: ['monitor'] });
    const body = { persistent: { 'a.b': 1, 'action.destructive_requires_name': true } };
    const { status } = await server.call('PUT /_cluster/settings', { as, body });

    expect(status).toBe(403);
  });

  it.each([
    { body: {}, reason: 'Validation Failed: 1: no settings to update;' },
    { body: { persistent: {} }, reason: 'Validation Failed: 1: no settings to update;' },
    { body: { persistent: { 'a.b': 1 } }, reason: 'persistent setting [a.b], not recognized' },
    { body: { transient: { a: { b: [] } } }, reason: 'transient setting [a.b], not recognized' },
    {
      body: { persistent: { 'xpack.security.enabled': false } },
      reason: 'persistent setting [xpack.security.enabled], not dynamically updateable',
    },
    {
      body: { other: {} },
      reason: '[1:2] [cluster_update_settings_request] unknown field [other]',
    },
  ])('refuses $body', async ({ body, reason }) => {
    expect(await put(body)).toMatchObject({ status: 400, body: { error: { reason } } });
  });
});
