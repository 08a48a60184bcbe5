import { server as newHapiServer } from '@hapi/hapi';
import type { Request, ResponseObject, ResponseToolkit, Server } from '@hapi/hapi';
import type { SecureContextOptions } from 'node:tls';
import { systemErrorCode } from '../lib/system_error';
import type { Endpoint } from '../lib/endpoint';
import { dispatch } from './dispatch';
import type { Authenticate, DispatchDeps, DispatchedResponse } from './dispatch';
import { filterPath } from './filter_path';
import { Router } from './router';

/** Elasticsearch's own default of `http.max_content_length`, 100 MB. */
const MAX_BODY_BYTES = 100 * 1024 * 1024;

/** Where to listen, what to serve. */
export interface HttpServerOptions {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  /** Absent = plain HTTP. */
  readonly tls?: SecureContextOptions;
  readonly endpoints: readonly Endpoint[];
  readonly authenticate: Authenticate;
  /** One line for each unexpected failure. */
  readonly log: (line: string) => void;
  /** Largest body in bytes. Default 100 MB. */
  readonly maxBodyBytes?: number;
}

/** A request that is answered without a socket. */
export interface InjectedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON; a string and bytes as they are. */
  readonly body?: object | string | Buffer;
}

/** The answer to an injected request. */
export interface InjectedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly text: string;
  /** The parsed body; undefined when it is empty. Throws when it is no JSON. */
  readonly body: unknown;
}

/** The HTTP side of the server. */
export interface HttpServer {
  /** Address for clients; the port is known once started. */
  readonly url: string;
  /** @throws PortInUseError when another program listens there. */
  start(): Promise<void>;
  /** Ends listening; requests in progress get five seconds to finish. */
  stop(): Promise<void>;
  inject(request: InjectedRequest): Promise<InjectedResponse>;
}

/** Another program listens on the wanted port. */
export class PortInUseError extends Error {
  constructor(host: string, port: number, cause: unknown) {
    super(`Port ${port} of ${host} is in use by another program`, { cause });
    this.name = 'PortInUseError';
  }
}

/** Builds the server; nothing listens before `start()`. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const hapi = newHapi(options);
  const deps: DispatchDeps = {
    router: new Router(options.endpoints),
    authenticate: options.authenticate,
    maxBodyBytes: options.maxBodyBytes ?? MAX_BODY_BYTES,
    onUnexpected: (error, request) => {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      options.log(`${request.method.toUpperCase()} ${request.url} failed: ${detail}`);
    },
  };
  hapi.route({ method: '*', path: '/{path*}', handler: (request, h) => answer(request, h, deps) });
  hapi.ext('onPreResponse', reshapeHapiErrors);
  return {
    get url() {
      return `${options.tls === undefined ? 'http' : 'https'}://${urlHost(options.host)}:${hapi.info.port}`;
    },
    start: () => startHapi(hapi, options),
    stop: () => hapi.stop({ timeout: 5000 }),
    inject: (request) => inject(hapi, request),
  };
}

function newHapi({ host, port, tls }: HttpServerOptions): Server {
  return newHapiServer({
    host,
    port,
    ...(tls === undefined ? {} : { tls }),
    debug: false,
    routes: {
      // The body is read by us, after authentication; cookies mean nothing here.
      payload: {
        parse: false,
        output: 'stream',
        maxBytes: Number.MAX_SAFE_INTEGER,
        timeout: false,
      },
      state: { parse: false, failAction: 'ignore' },
    },
  });
}

function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

async function startHapi(hapi: Server, { host, port }: HttpServerOptions): Promise<void> {
  try {
    await hapi.start();
  } catch (error) {
    if (systemErrorCode(error) === 'EADDRINUSE') throw new PortInUseError(host, port, error);
    throw error;
  }
}

async function answer(
  request: Request,
  h: ResponseToolkit,
  deps: DispatchDeps,
): Promise<ResponseObject> {
  const { req } = request.raw;
  const response = await dispatch(
    { method: request.method, url: req.url ?? '/', headers: req.headers, body: req },
    deps,
  );
  const written = h.response(serialize(response)).code(response.status);
  // Assigned, because hapi's own header() would join values that belong on lines of their own.
  Object.assign(written.headers, response.headers, response.headerLines);
  if (response.status !== 401) written.header('X-elastic-product', 'Elasticsearch');
  const opaqueId = req.headers['x-opaque-id'];
  if (typeof opaqueId === 'string') written.header('X-Opaque-Id', opaqueId);
  if (response.body !== undefined) written.type(contentTypeOf(response));
  written.charset('');
  return written;
}

function contentTypeOf(response: DispatchedResponse): string {
  if (response.contentType !== undefined) return response.contentType;
  return typeof response.body === 'string'
    ? 'text/plain; charset=UTF-8'
    : response.media.responseType;
}

function serialize({ body, query }: DispatchedResponse): string {
  if (body === undefined) return '';
  if (typeof body === 'string') return body;
  const filter = query.filter_path;
  const kept = filter === undefined ? body : filterPath(body, filter);
  const pretty = query.pretty !== undefined && query.pretty !== 'false';
  return pretty ? `${JSON.stringify(kept, null, 2)}\n` : JSON.stringify(kept);
}

/** What hapi refuses by itself (a malformed URL) gets the shape of Elasticsearch's errors. */
function reshapeHapiErrors(request: Request, h: ResponseToolkit): symbol | ResponseObject {
  const { response } = request;
  if (!('isBoom' in response)) return h.continue;
  const status = response.output.statusCode;
  const error = `${response.output.payload.error}: ${response.output.payload.message}`;
  return h.response({ error, status }).code(status);
}

async function inject(hapi: Server, request: InjectedRequest): Promise<InjectedResponse> {
  const { body } = request;
  const isText = typeof body === 'string' || Buffer.isBuffer(body);
  const response = await hapi.inject({
    method: request.method,
    url: request.url,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...request.headers,
    },
    ...(body === undefined ? {} : { payload: isText ? body : JSON.stringify(body) }),
  });
  const text = response.payload;
  return {
    status: response.statusCode,
    headers: response.headers,
    text,
    get body(): unknown {
      return text === '' ? undefined : (JSON.parse(text) as unknown);
    },
  };
}
