import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { ElasticsearchError, illegalArgument, parseFailure } from '../lib/elasticsearch_error';
import { locateErrors } from '../lib/json/body_error';
import type { Endpoint, EndpointRequest, EndpointResponse, HttpMethod } from '../lib/endpoint';
import { requireLicense } from '../lib/license';
import type { LicenseType } from '../lib/license';
import type { Subject } from '../lib/subject';
import { checkLineLengths } from './request/line_lengths';
import {
  binaryFormat,
  DEFAULT_MEDIA,
  isSupportedContentType,
  negotiateMedia,
} from './request/media_types';
import type { NegotiatedMedia } from './request/media_types';
import {
  AbortedRequestError,
  parseJsonBody,
  parseNdjsonBody,
  readBody,
} from './request/request_body';
import { checkParameters, parseTarget } from './request/request_target';
import type { RequestTarget } from './request/request_target';
import { noRoute } from './response/no_route';
import type { Router } from './request/router';

/** A request as it came off the wire, its body unread. */
export interface RawRequest {
  /** Lower-case method. */
  readonly method: string;
  /** Path and query, undecoded. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** Address of the client; undefined when it has gone already. */
  readonly remoteAddress?: string | undefined;
  readonly body: Readable;
}

/** An answer before it is written: what to send, and how the caller asked to have it. */
export interface DispatchedResponse extends EndpointResponse {
  /** Every line of headers that occur more than once. */
  readonly headerLines?: Readonly<Record<string, readonly string[]>>;
  readonly media: NegotiatedMedia;
  /** Empty while it is not known, because the request was refused before. */
  readonly query: Readonly<Record<string, string>>;
}

/** Says who asks. Reads headers alone; throws the 401. */
export type Authenticate = (request: {
  readonly headers: IncomingHttpHeaders;
  readonly url: string;
  readonly method: string;
  readonly remoteAddress?: string | undefined;
}) => Promise<Subject>;

/** What dispatching needs. */
export interface DispatchDeps {
  readonly router: Router;
  readonly authenticate: Authenticate;
  readonly maxBodyBytes: number;
  /** Major version whose clients, and those of the one before it, are served. */
  readonly major: number;
  readonly license: LicenseType;
  /** Called with an error that has no answer of its own, which becomes a 500. */
  readonly onUnexpected: (error: unknown, request: RawRequest) => void;
}

/** What is known of a request while it is judged: an error is answered as far as it is. */
interface Judged {
  media: NegotiatedMedia;
  query: RequestTarget['query'];
}

/**
 * Judges and runs one request in Elasticsearch's order: the caller (from its headers alone), media
 * types, route, body and parameters, then the endpoint (which validates, authorizes and acts).
 * Never throws.
 */
export async function dispatch(
  request: RawRequest,
  deps: DispatchDeps,
): Promise<DispatchedResponse> {
  const judged: Judged = { media: DEFAULT_MEDIA, query: {} };
  try {
    return { ...(await run(request, deps, judged)), ...judged };
  } catch (error) {
    return { ...toResponse(error, request, { deps, judged }), ...judged };
  }
}

function toResponse(
  error: unknown,
  request: RawRequest,
  { deps, judged }: { readonly deps: DispatchDeps; readonly judged: Judged },
): Omit<DispatchedResponse, 'media' | 'query'> {
  const { error_trace: trace = 'false' } = judged.query;
  const rendering = { withTrace: trace !== 'false' };
  if (error instanceof ElasticsearchError) {
    return { status: error.status, body: error.toBody(rendering), headerLines: error.headers };
  }
  // Nobody is left to hear the answer, and nothing has gone wrong here.
  if (!(error instanceof AbortedRequestError)) deps.onUnexpected(error, request);
  const failure = new ElasticsearchError({
    status: 500,
    type: 'exception',
    reason: 'The development server failed; its log says why',
  });
  return { status: 500, body: failure.toBody() };
}

async function run(
  request: RawRequest,
  deps: DispatchDeps,
  judged: Judged,
): Promise<EndpointResponse> {
  const { method, url, headers } = request;
  checkLineLengths(request);
  if (method === 'options') return answerOptions(request, deps);
  const subject = await deps.authenticate(request);
  judged.media = negotiate(headers, deps.major);
  const target = parseTarget(url);
  judged.query = target.query;
  const binary = binaryFormat(headers.accept, target.query.format);
  if (binary !== undefined) return notAcceptable(`Format [${binary}] is not supported`);
  const route = deps.router.find(method, target.rawSegments);
  if (route.kind !== 'found') return noRoute(request, route);
  const bodyText = await readText(request, deps.maxBodyBytes);
  if (bodyText === undefined) return { status: 413, headers: { connection: 'close' } };
  const { 'content-type': contentType } = headers;
  if (bodyText !== '' && !isSupportedContentType(contentType ?? '')) {
    return unsupportedContentType(contentType);
  }
  const { endpoint, params } = route.match;
  if (endpoint.licensed !== undefined) requireLicense(deps.license, endpoint.licensed);
  const body = parseBody(bodyText, endpoint, { method, path: target.path });
  checkParameters(target, endpoint.queryParameters);
  const called: EndpointRequest = {
    method: method as HttpMethod,
    path: url,
    params,
    query: target.query,
    prefers: judged.media.prefers,
    body,
    bodyText,
    subject,
  };
  return withWarnings(await locateErrors(called, () => endpoint.handle(called)), subject);
}

/** An answer with the deprecations that judging its request met. */
function withWarnings(response: EndpointResponse, { warnings = [] }: Subject): EndpointResponse {
  if (warnings.length === 0) return response;
  return { ...response, warnings: [...(response.warnings ?? []), ...warnings] };
}

/** What a browser asks before it calls; needs no credential. */
function answerOptions(request: RawRequest, { router }: DispatchDeps): EndpointResponse {
  return noRoute(request, router.find(request.method, parseTarget(request.url).rawSegments));
}

function negotiate(headers: IncomingHttpHeaders, major: number): NegotiatedMedia {
  const { accept, 'content-type': contentType } = headers;
  return negotiateMedia({ accept, contentType, hasBody: announcesBody(headers), major });
}

function announcesBody(headers: IncomingHttpHeaders): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

async function readText(
  { headers, body }: RawRequest,
  maxBytes: number,
): Promise<string | undefined> {
  if (!announcesBody(headers)) return '';
  const length = headers['content-length'];
  return readBody(body, {
    contentEncoding: headers['content-encoding'],
    contentLength: length === undefined ? undefined : Number(length),
    maxBytes,
  });
}

function parseBody(
  text: string,
  endpoint: Endpoint,
  { method, path }: { readonly method: string; readonly path: string },
): unknown {
  const isEmpty = text.trim() === '';
  if (endpoint.body === 'none') {
    if (isEmpty) return undefined;
    const named = `${method.toUpperCase()} ${path}`;
    throw illegalArgument(`request [${named}] does not support having a body`);
  }
  if (isEmpty) {
    if (endpoint.body === 'optional') return undefined;
    throw parseFailure('request body is required');
  }
  if (endpoint.body === 'unparsed') return undefined;
  return endpoint.body === 'ndjson' ? parseNdjsonBody(text) : parseJsonBody(text);
}

function unsupportedContentType(contentType: string | undefined): EndpointResponse {
  const error =
    contentType === undefined
      ? 'Content-Type header is missing'
      : `Content-Type header [${contentType}] is not supported`;
  return notAcceptable(error);
}

function notAcceptable(error: string): EndpointResponse {
  return { status: 406, body: { error, status: 406 } };
}
