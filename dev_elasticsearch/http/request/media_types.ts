import { ElasticsearchError, illegalArgument } from '../../lib/elasticsearch_error';

const JSON_TYPES = ['application/json', 'application/vnd.elasticsearch+json'];
const NDJSON_TYPES = ['application/x-ndjson', 'application/vnd.elasticsearch+x-ndjson'];
const PARSEABLE = [...JSON_TYPES, ...NDJSON_TYPES];
const YAML_TYPES = ['application/yaml', 'application/vnd.elasticsearch+yaml'];
const BINARY_TYPES = ['cbor', 'smile'];
const VENDOR_JSON = 'application/vnd.elasticsearch+json';

interface MediaType {
  readonly type: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Value of `compatible-with`; undefined when it is not given. */
  readonly version: number | undefined;
}

/** The two headers that say what is sent and what is wanted; Node joins repeated ones. */
export interface MediaHeaders {
  readonly accept: string | undefined;
  readonly contentType: string | undefined;
  readonly hasBody: boolean;
  /** Major version served; clients may also speak the one before it. */
  readonly major: number;
}

/** What the answer to a request looks like. */
export interface NegotiatedMedia {
  /** Content type of JSON answers: plain, or what was asked for with its parameters. */
  readonly responseType: string;
  /** What `Accept` names; undefined for none, anything, several, and other types. */
  readonly prefers: 'json' | 'yaml' | 'text' | undefined;
}

/** What is answered to whoever asks for nothing in particular. */
export const DEFAULT_MEDIA: NegotiatedMedia = {
  responseType: 'application/json',
  prefers: undefined,
};

/**
 * Judges `Accept` and `Content-Type`.
 * @throws 400 media_type_header_exception for one that is malformed, a version that is not served,
 * and, when there is a body, two versions that differ.
 */
export function negotiateMedia(headers: MediaHeaders): NegotiatedMedia {
  const wanted = parseMediaType('Accept', headers.accept);
  const sent = parseMediaType('Content-Type', headers.contentType);
  checkVersion('Accept', wanted, headers);
  if (headers.hasBody) {
    checkVersion('Content-Type', sent, headers);
    if (wanted?.version !== sent?.version) throw versionsDiffer(headers);
  }
  return wanted === undefined ? DEFAULT_MEDIA : mediaFor(wanted);
}

/** Elasticsearch's binary formats, by parameter or `Accept`: the one asked for, which is not served. */
export function binaryFormat(
  accept: string | undefined,
  format: string | undefined,
): string | undefined {
  const [type = ''] = (accept ?? '').toLowerCase().split(';');
  return BINARY_TYPES.find((name) =>
    format === undefined
      ? new RegExp(`^application/(vnd\\.elasticsearch\\+)?${name}$`).test(type.trim())
      : format === name,
  );
}

/** Is this, after {@link negotiateMedia}, a content type whose body can be read? */
export function isSupportedContentType(contentType: string): boolean {
  const [type = ''] = contentType.split(';');
  return PARSEABLE.includes(type.trim().toLowerCase());
}

function mediaFor({ type, parameters }: MediaType): NegotiatedMedia {
  if (type === 'text/plain') return { ...DEFAULT_MEDIA, prefers: 'text' };
  if (YAML_TYPES.includes(type)) return { responseType: type, prefers: 'yaml' };
  if (!PARSEABLE.includes(type)) return DEFAULT_MEDIA;
  const base = type.includes('vnd.elasticsearch') ? VENDOR_JSON : DEFAULT_MEDIA.responseType;
  const suffix = Object.entries(parameters).map(([name, value]) => `;${name}=${value}`);
  return { responseType: base + suffix.join(''), prefers: 'json' };
}

/** Several types in one header count as no preference, as they do for Elasticsearch. */
function parseMediaType(header: string, value: string | undefined): MediaType | undefined {
  if (value === undefined || value.includes(',') || value.trim() === '*/*') return undefined;
  if (value.trim() === '') throw malformed(header, `Header [${header}] cannot be empty.`);
  const [type = '', ...rest] = value.toLowerCase().split(';');
  if (!/^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/.test(type.trim())) {
    throw malformed(header, `invalid media-type [${value}]`);
  }
  const parameters = parseParameters(header, value, rest);
  const version = parameters['compatible-with'];
  return {
    type: type.trim(),
    parameters,
    version: version === undefined ? undefined : Number(version),
  };
}

function parseParameters(
  header: string,
  value: string,
  parts: readonly string[],
): Readonly<Record<string, string>> {
  const pairs = parts
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [, name = '', text = ''] = /^\s*([^\s=]+)=([^\s=]+)\s*$/.exec(part) ?? [];
      const isBad = name === '' || (name === 'compatible-with' && !/^\d{1,3}$/.test(text));
      if (isBad) throw malformed(header, `invalid parameters for header [${value}]`);
      return [name, text] as const;
    });
  return Object.fromEntries(pairs);
}

function checkVersion(
  header: 'Accept' | 'Content-Type',
  media: MediaType | undefined,
  headers: MediaHeaders,
): void {
  const { major } = headers;
  const version = media?.version ?? major;
  if (version === major || version === major - 1) return;
  const value = (header === 'Accept' ? headers.accept : headers.contentType) ?? '';
  const served = `either version ${major} or ${major - 1}`;
  throw invalidMediaType(
    VERSION_HEADERS,
    versionError(`${header} version must be ${served}, but found ${version}. ${header}=${value}`),
  );
}

const VERSION_HEADERS = ['Accept', 'Content-Type'];

function versionsDiffer({ accept, contentType }: MediaHeaders): ElasticsearchError {
  const reason =
    'A compatible version is required on both Content-Type and Accept headers if either one has ' +
    'requested a compatible version and the compatible versions must match. ' +
    `Accept=${accept ?? 'null'}, Content-Type=${contentType ?? 'null'}`;
  return invalidMediaType(VERSION_HEADERS, versionError(reason));
}

function versionError(reason: string): ElasticsearchError {
  return new ElasticsearchError({ status: 400, type: 'status_exception', reason });
}

function malformed(header: string, reason: string): ElasticsearchError {
  return invalidMediaType([header], illegalArgument(reason));
}

function invalidMediaType(
  headers: readonly string[],
  causedBy: ElasticsearchError,
): ElasticsearchError {
  return new ElasticsearchError({
    status: 400,
    type: 'media_type_header_exception',
    reason: `Invalid media-type value on headers [${headers.join(', ')}]`,
    causedBy,
  });
}
