import type { EpochMillis } from '../../../common/api_keys/api_key';
import type { CapabilitiesResponse } from '../../../common/http/api_keys';
import type { SecurityApi } from '../../elasticsearch/security_api';
import { apiKeyPrivileges } from './api_key_privileges';
import type { ClusterFeatures } from './cluster_features';

/** What {@link createCapabilitiesService} needs for one request. */
export interface CapabilitiesServiceOptions {
  /** Acts as the caller. */
  readonly api: SecurityApi;
  readonly features: () => Promise<ClusterFeatures>;
  /** Address for people's terminals, without credentials. */
  readonly elasticsearchUrl: () => string | undefined;
  readonly now: () => EpochMillis;
}

/** Tells the page what to offer; Elasticsearch still judges each call. */
export interface CapabilitiesService {
  /** @throws ApiKeyError when the cluster cannot be asked */
  get(): Promise<CapabilitiesResponse>;
}

/** A service for the length of one request. */
export function createCapabilitiesService(
  options: CapabilitiesServiceOptions,
): CapabilitiesService {
  const { api, now } = options;
  return {
    get: async () => {
      const [user, privileges, { cross_cluster, ...cluster }] = await Promise.all([
        api.authenticate(),
        apiKeyPrivileges(api),
        options.features(),
      ]);
      const elasticsearch_url = options.elasticsearchUrl();
      return {
        current_user: { username: user.username, realm: user.lookup_realm.name },
        can_view: privileges.canView,
        can_manage_own: privileges.canManageOwn,
        can_manage_all: privileges.canManageAll,
        can_manage_cross_cluster: privileges.canManageSecurity && cross_cluster,
        missing_privileges: privileges.missing,
        cluster,
        ...(elasticsearch_url === undefined ? {} : { elasticsearch_url }),
        server_time: now(),
      };
    },
  };
}
