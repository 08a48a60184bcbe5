import { contractSuite } from '../../support/contract';
import { expectInvalid, expectRefusal } from '../../support/contract_answers';

const LINE = 'POST /_security/user/_has_privileges';

contractSuite(LINE, (cluster) => {
  const ask = (json: unknown, authorization?: string) =>
    cluster.call({ line: LINE, json, ...(authorization === undefined ? {} : { authorization }) });
  const user = (role: object) => cluster.addUser(cluster.unique('user'), role);

  describe('answer', () => {
    it('names the user, the whole, and each part in this order', async () => {
      const { body } = await ask({ cluster: ['monitor'] });

      expect(Object.keys(body)).toEqual([
        'username',
        'has_all_requested',
        'cluster',
        'index',
        'application',
      ]);
      expect(body).toEqual({
        username: 'elastic',
        has_all_requested: true,
        cluster: { monitor: true },
        index: {},
        application: {},
      });
    });

    it('is false as a whole when one is', async () => {
      const authorization = await user({ cluster: ['monitor'] });

      const { body } = await ask({ cluster: ['monitor', 'manage'] }, authorization);
      expect(body).toMatchObject({
        has_all_requested: false,
        cluster: { monitor: true, manage: false },
      });
    });

    it('merges index names that are named twice', async () => {
      const authorization = await user({ indices: [{ names: ['a'], privileges: ['read'] }] });

      const { body } = await ask(
        {
          index: [
            { names: ['a', 'b'], privileges: ['read'] },
            { names: ['a'], privileges: ['write', 'read'] },
          ],
        },
        authorization,
      );
      expect(body.index).toEqual({ a: { read: true, write: false }, b: { read: false } });
    });
  });

  describe('index patterns', () => {
    it.each([
      { asked: 'logs-1', granted: ['logs-*'], has: true },
      { asked: 'logs-*', granted: ['logs-*'], has: true },
      { asked: 'logs-a*', granted: ['logs-*'], has: true },
      { asked: 'log*', granted: ['logs-*'], has: false },
      { asked: '*', granted: ['logs-*'], has: false },
      { asked: '*', granted: ['*'], has: true },
      { asked: 'Logs-1', granted: ['logs-*'], has: false },
      { asked: 'logs-1', granted: ['logs-?'], has: true },
      { asked: 'logs-12', granted: ['logs-?'], has: false },
      { asked: 'logs-1', granted: ['/logs-[0-9]+/'], has: true },
      { asked: 'logs-x', granted: ['/logs-[0-9]+/'], has: false },
      { asked: 'logs-*', granted: ['/logs-.*/'], has: true },
      { asked: 'a', granted: ['/~(b.*)/'], has: true },
      { asked: 'bc', granted: ['/~(b.*)/'], has: false },
      { asked: 'xa*', granted: ['x*', 'y*'], has: true },
      { asked: 'a*', granted: ['\\*'], has: false },
    ])('$asked is covered by $granted: $has', async ({ asked, granted, has }) => {
      const authorization = await user({ indices: [{ names: granted, privileges: ['read'] }] });

      const { body } = await ask(
        { index: [{ names: [asked], privileges: ['read'] }] },
        authorization,
      );
      expect(body.index).toEqual({ [asked]: { read: has } });
    });

    it('are covered by several entries for each privilege', async () => {
      const authorization = await user({
        indices: [
          { names: ['a*'], privileges: ['read'] },
          { names: ['a*'], privileges: ['write'] },
        ],
      });

      const { body } = await ask(
        { index: [{ names: ['a1'], privileges: ['read', 'write', 'all'] }] },
        authorization,
      );
      expect(body.index).toEqual({ a1: { read: true, write: true, all: false } });
    });

    it.each([
      { name: '.security', allow: false, of: 'a literal name', has: true },
      { name: '*', allow: true, of: 'all with restricted', has: true },
    ])('of elastic: monitor of $of', async ({ name, allow, has }) => {
      const index = [{ names: [name], privileges: ['monitor'], allow_restricted_indices: allow }];

      const { body } = await ask({ index });
      expect(body.index).toEqual({ [name]: { monitor: has } });
    });

    it.each([
      { asked: '.security', restricted: false, has: false },
      { asked: '.security', restricted: true, has: true },
      { asked: '.kibana', restricted: false, has: false },
      { asked: '.ordinary', restricted: false, has: true },
    ])('$asked, entry with restricted $restricted: $has', async ({ asked, restricted, has }) => {
      const authorization = await user({
        indices: [{ names: ['*'], privileges: ['read'], allow_restricted_indices: restricted }],
      });

      const { body } = await ask(
        { index: [{ names: [asked], privileges: ['read'] }] },
        authorization,
      );
      expect(body.index).toEqual({ [asked]: { read: has } });
    });
  });

  describe('privileges', () => {
    it.each([
      { granted: 'all', asked: 'manage_own_api_key', has: true },
      { granted: 'all', asked: 'manage_security', has: true },
      { granted: 'manage', asked: 'monitor', has: true },
      { granted: 'manage', asked: 'manage_security', has: false },
      { granted: 'manage', asked: 'manage_api_key', has: false },
      { granted: 'manage_security', asked: 'manage_api_key', has: true },
      { granted: 'manage_security', asked: 'read_security', has: true },
      { granted: 'manage_security', asked: 'grant_api_key', has: true },
      { granted: 'manage_security', asked: 'manage', has: false },
      { granted: 'manage_api_key', asked: 'grant_api_key', has: true },
      { granted: 'manage_api_key', asked: 'manage_security', has: false },
      { granted: 'manage_own_api_key', asked: 'manage_own_api_key', has: true },
      { granted: 'manage_own_api_key', asked: 'manage_api_key', has: false },
      { granted: 'manage_own_api_key', asked: 'grant_api_key', has: false },
      { granted: 'read_security', asked: 'manage_own_api_key', has: false },
      { granted: 'monitor', asked: 'cluster:monitor/main', has: true },
      { granted: 'monitor', asked: 'cluster:admin/settings/update', has: false },
      { granted: 'none', asked: 'monitor', has: false },
      {
        granted: 'manage_own_api_key',
        asked: 'cluster:admin/xpack/security/api_key/get',
        has: false,
      },
    ])('cluster $asked under $granted: $has', async ({ granted, asked, has }) => {
      const authorization = await user({ cluster: [granted] });

      const { body } = await ask({ cluster: [asked] }, authorization);
      expect(body.cluster).toEqual({ [asked]: has });
    });

    it.each([
      { asked: 'indices:data/read/search', has: true },
      { asked: 'indices:data/read/*', has: true },
      { asked: 'indices:data/*', has: false },
      { asked: 'READ', has: true },
    ])('index $asked under read: $has', async ({ asked, has }) => {
      const authorization = await user({ indices: [{ names: ['a'], privileges: ['read'] }] });

      const { body } = await ask({ index: [{ names: ['a'], privileges: [asked] }] }, authorization);
      expect(body.has_all_requested).toBe(has);
    });
  });

  describe('under a key', () => {
    it('are those of the key and of the snapshot', async () => {
      const owner = await user({
        cluster: ['manage_own_api_key', 'monitor'],
        indices: [{ names: ['a', 'b'], privileges: ['read'] }],
      });
      const { authorization } = await cluster.addKey(
        {
          role_descriptors: {
            r: { cluster: ['all'], indices: [{ names: ['b', 'c'], privileges: ['all'] }] },
          },
        },
        owner,
      );

      const { body } = await ask(
        {
          cluster: ['monitor', 'manage'],
          index: [{ names: ['a', 'b', 'c'], privileges: ['read', 'write'] }],
        },
        authorization,
      );
      expect(body).toMatchObject({
        has_all_requested: false,
        cluster: { monitor: true, manage: false },
        index: {
          a: { read: false, write: false },
          b: { read: true, write: false },
          c: { read: false, write: false },
        },
      });
    });
  });

  describe('refuses', () => {
    it.each([
      { name: 'an empty question', json: {} },
      { name: 'an unknown field', json: { cluster: ['all'], colour: 1 } },
      { name: 'the plural of index', json: { indices: [] } },
    ])('$name', async ({ json }) => {
      const answer = await ask(json);

      expectRefusal(answer, { status: 400, type: answer.body.error.type });
      expect(answer.body.error.type).toMatch(/parse_exception$/);
    });

    it('three empty lists', async () => {
      const answer = await ask({ cluster: [], index: [], application: [] });

      expectInvalid(answer, /must specify at least one privilege/);
    });

    it('no body', async () => {
      expect((await cluster.call({ line: LINE })).status).toBe(400);
    });

    it.each([
      { name: 'field security', entry: { field_security: { grant: ['a'] } } },
      { name: 'a query', entry: { query: { match_all: {} } } },
      { name: 'no names', entry: { names: [] } },
    ])('$name in an index entry', async ({ entry }) => {
      const { status } = await ask({ index: [{ names: ['a'], privileges: ['read'], ...entry }] });

      expect(status).toBe(400);
    });

    it.each([
      { name: 'a cluster privilege', json: { cluster: ['no-such-privilege'] } },
      {
        name: 'an index privilege',
        json: { index: [{ names: ['a'], privileges: ['no-such-privilege'] }] },
      },
    ])('$name that nothing knows', async ({ json }) => {
      const answer = await ask(json);

      expect(answer.status).toBe(400);
      expect(answer.body.error.reason).toContain('no-such-privilege');
    });

    it.each([
      { name: 'a wildcard application', application: 'myapp*', privileges: ['read'] },
      { name: 'an application in upper case', application: 'Myapp', privileges: ['read'] },
    ])('$name', async ({ name: _, ...entry }) => {
      const { status } = await ask({ application: [{ ...entry, resources: ['*'] }] });

      expect(status).toBe(400);
    });

    it("an ordinary caller's question about somebody else", async () => {
      const authorization = await user({ cluster: ['monitor'] });

      const line = 'POST /_security/user/elastic/_has_privileges';
      const { status } = await cluster.call({ line, json: { cluster: ['all'] }, authorization });
      expect([400, 403]).toContain(status);
    });
  });
});
