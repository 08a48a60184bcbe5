import { aTestServer } from '../../test_server.mock';
import type { TestAnswer, TestServer } from '../../test_server.mock';

let server: TestServer;

beforeEach(async () => {
  server = await aTestServer();
});

afterEach(async () => {
  await server.dispose();
});

const RULES = { field: { username: 'bob' } };

const put = (body: object, name = 'm'): Promise<TestAnswer> =>
  server.call(`PUT /_security/role_mapping/${name}`, { body });

describe('a role mapping', () => {
  it('is put, got and deleted by name', async () => {
    const rules = {
      all: [
        { any: [{ field: { dn: '*,ou=x' } }, { field: { groups: ['a', 'b', null] } }] },
        { except: { field: { 'metadata.n': 1 } } },
      ],
    };
    const first = await put({ roles: ['viewer'], rules, enabled: false, metadata: { v: 1 } });
    const second = await put({ roles: ['viewer'], rules, enabled: false, metadata: { v: 1 } });
    await put({ role_templates: [{ template: { source: '{{username}}' } }], rules: RULES }, 't');

    const { body } = await server.call('GET /_security/role_mapping');
    const gone = await server.call('DELETE /_security/role_mapping/m');
    const missing = await server.call('DELETE /_security/role_mapping/m');

    expect([first.body, second.body]).toEqual([
      { role_mapping: { created: true } },
      { role_mapping: { created: false } },
    ]);
    expect(body).toEqual({
      m: { enabled: false, roles: ['viewer'], rules, metadata: { v: 1 } },
      t: {
        enabled: true,
        role_templates: [{ template: '{"source":"{{username}}"}', format: 'string' }],
        rules: RULES,
        metadata: {},
      },
    });
    expect([gone.status, gone.body]).toEqual([200, { found: true }]);
    expect([missing.status, missing.body]).toEqual([404, { found: false }]);
  });

  it('that does not exist is a 404 with nothing, unless all are asked for', async () => {
    const named = await server.call('GET /_security/role_mapping/m');
    const all = await server.call('GET /_security/role_mapping/_all');

    expect([named.status, named.body]).toEqual([404, {}]);
    expect([all.status, all.body]).toEqual([200, {}]);
  });

  it('gives nothing to native users, as in Elasticsearch', async () => {
    await put({ roles: ['superuser'], rules: { field: { username: '*' } } });
    const bob = await server.addUser('bob', {});

    const { body } = await server.call('GET /_security/_authenticate', { as: bob });

    expect(body.roles).toEqual(['bob-role']);
  });

  it.each([
    { body: { rules: RULES }, says: 'role-mapping roles or role-templates are missing' },
    { body: { roles: ['a'] }, says: 'role-mapping rules are missing' },
    {
      body: { roles: ['a'], role_templates: [{ template: 'b' }], rules: RULES },
      says: 'cannot have both roles and role-templates',
    },
    { body: { roles: ['a'], rules: RULES, metadata: { _a: 1 } }, says: 'may not start with [_]' },
    { body: { roles: ['a'], rules: {} }, says: 'object [m] does not contain any fields' },
    { body: { roles: ['a'], rules: { any: [], all: [] } }, says: '[m] contains multiple fields' },
    { body: { roles: ['a'], rules: { any: {} } }, says: 'field [any] requires an array' },
    { body: { roles: ['a'], rules: { none: [] } }, says: 'field [none] is not recognised in' },
    {
      body: { roles: ['a'], rules: { any: [{ except: RULES }] } },
      says: 'field [except] is not allowed within [any]',
    },
    { body: { roles: ['a'], rules: { field: { a: {} } } }, says: 'found [START_OBJECT] instead' },
    { body: { roles: ['a'], rules: RULES, run_as: [] }, says: 'unknown field [run_as]' },
  ])('is refused: $body', async ({ body, says }) => {
    const answer = await put(body);

    expect(answer.status).toBe(400);
    expect(answer.body.error.reason).toContain(says);
  });

  it('is read with read_security and written with manage_security', async () => {
    const ann = await server.addUser('ann', { cluster: ['read_security'] });
    const body = { roles: ['a'], rules: RULES };

    const read = await server.call('GET /_security/role_mapping', { as: ann });
    const written = await server.call('PUT /_security/role_mapping/m', { body, as: ann });

    expect([read.status, written.status]).toEqual([200, 403]);
  });
});
