export { createElasticsearch } from './elasticsearch';
export type { Elasticsearch, ElasticsearchOptions } from './elasticsearch';
export { PortInUseError } from './http';
export type { InjectedRequest, InjectedResponse } from './http';
export { DataDirError, DataDirInUseError } from './storage';
