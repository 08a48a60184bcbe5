import { contractSuite } from '../../support/contract';
import { expectForbidden, expectInvalid, expectRefusal } from '../../support/contract_answers';

const READ = { r: { indices: [{ names: ['a'], privileges: ['read'] }] } };

contractSuite('POST /_security/api_key/_bulk_update', (cluster, version) => {
  const send = (json: unknown, authorization?: string) =>
    cluster.call({
      line: 'POST /_security/api_key/_bulk_update',
      json,
      ...(authorization === undefined ? {} : { authorization }),
    });
  const read = async (id: string) =>
    (await cluster.ok({ line: `GET /_security/api_key?id=${id}` })).api_keys[0];
  const keys = async (count: number, body: object = {}) => {
    const ids = [];
    for (let made = 0; made < count; made += 1) ids.push((await cluster.addKey(body)).id);
    return ids;
  };

  describe('answer', () => {
    it('lists the updated in the order asked for', async () => {
      const ids = await keys(3);

      const { status, body } = await send({ ids, metadata: { a: 1 } });
      expect(status).toBe(200);
      expect(body).toEqual({ updated: ids, noops: [] });
    });

    it('lists those that were already so', async () => {
      const ids = await keys(2, { metadata: { a: 1 } });

      expect((await send({ ids, metadata: { a: 1 } })).body).toEqual({ updated: [], noops: ids });
    });

    it('lists all as no-ops when nothing is asked for', async () => {
      const ids = await keys(2);

      expect((await send({ ids })).body).toEqual({ updated: [], noops: ids });
    });

    it('splits the changed from the rest', async () => {
      const [same = ''] = await keys(1, { metadata: { a: 1 } });
      const [other = ''] = await keys(1, { metadata: { a: 2 } });

      const { body } = await send({ ids: [same, other], metadata: { a: 1 } });
      expect(body).toEqual({ updated: [other], noops: [same] });
    });

    it('names an id once', async () => {
      const [id] = await keys(1);

      const { body } = await send({ ids: [id, id], metadata: { a: 1 } });
      expect(body).toEqual({ updated: [id], noops: [] });
    });

    it('is 200 with the errors, even if all failed', async () => {
      const { status, body } = await send({ ids: ['nope-1', 'nope-2'] });

      expect(status).toBe(200);
      expect(body).toMatchObject({ updated: [], noops: [], errors: { count: 2 } });
      expect(Object.keys(body.errors.details).sort()).toEqual(['nope-1', 'nope-2']);
      expect(body.errors.details['nope-1']).toMatchObject({
        type: 'resource_not_found_exception',
        reason: expect.stringMatching(/no API key owned/i),
      });
    });

    it('tells for each key why it failed, and updates the others', async () => {
      const [good = '', dead = ''] = await keys(2);
      const { id: expired } = await cluster.addKey({ expiration: '1ms' });
      await cluster.ok({ line: 'DELETE /_security/api_key', json: { ids: [dead] } });

      const { body } = await send({ ids: [good, dead, expired, 'nope'], metadata: { a: 1 } });
      expect(body.updated).toEqual([good]);
      expect(body.errors.count).toBe(3);
      expect(body.errors.details).toMatchObject({
        [dead]: {
          type: 'illegal_argument_exception',
          reason: expect.stringMatching(/invalidated/),
        },
        [expired]: { type: 'illegal_argument_exception', reason: expect.stringMatching(/expired/) },
        nope: { type: 'resource_not_found_exception' },
      });
    });

    it("treats somebody else's key as unknown", async () => {
      const [theirs = ''] = await keys(1);
      const authorization = await cluster.addUser(cluster.unique('owner'), {
        cluster: ['manage_own_api_key'],
      });

      const { body } = await send({ ids: [theirs], metadata: { a: 1 } }, authorization);
      expect(body.errors.details[theirs].type).toBe('resource_not_found_exception');
      expect((await read(theirs)).metadata).toEqual({});
    });
  });

  describe('effect', () => {
    it('is on descriptors and metadata of each', async () => {
      const ids = await keys(2);

      await send({ ids, role_descriptors: READ, metadata: { a: 1 } });
      for (const id of ids) {
        const { role_descriptors, metadata } = await read(id);
        expect(Object.keys(role_descriptors)).toEqual(['r']);
        expect(metadata).toEqual({ a: 1 });
      }
    });

    it('of empty objects is to remove', async () => {
      const ids = await keys(2, { role_descriptors: READ, metadata: { a: 1 } });

      expect((await send({ ids, role_descriptors: {}, metadata: {} })).body.updated).toEqual(ids);
      for (const id of ids) {
        expect(await read(id)).toMatchObject({ role_descriptors: {}, metadata: {} });
      }
    });

    it('takes the snapshot anew', async () => {
      const name = cluster.unique('owner');
      const authorization = await cluster.addUser(name, { cluster: ['manage_own_api_key'] });
      const { id } = await cluster.addKey({}, authorization);
      const json = { cluster: ['manage_own_api_key', 'monitor'] };
      await cluster.ok({ line: `PUT /_security/role/${name}-role`, json });

      expect((await send({ ids: [id] }, authorization)).body.updated).toEqual([id]);
      expect((await send({ ids: [id] }, authorization)).body.noops).toEqual([id]);
    });

    if (version.since('8.13')) {
      it('of an expiration is always an update', async () => {
        const ids = await keys(2, { expiration: '1d' });

        expect((await send({ ids, expiration: '1d' })).body.updated).toEqual(ids);
      });
    }
  });

  describe('validation', () => {
    it('wants ids', async () => {
      expectRefusal(await send({ metadata: {} }), {
        status: 400,
        type: 'illegal_argument_exception',
        reason: /ids/,
      });
    });

    it('wants at least one id', async () => {
      expectInvalid(await send({ ids: [] }), /ids/);
    });

    it('wants a body', async () => {
      const { status } = await cluster.call({ line: 'POST /_security/api_key/_bulk_update' });

      expect(status).toBe(400);
    });

    it.each([
      { name: 'a reserved metadata key', json: { metadata: { _a: 1 } } },
      { name: 'an unknown privilege', json: { role_descriptors: { r: { cluster: ['nope'] } } } },
    ])('refuses $name', async ({ json }) => {
      expectInvalid(await send({ ids: ['a'], ...json }), /./);
    });

    it.each(
      version.applicable<{ field: string; value: unknown; until?: string }>([
        { field: 'name', value: 'a' },
        { field: 'access', value: {} },
        { field: 'colour', value: 1 },
        { field: 'expiration', value: '1d', until: '8.13' },
      ]),
    )('refuses the field $field', async ({ field, value }) => {
      expectRefusal(await send({ ids: ['a'], [field]: value }), {
        status: 400,
        type: 'x_content_parse_exception',
        reason: new RegExp(`^\\[\\d+:\\d+\\].*unknown field \\[${field}\\]`),
      });
    });
  });

  describe('callers', () => {
    it('may not be keys', async () => {
      const { id, authorization } = await cluster.addKey();

      expectRefusal(await send({ ids: [id] }, authorization), {
        status: 400,
        type: 'illegal_argument_exception',
        reason: /API key/,
      });
    });

    it('need the privilege', async () => {
      const authorization = await cluster.addUser(cluster.unique('no'), { cluster: ['monitor'] });

      expectForbidden(
        await send({ ids: ['a'] }, authorization),
        /^action \[cluster:admin\/xpack\/security\/api_key\/bulk_update\] is unauthorized for user/,
      );
    });
  });
});
