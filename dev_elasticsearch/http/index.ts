export { createHttpServer, PortInUseError } from './http_server';
export type {
  HttpServer,
  HttpServerOptions,
  InjectedRequest,
  InjectedResponse,
} from './http_server';
