/** Name of the session's cookie, as in Kibana. */
export const SESSION_COOKIE = 'sid';

const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Lax';

/** `set-cookie` value; the browser forgets the cookie when it closes. Holds a secret. */
export function sessionCookie(value: string): string {
  return `${SESSION_COOKIE}=${value}; ${ATTRIBUTES}`;
}

/** `set-cookie` value that makes the browser forget the session. */
export function expiredSessionCookie(): string {
  return `${SESSION_COOKIE}=; Max-Age=0; ${ATTRIBUTES}`;
}
