import type { KibanaRequest, RequestHandler, RouteSecurity } from '@kbn/core/server';
import { ApiKeyError } from '../errors/api_key_error';
import type { RequestServices, RouteDependencies } from '../types';
import { errorToResponse, logFault } from './error_to_response';

/** Kibana 9 refuses routes that do not say who authorizes them. */
export const AUTHORIZED_BY_ELASTICSEARCH: RouteSecurity = {
  authz: {
    enabled: false,
    reason:
      "Elasticsearch authorizes each call: every call is made with the caller's own credentials",
  },
};

/** One service call; what it resolves to becomes the body of the answer. */
export type RouteAction<Params, Query, Body> = (
  services: RequestServices,
  request: KibanaRequest<Params, Query, Body>,
) => Promise<object>;

function abortSignal(request: KibanaRequest): AbortSignal {
  const controller = new AbortController();
  request.events.aborted$.subscribe(() => {
    controller.abort();
  });
  return controller.signal;
}

/** A call that was aborted for a caller who has gone looks like an outage, and is none. */
const isAborted = (error: unknown, { aborted }: AbortSignal): boolean =>
  aborted && error instanceof ApiKeyError && error.code === 'elasticsearch_unavailable';

/** A handler that makes the services of the request, answers 200 with what the action resolves to. */
export const routeHandler =
  <Params, Query, Body>(
    { logger, services }: Pick<RouteDependencies, 'logger' | 'services'>,
    action: RouteAction<Params, Query, Body>,
  ): RequestHandler<Params, Query, Body> =>
  async (context, request, response) => {
    const signal = abortSignal(request);
    try {
      const { client } = (await context.core).elasticsearch;
      const { asCurrentUser, asInternalUser } = client;
      const scope = { asCurrentUser, asInternalUser, signal };
      return response.ok({ body: await action(services(scope), request) });
    } catch (error) {
      if (!isAborted(error, signal)) logFault(error, logger);
      return errorToResponse(error, response);
    }
  };
