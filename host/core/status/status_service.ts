import type { Logger } from '@kbn/core/server';
import { reasonOf } from '../../lib/host_start_error';

/** State of one service at one moment; the levels are two of Kibana's four. */
export interface ServiceStatus {
  readonly level: 'available' | 'unavailable';
  /** One sentence for people. */
  readonly summary: string;
}

/** What the status depends on. */
export interface StatusServiceOptions {
  /** Rejects when Elasticsearch does not answer. */
  readonly ping: () => Promise<void>;
  readonly now: () => number;
  /** Told why, once each time that Elasticsearch goes away: anybody may ask, and need not know. */
  readonly log: Pick<Logger, 'warn'>;
}

/** Milliseconds that a ping's answer is good for, so that status calls cannot flood the cluster. */
const MAX_AGE = 1000;

/** Looks at Elasticsearch when asked, not by itself. */
export class StatusService {
  #last: { readonly at: number; readonly elasticsearch: Promise<ServiceStatus> } | undefined;

  #isAvailable = true;

  constructor(private readonly options: StatusServiceOptions) {}

  /** At most a second old; never rejects. */
  elasticsearch(): Promise<ServiceStatus> {
    const now = this.options.now();
    if (this.#last === undefined || now - this.#last.at >= MAX_AGE) {
      this.#last = { at: now, elasticsearch: this.pingElasticsearch() };
    }
    return this.#last.elasticsearch;
  }

  private async pingElasticsearch(): Promise<ServiceStatus> {
    try {
      await this.options.ping();
      this.#isAvailable = true;
      return { level: 'available', summary: 'Elasticsearch is available' };
    } catch (error) {
      const summary = 'Elasticsearch is unavailable';
      if (this.#isAvailable) this.options.log.warn(`${summary}: ${reasonOf(error)}`);
      this.#isAvailable = false;
      return { level: 'unavailable', summary };
    }
  }
}
