import type { LicensedFeature } from './license';
import type { Subject } from './subject';
import type { Feature } from './version';

/** Methods an endpoint may be declared for. */
export type HttpMethod = 'get' | 'head' | 'post' | 'put' | 'delete';

/** What an endpoint is handed, after media type, authentication and parameter checks. */
export interface EndpointRequest<Body = unknown> {
  readonly method: HttpMethod;
  /** Raw path and query, as error texts quote it. */
  readonly path: string;
  /** Decoded path parameters. */
  readonly params: Readonly<Record<string, string>>;
  /** Decoded query parameters; a parameter without a value is `''`. */
  readonly query: Readonly<Record<string, string>>;
  /** What `Accept` names; undefined = nothing in particular. A `format` parameter goes before it. */
  readonly prefers: 'json' | 'yaml' | 'text' | undefined;
  /** Parsed JSON; for `ndjson` an array with one parsed value a line; undefined when absent. */
  readonly body: Body | undefined;
  /** The body as it came, decompressed; `''` when absent. */
  readonly bodyText: string;
  readonly subject: Subject;
}

/** What an endpoint answers. */
export interface EndpointResponse {
  readonly status: number;
  /** An object is sent as JSON, a string as plain text; absent = no body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Deprecations, one `Warning` header each; plain sentences, without a secret. */
  readonly warnings?: readonly string[];
  /** Absent = JSON, or the caller's vendor type. */
  readonly contentType?: string;
}

/** One operation of the server: routes, what they take, and what they do. */
export interface Endpoint {
  readonly methods: readonly HttpMethod[];
  /** Path templates such as `/{index}/_search`; literal segments win over parameters. */
  readonly paths: readonly string[];
  /** Beyond the common ones (pretty, human, error_trace, filter_path, format); others are a 400. */
  readonly queryParameters: readonly string[];
  /**
   * `required` without a body is a 400; `ndjson` is newline-delimited JSON; `unparsed` is required,
   * too, and comes as `bodyText` alone: the endpoint words its own errors about it.
   */
  readonly body: 'none' | 'optional' | 'required' | 'ndjson' | 'unparsed';
  /** The behaviour whose release brought the endpoint; earlier releases have no such route. */
  readonly since?: Feature;
  /** What a basic licence lacks, which refuses the request before its body is looked at. */
  readonly licensed?: LicensedFeature;
  readonly handle: (request: EndpointRequest) => Promise<EndpointResponse> | EndpointResponse;
}
