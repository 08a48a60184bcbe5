import type { EndpointResponse } from '../../lib/endpoint';
import type { Route } from '../request/router';

/** The methods that Elasticsearch knows; others that HTTP has are refused by their name. */
const KNOWN_METHODS = [
  ...['get', 'post', 'put', 'delete', 'options', 'head', 'patch', 'trace', 'connect'],
];

interface RequestLine {
  /** Lower-case method. */
  readonly method: string;
  /** Path and query, undecoded. */
  readonly url: string;
}

/** The answer to `OPTIONS`, and to a method and path that no endpoint is declared for. */
export function noRoute({ method, url }: RequestLine, route: Route): EndpointResponse {
  const allowed = route.kind === 'wrong_method' ? route.allowed : [];
  const names = allowed.map((name) => name.toUpperCase());
  const headers = names.length === 0 ? {} : { allow: names.join(',') };
  if (method === 'options') return { status: 200, headers };
  const named = method.toUpperCase();
  if (KNOWN_METHODS.includes(method) && names.length === 0) {
    const error = `no handler found for uri [${url}] and method [${named}]`;
    return { status: 400, body: { error } };
  }
  const what = KNOWN_METHODS.includes(method)
    ? `Incorrect HTTP method for uri [${url}] and method [${named}]`
    : `Unexpected http method [${named}]`;
  const error = names.length === 0 ? what : `${what}, allowed: [${names.join(', ')}]`;
  return { status: 405, body: { error, status: 405 }, headers };
}
