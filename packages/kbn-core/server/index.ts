/**
 * @file Stand-in for Kibana's `@kbn/core/server`. Mirrors the members that Kibana 8.12.2 to 9.x
 * share and that the plugin or the host uses; members that exist only from 9.0 are optional and
 * say so. Left out on purpose: analytics, custom branding, deprecations, execution context,
 * metrics, preboot, rendering, saved objects, status, UI settings, user settings, user profiles, usage
 * data, route timeouts, streams and files, zod schemas, and every deprecated member.
 */
export type { Logger, LoggerFactory, LogMessage, LogMeta } from './logging';
export type {
  Capabilities,
  CapabilitiesProvider,
  CapabilitiesSetup,
  CapabilitiesStart,
  CapabilitiesSwitcher,
  CapabilitiesSwitcherOptions,
  ResolveCapabilitiesOptions,
} from './capabilities';
export type {
  ElasticsearchClient,
  ElasticsearchConfigPreboot,
  ElasticsearchServiceSetup,
  ElasticsearchServiceStart,
  ElasticsearchTransport,
  IClusterClient,
  IScopedClusterClient,
} from './elasticsearch';
export type {
  Headers,
  HttpMethod,
  KibanaRequest,
  KibanaRequestEvents,
  KibanaRequestRoute,
} from './request';
export {
  KibanaResponse,
  kibanaResponseFactory,
  type CustomHttpResponseOptions,
  type ErrorHttpResponseOptions,
  type HttpResponseOptions,
  type IKibanaResponse,
  type KibanaResponseFactory,
  type RedirectResponseOptions,
  type ResponseBody,
  type ResponseError,
  type ResponseErrorAttributes,
  type ResponseHeaders,
} from './response';
export type {
  CoreRequestHandlerContext,
  RequestHandler,
  RequestHandlerContext,
} from './request_handler';
export type {
  AuthzDisabled,
  AuthzEnabled,
  RouteAccess,
  RouteAuthc,
  RouteAuthz,
  RouteConfigOptions,
  RouteConfigOptionsBody,
  RouteSecurity,
  RouteValidation,
} from './route_options';
export type { IRouter, RouteConfig, RouteRegistrar } from './router';
export type {
  AddVersionOptions,
  VersionedRoute,
  VersionedRouteConfig,
  VersionedRouteRegistrar,
  VersionedRouter,
  VersionedRouteResponseValidation,
  VersionedRouteValidation,
} from './versioned_router';
export type { HttpServiceSetup, HttpServiceStart, IBasePath } from './http';
export type {
  ConfigPath,
  EnvironmentMode,
  ExposedToBrowserDescriptor,
  PackageInfo,
  Plugin,
  PluginConfigDescriptor,
  PluginInitializer,
  PluginInitializerContext,
} from './plugin';
export type { CoreSetup, CoreStart, StartServicesAccessor } from './core';
