import type { StoredApiKey } from './api_key';
import type { ApiKeyEntry } from './index/api_key_index';

/**
 * What the index needs of a key, short on disk: a start reads one of these for each key and not
 * whole keys, whose role descriptors are many times as long. Kept under {@link entryKey}.
 */
export type StoredEntry = readonly [
  id: string,
  name: string,
  type: StoredApiKey['type'],
  creation: number,
  expiration: number | null,
  invalidation: number | null,
  username: string,
  realm: string,
  metadata: StoredApiKey['metadata'],
];

/** The short form of a key. */
export function storedEntryOf(key: StoredApiKey): StoredEntry {
  const { id, name, type, creation, creator, metadata } = key;
  const { expiration = null, invalidation = null } = key;
  const owner = [creator.principal, creator.realm] as const;
  return [id, name, type, creation, expiration, invalidation, ...owner, metadata];
}

/** A key as the index takes it, from its short form. */
export function readEntry(stored: StoredEntry): ApiKeyEntry {
  const [id, name, type, creation, expiration, invalidation, username, realm, metadata] = stored;
  return {
    id,
    name,
    type,
    creation,
    expiration: expiration ?? undefined,
    invalidation: invalidation ?? undefined,
    username,
    realm,
    metadata,
  };
}

/** Where the entry of a key is kept: entries then stand in order of creation. */
export function entryKey(ordinal: number): string {
  return String(ordinal).padStart(16, '0');
}

/** The ordinal of the key whose entry is kept there. */
export function ordinalOf(key: string): number {
  return Number(key);
}
