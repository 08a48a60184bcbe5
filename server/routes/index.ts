import type { RouteDependencies } from '../types';
import { defineCapabilitiesRoute } from './api_keys/capabilities';
import { defineCreateRoute } from './api_keys/create';
import { defineGetRoute } from './api_keys/get';
import { defineInvalidateRoute } from './api_keys/invalidate';
import { defineQueryRoute } from './api_keys/query';
import { defineUpdateRoute } from './api_keys/update';

/** Registers every route of the plugin; during set-up only. */
export function defineRoutes(dependencies: RouteDependencies): void {
  defineQueryRoute(dependencies);
  defineGetRoute(dependencies);
  defineCreateRoute(dependencies);
  defineUpdateRoute(dependencies);
  defineInvalidateRoute(dependencies);
  defineCapabilitiesRoute(dependencies);
}
