export { createHttpServer, PortInUseError } from './http_server';
export type { InjectedRequest, InjectedResponse } from './http_server';
