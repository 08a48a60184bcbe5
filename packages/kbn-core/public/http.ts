/** Query values; `undefined` ones are not sent, lists repeat the name. */
export type HttpFetchQuery = Readonly<
  Record<string, string | number | boolean | readonly (string | number | boolean)[] | undefined>
>;

/** Options of one call. */
export interface HttpFetchOptions {
  /** Already serialized: `JSON.stringify(…)`. */
  readonly body?: string | FormData | null;
  readonly query?: HttpFetchQuery;
  readonly headers?: Readonly<Record<string, string>>;
  /** Value of `elastic-api-version`; needed on internal versioned routes. */
  readonly version?: string;
  readonly signal?: AbortSignal | null;
  readonly method?: string;
  /** Marks background polling, which does not keep the session alive. */
  readonly asSystemRequest?: boolean;
}

/** The same call with its path among the options. */
export interface HttpFetchOptionsWithPath extends HttpFetchOptions {
  readonly path: string;
}

/**
 * Resolves to the parsed body (`undefined` for 204). Base path, `kbn-version` and the internal-origin
 * mark are added.
 * @throws {@link IHttpFetchError} for a status of 400 and above and when no answer came
 */
export interface HttpHandler {
  <Response = unknown>(path: string, options?: HttpFetchOptions): Promise<Response>;
  <Response = unknown>(options: HttpFetchOptionsWithPath): Promise<Response>;
}

/** Why a call failed. `response` is absent when the server was not reached or the call aborted. */
export interface IHttpFetchError<Body = unknown> extends Error {
  /** `AbortError` when the caller's signal fired. */
  readonly name: string;
  readonly request: Request;
  readonly response?: Response;
  /** Parsed error body; absent when it was not JSON. */
  readonly body?: Body;
}

/** Path in front of every address when Kibana sits below one; `''` at the root. */
export interface IBasePath {
  readonly serverBasePath: string;
  readonly publicBaseUrl?: string;
  /** With the current space. */
  get(): string;
  prepend(path: string): string;
  remove(path: string): string;
}

/** Addresses of files shipped with the calling plugin (8.11 and newer). */
export interface IStaticAssets {
  getPluginAssetHref(assetPath: string): string;
}

/** Kibana's HTTP client; same members in setup and start. */
export interface HttpSetup {
  readonly basePath: IBasePath;
  readonly staticAssets: IStaticAssets;
  readonly fetch: HttpHandler;
  readonly get: HttpHandler;
  readonly post: HttpHandler;
  readonly put: HttpHandler;
  readonly patch: HttpHandler;
  readonly delete: HttpHandler;
  readonly head: HttpHandler;
}

/** See {@link HttpSetup}. */
export type HttpStart = HttpSetup;
