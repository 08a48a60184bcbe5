import type { HttpMethod } from './request';
import type { RequestHandler, RequestHandlerContext } from './request_handler';
import type { RouteConfigOptions, RouteSecurity, RouteValidation } from './route_options';
import type { VersionedRouter } from './versioned_router';

/** A route that is not versioned. */
export interface RouteConfig<Params = unknown, Query = unknown, Body = unknown> {
  /** Starts with `/`; placeholders as `{id}`. */
  readonly path: string;
  readonly validate: false | RouteValidation<Params, Query, Body>;
  readonly security?: RouteSecurity;
  readonly options?: RouteConfigOptions;
}

/** @throws when method and path are taken already */
export type RouteRegistrar<Context extends RequestHandlerContext = RequestHandlerContext> = <
  Params,
  Query,
  Body,
>(
  route: RouteConfig<Params, Query, Body>,
  handler: RequestHandler<Params, Query, Body, Context>,
) => void;

/** Registers routes during setup; registering after the server listens throws. */
export type IRouter<Context extends RequestHandlerContext = RequestHandlerContext> = Readonly<
  Record<HttpMethod, RouteRegistrar<Context>>
> & {
  readonly versioned: VersionedRouter<Context>;
};
