import { contractSuite } from '../../support/contract';
import { basic } from '../../support/elasticsearch';
import { expectForbidden } from '../../support/contract_answers';
import { PASSWORD } from '../../support/stack';

const KIBANA = '/_security/service/elastic/kibana';

contractSuite('service accounts', (cluster) => {
  const token = async () => {
    const name = cluster.unique('token');
    const line = `POST ${KIBANA}/credential/token/${name}`;
    const body = await cluster.ok({ line });
    return { name, body, authorization: `Bearer ${body.token.value}` };
  };
  const remove = (name: string) =>
    cluster.call({ line: `DELETE ${KIBANA}/credential/token/${name}` });

  it('elastic/kibana has a token made for it', async () => {
    const { name, body } = await token();

    expect(body).toEqual({
      created: true,
      token: { name, value: expect.stringMatching(/^AAEAAW/) },
    });
    await remove(name);
  });

  it('a token authenticates its account', async () => {
    const { name, authorization } = await token();

    const body = await cluster.ok({ line: 'GET /_security/_authenticate', authorization });
    expect(body).toMatchObject({
      username: 'elastic/kibana',
      roles: [],
      authentication_realm: { name: '_service_account', type: '_service_account' },
      authentication_type: 'token',
      token: { name, type: expect.stringContaining('index') },
    });
    await remove(name);
  });

  it('a token that is removed authenticates no more', async () => {
    const { name, authorization } = await token();

    expect((await remove(name)).body).toEqual({ found: true });
    const line = 'GET /_security/_authenticate';
    expect((await cluster.call({ line, authorization })).status).toBe(401);
    const again = await remove(name);
    expect([again.status, again.body]).toEqual([404, { found: false }]);
  });

  it('tokens are listed by name, without their value', async () => {
    const { name, body } = await token();

    const listed = await cluster.ok({ line: `GET ${KIBANA}/credential` });
    expect(listed).toMatchObject({ service_account: 'elastic/kibana' });
    expect(listed.tokens).toHaveProperty([name]);
    expect(JSON.stringify(listed)).not.toContain(body.token.value);
    await remove(name);
  });

  it('elastic/kibana is listed with what it may', async () => {
    const body = await cluster.ok({ line: `GET ${KIBANA}` });

    const { cluster: privileges } = body['elastic/kibana'].role_descriptor;
    expect(privileges).toEqual(expect.arrayContaining(['monitor', 'manage_own_api_key']));
  });

  it('an account that does not exist has no token', async () => {
    const line = 'POST /_security/service/elastic/nobody/credential/token/a';

    expect((await cluster.call({ line })).status).toBe(400);
  });

  it.each(['!bad', '_bad', 'a b'])('the token name "%s" is refused', async (name) => {
    const line = `POST ${KIBANA}/credential/token/${encodeURIComponent(name)}`;

    expect((await cluster.call({ line })).status).toBe(400);
  });

  it('needs manage_service_account', async () => {
    const authorization = await cluster.addUser(cluster.unique('no'), { cluster: ['manage'] });

    const line = `POST ${KIBANA}/credential/token/${cluster.unique('token')}`;
    expectForbidden(
      await cluster.call({ line, authorization }),
      /^action \[cluster:admin\/xpack\/security\/service_account\/token\/create\]/,
    );
  });

  describe('elastic/kibana may', () => {
    it.each([
      { line: 'GET /_cluster/health', status: 200 },
      { line: 'GET /_security/privilege/_builtin', status: 200 },
      { line: 'GET /_security/api_key?owner=true', status: 200 },
      { line: 'GET /_security/api_key', status: 403 },
      { line: 'GET /_security/user', status: 403 },
      { line: 'PUT /_security/role/a', json: {}, status: 403 },
      { line: 'DELETE /_security/api_key', json: { ids: ['no-such-key'] }, status: 200 },
    ])('$line: $status', async ({ line, json, status }) => {
      const { name, authorization } = await token();

      const answer = await cluster.call({
        line,
        authorization,
        ...(json === undefined ? {} : { json }),
      });
      expect(answer.status).toBe(status);
      await remove(name);
    });

    it.each([
      { start: 'kibana-', status: 200 },
      { start: 'otherapp-', status: 403 },
    ])('write the privileges of applications $start*: $status', async ({ start, status }) => {
      const { name, authorization } = await token();

      const json = { [cluster.unique(start)]: { read: { actions: ['a:b'] } } };
      const line = 'PUT /_security/privilege';
      expect((await cluster.call({ line, json, authorization })).status).toBe(status);
      await remove(name);
    });

    it('be refused in words that call it a service account', async () => {
      const { name, authorization } = await token();

      const answer = await cluster.call({ line: 'GET /_security/user', authorization });
      expectForbidden(answer, /is unauthorized for service account \[elastic\/kibana\]/);
      await remove(name);
    });
  });

  describe('kibana_system', () => {
    const KIBANA_SYSTEM = basic('kibana_system', PASSWORD);
    const call = (line: string, json?: object) =>
      cluster.call({
        line,
        authorization: KIBANA_SYSTEM,
        ...(json === undefined ? {} : { json }),
      });

    it('grants keys to users', async () => {
      const username = cluster.unique('user');
      await cluster.addUser(username, {});

      const { status, body } = await call('POST /_security/api_key/grant', {
        grant_type: 'password',
        username,
        password: PASSWORD,
        api_key: { name: cluster.unique('granted') },
      });
      expect({ status, name: typeof body.encoded }).toEqual({ status: 200, name: 'string' });
    });

    it.each([
      { by: 'ids', json: ({ id }: { id: string }) => ({ ids: [id] }) },
      { by: 'name', json: ({ name }: { name: string }) => ({ name }) },
    ])('invalidates keys of users by $by', async ({ json }) => {
      const key = await cluster.addKey();

      const { status, body } = await call('DELETE /_security/api_key', json(key));
      expect({ status, ended: body.invalidated_api_keys }).toEqual({
        status: 200,
        ended: [key.id],
      });
    });

    it.each(['GET /_security/api_key', 'GET /_security/api_key?id=a', 'GET /_security/user'])(
      'does not see the keys or users of others: %s',
      async (line) => {
        expect((await call(line)).status).toBe(403);
      },
    );

    it('finds by query its own keys alone', async () => {
      const { name } = await cluster.addKey();

      const json = { query: { term: { name } } };
      expect((await call('POST /_security/_query/api_key', json)).body.total).toBe(0);
    });

    it("answers Kibana's two probes as Kibana expects", async () => {
      const enabled = await call('DELETE /_security/api_key', {
        ids: ['kibana-api-key-service-test'],
      });
      const crossCluster = await call('PUT /_security/cross_cluster/api_key/test', {});

      expect(enabled.status).toBe(200);
      expect(crossCluster.status).toBe(400);
      expect(crossCluster.body.error.type).toBe('action_request_validation_exception');
    });
  });
});
