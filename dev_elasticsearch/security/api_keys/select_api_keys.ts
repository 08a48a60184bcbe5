import type { User } from '../authentication/authentication';
import type { ApiKeyIndex } from './index/api_key_index';
import type { Bitset } from './index/bitset';

/** How get and invalidate choose keys; absent members do not limit. */
export interface ApiKeySelection {
  /** Empty = not chosen by id. */
  readonly ids: readonly string[];
  /** Exact, or a prefix when it ends with `*`. */
  readonly name: string | undefined;
  readonly username: string | undefined;
  readonly realmName: string | undefined;
  /** Only keys of the caller. */
  readonly owner: boolean;
}

/** The keys that a selection means when `caller` makes it, as slots of the index. */
export function selectKeys(index: ApiKeyIndex, selection: ApiKeySelection, caller: User): Bitset {
  const { ids, name, username, realmName, owner } = selection;
  const found = ids.length > 0 ? slotsOf(index, ids) : slotsNamed(index, name);
  if (username !== undefined) found.and(index.holding(index.usernames, username));
  if (realmName !== undefined) found.and(index.holding(index.realms, realmName));
  if (!owner) return found;
  return found.and(index.ownedBy({ username: caller.username, realm: caller.realm.name }));
}

function slotsOf(index: ApiKeyIndex, ids: readonly string[]): Bitset {
  const found = index.none();
  for (const id of ids) {
    const slot = index.slotOf(id);
    if (slot !== undefined) found.add(slot);
  }
  return found;
}

function slotsNamed(index: ApiKeyIndex, name: string | undefined): Bitset {
  if (name === undefined || name === '*') return index.all();
  if (!name.endsWith('*')) return index.holding(index.names, name);
  const found = index.none();
  for (const term of index.names.dictionary.withPrefix(name.slice(0, -1))) {
    index.names.collect(term, found);
  }
  return found;
}
