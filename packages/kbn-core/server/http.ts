import type { KibanaRequest } from './request';
import type { RequestHandlerContext } from './request_handler';
import type { IRouter } from './router';

/** Path below which Kibana is reached when a proxy or a space puts one in front; `''` at the root. */
export interface IBasePath {
  readonly serverBasePath: string;
  /** Address people use for Kibana, without a trailing slash; absent when not configured. */
  readonly publicBaseUrl?: string;
  /** The base path of one request, space included. */
  get(request: KibanaRequest): string;
  prepend(path: string): string;
}

/** Setup side of `core.http`. */
export interface HttpServiceSetup {
  createRouter<Context extends RequestHandlerContext = RequestHandlerContext>(): IRouter<Context>;
  readonly basePath: IBasePath;
  readonly staticAssets: {
    /** URL path of a file in the plugin's `public/assets` folder. */
    getPluginAssetHref(assetPath: string): string;
  };
}

/** Start side of `core.http`; routes can no longer be added. */
export interface HttpServiceStart {
  readonly basePath: IBasePath;
  readonly staticAssets: HttpServiceSetup['staticAssets'];
}
