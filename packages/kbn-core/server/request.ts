import type { Observable } from 'rxjs';

/** Lower-case names; a header that came twice is a list. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Methods a route can be registered for, lower case as in Kibana. */
export type HttpMethod = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What the matched route declared. */
export interface KibanaRequestRoute {
  /** With placeholders: `/api/api_keys/{id}`. */
  readonly path: string;
  readonly method: HttpMethod;
  readonly options: {
    readonly access: 'public' | 'internal';
    readonly tags: readonly string[];
  };
}

/** Fires about the life of one request. */
export interface KibanaRequestEvents {
  /** Emits once, then completes, when the caller went away before the answer. */
  readonly aborted$: Observable<void>;
  /** Completes when the exchange is over, however it ended. */
  readonly completed$: Observable<void>;
}

/**
 * One validated request. `params`, `query` and `body` are what the route's schema made of them;
 * for `validate: false` they are `{}`. Credentials are in `headers`: never log those.
 */
export interface KibanaRequest<Params = unknown, Query = unknown, Body = unknown> {
  /** From the caller's `x-opaque-id` where trusted, else made up. */
  readonly id: string;
  readonly uuid: string;
  readonly url: URL;
  readonly route: KibanaRequestRoute;
  /**
   * As sent by the caller, cookies left out. `authorization` is there only when the caller sent
   * it: a browser session's credentials never show up here.
   */
  readonly headers: Headers;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly events: KibanaRequestEvents;
  readonly auth: { readonly isAuthenticated: boolean };
  /** The direct peer, which is the proxy where there is one. */
  readonly socket: { readonly remoteAddress?: string };
  /** Background polling that must not keep a session alive (`kbn-system-request: true`). */
  readonly isSystemRequest: boolean;
  /** True when the caller marked itself as Elastic's own (`x-elastic-internal-origin`). */
  readonly isInternalApiRequest: boolean;
  /** Version the versioned router chose; absent on plain routes. */
  readonly apiVersion?: string | undefined;
}
