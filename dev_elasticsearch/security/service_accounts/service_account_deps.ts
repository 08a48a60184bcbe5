import type { Clock } from '../../lib/clock';
import type { RandomBytes } from '../../lib/ids';
import type { ServiceTokenStore } from './service_token_store';

/** What the endpoints of service accounts work with. */
export interface ServiceAccountDeps {
  readonly serviceTokens: ServiceTokenStore;
  readonly clock: Clock;
  readonly random: RandomBytes;
}
