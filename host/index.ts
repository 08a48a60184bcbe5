/**
 * @file The stand-alone host: runs the built plugin without Kibana. Mirrors the HTTP behaviour of Kibana
 * 9.x for plugins; left out are spaces, Kibana privileges, saved objects, TLS and base paths.
 */
export { createHost, type Host, type InjectedRequest, type InjectedResponse } from './host';
export type { HostOptions } from './config';
export { HostStartError, type HostStartErrorCode } from './lib/host_start_error';
export { standardErrorSink } from './lib/logger';
export type { LogLevel, LogRecord, LogSink } from './lib/logger';
