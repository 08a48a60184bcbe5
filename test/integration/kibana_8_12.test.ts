import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { createElasticsearch, type Elasticsearch } from '../../dev_elasticsearch';
import { createHost, type Host } from '../../host';
import { call, createKey, type Answer } from '../support/elasticsearch';
import { callKibana, type KibanaCall } from '../support/kibana';
import { startRecorder, type Recorder } from '../support/recorder';
import { PASSWORD } from '../support/stack';

// Kibana 8.12.2 hands plugins this client; the host would hand them its own.
jest.mock('@elastic/elasticsearch', () => jest.requireActual<object>('elasticsearch-8.9'));
jest.setTimeout(120_000);

const ROOT = resolve(__dirname, '../..');
const ROLES = { reader: { cluster: [], indices: [{ names: ['books'], privileges: ['read'] }] } };
const OWN_ONLY = `Basic ${Buffer.from(`ada:${PASSWORD}`).toString('base64')}`;
const INTERNAL = { 'elastic-api-version': '1' };

let dataDir: string;
let elasticsearch: Elasticsearch;
let recorder: Recorder;
let host: Host;
let url: string;

beforeAll(async () => {
  await promisify(execFile)(process.execPath, ['scripts/build.mjs', '--kibana-version', '8.12.2'], {
    cwd: ROOT,
  });
  dataDir = await mkdtemp(join(tmpdir(), 'api-keys-8-12-'));
  elasticsearch = await createElasticsearch({
    dataDir: join(dataDir, 'elasticsearch'),
    version: '8.12',
    port: 0,
    passwords: { elastic: PASSWORD, kibana_system: PASSWORD },
  });
  await elasticsearch.start();
  recorder = await startRecorder(elasticsearch.url);
  host = createHost({
    port: 0,
    elasticsearch: {
      hosts: [recorder.url],
      username: 'kibana_system',
      password: PASSWORD,
    },
    dataDir: join(dataDir, 'host'),
    pluginDir: join(ROOT, 'build/plugin/apiKeys'),
    shellDir: join(ROOT, 'build/host'),
    restrictInternalApis: false,
    log: () => undefined,
  });
  ({ url } = await host.start());
  await aPersonWithOwnRightsOnly();
});

afterAll(async () => {
  await host.stop();
  await recorder.dispose();
  await elasticsearch.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function aPersonWithOwnRightsOnly(): Promise<void> {
  await call(elasticsearch.url, {
    line: 'PUT /_security/role/own_keys',
    json: { cluster: ['manage_own_api_key'] },
  });
  await call(elasticsearch.url, {
    line: 'PUT /_security/user/ada',
    json: { password: PASSWORD, roles: ['own_keys'] },
  });
}

const api = (line: string, body?: object, rest: Omit<KibanaCall, 'line'> = {}): Promise<Answer> =>
  callKibana(url, { line, ...(body ? { body } : {}), ...rest });

const namesOf = ({ body }: Answer): string[] =>
  body.api_keys.map(({ name }: { name: string }) => name);

/** Without the keys of other tests. */
const query = (search: string, body: object = {}): Promise<Answer> =>
  api('POST /api/api_keys/_query', { search, ...body });

/** Whether the cluster has cross-cluster keys is asked by an update that it must refuse. */
const PROBE = /^PUT \/_security\/cross_cluster\/api_key\/kibana-api-key-service-test$/;

describe('the built server side with Kibana 8.12.2’s client, on Elasticsearch 8.12', () => {
  let refusedBefore: number;

  beforeEach(() => {
    refusedBefore = recorder.refusals.length;
  });

  afterEach(() => {
    const refused = recorder.refusals.slice(refusedBefore).filter((line) => !PROBE.test(line));
    // eslint-disable-next-line jest/no-standalone-expect -- holds for each of the tests
    expect(refused).toEqual([]);
  });

  it('is called by the client of 8.12.2', async () => {
    await query('nobody');

    expect([...recorder.clients]).toEqual(['8.9.1']);
  });

  it('tells what the cluster cannot do', async () => {
    const { status, body } = await api('GET /internal/api_keys/_capabilities', undefined, {
      headers: INTERNAL,
    });

    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        current_user: { username: 'elastic' },
        can_manage_all: true,
        can_manage_cross_cluster: true,
        missing_privileges: [],
        cluster: {
          version: '8.12.2',
          api_keys_enabled: true,
          facets: false,
          expiration_update: false,
        },
      },
    });
  });

  it('creates a restricted key that works, and shows it', async () => {
    const created = await api('POST /api/api_keys', {
      name: 'created',
      expiration: '30d',
      metadata: { team: 'library' },
      role_descriptors: ROLES,
    });
    const { id, encoded } = created.body;
    const found = await api(`GET /api/api_keys/${id}`);
    const used = await call(elasticsearch.url, {
      line: 'GET /_security/_authenticate',
      authorization: `ApiKey ${encoded}`,
    });

    expect([created.status, found.status, used.status]).toEqual([200, 200, 200]);
    expect(found.body.api_key).toMatchObject({
      id,
      name: 'created',
      type: 'rest',
      username: 'elastic',
      metadata: { team: 'library' },
      role_descriptors: ROLES,
      expiration: expect.any(Number),
      limited_by: [expect.any(Object)],
    });
    expect(Object.keys(found.body.api_key)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/realm_type|profile_uid/)]),
    );
  });

  it('creates and updates a cross-cluster key', async () => {
    const access = { search: [{ names: ['logs-*'] }] };
    const created = await api('POST /api/api_keys', {
      type: 'cross_cluster',
      name: 'leipzig',
      access,
    });
    const { id } = created.body;
    const moved = { search: [{ names: ['metrics-*'] }] };
    const updated = await api(`PUT /api/api_keys/${id}`, { access: moved });
    const found = await api(`GET /api/api_keys/${id}`);

    expect([created.status, updated.status]).toEqual([200, 200]);
    expect(found.body.api_key).toMatchObject({ type: 'cross_cluster', access: moved });
  });

  it.each([
    { name: 'no filter', filters: {}, found: ['f-expiring', 'f-managed', 'f-personal'] },
    { name: 'personal', filters: { category: 'personal' }, found: ['f-expiring', 'f-personal'] },
    { name: 'managed', filters: { category: 'managed' }, found: ['f-managed'] },
    {
      name: 'active',
      filters: { status: 'active' },
      found: ['f-expiring', 'f-managed', 'f-personal'],
    },
    { name: 'expired', filters: { status: 'expired' }, found: [] },
    {
      name: 'owners',
      filters: { owners: ['elastic'] },
      found: ['f-expiring', 'f-managed', 'f-personal'],
    },
  ])('lists by filter: $name', async ({ name, filters, found }) => {
    const prefix = `${name.replace(' ', '_')}_`;
    await createKey(elasticsearch.url, { name: `${prefix}f-personal` });
    await createKey(elasticsearch.url, { name: `${prefix}f-managed`, metadata: { managed: true } });
    await createKey(elasticsearch.url, { name: `${prefix}f-expiring`, expiration: '1d' });

    const sort = { field: 'name', direction: 'asc' };
    const answer = await query(prefix, { filters, sort, facets: true });

    expect(answer.status).toBe(200);
    expect(namesOf(answer)).toEqual(found.map((one) => prefix + one));
    expect(answer.body).toMatchObject({ total: found.length });
    expect(answer.body).not.toHaveProperty('facets');
  });

  it('says that it cannot filter cross-cluster keys', async () => {
    const { status, body } = await query('', { filters: { category: 'cross_cluster' } });

    expect({ status, code: body.attributes.code }).toEqual({
      status: 400,
      code: 'unsupported_by_cluster',
    });
  });

  it.each(['name', 'owner', 'creation', 'expiration'] as const)(
    'pages through keys sorted by %s, each once',
    async (field) => {
      const prefix = `page_${field}_`;
      const names = ['a', 'b', 'c', 'd', 'e'].map((letter) => prefix + letter);
      for (const name of names) await createKey(elasticsearch.url, { name });
      const sort = { field, direction: 'asc' };

      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const answer = await query(prefix, { sort, size: 2, ...(cursor ? { cursor } : {}) });
        seen.push(...namesOf(answer));
        ({ cursor } = answer.body);
      } while (cursor !== undefined);

      expect([...seen].sort()).toEqual(names);
    },
  );

  it('updates what 8.12 can update and leaves the rest', async () => {
    const { id } = await createKey(elasticsearch.url, { name: 'changed', role_descriptors: ROLES });
    const { body } = await api(`PUT /api/api_keys/${id}`, { metadata: { team: 'archive' } });
    const again = await api(`PUT /api/api_keys/${id}`, { metadata: { team: 'archive' } });
    const found = await api(`GET /api/api_keys/${id}`);
    await api(`PUT /api/api_keys/${id}`, { role_descriptors: null });
    const freed = await api(`GET /api/api_keys/${id}`);

    expect([body.updated, again.body.updated]).toEqual([true, false]);
    expect(found.body.api_key).toMatchObject({
      metadata: { team: 'archive' },
      role_descriptors: ROLES,
    });
    expect(freed.body.api_key.role_descriptors).toEqual({});
  });

  it('does not ask Elasticsearch to move an expiration', async () => {
    const { id } = await createKey(elasticsearch.url, { name: 'dated', expiration: '1d' });
    const { status, body } = await api(`PUT /api/api_keys/${id}`, { expiration: '9d' });

    expect({ status, code: body.attributes.code }).toEqual({
      status: 400,
      code: 'unsupported_by_cluster',
    });
    expect(body.message).toContain('8.13');
  });

  it('invalidates keys and tells what became of each', async () => {
    const ended = await createKey(elasticsearch.url, { name: 'ended' });
    const gone = await createKey(elasticsearch.url, { name: 'gone' });
    await call(elasticsearch.url, { line: 'DELETE /_security/api_key', json: { ids: [gone.id] } });
    const ids = [ended.id, gone.id, 'nobody'];
    const { body } = await api('POST /api/api_keys/_invalidate', { ids });

    expect(body.results).toEqual([
      { id: ended.id, outcome: 'invalidated' },
      { id: gone.id, outcome: 'previously_invalidated' },
      { id: 'nobody', outcome: 'not_found' },
    ]);
  });

  it('serves somebody who may manage own keys only', async () => {
    const as = { authorization: OWN_ONLY };
    const foreign = await createKey(elasticsearch.url, { name: 'foreign' });
    const { body: own } = await api('POST /api/api_keys', { name: 'own' }, as);
    const list = await api('POST /api/api_keys/_query', {}, as);
    const ids = [own.id, foreign.id];
    const { body } = await api('POST /api/api_keys/_invalidate', { ids }, as);

    expect(namesOf(list)).toEqual(['own']);
    expect(body.results).toEqual([
      { id: own.id, outcome: 'invalidated' },
      { id: foreign.id, outcome: 'not_found' },
    ]);
  });
});

describe('a request that Elasticsearch refuses', () => {
  it('passes on why Elasticsearch refuses', async () => {
    const { status, body } = await api('POST /api/api_keys', {
      name: 'refused',
      role_descriptors: { r: { cluster: ['no_such_privilege'] } },
    });

    expect({ status, attributes: body.attributes }).toMatchObject({
      status: 400,
      attributes: { code: 'rejected_by_elasticsearch', elasticsearch: { status: 400 } },
    });
  });
});
