import { contractSuite } from '../../support/contract';
import { expectForbidden, expectInvalid, expectRefusal } from '../../support/contract_answers';

const READ_A = { indices: [{ names: ['index-a'], privileges: ['read'] }] };
const READ_B = { indices: [{ names: ['index-b'], privileges: ['read'] }] };
const NOT_OWNED = {
  status: 404,
  type: 'resource_not_found_exception',
  reason: /no API key owned/i,
};

contractSuite('PUT /_security/api_key/{id}', (cluster, version) => {
  const send = (id: string, json?: unknown, authorization?: string) =>
    cluster.call({
      line: `PUT /_security/api_key/${id}`,
      ...(json === undefined ? {} : { json }),
      ...(authorization === undefined ? {} : { authorization }),
    });
  const read = async (id: string) =>
    (await cluster.ok({ line: `GET /_security/api_key?id=${id}&with_limited_by=true` }))
      .api_keys[0];
  const may = async (authorization: string, index: string): Promise<boolean> => {
    const json = { index: [{ names: [index], privileges: ['read'] }] };
    const line = 'POST /_security/user/_has_privileges';
    return (await cluster.ok({ line, json, authorization })).has_all_requested;
  };
  const anOwner = async (role: object = READ_A) => {
    const name = cluster.unique('owner');
    const own = { cluster: ['manage_own_api_key'], ...role };
    return { role: `${name}-role`, authorization: await cluster.addUser(name, own) };
  };

  describe('changes', () => {
    it('nothing without a body when all is as it was', async () => {
      const { id } = await cluster.addKey();

      const { status, body } = await send(id);
      expect({ status, body }).toEqual({ status: 200, body: { updated: false } });
    });

    it.each([{ name: 'an empty body', json: {} }])('nothing with $name', async ({ json }) => {
      const { id } = await cluster.addKey({ metadata: { a: 1 } });

      expect((await send(id, json)).body).toEqual({ updated: false });
    });

    it('the metadata as a whole', async () => {
      const { id } = await cluster.addKey({ metadata: { a: 1, b: 2 } });

      expect((await send(id, { metadata: { b: 3 } })).body).toEqual({ updated: true });
      expect((await read(id)).metadata).toEqual({ b: 3 });
    });

    it('the metadata to none with {}', async () => {
      const { id } = await cluster.addKey({ metadata: { a: 1 } });

      expect((await send(id, { metadata: {} })).body).toEqual({ updated: true });
      expect((await read(id)).metadata).toEqual({});
    });

    it('the descriptors as a whole', async () => {
      const { id, authorization } = await cluster.addKey({ role_descriptors: { a: READ_A } });

      expect((await send(id, { role_descriptors: { b: READ_B } })).body).toEqual({ updated: true });
      expect(Object.keys((await read(id)).role_descriptors)).toEqual(['b']);
      expect(await may(authorization, 'index-a')).toBe(false);
      expect(await may(authorization, 'index-b')).toBe(true);
    });

    it('the descriptors to those of the owner with {}', async () => {
      const { id, authorization } = await cluster.addKey({ role_descriptors: { none: {} } });
      expect(await may(authorization, 'index-a')).toBe(false);

      expect((await send(id, { role_descriptors: {} })).body).toEqual({ updated: true });
      expect((await read(id)).role_descriptors).toEqual({});
      expect(await may(authorization, 'index-a')).toBe(true);
    });

    it('nothing that is not named', async () => {
      const { id } = await cluster.addKey({ metadata: { a: 1 }, role_descriptors: { a: READ_A } });
      const before = await read(id);

      await send(id, { metadata: { a: 2 } });
      expect(await read(id)).toEqual({ ...before, metadata: { a: 2 } });
    });

    it('nothing when the same is said again, in another spelling', async () => {
      const { id } = await cluster.addKey({ role_descriptors: { a: READ_A }, metadata: { a: 1 } });

      const json = { role_descriptors: { a: { index: READ_A.indices } }, metadata: { a: 1 } };
      expect((await send(id, json)).body).toEqual({ updated: false });
    });

    it('neither secret nor id', async () => {
      const { id, authorization } = await cluster.addKey();

      await send(id, { metadata: { a: 1 } });
      const { body } = await cluster.call({ line: 'GET /_security/_authenticate', authorization });
      expect(body.api_key.id).toBe(id);
    });
  });

  describe('snapshot', () => {
    it("is not touched by a change of the owner's roles", async () => {
      const { role, authorization } = await anOwner();
      const key = await cluster.addKey({}, authorization);

      await cluster.ok({ line: `PUT /_security/role/${role}`, json: READ_B });
      expect(await may(key.authorization, 'index-a')).toBe(true);
      expect(await may(key.authorization, 'index-b')).toBe(false);
    });

    it.each([
      { name: 'no body', json: undefined },
      { name: 'an empty body', json: {} },
    ])('is taken anew with $name, and again is a no-op', async ({ json }) => {
      const { role, authorization } = await anOwner();
      const key = await cluster.addKey({}, authorization);
      const changed = { cluster: ['manage_own_api_key'], ...READ_B };
      await cluster.ok({ line: `PUT /_security/role/${role}`, json: changed });

      expect((await send(key.id, json, authorization)).body).toEqual({ updated: true });
      expect(await may(key.authorization, 'index-a')).toBe(false);
      expect(await may(key.authorization, 'index-b')).toBe(true);
      expect((await send(key.id, json, authorization)).body).toEqual({ updated: false });
    });

    it('is the snapshot that with_limited_by shows', async () => {
      const { role, authorization } = await anOwner();
      const { id } = await cluster.addKey({}, authorization);
      const json = { cluster: ['manage_own_api_key', 'monitor'] };
      await cluster.ok({ line: `PUT /_security/role/${role}`, json });
      await send(id, undefined, authorization);

      expect((await read(id)).limited_by[0][role].cluster).toEqual([
        'manage_own_api_key',
        'monitor',
      ]);
    });
  });

  describe('expiration', () => {
    if (!version.since('8.13')) {
      it('is an unknown field', async () => {
        const { id } = await cluster.addKey();

        expectRefusal(await send(id, { expiration: '1d' }), {
          status: 400,
          type: 'x_content_parse_exception',
          reason: /unknown field \[expiration\]/,
        });
      });
      return;
    }

    it('counts from the update', async () => {
      const { id } = await cluster.addKey({ expiration: '1d' });

      const before = Date.now();
      expect((await send(id, { expiration: '2d' })).body).toEqual({ updated: true });
      const { expiration } = await read(id);
      expect(Math.abs(expiration - before - 2 * 86_400_000)).toBeLessThan(60_000);
    });

    it('may be given to a key that had none', async () => {
      const { id } = await cluster.addKey();

      await send(id, { expiration: '1d' });
      expect(await read(id)).toHaveProperty('expiration');
    });

    it('is always an update', async () => {
      const { id } = await cluster.addKey({ expiration: '1d' });

      for (let time = 0; time < 2; time += 1) {
        expect((await send(id, { expiration: '1d' })).body).toEqual({ updated: true });
      }
    });

    it('stays when it is not named', async () => {
      const { id } = await cluster.addKey({ expiration: '1d' });
      const { expiration } = await read(id);

      await send(id, { metadata: { a: 1 } });
      expect((await read(id)).expiration).toBe(expiration);
    });

    it.each(['-1d', '0s', '0'])('has to be in the future: %s', async (expiration) => {
      const { id } = await cluster.addKey();

      expectInvalid(await send(id, { expiration }), /future/);
    });

    it.each(['1M', '1w', '1.5d', 'soon'])('has to be a time: %s', async (expiration) => {
      const { id } = await cluster.addKey();

      expectRefusal(await send(id, { expiration }), {
        status: 400,
        type: 'x_content_parse_exception',
        cause: { type: 'illegal_argument_exception' },
      });
    });
  });

  describe('refusals', () => {
    it('of an unknown id', async () => {
      expectRefusal(await send('there-is-no-such-key', {}), NOT_OWNED);
    });

    it("of somebody else's key are the same, for elastic too", async () => {
      const { authorization } = await anOwner();
      const [mine, theirs] = [await cluster.addKey(), await cluster.addKey({}, authorization)];

      expectRefusal(await send(mine.id, {}, authorization), NOT_OWNED);
      expectRefusal(await send(theirs.id, {}), NOT_OWNED);
    });

    it('of an invalidated key', async () => {
      const { id } = await cluster.addKey();
      await cluster.ok({ line: 'DELETE /_security/api_key', json: { ids: [id] } });

      const refusal = { status: 400, type: 'illegal_argument_exception', reason: /invalidated/ };
      expectRefusal(await send(id, { metadata: { a: 1 } }), refusal);
    });

    it('of an expired key', async () => {
      const { id } = await cluster.addKey({ expiration: '1ms' });

      const refusal = { status: 400, type: 'illegal_argument_exception', reason: /expired/ };
      expectRefusal(await send(id, { metadata: { a: 1 } }), refusal);
    });

    it('of a caller that is a key, even of its own', async () => {
      const { id, authorization } = await cluster.addKey();

      expectRefusal(await send(id, {}, authorization), {
        status: 400,
        type: 'illegal_argument_exception',
        reason: /API key/,
      });
    });

    it('of a caller without the privilege', async () => {
      const authorization = await cluster.addUser(cluster.unique('no'), { cluster: ['monitor'] });

      expectForbidden(
        await send('any', {}, authorization),
        /^action \[cluster:admin\/xpack\/security\/api_key\/update\] is unauthorized for user/,
      );
    });

    it.each([
      { name: 'a reserved metadata key', json: { metadata: { _a: 1 } } },
      { name: 'an unknown privilege', json: { role_descriptors: { r: { cluster: ['nope'] } } } },
      {
        name: 'an unknown workflow',
        json: { role_descriptors: { r: { restriction: { workflows: ['nope'] } } } },
      },
    ])('of $name', async ({ json }) => {
      expectInvalid(await send('any', json), /./);
    });

    it.each([
      { field: 'name', json: { name: 'other' } },
      { field: 'id', json: { id: 'other' } },
      { field: 'ids', json: { ids: ['other'] } },
      { field: 'access', json: { access: {} } },
      { field: 'invalidated', json: { invalidated: false } },
    ])('of the field $field', async ({ field, json }) => {
      const { id } = await cluster.addKey();

      expectRefusal(await send(id, json), {
        status: 400,
        type: 'x_content_parse_exception',
        reason: new RegExp(`^\\[\\d+:\\d+\\].*unknown field \\[${field}\\]`),
      });
    });

    it('of a description in a descriptor', async () => {
      const { id } = await cluster.addKey();
      const json = { role_descriptors: { r: { description: 'x' } } };

      expectRefusal(await send(id, json), { status: 400, type: 'x_content_parse_exception' });
    });
  });
});
