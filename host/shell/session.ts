import type { HttpStart, IBasePath } from '@kbn/core/public';

/** What a person logs in with. Holds a secret: do not log or store. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Why the login page is shown; `SESSION_EXPIRED` puts a sentence on it. */
export type LoginReason = 'SESSION_EXPIRED' | 'LOGGED_OUT';

/** Address of the login page that leads back to where the person is. */
export function loginUrl(basePath: IBasePath, here: Location, reason?: LoginReason): string {
  const search = new URLSearchParams({ next: `${here.pathname}${here.search}${here.hash}` });
  if (reason) search.set('msg', reason);
  return `${basePath.prepend('/login')}?${search.toString()}`;
}

/** The reason that the address carries, if it is one of ours. */
export function loginReason(here: Location): LoginReason | undefined {
  const reason = new URLSearchParams(here.search).get('msg');
  return reason === 'SESSION_EXPIRED' || reason === 'LOGGED_OUT' ? reason : undefined;
}

/** The path that the person was on the way to; the server checks that it is one of its own. */
export function nextPath(here: Location): string | undefined {
  return new URLSearchParams(here.search).get('next') ?? undefined;
}

/** Logs in. @returns the address to go to */
export async function logIn(
  http: HttpStart,
  credentials: Credentials,
  next: string | undefined,
): Promise<string> {
  const body = JSON.stringify({ ...credentials, ...(next === undefined ? {} : { next }) });
  const answer = await http.post<{ location: string }>('/internal/security/login', { body });
  return answer.location;
}

/** Ends the session on the server. @returns the address to go to */
export async function logOut(http: HttpStart): Promise<string> {
  await http.post('/internal/security/logout', { body: '{}' });
  return `${http.basePath.prepend('/login')}?msg=LOGGED_OUT`;
}
