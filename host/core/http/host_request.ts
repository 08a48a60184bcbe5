import type { Headers, KibanaRequest, KibanaRequestRoute } from '@kbn/core/server';
import type { RequestIdentity } from '../security/authenticated_user';

type Contents = Omit<KibanaRequest, 'auth'>;

/** The three inputs of a request, raw or validated. */
export interface RequestInputs {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** A request on its way to a route. The identity is private, so that no log line can show it. */
export class HostRequest implements KibanaRequest {
  readonly id: string;
  readonly uuid: string;
  readonly url: URL;
  readonly route: KibanaRequestRoute;
  readonly headers: Headers;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly events: KibanaRequest['events'];
  readonly socket: KibanaRequest['socket'];
  readonly isSystemRequest: boolean;
  readonly isInternalApiRequest: boolean;
  readonly apiVersion: string | undefined;
  readonly #contents: Contents;
  readonly #identity: RequestIdentity | undefined;

  constructor(contents: Contents, identity?: RequestIdentity) {
    this.id = contents.id;
    this.uuid = contents.uuid;
    this.url = contents.url;
    this.route = contents.route;
    this.headers = contents.headers;
    this.params = contents.params;
    this.query = contents.query;
    this.body = contents.body;
    this.events = contents.events;
    this.socket = contents.socket;
    this.isSystemRequest = contents.isSystemRequest;
    this.isInternalApiRequest = contents.isInternalApiRequest;
    this.apiVersion = contents.apiVersion;
    this.#contents = contents;
    this.#identity = identity;
  }

  /** Who sends the request; absent on open routes and on requests that core did not make. */
  static identityOf(request: KibanaRequest): RequestIdentity | undefined {
    return request instanceof HostRequest ? request.#identity : undefined;
  }

  get auth(): { readonly isAuthenticated: boolean } {
    return { isAuthenticated: this.#identity !== undefined };
  }

  /** The same request with other inputs, as a route's schema made them. */
  withInputs(inputs: RequestInputs, apiVersion?: string): HostRequest {
    return new HostRequest({ ...this.#contents, ...inputs, apiVersion }, this.#identity);
  }
}
