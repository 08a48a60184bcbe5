import type { StoredApiKey } from './api_key';
import type { ApiKeyEntry } from './index/api_key_index';

/**
 * What the index needs of a key, short on disk: a start reads one of these for each key and not
 * whole keys, whose role descriptors are many times as long.
 */
export type StoredEntry = readonly [
  ordinal: number,
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
  const { ordinal, name, type, creation, creator, metadata } = key;
  const { expiration = null, invalidation = null } = key;
  const owner = [creator.principal, creator.realm] as const;
  return [ordinal, name, type, creation, expiration, invalidation, ...owner, metadata];
}

/** A key as the index takes it, from its short form. */
export function readEntry(id: string, stored: StoredEntry): ApiKeyEntry {
  const [, name, type, creation, expiration, invalidation, username, realm, metadata] = stored;
  return {
    ...{ id, name, type, creation, username, realm, metadata },
    expiration: expiration ?? undefined,
    invalidation: invalidation ?? undefined,
  };
}
