import type { IBasePath } from '@kbn/core/public';

const isBelow = (path: string, base: string): boolean =>
  path === base || path.startsWith(`${base}/`) || path.startsWith(`${base}?`);

/**
 * Puts the base path in front of addresses and takes it off again; the host has no spaces.
 * @param base - `''` at the root, otherwise with a leading and without a trailing slash
 */
export function createBasePath(base: string): IBasePath {
  return {
    serverBasePath: base,
    get: () => base,
    prepend: (path) => `${base}${path}`,
    remove: (path) => (base !== '' && isBelow(path, base) ? path.slice(base.length) || '/' : path),
  };
}
