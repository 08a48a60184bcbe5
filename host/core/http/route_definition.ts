import type {
  HttpMethod,
  IKibanaResponse,
  RequestHandlerContext,
  RouteConfigOptions,
  RouteConfigOptionsBody,
  RouteSecurity,
} from '@kbn/core/server';
import type { HostRequest } from './host_request';

/** Bytes a body may have unless the route says otherwise, as in Kibana. */
const DEFAULT_MAX_BODY_BYTES = 1_048_576;

/** A route as the HTTP server is given it, plain and versioned alike. */
export interface RouteDefinition {
  readonly method: HttpMethod;
  readonly path: string;
  readonly access: 'public' | 'internal';
  readonly tags: readonly string[];
  /** False: nobody is asked who they are. */
  readonly authRequired: boolean;
  readonly xsrfRequired: boolean;
  /** Content types of the body; anything else is a 415. */
  readonly accepts: readonly string[];
  readonly maxBodyBytes: number;
  /** Validates the raw inputs and calls the handler. A throw is a 500. */
  readonly answer: (
    context: RequestHandlerContext,
    request: HostRequest,
  ) => IKibanaResponse | Promise<IKibanaResponse>;
}

interface RouteSource {
  readonly method: HttpMethod;
  readonly path: string;
  readonly options?: RouteConfigOptions | undefined;
  readonly security?: RouteSecurity | undefined;
}

/**
 * Fills in what a route leaves open.
 * @throws when the route asks for Kibana's own privileges, which the host does not have, or makes
 * authentication optional
 */
export function defineRoute(
  { method, path, options = {}, security }: RouteSource,
  answer: RouteDefinition['answer'],
): RouteDefinition {
  refuseUnsupported(`[${method}] [${path}]`, options, security);
  return {
    method,
    path,
    access: options.access ?? 'internal',
    tags: options.tags ?? [],
    authRequired: (security?.authc?.enabled ?? options.authRequired) !== false,
    xsrfRequired: method !== 'get' && options.xsrfRequired !== false,
    ...bodyLimits(options.body),
    answer,
  };
}

function bodyLimits({ accepts = 'application/json', maxBytes }: RouteConfigOptionsBody = {}) {
  return { accepts: [accepts].flat(), maxBodyBytes: maxBytes ?? DEFAULT_MAX_BODY_BYTES };
}

function refuseUnsupported(
  route: string,
  { authRequired, tags = [] }: RouteConfigOptions,
  security: RouteSecurity | undefined,
): void {
  if (authRequired === 'optional' || security?.authc?.enabled === 'optional') {
    throw new Error(`The host does not do optional authentication, asked for by ${route}`);
  }
  const asksForPrivileges = security !== undefined && 'requiredPrivileges' in security.authz;
  if (asksForPrivileges || tags.some((tag) => tag.startsWith('access:'))) {
    throw new Error(`The host has no Kibana privileges to check, asked for by ${route}`);
  }
}
