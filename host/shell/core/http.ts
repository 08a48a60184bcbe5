import type {
  HttpFetchOptions,
  HttpFetchOptionsWithPath,
  HttpFetchQuery,
  HttpHandler,
  HttpSetup,
} from '@kbn/core/public';
import { createBasePath } from './base_path';
import { HttpFetchError } from './http_fetch_error';

/** What the client needs from the page. */
export interface HttpOptions {
  readonly basePath: string;
  readonly kibanaVersion: string;
  /** The browser's own, or a test's. */
  readonly fetch: typeof fetch;
  /** Called on every answer with status 401, before the call rejects. */
  readonly onSessionExpired: () => void;
}

const toSearch = (query: HttpFetchQuery = {}): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of [value].flat()) search.append(name, String(one));
  }
  return search.size === 0 ? '' : `?${search.toString()}`;
};

const readBody = async (response: Response): Promise<unknown> => {
  if (response.status === 204) return undefined;
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return isJson && text !== '' ? (JSON.parse(text) as unknown) : text;
};

const readErrorBody = async (response: Response): Promise<unknown> => {
  try {
    const body = await readBody(response);
    return typeof body === 'string' ? undefined : body;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const splitArguments = (
  first: string | HttpFetchOptionsWithPath,
  options: HttpFetchOptions = {},
): HttpFetchOptionsWithPath => (typeof first === 'string' ? { ...options, path: first } : first);

const headersOf = (options: HttpFetchOptions, kibanaVersion: string): Headers => {
  const headers = new Headers({
    'Content-Type': 'application/json',
    'kbn-xsrf': 'true',
    'kbn-version': kibanaVersion,
    'x-elastic-internal-origin': 'Kibana',
    ...options.headers,
  });
  if (options.version !== undefined) headers.set('elastic-api-version', options.version);
  if (options.asSystemRequest) headers.set('kbn-system-request', 'true');
  if (options.body instanceof FormData) headers.delete('Content-Type');
  return headers;
};

/**
 * Kibana's HTTP client: base path and Kibana's headers added, JSON parsed, every failure an
 * `IHttpFetchError`.
 */
export function createHttp(options: HttpOptions): HttpSetup {
  const basePath = createBasePath(options.basePath);

  const send = async (call: HttpFetchOptionsWithPath): Promise<unknown> => {
    const url = new URL(`${basePath.prepend(call.path)}${toSearch(call.query)}`, location.origin);
    const request = new Request(url, {
      method: call.method ?? 'GET',
      headers: headersOf(call, options.kibanaVersion),
      credentials: 'same-origin',
      ...(call.body === undefined ? {} : { body: call.body }),
      ...(call.signal ? { signal: call.signal } : {}),
    });
    const response = await options.fetch(request).catch((cause: unknown) => {
      throw HttpFetchError.fromCause(request, cause);
    });
    if (response.status === 401) options.onSessionExpired();
    if (!response.ok) {
      throw HttpFetchError.fromAnswer(request, { response, body: await readErrorBody(response) });
    }
    return readBody(response).catch((cause: unknown) => {
      throw HttpFetchError.fromCause(request, cause);
    });
  };

  const handler =
    (method?: string): HttpHandler =>
    <Answer>(first: string | HttpFetchOptionsWithPath, rest?: HttpFetchOptions) => {
      const call = splitArguments(first, rest);
      return send(method === undefined ? call : { ...call, method }) as Promise<Answer>;
    };

  return {
    basePath,
    staticAssets: {
      getPluginAssetHref() {
        throw new Error('Only a plugin has assets of its own');
      },
    },
    fetch: handler(),
    get: handler('GET'),
    post: handler('POST'),
    put: handler('PUT'),
    patch: handler('PATCH'),
    delete: handler('DELETE'),
    head: handler('HEAD'),
  };
}
