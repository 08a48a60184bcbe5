import type { ApiKey, EpochMillis } from './api_key';

/** Every {@link ApiKeyStatus}. */
export const API_KEY_STATUSES = ['active', 'expired', 'invalidated'] as const;

/** Derived from the key and the time; Elasticsearch has no such field. */
export type ApiKeyStatus = (typeof API_KEY_STATUSES)[number];

/**
 * Whether the key opens Elasticsearch at `now`. A key is expired from its expiration instant on
 * (`expiration <= now`), as Elasticsearch judges it; invalidated wins over expired.
 */
export function apiKeyStatus(
  apiKey: Pick<ApiKey, 'invalidated' | 'expiration'>,
  now: EpochMillis,
): ApiKeyStatus {
  if (apiKey.invalidated) return 'invalidated';
  return apiKey.expiration !== undefined && apiKey.expiration <= now ? 'expired' : 'active';
}
