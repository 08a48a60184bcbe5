import { PUBLIC_API_VERSION } from '../../../common/constants';
import { API_KEY_PATH_TEMPLATE } from '../../../common/http/paths';
import type { RouteDependencies } from '../../types';
import { AUTHORIZED_BY_ELASTICSEARCH, routeHandler } from '../route_handler';
import { apiKeyParamsSchema } from './path_params';

/** One key by id. */
export function defineGetRoute({ router, ...dependencies }: RouteDependencies): void {
  router.versioned
    .get({
      path: API_KEY_PATH_TEMPLATE,
      access: 'public',
      security: AUTHORIZED_BY_ELASTICSEARCH,
      summary: 'Get an API key',
    })
    .addVersion(
      { version: PUBLIC_API_VERSION, validate: { request: { params: apiKeyParamsSchema } } },
      routeHandler(dependencies, ({ apiKeys }, { params }) => apiKeys.get(params.id)),
    );
}
