import { illegalArgument } from '../lib/elasticsearch_error';
import { didYouMean } from '../lib/suggestion';

/** Parameters that every endpoint takes. */
const COMMON_PARAMETERS = ['pretty', 'human', 'error_trace', 'filter_path', 'format'];

/** Path and query of a request, decoded. */
export interface RequestTarget {
  readonly path: string;
  readonly segments: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

/**
 * Reads the request line's target.
 * @throws 400 illegal_argument_exception when a percent escape is broken.
 */
export function parseTarget(url: string): RequestTarget {
  const mark = url.indexOf('?');
  const path = mark === -1 ? url : url.slice(0, mark);
  const search = mark === -1 ? '' : url.slice(mark + 1);
  return {
    path,
    segments: path
      .split('/')
      .filter((segment) => segment !== '')
      .map(decode),
    query: parseQuery(search),
  };
}

function parseQuery(search: string): Record<string, string> {
  const query = Object.create(null) as Record<string, string>;
  for (const pair of search.split('&').filter((part) => part !== '')) {
    const equals = pair.indexOf('=');
    const name = equals === -1 ? pair : pair.slice(0, equals);
    const value = equals === -1 ? '' : pair.slice(equals + 1);
    query[decodePlus(name)] = decodePlus(value);
  }
  return query;
}

function decodePlus(text: string): string {
  return decode(text.replaceAll('+', ' '));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) throw illegalArgument(`Failed to decode [${text}]`);
    throw error;
  }
}

/** @throws 400 illegal_argument_exception that names the unknown parameters, with suggestions. */
export function checkParameters(target: RequestTarget, known: readonly string[]): void {
  const all = [...COMMON_PARAMETERS, ...known];
  const unknown = Object.keys(target.query).filter((name) => !all.includes(name));
  if (unknown.length === 0) return;
  const named = unknown.sort().map((name) => {
    const suggestion = didYouMean(name, all);
    return `[${name}]${suggestion === '' ? '' : ` ->${suggestion}`}`;
  });
  const noun = unknown.length === 1 ? 'parameter' : 'parameters';
  throw illegalArgument(
    `request [${target.path}] contains unrecognized ${noun}: ${named.join(', ')}`,
  );
}
