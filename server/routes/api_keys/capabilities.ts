import { INTERNAL_API_VERSION } from '../../../common/constants';
import { CAPABILITIES_PATH } from '../../../common/http/paths';
import type { RouteDependencies } from '../../types';
import { AUTHORIZED_BY_ELASTICSEARCH, routeHandler } from '../route_handler';

/** What our page may offer to the caller. */
export function defineCapabilitiesRoute({ router, ...dependencies }: RouteDependencies): void {
  router.versioned
    .get({
      path: CAPABILITIES_PATH,
      access: 'internal',
      security: AUTHORIZED_BY_ELASTICSEARCH,
      summary: 'What the caller may do with API keys and what the cluster can do',
    })
    .addVersion(
      { version: INTERNAL_API_VERSION, validate: false },
      routeHandler(dependencies, ({ capabilities }) => capabilities.get()),
    );
}
