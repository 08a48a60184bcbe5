import { ElasticsearchError } from '../lib/elasticsearch_error';

/** Major version served, and the one before it, which clients may still speak. */
const CURRENT_MAJOR = 9;
const OLDEST_MAJOR = 8;

const JSON_TYPES = ['application/json', 'application/vnd.elasticsearch+json'];
const NDJSON_TYPES = ['application/x-ndjson', 'application/vnd.elasticsearch+x-ndjson'];
const PARSEABLE = [...JSON_TYPES, ...NDJSON_TYPES];

interface MediaType {
  readonly type: string;
  /** Value of `compatible-with`; undefined when it is not given. */
  readonly version: number | undefined;
}

/** The two headers that say what is sent and what is wanted; Node joins repeated ones. */
export interface MediaHeaders {
  readonly accept: string | undefined;
  readonly contentType: string | undefined;
  readonly hasBody: boolean;
}

/** What the answer and the body of a request look like. */
export interface NegotiatedMedia {
  /** Content type of JSON answers: plain, or the vendor type that was asked for. */
  readonly responseType: string;
  /** Did the caller ask for plain text and nothing else (`_cat`)? */
  readonly prefersText: boolean;
}

/**
 * Judges `Accept` and `Content-Type`.
 * @throws 400 media_type_header_exception for a version that is not served, or two that differ.
 */
export function negotiateMedia(headers: MediaHeaders): NegotiatedMedia {
  const wanted = parseAccept(headers.accept);
  const sent = parseMediaType(headers.contentType);
  checkVersion(wanted, 'Accept', headers.accept);
  checkVersion(sent, 'Content-Type', headers.contentType);
  const differ = (wanted?.version ?? CURRENT_MAJOR) !== (sent?.version ?? CURRENT_MAJOR);
  if (headers.hasBody && differ) throw versionsDiffer(headers);
  return { responseType: responseTypeFor(wanted), prefersText: wanted?.type === 'text/plain' };
}

/** Is this a content type whose body can be read? */
export function isSupportedContentType(contentType: string | undefined): boolean {
  const type = parseMediaType(contentType)?.type;
  return type !== undefined && PARSEABLE.includes(type);
}

function responseTypeFor(wanted: MediaType | undefined): string {
  if (wanted?.type !== 'application/vnd.elasticsearch+json') return 'application/json';
  return `application/vnd.elasticsearch+json;compatible-with=${String(wanted.version ?? CURRENT_MAJOR)}`;
}

/** Of a list the first vendor type counts: newer clients send one followed by `text/plain`. */
function parseAccept(accept: string | undefined): MediaType | undefined {
  const types = (accept ?? '').split(',').map(parseMediaType);
  return types.find((type) => type?.type.includes('vnd.elasticsearch')) ?? types[0];
}

function parseMediaType(header: string | undefined): MediaType | undefined {
  const [type = '', ...parameters] = (header ?? '').split(';').map((part) => part.trim());
  if (type === '' || type === '*/*') return undefined;
  const given = parameters
    .map((parameter) => /^compatible-with=(\d+)$/i.exec(parameter)?.[1])
    .find((version) => version !== undefined);
  return { type: type.toLowerCase(), version: given === undefined ? undefined : Number(given) };
}

function checkVersion(media: MediaType | undefined, header: string, value = ''): void {
  const version = media?.version ?? CURRENT_MAJOR;
  if (version === CURRENT_MAJOR || version === OLDEST_MAJOR) return;
  const served = `either version ${String(CURRENT_MAJOR)} or ${String(OLDEST_MAJOR)}`;
  throw invalidMediaType(
    [header],
    `${header} version must be ${served}, but found ${String(version)}. ${header}=${value}`,
  );
}

function versionsDiffer({ accept = '', contentType = '' }: MediaHeaders): ElasticsearchError {
  return invalidMediaType(
    ['Content-Type', 'Accept'],
    'A compatible version is required on both Content-Type and Accept headers if either one has ' +
      'requested a compatible version and the compatible versions must match. ' +
      `Accept=${accept}, Content-Type=${contentType}`,
  );
}

function invalidMediaType(headers: readonly string[], why: string): ElasticsearchError {
  const causedBy = new ElasticsearchError({ status: 400, type: 'status_exception', reason: why });
  return new ElasticsearchError({
    status: 400,
    type: 'media_type_header_exception',
    reason: `Invalid media-type value on headers [${headers.join(', ')}]`,
    causedBy,
  });
}
