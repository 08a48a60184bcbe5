import type { RoleDescriptors } from '../roles/role_descriptor';

/** What the key is for: `rest` opens this cluster, `cross_cluster` lets a remote one in. */
export type ApiKeyType = 'rest' | 'cross_cluster';

/** The owner as it was at creation or at the last update. */
export interface ApiKeyCreator {
  readonly principal: string;
  readonly realm: string;
  readonly realm_type: string;
  readonly full_name: string | null;
  readonly email: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** An API key on disk. Holds the hash of the secret: never part of an answer. */
export interface StoredApiKey {
  readonly id: string;
  readonly name: string;
  readonly type: ApiKeyType;
  /** Milliseconds since the epoch. */
  readonly creation: number;
  /** Milliseconds since the epoch; absent = never expires. */
  readonly expiration?: number;
  readonly invalidated: boolean;
  /** When it was invalidated, milliseconds since the epoch. */
  readonly invalidation?: number;
  readonly secret_hash: string;
  readonly creator: ApiKeyCreator;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly role_descriptors: RoleDescriptors;
  /** The owner's privileges at creation or last update; REST keys only. */
  readonly limited_by: RoleDescriptors;
  /** Pattern of the certificate that may use a cross-cluster key. */
  readonly certificate_identity?: string;
  /** Position in order of creation, 0-based: what lists are ordered by. */
  readonly ordinal: number;
  /** Grows with every change: what was derived from the key can tell that it is stale. */
  readonly revision: number;
}

/** Has the expiry instant been reached? Keys stay listed, with `invalidated: false`. */
export function isExpired(key: StoredApiKey, now: number): boolean {
  return key.expiration !== undefined && key.expiration <= now;
}
