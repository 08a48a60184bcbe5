import { contractSuite } from '../../support/contract';
import { expectForbidden, expectInvalid, expectRefusal } from '../../support/contract_answers';

const LOGS = { names: ['logs'] };
const SEARCH = { search: [LOGS] };

contractSuite('update and end of cross-cluster keys', (cluster, version) => {
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
  const update = (id: string, json: object) =>
    cluster.call({ line: `PUT /_security/cross_cluster/api_key/${id}`, json });
  const read = async (id: string, more = '') =>
    (await cluster.ok({ line: `GET /_security/api_key?id=${id}${more}` })).api_keys[0];

  describe('PUT', () => {
    it('replaces the access and the metadata', async () => {
      const { id } = await made({ access: SEARCH, metadata: { a: 1 } });
      const json = { access: { replication: [{ names: ['archive'] }] }, metadata: { b: 2 } };

      expect((await update(id, json)).body).toEqual({ updated: true });
      const key = await read(id);
      expect(key.metadata).toEqual({ b: 2 });
      expect(key.access).toEqual({
        replication: [{ names: ['archive'], allow_restricted_indices: false }],
      });
    });

    it('of the same is a no-op', async () => {
      const { id } = await made({ access: SEARCH, metadata: { a: 1 } });

      const json = { access: SEARCH, metadata: { a: 1 } };
      expect((await update(id, json)).body).toEqual({ updated: false });
    });

    it('keeps what is not named', async () => {
      const { id } = await made({ access: SEARCH, metadata: { a: 1 } });
      const { access } = await read(id);

      expect((await update(id, { metadata: {} })).body).toEqual({ updated: true });
      expect(await read(id)).toMatchObject({ access, metadata: {} });
    });

    it('of nothing is invalid', async () => {
      const { id } = await made();

      expectInvalid(await update(id, {}), /at least one|must.*update/i);
    });

    it('of nothing is invalid before a caller is judged', async () => {
      const authorization = await cluster.addUser(cluster.unique('no'), { cluster: [] });

      const line = 'PUT /_security/cross_cluster/api_key/any';
      expectInvalid(await cluster.call({ line, json: {}, authorization }), /./);
    });

    it.each([
      { name: 'an empty access', json: { access: {} } },
      { name: 'a name', json: { name: 'other', metadata: {} } },
      { name: 'role descriptors', json: { role_descriptors: {}, metadata: {} } },
      { name: 'a reserved metadata key', json: { metadata: { _a: 1 } } },
    ])('refuses $name', async ({ json }) => {
      const { id } = await made();

      expect((await update(id, json)).status).toBe(400);
    });

    it('does not find an unknown key', async () => {
      expectRefusal(await update('there-is-no-such-key', { metadata: {} }), {
        status: 404,
        type: 'resource_not_found_exception',
      });
    });

    it('refuses other keys, as their update refuses cross-cluster keys', async () => {
      const [rest, cross] = [await cluster.addKey(), await made()];

      const refusal = { status: 400, type: 'illegal_argument_exception' };
      expectRefusal(await update(rest.id, { metadata: { a: 1 } }), refusal);
      const line = `PUT /_security/api_key/${cross.id}`;
      expectRefusal(await cluster.call({ line, json: { metadata: { a: 1 } } }), refusal);
    });
  });

  describe('certificate_identity', () => {
    if (!version.since('9.3')) {
      it('is an unknown field', async () => {
        expect((await create({ access: SEARCH, certificate_identity: 'CN=a' })).status).toBe(400);
      });
      return;
    }

    it('is shown, and cleared with null', async () => {
      const { id } = await made({ access: SEARCH, certificate_identity: 'CN=.*' });

      expect(await read(id)).toMatchObject({ certificate_identity: 'CN=.*' });
      expect((await update(id, { certificate_identity: null })).body).toEqual({ updated: true });
      expect(await read(id)).not.toHaveProperty('certificate_identity');
    });

    it('has to be a regular expression', async () => {
      expect((await create({ access: SEARCH, certificate_identity: 'CN=(' })).status).toBe(400);
    });
  });

  describe('callers', () => {
    it.each(['manage_api_key', 'manage_own_api_key', 'manage', 'read_security'])(
      'may not with %s',
      async (privilege) => {
        const authorization = await cluster.addUser(cluster.unique('no'), { cluster: [privilege] });

        expectForbidden(await create({ access: SEARCH }, authorization), /cross_cluster/);
      },
    );

    it('may with manage_security', async () => {
      const authorization = await cluster.addUser(cluster.unique('yes'), {
        cluster: ['manage_security'],
      });

      expect((await create({ access: SEARCH }, authorization)).status).toBe(200);
    });

    it('may not be keys', async () => {
      const { authorization } = await cluster.addKey();

      expectRefusal(await create({ access: SEARCH }, authorization), {
        status: 400,
        type: 'illegal_argument_exception',
        reason: /API key/,
      });
    });
  });

  describe('end', () => {
    it('comes with manage_security', async () => {
      const { id } = await made();

      const json = { ids: [id] };
      const body = await cluster.ok({ line: 'DELETE /_security/api_key', json });
      expect(body.invalidated_api_keys).toEqual([id]);
    });

    it.each(
      version.applicable([
        { name: 'comes', until: '8.14', errors: 0 },
        { name: 'is refused alone among others', since: '8.14', errors: 1 },
      ]),
    )('$name with manage_api_key', async ({ errors }) => {
      const [cross, rest] = [await made(), await cluster.addKey()];
      const authorization = await cluster.addUser(cluster.unique('m'), {
        cluster: ['manage_api_key'],
      });

      const { status, body } = await cluster.call({
        line: 'DELETE /_security/api_key',
        json: { ids: [cross.id, rest.id] },
        authorization,
      });
      expect({ status, errors: body.error_count }).toEqual({ status: 200, errors });
      expect(body.invalidated_api_keys).toContain(rest.id);
      expect((await read(cross.id)).invalidated).toBe(errors === 0);
      expect((body.error_details ?? []).length).toBe(errors);
      for (const { reason } of body.error_details ?? []) expect(reason).toMatch(/manage_security/);
    });
  });
});
