import type { Boom } from '@hapi/boom';
import type { Request, ResponseObject, ResponseToolkit, RouteOptions, Server } from '@hapi/hapi';
import {
  kibanaResponseFactory,
  type IKibanaResponse,
  type Logger,
  type RequestHandlerContext,
} from '@kbn/core/server';
import { elasticsearchStatus } from '../core/elasticsearch/elasticsearch_errors';
import type { ElasticsearchService } from '../core/elasticsearch/elasticsearch_service';
import type { HostRequest } from '../core/http/host_request';
import type { RouteDefinition } from '../core/http/route_definition';
import { reasonOf } from '../lib/host_start_error';
import './hapi_types';
import { toHostRequest } from './request_adapter';
import { toHapiResponse, toInternalError } from './response_adapter';

/** What routes of plugins run on. */
export interface RouteAdapterOptions {
  readonly elasticsearch: ElasticsearchService;
  readonly log: Logger;
}

/** Puts the routes of core and plugins into hapi. */
export function addRoutes(
  server: Server,
  routes: readonly RouteDefinition[],
  options: RouteAdapterOptions,
): void {
  for (const route of routes) {
    server.route({
      method: route.method,
      path: route.path,
      options: hapiOptions(route),
      handler: (request, h) => handle(route, { request, h }, options),
    });
  }
}

function hapiOptions(route: RouteDefinition): RouteOptions {
  const { access, xsrfRequired } = route;
  return {
    app: { access, xsrfRequired },
    ...(!route.authRequired && { auth: false }),
    ...(route.method !== 'get' && {
      payload: { allow: [...route.accepts], maxBytes: route.maxBodyBytes },
    }),
  };
}

async function handle(
  route: RouteDefinition,
  { request, h }: { request: Request; h: ResponseToolkit },
  { elasticsearch, log }: RouteAdapterOptions,
): Promise<ResponseObject | Boom> {
  const { access, tags } = route;
  const hostRequest = toHostRequest(request, { access, tags });
  try {
    return toHapiResponse(
      await route.answer(contextOf(hostRequest, elasticsearch), hostRequest),
      h,
    );
  } catch (error) {
    if (elasticsearchStatus(error) === 401) return toHapiResponse(unauthorized(error), h);
    const cause = error instanceof Error ? error : new Error(reasonOf(error));
    log.error(cause, { http: { request: { method: route.method, path: route.path } } });
    return toInternalError();
  }
}

function unauthorized(error: unknown): IKibanaResponse {
  return kibanaResponseFactory.unauthorized({
    body: reasonOf(error),
  });
}

function contextOf(
  request: HostRequest,
  elasticsearch: ElasticsearchService,
): RequestHandlerContext {
  const core = { elasticsearch: { client: elasticsearch.asScoped(request) } };
  return { core: Promise.resolve(core), resolve: () => Promise.resolve({ core }) };
}
