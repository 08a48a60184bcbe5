/** What is open over the list. */
export type PageView =
  | { readonly view: 'list' }
  | { readonly view: 'create' }
  | { readonly view: 'details'; readonly id: string };

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // The address bar may hold anything.
  }
};

/** Reads a path below the page's root: `/`, `/create` or `/{id}`. */
export function pageView(pathname: string): PageView {
  const segment = pathname.replace(/^\/+/, '').split('/')[0] ?? '';
  if (segment === '') return { view: 'list' };
  return segment === 'create' ? { view: 'create' } : { view: 'details', id: decoded(segment) };
}

/** Path of the list. */
export const LIST_PAGE_PATH = '/';

/** Path of the form for a new key. */
export const CREATE_PAGE_PATH = '/create';

/** Path of one key's details. */
export const detailsPagePath = (id: string): string => `/${encodeURIComponent(id)}`;

/**
 * A path of the whole site as path below the page's root; undefined outside the page. Kibana's
 * scoped history hands such paths to `block`. `rootHref` is the address of the page's root, with
 * the base path that the history's own paths lack.
 */
export function pathInPage(sitePath: string, rootHref: string): string | undefined {
  const page = rootHref.split('/').filter(Boolean).at(-1);
  if (page === undefined) return sitePath;
  const segments = sitePath.split('/').filter(Boolean);
  const index = segments.indexOf(page);
  return index < 0 ? undefined : `/${segments.slice(index + 1).join('/')}`;
}
