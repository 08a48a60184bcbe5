import { contractSuite } from '../../support/contract';
import { expectInvalid, expectRefusal } from '../../support/contract_answers';

const NOTHING = {
  invalidated_api_keys: [],
  previously_invalidated_api_keys: [],
  error_count: 0,
};

contractSuite('DELETE /_security/api_key', (cluster) => {
  const send = (json: unknown, authorization?: string) =>
    cluster.call({
      line: 'DELETE /_security/api_key',
      json,
      ...(authorization === undefined ? {} : { authorization }),
    });
  const anOwner = async (privilege = 'manage_own_api_key') => {
    const name = cluster.unique('owner');
    return { name, authorization: await cluster.addUser(name, { cluster: [privilege] }) };
  };
  const ended = async (json: unknown, authorization?: string): Promise<string[]> => {
    const { status, body } = await send(json, authorization);
    expect({ status, errors: body.error_count }).toEqual({ status: 200, errors: 0 });
    return body.invalidated_api_keys.sort();
  };

  describe('validation', () => {
    it.each([
      { name: 'nothing', json: {} },
      { name: 'owner false alone', json: { owner: false } },
      { name: 'ids and username', json: { ids: ['a'], username: 'b' } },
      { name: 'ids and realm_name', json: { ids: ['a'], realm_name: 'b' } },
      { name: 'name and username', json: { name: 'a', username: 'b' } },
      { name: 'name and realm_name', json: { name: 'a', realm_name: 'b' } },
      { name: 'owner and username', json: { owner: true, username: 'b' } },
      { name: 'owner and realm_name', json: { owner: true, realm_name: 'b' } },
      { name: 'ids and name', json: { ids: ['a'], name: 'b' } },
      { name: 'no ids', json: { ids: [] } },
      { name: 'empty texts', json: { name: '', username: '', realm_name: '' } },
    ])('refuses $name', async ({ json }) => {
      expectInvalid(await send(json), /./);
    });

    it('names the places of blank ids', async () => {
      expectInvalid(await send({ ids: ['a', '', 'b', ' '] }), /1.*3/);
    });

    it.each([
      { name: 'the old id', json: { id: 'a' }, field: 'id' },
      { name: 'an unknown field', json: { ids: ['a'], colour: 1 }, field: 'colour' },
    ])('refuses $name', async ({ json, field }) => {
      expectRefusal(await send(json), {
        status: 400,
        type: 'x_content_parse_exception',
        reason: new RegExp(`^\\[\\d+:\\d+\\].*unknown field \\[${field}\\]`),
      });
    });

    it('wants a body', async () => {
      const { status } = await cluster.call({ line: 'DELETE /_security/api_key' });

      expect(status).toBe(400);
    });
  });

  describe('selection', () => {
    it('by ids ends them all', async () => {
      const ids = [];
      for (let count = 0; count < 3; count += 1) ids.push((await cluster.addKey()).id);

      const { status, body } = await send({ ids });
      expect(status).toBe(200);
      expect(Object.keys(body)).toEqual(Object.keys(NOTHING));
      expect(body.invalidated_api_keys.sort()).toEqual(ids.sort());
      expect(body).toMatchObject({ previously_invalidated_api_keys: [], error_count: 0 });
    });

    it('by name ends all of that name', async () => {
      const name = cluster.unique('twin');
      const ids = [(await cluster.addKey({ name })).id, (await cluster.addKey({ name })).id];
      await cluster.addKey({ name: `${name}x` });

      expect(await ended({ name })).toEqual(ids.sort());
    });

    it('by a prefix ends all that begin so', async () => {
      const name = cluster.unique('prefix');
      const ids = [];
      for (const end of ['', '-a', '-b']) ids.push((await cluster.addKey({ name: name + end })).id);

      expect(await ended({ name: `${name}*` })).toEqual(ids.sort());
    });

    it.each([
      { by: 'username', json: (username: string) => ({ username }) },
      {
        by: 'username and realm',
        json: (username: string) => ({ username, realm_name: 'default_native' }),
      },
    ])('by $by ends the keys of one user', async ({ json }) => {
      const { name, authorization } = await anOwner();
      const mine = [
        await cluster.addKey({}, authorization),
        await cluster.addKey({}, authorization),
      ];

      expect(await ended(json(name))).toEqual(mine.map(({ id }) => id).sort());
    });

    it('by username in another realm ends nothing', async () => {
      const { name, authorization } = await anOwner();
      await cluster.addKey({}, authorization);

      expect(await ended({ username: name, realm_name: 'reserved' })).toEqual([]);
    });

    it.each([{ owner: true }, { owner: 'true' }])('by owner %j ends the own keys', async (json) => {
      const { authorization } = await anOwner();
      const mine = await cluster.addKey({}, authorization);

      expect(await ended(json, authorization)).toEqual([mine.id]);
    });

    it('by owner and ids ends those of the ids that are own', async () => {
      const { authorization } = await anOwner();
      const mine = await cluster.addKey({}, authorization);
      await cluster.addKey({}, authorization);
      const theirs = await cluster.addKey();

      const json = { ids: [mine.id, theirs.id], owner: true };
      expect(await ended(json, authorization)).toEqual([mine.id]);
    });

    it('by owner and name ends those of the name that are own', async () => {
      const { authorization } = await anOwner();
      const mine = await cluster.addKey({}, authorization);
      await cluster.addKey({ name: mine.name });

      expect(await ended({ name: mine.name, owner: true }, authorization)).toEqual([mine.id]);
    });
  });

  describe('of nothing', () => {
    it.each([
      { name: 'an unknown id', json: { ids: ['there-is-no-such-key'] } },
      { name: 'several unknown ids', json: { ids: ['nope-1', 'nope-2'] } },
      { name: 'an unknown name', json: { name: 'there-is-no-such-key' } },
      { name: 'an unknown user', json: { username: 'there-is-no-such-user' } },
      { name: 'an unknown realm', json: { realm_name: 'there-is-no-such-realm' } },
    ])('is 200 and empty: $name', async ({ json }) => {
      const { status, body } = await send(json);

      expect({ status, body }).toEqual({ status: 200, body: NOTHING });
    });

    it("is 200 and empty: somebody else's id with owner", async () => {
      const { authorization } = await anOwner();
      const { id, authorization: theirs } = await cluster.addKey();

      expect((await send({ ids: [id], owner: true }, authorization)).body).toEqual(NOTHING);
      const use = await cluster.call({
        line: 'GET /_security/_authenticate',
        authorization: theirs,
      });
      expect(use.status).toBe(200);
    });

    it('is 200 and empty: a second time', async () => {
      const { id } = await cluster.addKey();
      await ended({ ids: [id] });

      expect((await send({ ids: [id] })).body).toEqual(NOTHING);
    });

    it('ends what exists among what does not', async () => {
      const { id } = await cluster.addKey();

      expect(await ended({ ids: ['nope', id] })).toEqual([id]);
    });
  });

  describe('effect', () => {
    it('is at once', async () => {
      const { id, authorization } = await cluster.addKey();
      const line = 'GET /_security/_authenticate';
      expect((await cluster.call({ line, authorization })).status).toBe(200);

      await ended({ ids: [id] });
      expect((await cluster.call({ line, authorization })).status).toBe(401);
    });

    it('on an expired key is to invalidate it', async () => {
      const { id } = await cluster.addKey({ expiration: '1ms' });

      expect(await ended({ ids: [id] })).toEqual([id]);
      const { api_keys } = await cluster.ok({ line: `GET /_security/api_key?id=${id}` });
      expect(api_keys[0].invalidated).toBe(true);
    });

    it('does not touch other keys of the name', async () => {
      const name = cluster.unique('twin');
      const [one, other] = [await cluster.addKey({ name }), await cluster.addKey({ name })];
      await ended({ ids: [one.id] });

      const { api_keys } = await cluster.ok({ line: `GET /_security/api_key?name=${name}` });
      const left = api_keys.filter(({ invalidated }: { invalidated: boolean }) => !invalidated);
      expect(left.map(({ id }: { id: string }) => id)).toEqual([other.id]);
    });
  });

  describe("of another's keys (11_invalidation)", () => {
    it.each([
      { by: 'username', json: (username: string) => ({ username }) },
      { by: 'realm', json: () => ({ realm_name: 'default_native' }) },
    ])('by $by is for managers alone, with the exact reason', async ({ json }) => {
      const target = await anOwner();
      await cluster.addKey({}, target.authorization);
      const caller = await anOwner();

      const answer = await send(json(target.name), caller.authorization);
      expectRefusal(answer, {
        status: 403,
        type: 'security_exception',
        reason:
          'action [cluster:admin/xpack/security/api_key/invalidate] is unauthorized for user ' +
          `[${caller.name}] with effective roles [${caller.name}-role], this action is granted by ` +
          'the cluster privileges [manage_api_key,manage_security,all]',
      });
    });

    it('by username is done for a manager, whose own keys come after', async () => {
      const target = await anOwner();
      const theirs = await cluster.addKey({}, target.authorization);
      const manager = await anOwner('manage_api_key');
      const mine = await cluster.addKey({}, manager.authorization);

      const { authorization } = manager;
      expect(await ended({ username: target.name }, authorization)).toEqual([theirs.id]);
      expect(await ended({ username: manager.name }, authorization)).toEqual([mine.id]);
    });

    it.each(['manage_api_key', 'manage_security', 'all'])(
      'by id is done for %s',
      async (privilege) => {
        const { id } = await cluster.addKey();
        const { authorization } = await anOwner(privilege);

        expect(await ended({ ids: [id] }, authorization)).toEqual([id]);
      },
    );
  });
});
