export { clusterEndpoints } from './cluster_endpoints';
export type { ClusterDeps } from './cluster_endpoints';
export { EMULATED_VERSION, loadClusterInfo } from './cluster_info';
export type { ClusterInfo } from './cluster_info';
