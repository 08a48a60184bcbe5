import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { SecureContextOptions } from 'node:tls';
import { server as newHapiServer } from '@hapi/hapi';
import type { Request, ResponseObject, ResponseToolkit, Server } from '@hapi/hapi';
import { systemErrorCode } from '../lib/system_error';
import type { Endpoint } from '../lib/endpoint';
import type { LicenseType } from '../lib/license';
import type { EmulatedVersion } from '../lib/version';
import { dispatch } from './dispatch';
import type { Authenticate, DispatchDeps } from './dispatch';
import { answerBrokenRequests } from './request/broken_requests';
import { renderBody, renderHeaders } from './response/render_response';
import { Router } from './request/router';

/** Elasticsearch's own default of `http.max_content_length`, 100 MB. */
const MAX_BODY_BYTES = 100 * 1024 * 1024;

/** What Node reads before it gives up; shorter ones, and what is too long of them, we judge. */
const MAX_HEAD_BYTES = 64 * 1024;

/** Paths that mean the same to the framework and to us; setting others aside costs time. */
const PLAIN_PATH = /^\/[\w./-]*(?:\?|$)/;

/** Where to listen, what to serve. */
export interface HttpServerOptions {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  /** Absent = plain HTTP. */
  readonly tls?: SecureContextOptions;
  readonly endpoints: readonly Endpoint[];
  /** The release that answers: whose clients are served, and who warns. */
  readonly version: EmulatedVersion;
  /** Which endpoints answer, beside the release. Default trial: all. */
  readonly license?: LicenseType;
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
    major: options.version.major,
    license: options.license ?? 'trial',
    onUnexpected: (error, request) => {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const [path] = request.url.split('?');
      options.log(`${request.method.toUpperCase()} ${path ?? ''} failed: ${detail}`);
    },
  };
  hapi.route({
    method: '*',
    path: '/{path*}',
    handler: (request, h) => answer(request, h, { deps, version: options.version }),
  });
  // Paths are ours to read: escapes that are no UTF-8 have an answer of their own.
  hapi.ext('onRequest', (request, h) => {
    if (!PLAIN_PATH.test(request.raw.req.url ?? '')) request.setUrl('/');
    return h.continue;
  });
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
  const limits = { maxHeaderSize: MAX_HEAD_BYTES };
  const listener =
    tls === undefined ? createServer(limits) : createTlsServer({ ...limits, ...tls });
  const hapi = newHapiServer({
    host,
    port,
    listener,
    tls: tls !== undefined,
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
      cache: false,
      response: { ranges: false },
    },
  });
  answerBrokenRequests(listener);
  return hapi;
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

interface Answering {
  readonly deps: DispatchDeps;
  readonly version: EmulatedVersion;
}

async function answer(
  request: Request,
  h: ResponseToolkit,
  { deps, version }: Answering,
): Promise<ResponseObject> {
  const { req } = request.raw;
  const { method } = request;
  const url = req.url ?? '/';
  const { remoteAddress } = req.socket;
  const response = await dispatch(
    { method, url, headers: req.headers, body: req, remoteAddress },
    deps,
  );
  const written = h.response(renderBody(response)).code(response.status);
  // Assigned, because hapi's own header() would join values that belong on lines of their own.
  const opaqueId = req.headers['x-opaque-id'];
  Object.assign(written.headers, renderHeaders(response, { version, opaqueId }));
  written.charset('');
  return written;
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
