import type { IBasePath } from '@kbn/core/public';

/** Why the login page is shown; `SESSION_EXPIRED` puts a sentence on it. */
export type LoginReason = 'SESSION_EXPIRED' | 'LOGGED_OUT';

const HOME = '/';

/** Address of the login page that leads back to where the person is. */
export function loginUrl(basePath: IBasePath, here: Location, reason?: LoginReason): string {
  const search = new URLSearchParams({ next: `${here.pathname}${here.search}${here.hash}` });
  if (reason) search.set('msg', reason);
  return `${basePath.prepend('/login')}?${search.toString()}`;
}

/** Address that ends the session on the server and leads to the login page. */
export function logoutUrl(basePath: IBasePath): string {
  return basePath.prepend('/api/security/logout');
}

/**
 * Where to go after the login: the `next` of the address when it lies on this server and below the
 * base path, else the start page. Anything else would let a link send people to a foreign page.
 */
export function pathAfterLogin(basePath: IBasePath, here: Location): string {
  const home = basePath.prepend(HOME);
  const next = new URLSearchParams(here.search).get('next');
  if (next === null) return home;
  const target = URL.canParse(next, here.href) ? new URL(next, here.href) : undefined;
  const isOurs = target?.origin === here.origin && target.pathname.startsWith(home);
  return isOurs ? `${target.pathname}${target.search}${target.hash}` : home;
}

/** The reason that the address carries, if it is one of ours. */
export function loginReason(here: Location): LoginReason | undefined {
  const reason = new URLSearchParams(here.search).get('msg');
  return reason === 'SESSION_EXPIRED' || reason === 'LOGGED_OUT' ? reason : undefined;
}
