export { catHelpEndpoint } from './cat_endpoints';
export { clusterEndpoints } from './cluster_endpoints';
export { loadClusterInfo } from './cluster_info';
