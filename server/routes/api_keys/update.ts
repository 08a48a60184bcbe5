import { schema } from '@kbn/config-schema';
import { PUBLIC_API_VERSION } from '../../../common/constants';
import { LIMITS } from '../../../common/http/api_keys';
import { API_KEY_PATH_TEMPLATE } from '../../../common/http/paths';
import type { RouteDependencies } from '../../types';
import { AUTHORIZED_BY_ELASTICSEARCH, routeHandler } from '../route_handler';
import { apiKeyParamsSchema } from './path_params';

/** As in the create route, the service judges the user's own JSON; `null` and absent differ. */
const bodySchema = schema.object({
  expiration: schema.maybe(schema.string({ maxLength: LIMITS.durationLength })),
  metadata: schema.maybe(schema.any()),
  role_descriptors: schema.maybe(schema.any()),
  access: schema.maybe(schema.any()),
});

/** A change to one key of the caller's own. */
export function defineUpdateRoute({ router, ...dependencies }: RouteDependencies): void {
  router.versioned
    .put({
      path: API_KEY_PATH_TEMPLATE,
      access: 'public',
      security: AUTHORIZED_BY_ELASTICSEARCH,
      summary: 'Update an API key',
    })
    .addVersion(
      {
        version: PUBLIC_API_VERSION,
        validate: { request: { params: apiKeyParamsSchema, body: bodySchema } },
      },
      routeHandler(dependencies, ({ apiKeys }, { params, body }) =>
        apiKeys.update(params.id, body),
      ),
    );
}
