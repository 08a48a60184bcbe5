import { contractSuite } from '../../support/contract';

const INDEX = { names: ['a'], privileges: ['read'] };
const APPLICATION = { application: 'kibana-.kibana', privileges: ['all'], resources: ['*'] };
const EMPTY = {
  cluster: [],
  indices: [],
  applications: [],
  run_as: [],
  metadata: {},
  transient_metadata: { enabled: true },
};

contractSuite('role_descriptors of an API key', (cluster, version) => {
  const shown = async (role_descriptors: unknown): Promise<Record<string, object>> => {
    const { id } = await cluster.addKey({ role_descriptors });
    const { api_keys } = await cluster.ok({ line: `GET /_security/api_key?id=${id}` });
    return api_keys[0].role_descriptors;
  };

  describe('output', () => {
    it('is {} when none are given', async () => {
      const { id } = await cluster.addKey();

      const { api_keys } = await cluster.ok({ line: `GET /_security/api_key?id=${id}` });
      expect(api_keys[0].role_descriptors).toEqual({});
    });

    it('is {} when {} is given', async () => {
      expect(await shown({})).toEqual({});
    });

    it('names every part of an empty descriptor', async () => {
      expect(await shown({ nothing: {} })).toEqual({ nothing: EMPTY });
    });

    it('has its parts in one order', async () => {
      const { r = {} } = await shown({ r: { metadata: {}, run_as: [], indices: [], cluster: [] } });

      expect(Object.keys(r)).toEqual(Object.keys(EMPTY));
    });

    const index = (entry: object) => ({ ...EMPTY, indices: [entry] });
    const plain = { ...INDEX, allow_restricted_indices: false };

    it.each(
      version.applicable([
        { name: 'index for indices', input: { index: [INDEX] }, output: index(plain) },
        { name: 'indices', input: { indices: [INDEX] }, output: index(plain) },
        {
          name: 'a single name',
          input: { indices: [{ names: 'a', privileges: ['read'] }] },
          output: index(plain),
        },
        {
          name: 'a query as an object',
          input: { indices: [{ ...INDEX, query: { term: { a: 1 } } }] },
          output: index({ ...plain, query: '{"term":{"a":1}}' }),
        },
        {
          name: 'a query as a string',
          input: { indices: [{ ...INDEX, query: '{"term":{"a":1}}' }] },
          output: index({ ...plain, query: '{"term":{"a":1}}' }),
        },
        {
          name: 'a query of null',
          input: { indices: [{ ...INDEX, query: null }] },
          output: index(plain),
        },
        {
          name: 'a field_security of null',
          input: { indices: [{ ...INDEX, field_security: null }] },
          output: index(plain),
        },
        {
          name: 'granted fields',
          input: { indices: [{ ...INDEX, field_security: { grant: ['a*'] } }] },
          output: index({ ...plain, field_security: { grant: ['a*'] } }),
        },
        {
          name: 'granted and excepted fields',
          input: { indices: [{ ...INDEX, field_security: { grant: ['*'], except: ['b'] } }] },
          output: index({ ...plain, field_security: { grant: ['*'], except: ['b'] } }),
        },
        {
          name: 'restricted indices',
          input: { indices: [{ ...INDEX, allow_restricted_indices: true }] },
          output: index({ ...plain, allow_restricted_indices: true }),
        },
        {
          name: 'an application',
          input: { applications: [APPLICATION] },
          output: { ...EMPTY, applications: [APPLICATION] },
        },
        {
          name: 'cluster privileges and raw actions',
          input: { cluster: ['monitor', 'cluster:monitor/main'] },
          output: { ...EMPTY, cluster: ['monitor', 'cluster:monitor/main'] },
        },
        {
          name: 'run_as',
          input: { run_as: ['sam', 'j*'] },
          output: { ...EMPTY, run_as: ['sam', 'j*'] },
        },
        {
          name: 'metadata',
          input: { metadata: { a: [1, null] } },
          output: { ...EMPTY, metadata: { a: [1, null] } },
        },
        {
          name: 'a type, which is dropped',
          input: { type: 'role', cluster: [] },
          output: EMPTY,
        },
        {
          name: 'transient metadata, which are dropped',
          input: { transient_metadata: { enabled: false } },
          output: EMPTY,
        },
        {
          name: 'global applications',
          input: { global: { application: { manage: { applications: ['kibana-*'] } } } },
          output: {
            ...EMPTY,
            global: expect.objectContaining({
              application: { manage: { applications: ['kibana-*'] } },
            }),
          },
        },
        {
          name: 'global profile applications',
          input: { global: { profile: { write: { applications: ['kibana-*'] } } } },
          output: {
            ...EMPTY,
            global: expect.objectContaining({
              profile: { write: { applications: ['kibana-*'] } },
            }),
          },
        },
        {
          name: 'a restriction',
          input: { restriction: { workflows: ['search_application_query'] } },
          output: { ...EMPTY, restriction: { workflows: ['search_application_query'] } },
        },
        {
          name: 'remote indices',
          since: '8.14',
          input: { remote_indices: [{ ...INDEX, clusters: ['other'] }] },
          output: { ...EMPTY, remote_indices: [{ ...plain, clusters: ['other'] }] },
        },
        {
          name: 'remote cluster privileges',
          since: '8.15',
          input: { remote_cluster: [{ clusters: ['other'], privileges: ['monitor_enrich'] }] },
          output: {
            ...EMPTY,
            remote_cluster: [{ clusters: ['other'], privileges: ['monitor_enrich'] }],
          },
        },
      ]),
    )('normalises $name', async ({ input, output }) => {
      expect(await shown({ r: input })).toEqual({ r: output });
    });

    it('keeps several descriptors under their names', async () => {
      const descriptors = await shown({ b: { cluster: ['all'] }, a: {} });

      expect(descriptors).toEqual({ b: { ...EMPTY, cluster: ['all'] }, a: EMPTY });
    });
  });
});
