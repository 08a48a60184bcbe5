import type { RouteSecurity } from '@kbn/core/server';
import { createRouter, RouteRegistry } from './router';

const OPEN: RouteSecurity = { authz: { enabled: false, reason: 'a test' } };

function aRouter() {
  const registry = new RouteRegistry();
  return { registry, router: createRouter(registry) };
}

const noAnswer = () => {
  throw new Error('not called');
};

describe('createRouter', () => {
  it.each([
    ['public' as const, '1', 'Invalid version. Received "1"'],
    ['public' as const, '2023-13-40', 'Invalid version. Received "2023-13-40"'],
    ['internal' as const, '0', 'Invalid version number. Received "0"'],
    ['internal' as const, '2023-10-31', 'Invalid version number. Received "2023-10-31"'],
  ])('refuses on a %s route the version %s', (access, version, message) => {
    const route = aRouter().router.versioned.get({ path: '/a', access, security: OPEN });

    expect(() => route.addVersion({ version, validate: false }, noAnswer)).toThrow(message);
  });

  it('refuses a version twice', () => {
    const route = aRouter().router.versioned.get({ path: '/a', access: 'internal' });
    route.addVersion({ version: '1', validate: false }, noAnswer);

    expect(() => route.addVersion({ version: '1', validate: false }, noAnswer)).toThrow(
      new Error('Version "1" handler has already been registered for the route [get] [/a]'),
    );
  });

  it('refuses a method and path twice', () => {
    const { router } = aRouter();
    router.get({ path: '/a', validate: false }, noAnswer);

    expect(() => router.versioned.get({ path: '/a', access: 'public' })).toThrow(
      new Error('Route [get] [/a] is already registered'),
    );
  });

  it('refuses routes once the server listens', () => {
    const { registry, router } = aRouter();
    registry.lock();

    expect(() => {
      router.get({ path: '/a', validate: false }, noAnswer);
    }).toThrow(new Error('Cannot add route [get] [/a]: the HTTP server already listens'));
  });

  it.each([
    [{ authz: { requiredPrivileges: ['manage'] } }, 'has no Kibana privileges to check'],
    [
      { ...OPEN, authc: { enabled: 'optional' as const, reason: 'a test' } },
      'does not do optional authentication',
    ],
  ])('refuses security that it cannot keep: %j', (security, message) => {
    expect(() => {
      aRouter().router.get({ path: '/a', validate: false, security }, noAnswer);
    }).toThrow(`The host ${message}, asked for by [get] [/a]`);
  });

  it('takes a route for nobody in particular, with limits of its own', () => {
    const { registry, router } = aRouter();
    router.post(
      {
        path: '/a',
        validate: false,
        security: { ...OPEN, authc: { enabled: false, reason: 'a test' } },
        options: { access: 'public', xsrfRequired: false, body: { maxBytes: 5, accepts: 'a/b' } },
      },
      noAnswer,
    );

    expect(registry.lock()).toEqual([
      expect.objectContaining({
        access: 'public',
        authRequired: false,
        xsrfRequired: false,
        accepts: ['a/b'],
        maxBodyBytes: 5,
      }),
    ]);
  });
});
