import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { ElasticsearchError, illegalArgument } from '../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse, HttpMethod } from '../lib/endpoint';
import type { Subject } from '../lib/subject';
import { isSupportedContentType, negotiateMedia } from './media_types';
import type { NegotiatedMedia } from './media_types';
import { parseJsonBody, parseNdjsonBody, readBody } from './request_body';
import { checkParameters, parseTarget } from './request_target';
import type { RequestTarget } from './request_target';
import type { Router } from './router';

/** A request as it came off the wire, its body unread. */
export interface RawRequest {
  /** Lower-case method. */
  readonly method: string;
  /** Path and query, undecoded. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
}

/** An answer before it is written: what to send, and how the caller asked to have it. */
export interface DispatchedResponse extends EndpointResponse {
  /** Every line of headers that occur more than once. */
  readonly headerLines?: Readonly<Record<string, readonly string[]>>;
  readonly media: NegotiatedMedia;
  readonly query: Readonly<Record<string, string>>;
}

/** Says who asks. Reads headers alone; throws the 401. */
export type Authenticate = (request: {
  readonly headers: IncomingHttpHeaders;
  readonly url: string;
}) => Promise<Subject>;

/** What dispatching needs. */
export interface DispatchDeps {
  readonly router: Router;
  readonly authenticate: Authenticate;
  readonly maxBodyBytes: number;
  /** Called with an error that has no answer of its own, which becomes a 500. */
  readonly onUnexpected: (error: unknown, request: RawRequest) => void;
}

const PLAIN_JSON: NegotiatedMedia = { responseType: 'application/json', prefersText: false };

/**
 * Judges and runs one request in Elasticsearch's order: media type and route, authentication,
 * parameters and body, then the endpoint (which validates, authorizes and acts). Never throws.
 */
export async function dispatch(
  request: RawRequest,
  deps: DispatchDeps,
): Promise<DispatchedResponse> {
  let media = PLAIN_JSON;
  let query: RequestTarget['query'] = {};
  try {
    media = negotiate(request);
    const target = parseTarget(request.url);
    query = target.query;
    return { ...(await run(request, target, deps)), media, query };
  } catch (error) {
    return { ...toResponse(error, request, deps), media, query };
  }
}

function toResponse(
  error: unknown,
  request: RawRequest,
  deps: DispatchDeps,
): Omit<DispatchedResponse, 'media' | 'query'> {
  if (error instanceof ElasticsearchError) {
    return { status: error.status, body: error.toBody(), headerLines: error.headers };
  }
  deps.onUnexpected(error, request);
  const failure = new ElasticsearchError({
    status: 500,
    type: 'exception',
    reason: 'The development server failed; its log says why',
  });
  return { status: 500, body: failure.toBody() };
}

function negotiate({ headers }: RawRequest): NegotiatedMedia {
  return negotiateMedia({
    accept: headers.accept,
    contentType: headers['content-type'],
    hasBody: announcesBody(headers),
  });
}

function announcesBody(headers: IncomingHttpHeaders): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

async function run(
  request: RawRequest,
  target: RequestTarget,
  deps: DispatchDeps,
): Promise<EndpointResponse> {
  const route = deps.router.find(request.method, target.segments);
  if (route.kind === 'unknown_path') return noHandler(request);
  if (route.kind === 'wrong_method') return wrongMethod(request, route.allowed);
  const { headers } = request;
  if (announcesBody(headers) && !isSupportedContentType(headers['content-type'])) {
    return unsupportedContentType(headers['content-type'] ?? '');
  }
  const subject = await deps.authenticate({ headers, url: request.url });
  const { endpoint, params } = route.match;
  checkParameters(target, endpoint.queryParameters);
  const bodyText = await readText(request, deps.maxBodyBytes);
  const called: EndpointRequest = {
    method: request.method as HttpMethod,
    path: request.url,
    params,
    query: target.query,
    body: parseBody(bodyText, endpoint, request),
    bodyText,
    subject,
  };
  return endpoint.handle(called);
}

async function readText({ headers, body }: RawRequest, maxBytes: number): Promise<string> {
  const length = headers['content-length'];
  return readBody(body, {
    contentEncoding: headers['content-encoding'],
    contentLength: length === undefined ? undefined : Number(length),
    maxBytes,
  });
}

function parseBody(text: string, endpoint: Endpoint, { method, url }: RawRequest): unknown {
  const isEmpty = text.trim() === '';
  if (endpoint.body === 'none') {
    if (isEmpty) return undefined;
    const named = `${method.toUpperCase()} ${url}`;
    throw illegalArgument(`request [${named}] does not support having a body`);
  }
  if (isEmpty) {
    if (endpoint.body === 'optional') return undefined;
    throw new ElasticsearchError({
      status: 400,
      type: 'parse_exception',
      reason: 'request body is required',
    });
  }
  return endpoint.body === 'ndjson' ? parseNdjsonBody(text) : parseJsonBody(text);
}

function noHandler({ method, url }: RawRequest): EndpointResponse {
  const error = `no handler found for uri [${url}] and method [${method.toUpperCase()}]`;
  return { status: 400, body: { error } };
}

function wrongMethod({ method, url }: RawRequest, allowed: readonly string[]): EndpointResponse {
  const names = allowed.map((name) => name.toUpperCase());
  const headers = { allow: names.join(',') };
  if (method === 'options') return { status: 200, headers };
  const error = `Incorrect HTTP method for uri [${url}] and method [${method.toUpperCase()}], allowed: [${names.join(', ')}]`;
  return { status: 405, body: { error, status: 405 }, headers };
}

function unsupportedContentType(contentType: string): EndpointResponse {
  const error = `Content-Type header [${contentType}] is not supported`;
  return { status: 406, body: { error, status: 406 } };
}
