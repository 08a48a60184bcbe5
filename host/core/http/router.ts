import {
  type HttpMethod,
  type IRouter,
  type RequestHandler,
  type RequestHandlerContext,
  type RouteRegistrar,
  type VersionedRouteRegistrar,
} from '@kbn/core/server';
import { defineRoute, type RouteDefinition } from './route_definition';
import { runHandler } from './run_handler';
import { HostVersionedRoute } from './versioned_route';

/** All routes of core and plugins, until the server starts. */
export class RouteRegistry {
  readonly #routes = new Map<string, RouteDefinition>();
  #locked = false;

  /** @throws when method and path are taken, or the server already listens */
  add(route: RouteDefinition): void {
    const name = `[${route.method}] [${route.path}]`;
    if (this.#locked) throw new Error(`Cannot add route ${name}: the HTTP server already listens`);
    if (this.#routes.has(name)) throw new Error(`Route ${name} is already registered`);
    this.#routes.set(name, route);
  }

  /** Every route so far; none can be added afterwards. */
  lock(): readonly RouteDefinition[] {
    this.#locked = true;
    return [...this.#routes.values()];
  }
}

/** A router that writes into a registry. */
export function createRouter<Context extends RequestHandlerContext>(
  registry: RouteRegistry,
): IRouter<Context> {
  const plain =
    (method: HttpMethod): RouteRegistrar<Context> =>
    ({ path, validate, security, options }, handler) => {
      const answer: RouteDefinition['answer'] = (context, request) =>
        runHandler(
          { validation: validate, handler: handler as RequestHandler },
          { context, request },
        );
      registry.add(defineRoute({ method, path, options, security }, answer));
    };
  const versioned =
    (method: HttpMethod): VersionedRouteRegistrar<Context> =>
    (config) => {
      const route = new HostVersionedRoute<Context>(method, config);
      const { path, access, options, security } = config;
      registry.add(
        defineRoute(
          { method, path, options: { ...options, access }, security },
          (context, request) => route.answer(context, request),
        ),
      );
      return route;
    };
  return { ...forEachMethod(plain), versioned: forEachMethod(versioned) };
}

function forEachMethod<T>(make: (method: HttpMethod) => T): Record<HttpMethod, T> {
  return {
    get: make('get'),
    post: make('post'),
    put: make('put'),
    patch: make('patch'),
    delete: make('delete'),
  };
}
