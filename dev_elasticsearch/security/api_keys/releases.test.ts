import { VERSION_PROFILES } from '../../lib/version';
import type { VersionProfile } from '../../lib/version';
import { aTestServer } from '../../test_server.mock';
import type { TestAnswer, TestServer } from '../../test_server.mock';

const servers = new Map<VersionProfile, TestServer>();
const keys = new Map<VersionProfile, { id: string; header: string }>();

beforeAll(async () => {
  for (const profile of VERSION_PROFILES) {
    const server = await aTestServer(profile);
    servers.set(profile, server);
    keys.set(profile, await server.addKey({ name: 'k' }));
  }
});

afterAll(async () => {
  for (const server of servers.values()) await server.dispose();
});

/** Sends the same request to every release; `{id}` stands for a key of the caller's. */
async function ask(line: string, body?: object): Promise<TestAnswer[]> {
  return Promise.all(
    VERSION_PROFILES.map((profile) => {
      const server = servers.get(profile);
      if (server === undefined) throw new Error(profile);
      const call = body === undefined ? {} : { body };
      return server.call(line.replace('{id}', keys.get(profile)?.id ?? ''), call);
    }),
  );
}

const QUERY = 'POST /_security/_query/api_key';
const CROSS_CLUSTER = 'POST /_security/cross_cluster/api_key';
const SEARCH = [{ names: ['logs'] }];
const granting = (descriptor: object): object => ({
  name: 'x',
  role_descriptors: { r: descriptor },
});

describe('what a release has of API keys', () => {
  it.each([
    {
      name: 'expiration in update',
      line: 'PUT /_security/api_key/{id}',
      body: { expiration: '1d' },
      since: '8.13',
      reason: /unknown field \[expiration\]/,
    },
    {
      name: 'expiration in bulk update',
      line: 'POST /_security/api_key/_bulk_update',
      body: { ids: ['a'], expiration: '1d' },
      since: '8.13',
      reason: /unknown field \[expiration\]/,
    },
    {
      name: 'match',
      line: QUERY,
      body: { query: { match: { name: 'k' } } },
      since: '8.13',
      reason: /^Query type \[match\] is not supported for API Key query$/,
    },
    {
      name: 'simple_query_string',
      line: QUERY,
      body: { query: { bool: { must: { simple_query_string: { query: 'k' } } } } },
      since: '8.13',
      reason: /^Query type \[simple_query_string\] is not supported for API Key query$/,
    },
    {
      name: 'the field type',
      line: QUERY,
      body: { query: { term: { type: 'rest' } } },
      since: '8.13',
      reason: /^Field \[type\] is not allowed for API Key query$/,
    },
    {
      name: 'a sort by type',
      line: QUERY,
      body: { sort: ['type'] },
      since: '8.13',
      reason: /^Field \[type\] is not allowed for API Key query$/,
    },
    {
      name: 'aggs',
      line: QUERY,
      body: { aggs: { a: { terms: { field: 'name' } } } },
      since: '8.13',
      reason: /unknown field \[aggs\]/,
    },
    {
      name: 'the spelling aggregations',
      line: QUERY,
      body: { aggregations: { a: { terms: { field: 'name' } } } },
      since: '8.14',
      reason: /unknown field \[aggregations\]/,
    },
    {
      name: 'typed_keys',
      line: `${QUERY}?typed_keys`,
      since: '8.14',
      reason: /unrecognized parameter: \[typed_keys\]/,
    },
    {
      name: 'with_profile_uid in query',
      line: `${QUERY}?with_profile_uid`,
      since: '8.14',
      reason: /unrecognized parameter: \[with_profile_uid\]/,
    },
    {
      name: 'with_profile_uid in get',
      line: 'GET /_security/api_key?with_profile_uid',
      since: '8.14',
      reason: /unrecognized parameter: \[with_profile_uid\]/,
    },
    {
      name: 'remote_cluster in a descriptor',
      line: 'POST /_security/api_key',
      body: granting({ remote_cluster: [{ privileges: ['monitor_enrich'], clusters: ['*'] }] }),
      since: '8.15',
      reason: /failed to parse field \[role_descriptors\]/,
    },
    {
      name: 'the remote privilege monitor_stats',
      line: 'POST /_security/api_key',
      body: granting({ remote_cluster: [{ privileges: ['monitor_stats'], clusters: ['*'] }] }),
      since: '8.17',
      reason: /failed to parse field \[role_descriptors\]/,
    },
    {
      name: 'the privilege clone_api_key',
      line: 'POST /_security/api_key',
      body: granting({ cluster: ['clone_api_key'] }),
      since: '9.4',
      reason: /unknown cluster privilege \[clone_api_key\]/,
    },
    {
      name: 'certificate_identity in create',
      line: CROSS_CLUSTER,
      body: { name: 'x', access: { search: SEARCH }, certificate_identity: 'CN=a' },
      since: '9.3',
      reason: /unknown field \[certificate_identity\]/,
    },
    {
      name: 'certificate_identity in update',
      line: 'PUT /_security/cross_cluster/api_key/{id}',
      body: { certificate_identity: null },
      since: '9.3',
      reason: /unknown field \[certificate_identity\]/,
    },
  ])('has $name since $since', async ({ line, body, since, reason }) => {
    const answers = await ask(line, body);

    const [major = 0, minor = 0] = since.split('.').map(Number);
    const isLater = (profile: string): boolean => {
      const [own = 0, ownMinor = 0] = profile.split('.').map(Number);
      return own > major || (own === major && ownMinor >= minor);
    };
    VERSION_PROFILES.forEach((profile, at) => {
      const error = answers[at]?.body.error as { reason: string } | undefined;
      const isRefused = error !== undefined && reason.test(error.reason);
      expect([profile, isRefused]).toEqual([profile, !isLater(profile)]);
    });
  });

  it('shows realm_type since 8.14', async () => {
    const answers = await ask('GET /_security/api_key?id={id}');

    const types = answers.map(({ body }) => body.api_keys[0]?.realm_type);
    expect(types).toEqual([undefined, 'reserved', 'reserved']);
  });

  it('words a refused field, query kind and sort anew since 8.15', async () => {
    const bodies = [
      { query: { term: { realm: 'x' } } },
      { query: { regexp: { name: 'a' } } },
      { sort: [{ name: { nested: { path: 'a' } } }] },
    ];

    const answers = await Promise.all(bodies.map((body) => ask(QUERY, body)));

    expect(answers.map((each) => each.map(({ body }) => body.error.reason))).toEqual([
      [
        'Field [realm] is not allowed for API Key query',
        'Field [realm] is not allowed for querying or aggregation',
        'Field [realm] is not allowed for querying or aggregation',
      ],
      [
        'Query type [regexp] is not supported for API Key query',
        'Query type [regexp] is not currently supported in this context',
        'Query type [regexp] is not currently supported in this context',
      ],
      [
        'nested sorting is not supported for API Key query',
        'nested sorting is not currently supported in this context',
        'nested sorting is not currently supported in this context',
      ],
    ]);
  });

  it('clones since 9.4', async () => {
    const answers = await ask('POST /_security/api_key/clone', { api_key: 'x', name: 'y' });

    // Before it, a POST to a key of the name clone: a path that only takes other methods.
    expect(answers.map(({ status }) => status)).toEqual([405, 405, 400]);
  });

  it('lets cross-cluster keys limit searches beside replication before 8.14', async () => {
    const search = [{ names: ['logs'], query: { term: { a: 1 } } }];
    const access = { search, replication: [{ names: ['logs'] }] };

    const answers = await ask(CROSS_CLUSTER, { name: 'x', access });

    expect(answers.map(({ status }) => status)).toEqual([200, 400, 400]);
  });

  it('grants cross-cluster keys what their release does', async () => {
    const created = await ask(CROSS_CLUSTER, { name: 'cc', access: { search: SEARCH } });
    const listed = await ask('GET /_security/api_key?name=cc');

    expect(created.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(listed.map(({ body }) => body.api_keys[0]?.role_descriptors)).toMatchObject([
      { cross_cluster: { cluster: ['cross_cluster_search'] } },
      { cross_cluster: { cluster: ['cross_cluster_search', 'monitor_enrich', 'monitor_stats'] } },
      { cross_cluster: { cluster: ['cross_cluster_search', 'monitor_enrich', 'monitor_stats'] } },
    ]);
  });

  it('keeps cross-cluster keys from those who manage only REST keys since 8.14', async () => {
    const counts: unknown[] = [];
    for (const server of servers.values()) {
      const manager = await server.addUser('manager', { cluster: ['manage_api_key'] });
      const access = { search: SEARCH };
      const { body } = await server.call(CROSS_CLUSTER, { body: { name: 'guarded', access } });
      const answer = await server.call('DELETE /_security/api_key', {
        as: manager,
        body: { ids: [body.id] },
      });
      counts.push(answer.body.error_count);
    }

    expect(counts).toEqual([0, 1, 1]);
  });
});
