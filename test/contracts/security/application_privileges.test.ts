import { contractSuite } from '../../support/contract';
import { expectForbidden } from '../../support/contract_answers';

contractSuite('/_security/privilege', (cluster) => {
  const application = () => cluster.unique('myapp');
  const put = (json: unknown, authorization?: string) =>
    cluster.call({
      line: 'PUT /_security/privilege',
      json,
      ...(authorization === undefined ? {} : { authorization }),
    });
  const get = (path: string) => cluster.call({ line: `GET /_security/privilege/${path}` });

  describe('PUT', () => {
    it.each(['PUT', 'POST'])('by %s tells whether each is new', async (method) => {
      const app = application();
      const line = `${method} /_security/privilege`;

      const json = { [app]: { read: { actions: ['data:read/*'] } } };
      expect(await cluster.ok({ line, json })).toEqual({ [app]: { read: { created: true } } });
      const both = { [app]: { ...json[app], write: { actions: ['data:write/*'] } } };
      expect(await cluster.ok({ line, json: both })).toEqual({
        [app]: { read: { created: false }, write: { created: true } },
      });
    });

    it('takes several applications', async () => {
      const [one, other] = [application(), application()];
      const all = { all: { actions: ['*'] } };

      const { body } = await put({ [one]: all, [other]: all });
      expect(Object.keys(body).sort()).toEqual([one, other].sort());
    });

    it('takes names that repeat their place', async () => {
      const app = application();

      const json = { [app]: { read: { application: app, name: 'read', actions: ['a:b'] } } };
      expect((await put(json)).status).toBe(200);
    });

    it.each([
      { name: 'an application in upper case', app: 'Myapp', privilege: 'read', actions: ['a:b'] },
      { name: 'an application of two letters', app: 'my', privilege: 'read', actions: ['a:b'] },
      { name: 'a wildcard application', app: 'myapp*', privilege: 'read', actions: ['a:b'] },
      { name: 'a privilege in upper case', app: 'myapp', privilege: 'Read', actions: ['a:b'] },
      {
        name: 'a privilege that begins with a digit',
        app: 'myapp',
        privilege: '1st',
        actions: ['a:b'],
      },
      { name: 'no actions', app: 'myapp', privilege: 'read', actions: [] },
      { name: 'an action without a mark', app: 'myapp', privilege: 'read', actions: ['read'] },
    ])('refuses $name', async ({ app, privilege, actions }) => {
      expect((await put({ [app]: { [privilege]: { actions } } })).status).toBe(400);
    });

    it.each([
      { name: 'an unknown field', value: { actions: ['a:b'], colour: 1 } },
      { name: 'a missing list of actions', value: {} },
      { name: 'reserved metadata', value: { actions: ['a:b'], metadata: { _a: 1 } } },
      { name: 'the name of another', value: { actions: ['a:b'], name: 'other' } },
      { name: 'the application of another', value: { actions: ['a:b'], application: 'other' } },
    ])('refuses $name', async ({ value }) => {
      expect((await put({ [application()]: { read: value } })).status).toBe(400);
    });
  });

  describe('GET', () => {
    const stored = async () => {
      const app = application();
      await put({
        [app]: {
          read: { actions: ['data:read/*'], metadata: { a: 1 } },
          write: { actions: ['data:write/*', 'data:read/*'] },
        },
      });
      return app;
    };

    it('of one shows all about it', async () => {
      const app = await stored();

      expect((await get(`${app}/read`)).body).toEqual({
        [app]: {
          read: { application: app, name: 'read', actions: ['data:read/*'], metadata: { a: 1 } },
        },
      });
    });

    it.each([
      { name: 'an application', path: (app: string) => app, found: ['read', 'write'] },
      {
        name: 'several names',
        path: (app: string) => `${app}/read,write`,
        found: ['read', 'write'],
      },
      { name: 'some known names', path: (app: string) => `${app}/read,nope`, found: ['read'] },
    ])('of $name shows what there is', async ({ path, found }) => {
      const app = await stored();

      const { status, body } = await get(path(app));
      expect({ status, names: Object.keys(body[app]).sort() }).toEqual({
        status: 200,
        names: found,
      });
    });

    it('of all holds each application', async () => {
      const app = await stored();

      expect(await cluster.ok({ line: 'GET /_security/privilege' })).toHaveProperty([app]);
    });

    it('of a name that is not there is 404 and empty', async () => {
      const app = await stored();

      const { status, body } = await get(`${app}/nope`);
      expect({ status, body }).toEqual({ status: 404, body: {} });
    });
  });

  describe('DELETE', () => {
    it('tells what it found', async () => {
      const app = application();
      await put({ [app]: { read: { actions: ['a:b'] } } });

      const line = `DELETE /_security/privilege/${app}/read,nope`;
      expect(await cluster.ok({ line })).toEqual({
        [app]: { read: { found: true }, nope: { found: false } },
      });
      expect((await get(`${app}/read`)).status).toBe(404);
    });

    it('of nothing known is 404', async () => {
      const app = application();

      const line = `DELETE /_security/privilege/${app}/nope`;
      const { status, body } = await cluster.call({ line });
      expect({ status, body }).toEqual({
        status: 404,
        body: { [app]: { nope: { found: false } } },
      });
    });
  });

  describe('callers', () => {
    const json = (app: string) => ({ [app]: { read: { actions: ['a:b'] } } });

    it.each([
      { privilege: 'manage_security', reads: 200, writes: 200 },
      { privilege: 'read_security', reads: 200, writes: 403 },
      { privilege: 'manage_api_key', reads: 403, writes: 403 },
    ])('with $privilege read $reads, write $writes', async ({ privilege, reads, writes }) => {
      const authorization = await cluster.addUser(cluster.unique('user'), { cluster: [privilege] });

      const line = 'GET /_security/privilege';
      expect((await cluster.call({ line, authorization })).status).toBe(reads);
      expect((await put(json(application()), authorization)).status).toBe(writes);
    });

    it('with a global grant write the applications it names, and no others', async () => {
      const app = application();
      const global = { application: { manage: { applications: [`${app}*`] } } };
      const authorization = await cluster.addUser(cluster.unique('user'), { global });

      expect((await put(json(app), authorization)).status).toBe(200);
      const line = `GET /_security/privilege/${app}`;
      expect((await cluster.call({ line, authorization })).status).toBe(200);
      expectForbidden(
        await put(json(application()), authorization),
        /^action \[cluster:admin\/xpack\/security\/privilege\/put\]/,
      );
      expect((await put({ ...json(app), ...json('otherapp') }, authorization)).status).toBe(403);
    });
  });

  describe('in _has_privileges', () => {
    const ask = async (entry: object, authorization: string) => {
      const json = { application: [entry] };
      const line = 'POST /_security/user/_has_privileges';
      return (await cluster.ok({ line, json, authorization })).application;
    };
    const reader = async (resources: string[]) => {
      const app = application();
      await put({
        [app]: {
          read: { actions: ['data:read/*', 'login:'] },
          write: { actions: ['data:write/*'] },
        },
      });
      const applications = [{ application: app, privileges: ['read'], resources }];
      return {
        app,
        authorization: await cluster.addUser(cluster.unique('user'), { applications }),
      };
    };

    it.each([
      { asked: 'read', has: true },
      { asked: 'write', has: false },
      { asked: 'data:read/me', has: true },
      { asked: 'data:read/*', has: true },
      { asked: 'data:write/me', has: false },
      { asked: 'login:', has: true },
      { asked: 'unknown_name', has: false },
    ])('$asked under read: $has', async ({ asked, has }) => {
      const { app, authorization } = await reader(['*']);

      expect(
        await ask({ application: app, privileges: [asked], resources: ['*'] }, authorization),
      ).toEqual({ [app]: { '*': { [asked]: has } } });
    });

    it.each([
      { resource: 'space:a', has: true },
      { resource: 'space:*', has: true },
      { resource: 'other', has: false },
      { resource: '*', has: false },
    ])('resource $resource under space:*: $has', async ({ resource, has }) => {
      const { app, authorization } = await reader(['space:*']);

      expect(
        await ask({ application: app, privileges: ['read'], resources: [resource] }, authorization),
      ).toEqual({ [app]: { [resource]: { read: has } } });
    });

    it.each([
      { name: 'all privileges', grant: { privileges: ['*'] }, has: true },
      { name: 'any application', grant: { application: '*', privileges: ['*'] }, has: true },
      { name: 'another application', grant: { application: 'otherapp' }, has: false },
      { name: 'a raw action', grant: { privileges: ['data:read/*'] }, has: true },
    ])('under $name: $has', async ({ grant, has }) => {
      const { app } = await reader(['*']);
      const entry = { application: app, privileges: ['read'], resources: ['*'], ...grant };
      const authorization = await cluster.addUser(cluster.unique('user'), {
        applications: [entry],
      });

      const asked = { application: app, privileges: ['data:read/me'], resources: ['x'] };
      expect(await ask(asked, authorization)).toEqual({ [app]: { x: { 'data:read/me': has } } });
    });

    it('under a key is what key and owner hold (10_basic)', async () => {
      const { app } = await reader(['*']);
      const owner = await cluster.addUser(cluster.unique('owner'), {
        cluster: ['all'],
        applications: [{ application: app, privileges: ['*'], resources: ['*'] }],
      });
      const applications = [{ application: app, privileges: ['read'], resources: ['*'] }];
      const { authorization } = await cluster.addKey(
        { role_descriptors: { r: { applications } } },
        owner,
      );

      const privileges = ['data:read/me', 'data:write/me'];
      const entry = { application: app, privileges, resources: ['x'] };
      expect(await ask(entry, authorization)).toEqual({
        [app]: { x: { 'data:read/me': true, 'data:write/me': false } },
      });
    });
  });
});
