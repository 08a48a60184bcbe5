import type { ApiKeyRow, ApiKeyStore } from './api_key_store';

/** How get and invalidate choose keys; absent members do not limit. */
export interface ApiKeySelection {
  /** Empty = not chosen by id. */
  readonly ids: readonly string[];
  /** Exact, or a prefix when it ends with `*`. */
  readonly name: string | undefined;
  readonly username: string | undefined;
  readonly realmName: string | undefined;
  /** Only keys of the caller; judged by who calls this. */
  readonly owner: boolean;
}

/** The keys that ids, name, user and realm select, in order of creation (of asking, for ids). */
export function selectRows(keys: ApiKeyStore, selection: ApiKeySelection): ApiKeyRow[] {
  const { ids, name, username, realmName } = selection;
  if (ids.length > 0) {
    return [...new Set(ids)].map((id) => keys.row(id)).filter((row) => row !== undefined);
  }
  const hasName = nameTest(name);
  return Array.from(keys.rows()).filter(
    (row) =>
      hasName(row.name) &&
      (username === undefined || row.creator.principal === username) &&
      (realmName === undefined || row.creator.realm === realmName),
  );
}

function nameTest(wanted: string | undefined): (name: string) => boolean {
  if (wanted === undefined) return () => true;
  if (!wanted.endsWith('*')) return (name) => name === wanted;
  const prefix = wanted.slice(0, -1);
  return (name) => name.startsWith(prefix);
}
