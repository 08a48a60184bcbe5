const ORIGIN = 'http://host.invalid';

/**
 * Where to go after the login: the asked-for path when it stays on this origin, else the fallback. So
 * nobody can send a link whose login ends at another site.
 */
export function safeNextPath(next: unknown, fallback: string): string {
  if (typeof next !== 'string' || !next.startsWith('/')) return fallback;
  // URL parsing reads `//x`, `/\x` and control characters as browsers do.
  if (!URL.canParse(next, ORIGIN)) return fallback;
  const { origin, pathname, search, hash } = new URL(next, ORIGIN);
  if (origin !== ORIGIN || pathname.startsWith('//')) return fallback;
  return `${pathname}${search}${hash}`;
}
