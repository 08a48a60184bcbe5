import { contractSuite } from '../../support/contract';
import { expectRefusal } from '../../support/contract_answers';

const LOGS = { names: ['logs'] };
const SEARCH = { search: [LOGS] };

contractSuite('/_security/cross_cluster/api_key', (cluster, version) => {
  const create = (json: object, authorization?: string) =>
    cluster.call({
      line: 'POST /_security/cross_cluster/api_key',
      json: { name: cluster.unique('cross'), ...json },
      ...(authorization === undefined ? {} : { authorization }),
    });
  const made = async (json: object = { access: SEARCH }) => {
    const { status, body } = await create(json);
    expect(status).toBe(200);
    return body;
  };
  const read = async (id: string, more = '') =>
    (await cluster.ok({ line: `GET /_security/api_key?id=${id}${more}` })).api_keys[0];

  describe('POST', () => {
    it('answers as for other keys', async () => {
      const body = await made({ access: SEARCH, expiration: '1d' });

      expect(Object.keys(body)).toEqual(['id', 'name', 'expiration', 'api_key', 'encoded']);
    });

    it('makes a key of type cross_cluster that shows its access', async () => {
      const access = {
        search: [{ names: ['logs*'], allow_restricted_indices: true }],
        replication: [{ names: ['archive'] }],
      };
      const { id } = await made({ access, metadata: { a: 1 } });

      const key = await read(id);
      expect(key).toMatchObject({ type: 'cross_cluster', metadata: { a: 1 }, invalidated: false });
      expect(key.access).toEqual({
        search: [{ names: ['logs*'], allow_restricted_indices: true }],
        replication: [{ names: ['archive'], allow_restricted_indices: false }],
      });
    });

    it('has the access after the descriptors', async () => {
      const { id } = await made();

      const names = Object.keys(await read(id));
      expect(names.slice(names.indexOf('role_descriptors'))).toEqual([
        'role_descriptors',
        'access',
      ]);
    });

    it('shows the query of its access as text', async () => {
      const query = { term: { team: 'red' } };
      const { id } = await made({ access: { search: [{ ...LOGS, query }] } });

      const { access } = await read(id);
      expect(JSON.parse(access.search[0].query)).toEqual(query);
    });

    it('shows field security in its access', async () => {
      const field_security = { grant: ['a', 'b'] };
      const { id } = await made({ access: { search: [{ ...LOGS, field_security }] } });

      expect((await read(id)).access.search[0].field_security).toEqual(field_security);
    });

    it.each([
      {
        name: 'search',
        access: SEARCH,
        clusters: ['cross_cluster_search'],
        privileges: [['read', 'read_cross_cluster', 'view_index_metadata']],
      },
      {
        name: 'replication',
        access: { replication: [LOGS] },
        clusters: ['cross_cluster_replication'],
        privileges: [['cross_cluster_replication', 'cross_cluster_replication_internal']],
      },
      {
        name: 'both',
        access: { search: [LOGS], replication: [LOGS] },
        clusters: ['cross_cluster_search', 'cross_cluster_replication'],
        privileges: [
          ['read', 'read_cross_cluster', 'view_index_metadata'],
          ['cross_cluster_replication', 'cross_cluster_replication_internal'],
        ],
      },
    ])('generates one descriptor from $name', async ({ access, clusters, privileges }) => {
      const { id } = await made({ access });

      const { role_descriptors } = await read(id);
      expect(Object.keys(role_descriptors)).toEqual(['cross_cluster']);
      const { cross_cluster } = role_descriptors;
      expect(cross_cluster.cluster).toEqual(expect.arrayContaining(clusters));
      expect(
        cross_cluster.indices.map((entry: { privileges: string[] }) => entry.privileges),
      ).toEqual(privileges);
    });

    it('has no snapshot', async () => {
      const { id } = await made();

      expect(await read(id, '&with_limited_by=true')).not.toHaveProperty('limited_by');
    });

    it('makes a key that is refused here, with the exact reason', async () => {
      const { id, encoded } = await made();

      const answer = await cluster.call({
        line: 'GET /_security/_authenticate',
        authorization: `ApiKey ${encoded}`,
      });
      expectRefusal(answer, { status: 401, type: 'security_exception' });
      expect(JSON.stringify(answer.body)).toContain(
        `authentication expected API key type of [rest], but API key [${id}] has type [cross_cluster]`,
      );
    });

    it.each([
      { name: 'no access', json: {} },
      { name: 'an access of nothing', json: { access: {} } },
      { name: 'two empty lists', json: { access: { search: [], replication: [] } } },
      { name: 'an unknown kind of access', json: { access: { write: [LOGS] } } },
      { name: 'entries without names', json: { access: { search: [{}] } } },
      {
        name: 'privileges in an entry',
        json: { access: { search: [{ ...LOGS, privileges: [] }] } },
      },
      {
        name: 'a query for replication',
        json: { access: { replication: [{ ...LOGS, query: { match_all: {} } }] } },
      },
      {
        name: 'field security for replication',
        json: { access: { replication: [{ ...LOGS, field_security: { grant: ['a'] } }] } },
      },
      { name: 'role descriptors', json: { access: SEARCH, role_descriptors: {} } },
      { name: 'an unknown field', json: { access: SEARCH, colour: 1 } },
      { name: 'a text as access', json: { access: 'all' } },
      { name: 'a reserved metadata key', json: { access: SEARCH, metadata: { _a: 1 } } },
      { name: 'a reserved name', json: { access: SEARCH, name: '_a' } },
      { name: 'an empty name', json: { access: SEARCH, name: '' } },
      { name: 'a long name', json: { access: SEARCH, name: 'x'.repeat(257) } },
      { name: 'a bad expiration', json: { access: SEARCH, expiration: '1w' } },
    ])('refuses $name', async ({ json }) => {
      const answer = await create(json);

      expectRefusal(answer, { status: 400, type: answer.body.error.type });
    });

    const both = {
      access: { search: [{ ...LOGS, query: { match_all: {} } }], replication: [LOGS] },
    };

    if (version.since('8.14')) {
      it('refuses a query next to replication', async () => {
        expect((await create(both)).status).toBe(400);
      });
    }
    if (!version.since('8.14')) {
      it('accepts a query next to replication', async () => {
        expect((await create(both)).status).toBe(200);
      });
    }
  });
});
