import type { Type } from '@kbn/config-schema';
import type { HttpMethod } from './request';
import type { RequestHandler, RequestHandlerContext } from './request_handler';
import type {
  RouteAccess,
  RouteConfigOptions,
  RouteSecurity,
  RouteValidation,
} from './route_options';

/** Schemas of answers by status; checked in development only, documentation elsewhere. */
export type VersionedRouteResponseValidation = Readonly<
  Record<number, { readonly body: () => Type<unknown>; readonly description?: string }>
>;

/** Inputs and answers of one version. */
export interface VersionedRouteValidation<Params = unknown, Query = unknown, Body = unknown> {
  readonly request?: RouteValidation<Params, Query, Body>;
  readonly response?: VersionedRouteResponseValidation;
}

/** One version of a route. */
export interface AddVersionOptions<Params = unknown, Query = unknown, Body = unknown> {
  /** A date such as `2023-10-31` on public routes, a whole number from 1 on internal ones. */
  readonly version: string;
  readonly validate:
    | false
    | VersionedRouteValidation<Params, Query, Body>
    | (() => VersionedRouteValidation<Params, Query, Body>);
  /** 9.x: overrides the route's own block. */
  readonly security?: RouteSecurity;
}

/** What all versions of a route share. */
export interface VersionedRouteConfig {
  readonly path: string;
  readonly access: RouteAccess;
  readonly options?: Omit<RouteConfigOptions, 'access' | 'summary' | 'description'>;
  /** Must be there from Kibana 9.0 on, or Kibana refuses to start. */
  readonly security?: RouteSecurity;
  /** One line for OpenAPI. */
  readonly summary?: string;
  /** Paragraph for OpenAPI. */
  readonly description?: string;
}

/** Takes the versions of one route; callers choose with the `elastic-api-version` header. */
export interface VersionedRoute<Context extends RequestHandlerContext = RequestHandlerContext> {
  /** @throws when the version is already there or is not of the form its access asks for */
  addVersion<Params = unknown, Query = unknown, Body = unknown>(
    options: AddVersionOptions<Params, Query, Body>,
    handler: RequestHandler<Params, Query, Body, Context>,
  ): VersionedRoute<Context>;
}

/** @throws when method and path are taken already */
export type VersionedRouteRegistrar<Context extends RequestHandlerContext = RequestHandlerContext> =
  (config: VersionedRouteConfig) => VersionedRoute<Context>;

/** Reached as `router.versioned`. */
export type VersionedRouter<Context extends RequestHandlerContext = RequestHandlerContext> =
  Readonly<Record<HttpMethod, VersionedRouteRegistrar<Context>>>;
