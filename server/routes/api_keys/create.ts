import { schema } from '@kbn/config-schema';
import { PUBLIC_API_VERSION } from '../../../common/constants';
import { LIMITS } from '../../../common/http/api_keys';
import { CREATE_PATH } from '../../../common/http/paths';
import type { RouteDependencies } from '../../types';
import { AUTHORIZED_BY_ELASTICSEARCH, routeHandler } from '../route_handler';

/**
 * The user's own JSON is let through here: the service judges it with rules that have codes and name
 * the place, which a schema of alternatives cannot. Its size is bounded by Kibana's limit of bodies.
 */
const bodySchema = schema.object({
  type: schema.maybe(schema.oneOf([schema.literal('rest'), schema.literal('cross_cluster')])),
  name: schema.string({ maxLength: LIMITS.nameLength }),
  expiration: schema.maybe(schema.string({ maxLength: LIMITS.durationLength })),
  metadata: schema.maybe(schema.any()),
  role_descriptors: schema.maybe(schema.any()),
  access: schema.maybe(schema.any()),
});

/** A new key. The only route whose answer HOLDS A SECRET. */
export function defineCreateRoute({ router, ...dependencies }: RouteDependencies): void {
  router.versioned
    .post({
      path: CREATE_PATH,
      access: 'public',
      security: AUTHORIZED_BY_ELASTICSEARCH,
      summary: 'Create an API key',
    })
    .addVersion(
      { version: PUBLIC_API_VERSION, validate: { request: { body: bodySchema } } },
      routeHandler(dependencies, ({ apiKeys }, { body }) => apiKeys.create(body)),
    );
}
