import type { ApiKey, EpochMillis } from '../../common/api_keys/api_key';
import { apiKeyStatus } from '../../common/api_keys/api_key_status';
import type { CapabilitiesResponse, CurrentUser } from '../../common/http/api_keys';

/** The same username in two realms is two people. */
export const isOwner = (user: CurrentUser, apiKey: Pick<ApiKey, 'username' | 'realm'>): boolean =>
  user.username === apiKey.username && user.realm === apiKey.realm;

/** May look at keys but not create or end any. */
export const isReadOnly = (capabilities: CapabilitiesResponse): boolean =>
  !capabilities.can_manage_own && !capabilities.can_manage_all;

/**
 * Whether Elasticsearch would let the user end this key: cross-cluster keys need `manage_security`,
 * others `manage_api_key`, or `manage_own_api_key` for own ones.
 */
export function canInvalidate(
  capabilities: CapabilitiesResponse,
  apiKey: Pick<ApiKey, 'username' | 'realm' | 'type'>,
): boolean {
  if (apiKey.type === 'cross_cluster') return capabilities.can_manage_cross_cluster;
  if (capabilities.can_manage_all) return true;
  return capabilities.can_manage_own && isOwner(capabilities.current_user, apiKey);
}

/** Why a key can only be looked at. */
export type UpdateObstacle = 'invalidated' | 'expired' | 'not_owner' | 'no_privilege';

/** The first reason that keeps the user from updating the key; undefined when nothing does. */
export function updateObstacle(
  capabilities: CapabilitiesResponse,
  apiKey: ApiKey,
  now: EpochMillis,
): UpdateObstacle | undefined {
  const status = apiKeyStatus(apiKey, now);
  if (status !== 'active') return status;
  if (!isOwner(capabilities.current_user, apiKey)) return 'not_owner';
  const isPermitted =
    apiKey.type === 'cross_cluster'
      ? capabilities.can_manage_cross_cluster
      : !isReadOnly(capabilities);
  return isPermitted ? undefined : 'no_privilege';
}
