import { contractSuite } from '../../support/contract';
import {
  AS_ELASTIC,
  connect9,
  clientSuite,
  expectCall,
  type ClientCase,
  type OfficialClient,
} from '../../support/official_clients';
import { PASSWORD } from '../../support/stack';

const BOOKS = { books: { indices: [{ names: ['books'], privileges: ['read' as const] }] } };
const made = async (client: OfficialClient, name: string) => client.security.createApiKey({ name });

const CALLS: ClientCase[] = [
  {
    title: 'createApiKey answers the credential',
    run: (client, name) =>
      client.security.createApiKey({
        name,
        expiration: '1d',
        role_descriptors: BOOKS,
        metadata: { team: 'a' },
      }),
    answer: {
      id: expect.stringMatching(/^[\w-]{20}$/),
      name: '{i}',
      expiration: expect.any(Number),
      api_key: expect.stringMatching(/^[\w-]{22}$/),
      encoded: expect.any(String),
    },
  },
  {
    title: 'getApiKey finds one by id',
    run: async (client, name) => {
      const { id } = await made(client, name);
      return client.security.getApiKey({ id });
    },
    answer: { api_keys: [{ name: '{i}', username: 'elastic', invalidated: false, metadata: {} }] },
  },
  {
    title: 'getApiKey finds some by name',
    run: async (client, name) => {
      await made(client, `${name}-1`);
      await made(client, `${name}-2`);
      return client.security.getApiKey({ name: `${name}*`, with_limited_by: true });
    },
    answer: {
      api_keys: [
        { name: '{i}-1', limited_by: [{ superuser: {} }] },
        { name: '{i}-2', type: 'rest' },
      ],
    },
  },
  {
    title: 'queryApiKeys pages',
    run: async (client, name) => {
      await made(client, `${name}-1`);
      await made(client, `${name}-2`);
      return client.security.queryApiKeys({
        query: { prefix: { name } },
        sort: [{ name: 'desc' }],
        size: 1,
      });
    },
    answer: { total: 2, count: 1, api_keys: [{ name: '{i}-2', _sort: ['{i}-2'] }] },
  },
  {
    title: 'queryApiKeys finds ids',
    run: async (client, name) => {
      const { id } = await made(client, name);
      return client.security.queryApiKeys({ query: { ids: { values: [id] } } });
    },
    answer: { total: 1, api_keys: [{ name: '{i}' }] },
  },
  {
    title: 'queryApiKeys aggregates',
    since: '8.13',
    run: async (client, name) => {
      await made(client, name);
      return client.security.queryApiKeys({
        size: 0,
        query: { prefix: { name } },
        aggs: { names: { terms: { field: 'name' } } },
      });
    },
    answer: { aggregations: { names: { buckets: [{ key: '{i}', doc_count: 1 }] } } },
  },
  {
    title: 'updateApiKey changes one',
    run: async (client, name) => {
      const { id } = await made(client, name);
      const first = await client.security.updateApiKey({ id, metadata: { a: 1 } });
      const again = await client.security.updateApiKey({ id, metadata: { a: 1 } });
      return [first, again];
    },
    answer: [{ updated: true }, { updated: false }],
  },
  {
    title: 'bulkUpdateApiKeys changes several',
    run: async (client, name) => {
      const one = await made(client, `${name}-1`);
      const two = await made(client, `${name}-2`);
      const ids = [one.id, two.id];
      const { updated, noops } = await client.security.bulkUpdateApiKeys({
        ids,
        role_descriptors: BOOKS,
      });
      return { updated: updated.length, noops };
    },
    answer: { updated: 2, noops: [] },
  },
  {
    title: 'invalidateApiKey ends one, once',
    run: async (client, name) => {
      const { id } = await made(client, name);
      const first = await client.security.invalidateApiKey({ ids: [id] });
      const again = await client.security.invalidateApiKey({ ids: [id] });
      return [first.invalidated_api_keys.length, again.invalidated_api_keys.length];
    },
    answer: [1, 0],
  },
  {
    title: 'grantApiKey makes one for another user',
    run: async (client, name) => {
      await client.security.putUser({ username: name, password: PASSWORD, roles: ['viewer'] });
      const { id } = await client.security.grantApiKey({
        grant_type: 'password',
        username: name,
        password: PASSWORD,
        api_key: { name },
      });
      return client.security.getApiKey({ id });
    },
    answer: { api_keys: [{ name: '{i}', username: '{i}', realm: 'default_native' }] },
  },
  {
    title: 'clearApiKeyCache fails nowhere',
    run: async (client, name) => {
      const { id } = await made(client, name);
      return client.security.clearApiKeyCache({ ids: id });
    },
    answer: { _nodes: { failed: 0 } },
  },
  {
    title: 'createCrossClusterApiKey answers the credential',
    run: (client, name) =>
      client.security.createCrossClusterApiKey({
        name,
        access: { search: [{ names: ['logs'] }] },
      }),
    answer: { name: '{i}', encoded: expect.any(String) },
  },
  {
    title: 'updateCrossClusterApiKey changes one',
    run: async (client, name) => {
      const access = { search: [{ names: ['logs'] }] };
      const { id } = await client.security.createCrossClusterApiKey({ name, access });
      const other = { replication: [{ names: ['logs'] }] };
      return client.security.updateCrossClusterApiKey({ id, access: other });
    },
    answer: { updated: true },
  },
];

/** Answers of Elasticsearch as the client hands them on. */
const REFUSALS: {
  title: string;
  run: (client: OfficialClient) => Promise<unknown>;
  status: number;
  type: string;
}[] = [
  {
    title: 'a name that is missing',
    run: (client) => client.security.createApiKey({ metadata: {} }),
    status: 400,
    type: 'illegal_argument_exception',
  },
  {
    title: 'a name that begins with an underscore',
    run: (client) => client.security.createApiKey({ name: '_a' }),
    status: 400,
    type: 'action_request_validation_exception',
  },
  {
    title: 'an update of nobody’s key',
    run: (client) => client.security.updateApiKey({ id: 'nobody' }),
    status: 404,
    type: 'resource_not_found_exception',
  },
  {
    title: 'a grant with a wrong password',
    run: (client) =>
      client.security.grantApiKey({
        grant_type: 'password',
        username: 'elastic',
        password: 'wrong-password',
        api_key: { name: 'a' },
      }),
    status: 403,
    type: 'security_exception',
  },
  {
    title: 'a query of another kind',
    run: (client) =>
      client.security.queryApiKeys({ query: { match_phrase: { name: 'a' } } as object }),
    status: 400,
    type: 'illegal_argument_exception',
  },
];

clientSuite('API keys by client', (bench) => {
  it.each(bench.version.applicable(CALLS))('$title', async (row) => {
    await expectCall(bench, row);
  });

  it.each(REFUSALS)('reports $title', async ({ run, status, type }) => {
    await expect(run(bench.client())).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: status,
      body: { error: { type } },
    });
  });

  it('getApiKey rejects an unknown id', async () => {
    await expect(bench.client().security.getApiKey({ id: 'nobody' })).rejects.toMatchObject({
      statusCode: 404,
      body: { api_keys: [] },
    });
  });

  it.each([
    { form: 'encoded', auth: ({ encoded }: { encoded: string }) => ({ apiKey: encoded }) },
    {
      form: 'in two parts',
      auth: ({ id, api_key }: { id: string; api_key: string }) => ({ apiKey: { id, api_key } }),
    },
  ])('a key given $form opens the cluster until it is invalidated', async ({ auth }) => {
    const name = bench.cluster.unique('client');
    const key = await made(bench.client(), name);
    const holder = bench.connect(auth(key));

    const answer = await holder.security.authenticate();
    await bench.client().security.invalidateApiKey({ ids: [key.id] });

    expect(answer).toMatchObject({
      username: 'elastic',
      roles: [],
      authentication_type: 'api_key',
      authentication_realm: { name: '_es_api_key', type: '_es_api_key' },
      api_key: { id: key.id, name },
    });
    await expect(holder.info()).rejects.toMatchObject({ statusCode: 401 });
  });

  it('a restricted key reads what it may and is refused the rest', async () => {
    const index = bench.cluster.unique('client');
    await bench.client().index({ index, id: '1', document: { a: 1 }, refresh: true });
    const { encoded } = await bench.client().security.createApiKey({
      name: index,
      role_descriptors: { reader: { indices: [{ names: [index], privileges: ['read'] }] } },
    });
    const reader = bench.connect({ apiKey: encoded });

    const { hits } = await reader.search({ index });

    expect(hits.hits.map(({ _id }) => _id)).toEqual(['1']);
    await expect(reader.index({ index, document: {} })).rejects.toMatchObject({ statusCode: 403 });
    await expect(reader.search({ index: `${index}-2` })).rejects.toMatchObject({ statusCode: 403 });
    await expect(reader.info()).rejects.toMatchObject({ statusCode: 403 });
  });
});

contractSuite('API keys by client 9', (cluster, version) => {
  it('cloneApiKey copies a key from 9.4 on', async () => {
    const { encoded } = await cluster.addKey();
    const name = cluster.unique('clone');
    const client = connect9(cluster.url, AS_ELASTIC);

    const outcome = await client.security.cloneApiKey({ api_key: encoded, name }).then(
      (clone) => ({ name: clone.name }),
      (error: unknown) => error,
    );
    await client.close();

    expect(outcome).toMatchObject(version.since('9.4') ? { name } : { statusCode: 400 });
  });
});
