import { ElasticsearchError, illegalArgument } from '../../lib/elasticsearch_error';
import { didYouMean } from '../../lib/suggestion';

/** Parameters that every endpoint takes. */
const COMMON_PARAMETERS = ['pretty', 'human', 'error_trace', 'filter_path', 'format'];

/** Path and query of a request. */
export interface RequestTarget {
  /** As it came, undecoded. */
  readonly path: string;
  /** Undecoded parts between slashes, without empty ones. */
  readonly rawSegments: readonly string[];
  /** Decoded; of a repeated parameter the last value counts. */
  readonly query: Readonly<Record<string, string>>;
}

/**
 * Reads the request line's target.
 * @throws 400 bad_parameter_exception when a percent escape of the query is broken.
 */
export function parseTarget(url: string): RequestTarget {
  const mark = url.indexOf('?');
  const path = mark === -1 ? url : url.slice(0, mark);
  return {
    path,
    rawSegments: path.split('/').filter((segment) => segment !== ''),
    query: mark === -1 ? NO_QUERY : parseQuery(url.slice(mark + 1)),
  };
}

const NO_QUERY = Object.create(null) as Readonly<Record<string, string>>;

/** @throws 400 illegal_argument_exception when a percent escape of the path is broken. */
export function decodeSegment(text: string): string {
  return text.includes('%') ? decode(text) : text;
}

function parseQuery(search: string): Record<string, string> {
  const query = Object.create(null) as Record<string, string>;
  for (const pair of search.split(/[&;]/)) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = equals === -1 ? pair : pair.slice(0, equals);
    const value = equals === -1 ? '' : pair.slice(equals + 1);
    query[decodeParameter(name)] = decodeParameter(value);
  }
  return query;
}

function decodeParameter(text: string): string {
  try {
    return decodeSegment(text.replaceAll('+', ' '));
  } catch (error) {
    if (error instanceof ElasticsearchError) throw badParameter(error);
    throw error;
  }
}

function badParameter(cause: ElasticsearchError): ElasticsearchError {
  return new ElasticsearchError({
    status: 400,
    type: 'bad_parameter_exception',
    reason: `java.lang.IllegalArgumentException: ${cause.message}`,
    causedBy: cause,
  });
}

/** Escapes that are no UTF-8 give replacement characters, as they do in Elasticsearch. */
function decode(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  const decoded: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes.readUInt8(at);
    if (byte === PERCENT) {
      decoded.push(readEscape(text, bytes, at));
      at += 2;
    } else {
      decoded.push(byte);
    }
  }
  return Buffer.from(decoded).toString('utf8');
}

const PERCENT = 0x25;

function readEscape(text: string, bytes: Buffer, at: number): number {
  const digits = bytes.toString('latin1', at + 1, at + 3);
  if (/^[0-9a-f]{2}$/i.test(digits)) return Number.parseInt(digits, 16);
  const found = ['unterminated', 'partial'][digits.length] ?? 'invalid';
  const where = found === 'invalid' ? `\`%${digits}' at index ${at} of` : 'at end of string';
  throw illegalArgument(`${found} escape sequence ${where}: ${text}`);
}

/** @throws 400 illegal_argument_exception that names the unknown parameters, with suggestions. */
export function checkParameters(target: RequestTarget, known: readonly string[]): void {
  const isKnown = (name: string): boolean =>
    COMMON_PARAMETERS.includes(name) || known.includes(name);
  const unknown = Object.keys(target.query).filter((name) => !isKnown(name));
  if (unknown.length === 0) return;
  const all = [...COMMON_PARAMETERS, ...known];
  const named = unknown.sort().map((name) => {
    const suggestion = didYouMean(name, all);
    return `[${name}]${suggestion === '' ? '' : ` ->${suggestion}`}`;
  });
  const noun = unknown.length === 1 ? 'parameter' : 'parameters';
  throw illegalArgument(
    `request [${target.path}] contains unrecognized ${noun}: ${named.join(', ')}`,
  );
}
