import { contractSuite } from '../../support/contract';
import { expectForbidden } from '../../support/contract_answers';
import { PASSWORD } from '../../support/stack';

contractSuite('user profiles', (cluster, version) => {
  const activate = (username: string, password = PASSWORD) =>
    cluster.call({
      line: 'POST /_security/profile/_activate',
      json: { grant_type: 'password', username, password },
    });
  const active = async (role: object = {}) => {
    const username = cluster.unique('user');
    const authorization = await cluster.addUser(username, role);
    const { status, body } = await activate(username);
    expect(status).toBe(200);
    return { username, authorization, uid: body.uid as string, profile: body };
  };

  describe('_activate', () => {
    it('answers with the profile', async () => {
      const { username, uid, profile } = await active();

      expect(uid).toMatch(/^u_.+_\d+$/);
      expect(profile).toMatchObject({
        uid,
        enabled: true,
        user: {
          username,
          roles: [`${username}-role`],
          realm_name: 'default_native',
        },
        labels: {},
        data: {},
      });
    });

    it('gives the same user the same profile', async () => {
      const { username, uid } = await active();

      expect((await activate(username)).body.uid).toBe(uid);
    });

    it('gives two users two', async () => {
      expect((await active()).uid).not.toBe((await active()).uid);
    });

    it('needs the right password', async () => {
      const { username } = await active();

      expect((await activate(username, 'wrong-one')).status).toBe(401);
    });

    it('needs the privilege', async () => {
      const { username, authorization } = await active({ cluster: ['monitor'] });

      const json = { grant_type: 'password', username, password: PASSWORD };
      const line = 'POST /_security/profile/_activate';
      expectForbidden(
        await cluster.call({ line, json, authorization }),
        /^action \[cluster:admin\/xpack\/security\/profile\/activate\] is unauthorized for user/,
      );
    });
  });

  describe('GET', () => {
    it('finds by id', async () => {
      const { uid, username } = await active();

      const { profiles } = await cluster.ok({ line: `GET /_security/profile/${uid}` });
      expect(profiles).toEqual([
        expect.objectContaining({ uid, user: expect.objectContaining({ username }) }),
      ]);
    });

    it('of an unknown id is empty', async () => {
      const { profiles, errors } = await cluster.ok({ line: 'GET /_security/profile/u_none_0' });

      expect(profiles).toEqual([]);
      expect(errors).toMatchObject({ count: 1 });
    });
  });

  describe('_has_privileges', () => {
    it('tells which may', async () => {
      const [may, mayNot] = [await active({ cluster: ['monitor'] }), await active()];

      const body = await cluster.ok({
        line: 'POST /_security/profile/_has_privileges',
        json: { uids: [may.uid, mayNot.uid], privileges: { cluster: ['monitor'] } },
      });
      expect(body.has_privilege_uids).toEqual([may.uid]);
    });
  });

  describe('of the owner of a key', () => {
    if (!version.since('8.14')) {
      it('is not known to get', async () => {
        const { id } = await cluster.addKey();

        const line = `GET /_security/api_key?id=${id}&with_profile_uid=true`;
        expect((await cluster.call({ line })).status).toBe(400);
      });
      return;
    }

    const keyOf = async () => {
      const user = await active({ cluster: ['manage_own_api_key'] });
      return { ...user, ...(await cluster.addKey({}, user.authorization)) };
    };

    it('is shown by get when asked for', async () => {
      const { id, uid } = await keyOf();

      const get = async (more: string) =>
        (await cluster.ok({ line: `GET /_security/api_key?id=${id}${more}` })).api_keys[0];
      expect((await get('&with_profile_uid=true')).profile_uid).toBe(uid);
      expect(await get('')).not.toHaveProperty('profile_uid');
    });

    it('is shown by query when asked for', async () => {
      const { id, uid } = await keyOf();

      const json = { query: { ids: { values: [id] } } };
      const line = 'POST /_security/_query/api_key?with_profile_uid=true';
      const { api_keys } = await cluster.ok({ line, json });
      expect(api_keys[0].profile_uid).toBe(uid);
    });

    it('is absent when there is none', async () => {
      const name = cluster.unique('user');
      const owner = await cluster.addUser(name, { cluster: ['manage_own_api_key'] });
      const { id } = await cluster.addKey({}, owner);

      const line = `GET /_security/api_key?id=${id}&with_profile_uid=true`;
      const { api_keys } = await cluster.ok({ line });
      expect(api_keys[0]).not.toHaveProperty('profile_uid');
    });
  });

  it('is shown by get user when asked for', async () => {
    const { username, uid } = await active();

    const line = `GET /_security/user/${username}?with_profile_uid=true`;
    expect((await cluster.ok({ line }))[username].profile_uid).toBe(uid);
    const plain = await cluster.ok({ line: `GET /_security/user/${username}` });
    expect(plain[username]).not.toHaveProperty('profile_uid');
  });
});
