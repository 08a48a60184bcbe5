export { createHttpServer, PortInUseError } from './http_server';
export type { HttpServer, InjectedRequest, InjectedResponse } from './http_server';
