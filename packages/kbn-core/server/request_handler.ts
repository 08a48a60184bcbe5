import type { IScopedClusterClient } from './elasticsearch';
import type { KibanaRequest } from './request';
import type { IKibanaResponse, KibanaResponseFactory } from './response';

/** Core's part of the handler context, bound to the request's user. */
export interface CoreRequestHandlerContext {
  readonly elasticsearch: { readonly client: IScopedClusterClient };
}

/** Built for each request. Parts are promises, as in Kibana: `const { elasticsearch } = await context.core`. */
export interface RequestHandlerContext {
  readonly core: Promise<CoreRequestHandlerContext>;
  /** Resolves the named parts together. */
  resolve(parts: readonly 'core'[]): Promise<{ readonly core: CoreRequestHandlerContext }>;
}

/** Answers one request. A throw becomes a 500 that tells the caller nothing about the cause. */
export type RequestHandler<
  Params = unknown,
  Query = unknown,
  Body = unknown,
  Context extends RequestHandlerContext = RequestHandlerContext,
> = (
  context: Context,
  request: KibanaRequest<Params, Query, Body>,
  response: KibanaResponseFactory,
) => IKibanaResponse | Promise<IKibanaResponse>;
