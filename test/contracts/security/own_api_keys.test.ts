import { contractSuite } from '../../support/contract';
import { expectForbidden } from '../../support/contract_answers';

interface Names {
  readonly username: string;
  readonly mine: string;
  readonly theirs: string;
}

const OWN = { cluster: ['manage_own_api_key'] };
const GET = 'GET /_security/api_key';
const DELETE = 'DELETE /_security/api_key';

contractSuite('manage_own_api_key', (cluster) => {
  const setting = async () => {
    const username = cluster.unique('owner');
    const authorization = await cluster.addUser(username, OWN);
    const mine = await cluster.addKey({}, authorization);
    const theirs = await cluster.addKey();
    const names: Names = { username, mine: mine.id, theirs: theirs.id };
    return { authorization, mine, names };
  };

  const READS: { query: (names: Names) => string; status: number; is: string }[] = [
    { is: '?owner=true', query: () => '?owner=true', status: 200 },
    {
      is: 'own username and realm',
      query: ({ username }) => `?username=${username}&realm_name=default_native`,
      status: 200,
    },
    { is: 'own id and owner', query: ({ mine }) => `?id=${mine}&owner=true`, status: 200 },
    { is: 'own id alone', query: ({ mine }) => `?id=${mine}`, status: 403 },
    { is: 'foreign id', query: ({ theirs }) => `?id=${theirs}`, status: 403 },
    { is: 'foreign id and owner', query: ({ theirs }) => `?id=${theirs}&owner=true`, status: 404 },
    { is: 'a name alone', query: () => '?name=any', status: 403 },
    { is: 'a name and owner', query: () => '?name=any&owner=true', status: 200 },
    { is: 'own username alone', query: ({ username }) => `?username=${username}`, status: 403 },
    { is: 'own realm alone', query: () => '?realm_name=default_native', status: 403 },
    {
      is: 'own username, other realm',
      query: ({ username }) => `?username=${username}&realm_name=reserved`,
      status: 403,
    },
    {
      is: 'other username, own realm',
      query: () => '?username=elastic&realm_name=default_native',
      status: 403,
    },
    { is: 'nothing', query: () => '', status: 403 },
    { is: 'owner and limits', query: () => '?owner=true&with_limited_by=true', status: 200 },
  ];

  it.each(READS)('lets a user get by $is: $status', async ({ query, status }) => {
    const { authorization, names } = await setting();

    const answer = await cluster.call({ line: GET + query(names), authorization });
    expect(answer.status).toBe(status);
  });

  const ENDS: { json: (names: Names) => object; status: number; ended: boolean; is: string }[] = [
    { is: 'owner', json: () => ({ owner: true }), status: 200, ended: true },
    {
      is: 'own username and realm',
      json: ({ username }) => ({ username, realm_name: 'default_native' }),
      status: 200,
      ended: true,
    },
    {
      is: 'own id and owner',
      json: ({ mine }) => ({ ids: [mine], owner: true }),
      status: 200,
      ended: true,
    },
    { is: 'own id alone', json: ({ mine }) => ({ ids: [mine] }), status: 403, ended: false },
    { is: 'foreign id', json: ({ theirs }) => ({ ids: [theirs] }), status: 403, ended: false },
    {
      is: 'foreign id and owner',
      json: ({ theirs }) => ({ ids: [theirs], owner: true }),
      status: 200,
      ended: false,
    },
    { is: 'a name alone', json: () => ({ name: '*' }), status: 403, ended: false },
    { is: 'own username alone', json: ({ username }) => ({ username }), status: 403, ended: false },
    {
      is: 'own realm alone',
      json: () => ({ realm_name: 'default_native' }),
      status: 403,
      ended: false,
    },
    {
      is: 'own username, other realm',
      json: ({ username }) => ({ username, realm_name: 'reserved' }),
      status: 403,
      ended: false,
    },
  ];

  it.each(ENDS)('lets a user invalidate by $is: $status', async ({ json, status, ended }) => {
    const { authorization, names } = await setting();

    const answer = await cluster.call({ line: DELETE, json: json(names), authorization });
    expect(answer.status).toBe(status);
    const { api_keys } = await cluster.ok({ line: `${GET}?id=${names.mine}` });
    expect(api_keys[0].invalidated).toBe(ended);
  });

  const BY_KEY: {
    line: (names: Names) => string;
    json?: (names: Names) => object;
    status: number;
    is: string;
  }[] = [
    { is: 'get its own id', line: ({ mine }) => `${GET}?id=${mine}`, status: 200 },
    {
      is: 'get its own id of owner',
      line: ({ mine }) => `${GET}?id=${mine}&owner=true`,
      status: 200,
    },
    { is: 'get by owner', line: () => `${GET}?owner=true`, status: 403 },
    { is: 'get another id', line: ({ theirs }) => `${GET}?id=${theirs}`, status: 403 },
    {
      is: 'get by own username and realm',
      line: ({ username }) => `${GET}?username=${username}&realm_name=default_native`,
      status: 403,
    },
    { is: 'get all', line: () => GET, status: 403 },
    {
      is: 'get its own id with limits',
      line: ({ mine }) => `${GET}?id=${mine}&with_limited_by=true`,
      status: 403,
    },
    {
      is: 'invalidate itself',
      line: () => DELETE,
      json: ({ mine }) => ({ ids: [mine] }),
      status: 200,
    },
    {
      is: 'invalidate itself and another',
      line: () => DELETE,
      json: ({ mine, theirs }) => ({ ids: [mine, theirs] }),
      status: 403,
    },
    {
      is: 'invalidate another',
      line: () => DELETE,
      json: ({ theirs }) => ({ ids: [theirs] }),
      status: 403,
    },
    { is: 'invalidate by owner', line: () => DELETE, json: () => ({ owner: true }), status: 403 },
    { is: 'invalidate by name', line: () => DELETE, json: () => ({ name: '*' }), status: 403 },
  ];

  it.each(BY_KEY)('lets a key $is: $status', async ({ line, json, status }) => {
    const { mine, names } = await setting();

    const answer = await cluster.call({
      line: line(names),
      authorization: mine.authorization,
      ...(json === undefined ? {} : { json: json(names) }),
    });
    expect(answer.status).toBe(status);
  });

  describe('an API key without any privilege', () => {
    const powerless = () => cluster.addKey({ role_descriptors: { none: {} } });

    it.each([
      { is: 'get itself', line: (id: string) => `${GET}?id=${id}`, status: 200 },
      {
        is: 'get itself with limits',
        line: (id: string) => `${GET}?id=${id}&with_limited_by=true`,
        status: 403,
      },
      { is: 'get by owner', line: () => `${GET}?owner=true`, status: 403 },
      { is: 'get all', line: () => GET, status: 403 },
      { is: 'authenticate', line: () => 'GET /_security/_authenticate', status: 200 },
      { is: 'query', line: () => 'GET /_security/_query/api_key', status: 403 },
      { is: 'see the root', line: () => 'GET /', status: 403 },
    ])('may $is: $status', async ({ line, status }) => {
      const { id, authorization } = await powerless();

      expect((await cluster.call({ line: line(id), authorization })).status).toBe(status);
    });

    it('may ask what it may', async () => {
      const { authorization } = await powerless();

      const line = 'POST /_security/user/_has_privileges';
      const body = await cluster.ok({ line, json: { cluster: ['monitor'] }, authorization });
      expect(body.cluster).toEqual({ monitor: false });
    });

    it('may not invalidate itself', async () => {
      const { id, authorization } = await powerless();

      const answer = await cluster.call({ line: DELETE, json: { ids: [id] }, authorization });
      expectForbidden(answer, /^action \[cluster:admin\/xpack\/security\/api_key\/invalidate\]/);
    });

    it('may not create keys', async () => {
      const { authorization } = await powerless();

      const line = 'POST /_security/api_key';
      const json = { name: 'a', role_descriptors: { a: {} } };
      expectForbidden(await cluster.call({ line, json, authorization }), /api_key\/create/);
    });
  });

  it('shows a key its limits when it holds read_security', async () => {
    const { id, authorization } = await cluster.addKey({
      role_descriptors: { r: { cluster: ['read_security'] } },
    });

    const line = `${GET}?id=${id}&with_limited_by=true`;
    const { api_keys } = await cluster.ok({ line, authorization });
    expect(Object.keys(api_keys[0].limited_by[0])).toEqual(['superuser']);
  });

  it('shows a key that inherits manage_api_key its limits (40_view_role_descriptors)', async () => {
    const name = cluster.unique('manager');
    const manager = await cluster.addUser(name, { cluster: ['manage_api_key'] });
    const { id, authorization } = await cluster.addKey({}, manager);

    const line = `${GET}?id=${id}&with_limited_by=true`;
    const { api_keys } = await cluster.ok({ line, authorization });
    expect(Object.keys(api_keys[0].limited_by[0])).toEqual([`${name}-role`]);
  });

  it('does not grant', async () => {
    const { authorization, names } = await setting();

    const line = 'POST /_security/api_key/grant';
    const json = {
      grant_type: 'password',
      username: names.username,
      password: 'any-password',
      api_key: { name: 'a' },
    };
    expectForbidden(await cluster.call({ line, json, authorization }), /api_key\/grant/);
  });
});
