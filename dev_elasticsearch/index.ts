export { createElasticsearch } from './elasticsearch';
export type { Elasticsearch, ElasticsearchOptions } from './elasticsearch';
export { VERSION_PROFILES } from './lib/version';
export type { VersionProfile } from './lib/version';
export { PortInUseError } from './http';
export type { InjectedRequest, InjectedResponse } from './http';
export { DataDirError, DataDirInUseError } from './storage';
