import {
  kibanaResponseFactory,
  type IKibanaResponse,
  type IRouter,
  type KibanaRequest,
  type RequestHandler,
  type RequestHandlerContext,
  type RouteValidation,
  type VersionedRouteConfig,
} from '@kbn/core/server';
import { NEVER, Subject } from 'rxjs';

/** One version of a route as it was registered. */
interface RecordedRoute extends VersionedRouteConfig {
  readonly method: string;
  readonly version: string;
  readonly validation: RouteValidation;
  readonly handler: RequestHandler;
}

/** Inputs of a request, before validation. */
export interface Inputs {
  readonly params?: object;
  readonly body?: unknown;
}

/** A router that keeps what is registered, and a way to send requests through schema and handler. */
export function recordingRouter() {
  const routes: RecordedRoute[] = [];
  const registrar = (method: string) => (config: VersionedRouteConfig) => ({
    addVersion: (
      options: { version: string; validate: false | { request?: RouteValidation } },
      handler: RequestHandler,
    ) => {
      const validation = options.validate === false ? {} : (options.validate.request ?? {});
      routes.push({ ...config, method, version: options.version, validation, handler });
    },
  });
  const versioned = Object.fromEntries(
    ['get', 'post', 'put', 'patch', 'delete'].map((method) => [method, registrar(method)]),
  );

  const aborted$ = new Subject<void>();

  /** Throws what the schema throws, as Kibana then answers 400 before our code runs. */
  function send(method: string, path: string, inputs: Inputs = {}): Promise<IKibanaResponse> {
    const route = routes.find((one) => one.method === method && one.path === path);
    if (!route) throw new Error(`No route ${method} ${path}`);
    const { params, body } = route.validation;
    const request = {
      params: params?.validate(inputs.params, {}, 'request params') ?? {},
      body: body?.validate(inputs.body, {}, 'request body') ?? {},
      events: { aborted$, completed$: NEVER },
    } as unknown as KibanaRequest;
    const client = { asCurrentUser: {}, asInternalUser: {} };
    const context = {
      core: Promise.resolve({ elasticsearch: { client } }),
    } as unknown as RequestHandlerContext;
    return Promise.resolve(route.handler(context, request, kibanaResponseFactory));
  }

  return {
    router: { versioned } as unknown as IRouter,
    routes,
    send,
    abort: () => {
      aborted$.next();
    },
  };
}
