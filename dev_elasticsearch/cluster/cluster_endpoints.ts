import type { Endpoint } from '../lib/endpoint';
import { catEndpoints } from './cat_endpoints';
import type { ClusterDeps } from './cluster_deps';
import { emptyEndpoints } from './empty_endpoints';
import { healthEndpoint } from './health/health_endpoint';
import { licenseEndpoints } from './license_endpoints';
import { nodesEndpoint } from './nodes_endpoint';
import { rootEndpoint } from './root_endpoint';
import { settingsEndpoints } from './settings/settings_endpoints';
import { tasksEndpoints } from './tasks_endpoints';

/** The endpoints about the cluster as a whole. */
export function clusterEndpoints(deps: ClusterDeps): Endpoint[] {
  return [
    rootEndpoint(deps),
    healthEndpoint(deps),
    nodesEndpoint(deps),
    ...settingsEndpoints(deps),
    ...licenseEndpoints(deps),
    ...tasksEndpoints(deps),
    ...catEndpoints(deps),
    ...emptyEndpoints(),
  ];
}
