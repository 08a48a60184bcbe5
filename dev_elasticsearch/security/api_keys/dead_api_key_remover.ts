import type { Clock } from '../../lib/clock';
import type { ApiKeyStore } from './api_key_store';

const DAY = 86_400_000;

/** How long a dead key stays listed; Elasticsearch's default. */
const RETENTION = 7 * DAY;

/** How often keys are removed at most; Elasticsearch's default. */
const INTERVAL = DAY;

/**
 * Deletes keys that expired or were invalidated long ago. As in Elasticsearch it only runs after an
 * invalidate request, so an idle cluster keeps its dead keys.
 */
export class DeadApiKeyRemover {
  private lastRun = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly keys: ApiKeyStore,
    private readonly clock: Clock,
  ) {}

  async runIfDue(): Promise<void> {
    const now = this.clock();
    if (now - this.lastRun < INTERVAL) return;
    this.lastRun = now;
    const { index } = this.keys;
    const dead = index.none();
    // "Older than" excludes a key that died exactly that long ago.
    index.invalidations.collectBetween(-Infinity, now - RETENTION - 1, dead);
    index.expirations.collectBetween(-Infinity, now - RETENTION - 1, dead);
    if (dead.count() > 0) await this.keys.remove(Array.from(dead, (slot) => index.idOf(slot)));
  }
}
