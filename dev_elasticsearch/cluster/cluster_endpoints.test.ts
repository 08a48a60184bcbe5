import { VERSION_PROFILES } from '../lib/version';
import { aTestServer } from '../test_server.mock';
import type { TestServer } from '../test_server.mock';

let server: TestServer;

beforeAll(async () => {
  server = await aTestServer();
});

afterAll(() => server.dispose());

describe('the cluster endpoints', () => {
  it.each([
    { line: 'GET /', body: { cluster_name: 'dev-elasticsearch', version: { number: '9.4.2' } } },
    { line: 'GET /_cluster/health/.kib*?wait_for_status=yellow', body: { status: 'green' } },
    { line: 'GET /_license', body: { license: { type: 'trial', status: 'active' } } },
    { line: 'GET /_license/trial_status', body: { eligible_to_start_trial: false } },
    { line: 'GET /_license/basic_status', body: { eligible_to_start_basic: false } },
    { line: 'GET /_xpack?human=false', body: { features: { security: { enabled: true } } } },
    { line: 'GET /_remote/info', body: {} },
    { line: 'GET /_ingest/pipeline', body: {} },
    { line: 'GET /_ingest/pipeline/a*', body: {} },
    { line: 'GET /_ilm/policy', body: {} },
    { line: 'GET /_tasks', body: { nodes: {} } },
    { line: 'GET /_tasks?group_by=none', body: { tasks: [] } },
    { line: 'GET /_nodes/_local/http', body: { _nodes: { total: 1 } } },
    { line: 'GET /_nodes/data:true', body: { _nodes: { total: 1 } } },
    { line: 'GET /_nodes/nobody', body: { _nodes: { total: 0 }, nodes: {} } },
    { line: 'GET /_cat/health?format=json&h=st,node.*', body: [{ st: 'green' }] },
    { line: 'GET /_cat/master?format=json', body: [{ host: '127.0.0.1' }] },
    { line: 'GET /_cat/nodes?format=json&h=name,version', body: [{ version: '9.4.2' }] },
  ])('answer $line', async ({ line, body }) => {
    expect(await server.call(line)).toMatchObject({ status: 200, body });
  });

  it.each([
    { line: 'GET /_ingest/pipeline/a', status: 404, body: {} },
    {
      line: 'GET /_ilm/policy/a',
      status: 404,
      body: { error: { type: 'resource_not_found_exception' } },
    },
    { line: 'GET /_tasks/a', status: 400, body: { error: { reason: 'malformed task id a' } } },
    {
      line: 'GET /_tasks/a:1',
      status: 404,
      body: { error: { type: 'resource_not_found_exception' } },
    },
    {
      line: 'GET /_xpack?categories=x',
      status: 400,
      body: { error: { type: 'illegal_argument_exception' } },
    },
    {
      line: 'GET /_nodes/stats',
      status: 400,
      body: { error: 'no handler found for uri [/_nodes/stats] and method [GET]' },
    },
    { line: 'PUT /_ingest/pipeline/a', status: 405, body: { status: 405 } },
    { line: 'HEAD /_cluster/health', status: 405, body: undefined },
  ])('answer $line with $status', async ({ line, status, body }) => {
    expect(await server.call(line)).toMatchObject({ status, body });
  });

  it.each([
    ['cluster:monitor/health', 'GET /_cluster/health'],
    ['cluster:monitor/tasks/lists', 'GET /_tasks'],
    ['cluster:admin/settings/update', 'PUT /_cluster/settings'],
    ['cluster:admin/ilm/get', 'GET /_ilm/policy'],
  ])('need %s', async (action, line) => {
    const as = await server.addUser('nobody', {});
    const isWrite = line.startsWith('PUT');
    const body = { persistent: { 'logger.a': 'info' } };
    const answer = await server.call(line, { as, ...(isWrite ? { body } : {}) });

    expect(answer.status).toBe(403);
    expect(answer.body.error.reason).toContain(`action [${action}] is unauthorized`);
  });

  it('list what is under _cat', async () => {
    const text = await server.text('GET /_cat');

    expect(text).toMatch(/^=\^\.\^=\n/);
    expect(text.split('\n')).toEqual(expect.arrayContaining(['/_cat/health', '/_cat/indices']));
  });

  it('tell the health as text', async () => {
    expect(await server.text('GET /_cat/health?v&ts=false&h=cluster,status,shards')).toBe(
      'cluster           status shards\ndev-elasticsearch green       0\n',
    );
  });
});

describe('GET /', () => {
  it.each(VERSION_PROFILES)('is complete for %s', async (profile) => {
    const other = await aTestServer(profile);
    const { body } = await other.call('GET /');
    await other.dispose();

    expect(body).toMatchObject({
      cluster_uuid: expect.stringMatching(/^[\w-]{22}$/) as unknown,
      version: {
        number: expect.stringMatching(new RegExp(`^${profile}\\.\\d+$`)) as unknown,
        build_hash: expect.stringMatching(/^[0-9a-f]{40}$/) as unknown,
        build_date: expect.stringMatching(/^202\d-/) as unknown,
        minimum_wire_compatibility_version: profile === '9.4' ? '8.19.0' : '7.17.0',
      },
    });
  });
});

describe('license: basic', () => {
  it('lacks cross-cluster keys, and never ends', async () => {
    const basic = await aTestServer('9.4', { license: 'basic' });
    const license = await basic.call('GET /_license');
    const key = await basic.call('POST /_security/cross_cluster/api_key', { body: {} });
    await basic.dispose();

    expect(license.body.license).toMatchObject({ type: 'basic' });
    expect(license.body.license).not.toHaveProperty('expiry_date');
    expect(key).toMatchObject({
      status: 403,
      body: { error: { 'license.expired.feature': 'advanced-remote-cluster-security' } },
    });
  });
});
