import type { Type } from '@kbn/config-schema';

/** `internal` routes refuse callers that do not mark themselves as Elastic's own (9.x default). */
export type RouteAccess = 'public' | 'internal';

/** Kibana itself checks these privileges before the handler runs. */
export interface AuthzEnabled {
  readonly requiredPrivileges: readonly string[];
}

/** Somebody else checks; the reason says who. */
export interface AuthzDisabled {
  readonly enabled: false;
  readonly reason: string;
}

/** Authorization of a route. */
export type RouteAuthz = AuthzEnabled | AuthzDisabled;

/** Authentication of a route. Default: required. A reason is needed when it is not. */
export type RouteAuthc =
  { readonly enabled: true } | { readonly enabled: false | 'optional'; readonly reason: string };

/** Mandatory from Kibana 9.0 on; Kibana 8.12 ignores it. */
export interface RouteSecurity {
  readonly authz: RouteAuthz;
  readonly authc?: RouteAuthc;
}

/** How the body is read. */
export interface RouteConfigOptionsBody {
  /** Content types the route takes; anything else is a 415. Default: JSON. */
  readonly accepts?: string | readonly string[];
  /** Bytes. Default 1,048,576 (1 MiB); more is a 413. */
  readonly maxBytes?: number;
}

/** Settings common to plain and versioned routes. */
export interface RouteConfigOptions {
  readonly access?: RouteAccess;
  /** `access:<privilege>` tags are how Kibana 8.12 asks for a privilege. */
  readonly tags?: readonly string[];
  /** Default true. Deprecated in 9.x in favour of `security.authc`. */
  readonly authRequired?: boolean | 'optional';
  /** Default true for methods that change state. */
  readonly xsrfRequired?: boolean;
  readonly body?: RouteConfigOptionsBody;
  readonly summary?: string;
  readonly description?: string;
}

/** Schemas for the three inputs. An input without one arrives as `{}`. */
export interface RouteValidation<Params = unknown, Query = unknown, Body = unknown> {
  readonly params?: Type<Params>;
  readonly query?: Type<Query>;
  readonly body?: Type<Body>;
}
