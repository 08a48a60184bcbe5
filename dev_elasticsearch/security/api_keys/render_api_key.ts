import { given } from '../../lib/given';
import type { EmulatedVersion } from '../../lib/version';
import type { StoredApiKey } from './api_key';
import type { ApiKeyDeps } from './api_key_deps';
import { accessOf } from './cross_cluster_access';

/** What to show beside what every answer holds. */
export interface RenderOptions {
  readonly withLimitedBy: boolean;
  readonly withProfileUid: boolean;
}

/** The query parameter by which get and query ask for profiles, in releases that have it. */
export function profileParameters(version: EmulatedVersion): string[] {
  return version.has('api_key_profile_uid') ? ['with_profile_uid'] : [];
}

/** The key as get and query show it, in Elasticsearch's order of members; never its secret. */
export function renderApiKey(
  key: StoredApiKey,
  { version, profileUid }: Pick<ApiKeyDeps, 'version' | 'profileUid'>,
  { withLimitedBy, withProfileUid }: RenderOptions,
): object {
  const isCrossCluster = key.type === 'cross_cluster';
  return {
    id: key.id,
    name: key.name,
    type: key.type,
    creation: key.creation,
    ...given({ expiration: key.expiration }),
    invalidated: key.invalidated,
    ...given({ invalidation: key.invalidation }),
    username: key.creator.principal,
    realm: key.creator.realm,
    ...(version.has('api_key_realm_type') ? { realm_type: key.creator.realm_type } : {}),
    metadata: key.metadata,
    role_descriptors: key.role_descriptors,
    ...(withLimitedBy && !isCrossCluster ? { limited_by: [key.limited_by] } : {}),
    ...(isCrossCluster ? { access: accessOf(key.role_descriptors) } : {}),
    ...given({ certificate_identity: key.certificate_identity }),
    ...given({ profile_uid: withProfileUid ? profileUid?.(key.creator) : undefined }),
  };
}
