import { schema } from '@kbn/config-schema';
import { PUBLIC_API_VERSION } from '../../../common/constants';
import { LIMITS } from '../../../common/http/api_keys';
import { INVALIDATE_PATH } from '../../../common/http/paths';
import type { RouteDependencies } from '../../types';
import { AUTHORIZED_BY_ELASTICSEARCH, routeHandler } from '../route_handler';

/** Elasticsearch refuses a list with a blank id whole. */
const refuseBlank = (id: string): string | undefined =>
  id.trim() === '' ? 'must not be blank' : undefined;

const bodySchema = schema.object({
  ids: schema.arrayOf(
    schema.string({ minLength: 1, maxLength: LIMITS.idLength, validate: refuseBlank }),
    { minSize: 1, maxSize: LIMITS.invalidateIds },
  ),
});

/** The end of one key or many. */
export function defineInvalidateRoute({ router, ...dependencies }: RouteDependencies): void {
  router.versioned
    .post({
      path: INVALIDATE_PATH,
      access: 'public',
      security: AUTHORIZED_BY_ELASTICSEARCH,
      summary: 'Invalidate API keys',
    })
    .addVersion(
      { version: PUBLIC_API_VERSION, validate: { request: { body: bodySchema } } },
      routeHandler(dependencies, ({ apiKeys }, { body }) => apiKeys.invalidate(body)),
    );
}
