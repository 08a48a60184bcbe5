import { prettyJson, stringifyJson } from '../../lib/json/stringify_json';
import type { EmulatedVersion } from '../../lib/version';
import type { DispatchedResponse } from '../dispatch';
import { filterPath } from './filter_path';
import { toYaml } from './yaml';

/** The body as it is sent: `pretty` and `filter_path` applied; `''` for none. */
export function renderBody(response: DispatchedResponse): string {
  const { status, body, query } = response;
  if (body === undefined) return '';
  if (typeof body === 'string') return body;
  const { filter_path: filter, pretty } = query;
  const isWhole = filter === undefined || (status >= 400 && isError(body));
  const kept = isWhole ? body : filterPath(body, filter);
  if (isYaml(response)) return toYaml(kept);
  return pretty !== undefined && pretty !== 'false' ? prettyJson(kept) : stringifyJson(kept);
}

/** Elasticsearch shows errors whole, whatever `filter_path` says. */
function isError(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'error' in body;
}

/** What headers say beyond the response itself. */
export interface HeaderContext {
  readonly version: EmulatedVersion;
  /** The caller's `X-Opaque-Id`, repeated. */
  readonly opaqueId: string | string[] | undefined;
}

/** The headers of a response; those with several lines as lists. */
export function renderHeaders(
  response: DispatchedResponse,
  { version, opaqueId }: HeaderContext,
): Record<string, string | readonly string[]> {
  const type = contentTypeOf(response);
  const warnings = response.warnings?.map((text) => warning(text, version)) ?? [];
  return {
    ...response.headers,
    ...response.headerLines,
    ...(response.status === 401 ? {} : { 'X-elastic-product': 'Elasticsearch' }),
    ...(typeof opaqueId === 'string' ? { 'X-Opaque-Id': opaqueId } : {}),
    ...(type === undefined ? {} : { 'content-type': type }),
    ...(warnings.length === 0 ? {} : { warning: warnings }),
  };
}

function contentTypeOf({
  body,
  contentType,
  media,
  query,
}: DispatchedResponse): string | undefined {
  if (contentType !== undefined) return contentType;
  if (body === undefined) return undefined;
  if (typeof body === 'string') return 'text/plain; charset=UTF-8';
  const isAsked = isYaml({ media, query }) === (media.prefers === 'yaml');
  return isAsked
    ? media.responseType
    : isYaml({ media, query })
      ? 'application/yaml'
      : 'application/json';
}

/** A `format` parameter goes before the `Accept` header. */
function isYaml({ media, query }: Pick<DispatchedResponse, 'media' | 'query'>): boolean {
  return (query.format ?? media.prefers) === 'yaml';
}

function warning(text: string, { number, buildHash }: EmulatedVersion): string {
  const quoted = encodeNonAscii(text).replace(/["\\]/g, '\\$&');
  return `299 Elasticsearch-${number}-${buildHash} "${quoted}"`;
}

/** Headers hold ASCII alone: the rest is percent-encoded, as Elasticsearch does. */
function encodeNonAscii(text: string): string {
  return text.replace(/[^\t\x20-\x7e]+/g, (part) =>
    Array.from(Buffer.from(part, 'utf8'), (byte) => `%${byte.toString(16).toUpperCase()}`).join(''),
  );
}
