import type { Store, Table } from '../../storage';
import type { StoredToken } from './token';
import { REFRESH_TOKEN_LIFETIME } from './token';

/** How often dead tokens are removed at most, milliseconds; Elasticsearch's default. */
const REMOVAL_INTERVAL = 1_800_000;

/** How many tokens one transaction removes at most, so that no request waits long for it. */
const REMOVAL_BATCH = 1000;

/** Tokens on disk by the hash of the access token, and a way to them by that of the refresh token. */
export class TokenStore {
  private readonly tokens: Table<StoredToken>;
  private readonly byRefresh: Table<string>;
  private lastRemoval = Number.NEGATIVE_INFINITY;

  constructor(private readonly store: Store) {
    this.tokens = store.table('tokens');
    this.byRefresh = store.table('refresh_tokens');
  }

  get(hash: string): StoredToken | undefined {
    return this.tokens.get(hash);
  }

  getByRefresh(refreshHash: string): StoredToken | undefined {
    const hash = this.byRefresh.get(refreshHash);
    return hash === undefined ? undefined : this.tokens.get(hash);
  }

  all(): StoredToken[] {
    return Array.from(this.tokens.range(), ({ value }) => value);
  }

  /** Runs `change` in one transaction; resolves once it is durable. */
  write<T>(change: () => T): Promise<T> {
    return this.store.write(change);
  }

  /** Stores a token; legal inside {@link write} only. */
  put(token: StoredToken): void {
    this.tokens.put(token.hash, token);
    if (token.refresh !== undefined) this.byRefresh.put(token.refresh.hash, token.hash);
  }

  /** Removes what can never be used again, at most every half hour. To be called with every new token. */
  async removeDead(now: number): Promise<void> {
    if (now - this.lastRemoval < REMOVAL_INTERVAL) return;
    this.lastRemoval = now;
    const dead = this.all().filter((token) => isDead(token, now));
    for (let start = 0; start < dead.length; start += REMOVAL_BATCH) {
      const batch = dead.slice(start, start + REMOVAL_BATCH);
      await this.store.write(() => batch.forEach((token) => this.remove(token)));
    }
  }

  private remove({ hash, refresh }: StoredToken): void {
    this.tokens.remove(hash);
    if (refresh !== undefined) this.byRefresh.remove(refresh.hash);
  }
}

/** Kept while it says why it is refused: an invalidated token until it would have ended anyway. */
function isDead({ creation, expiration, refresh }: StoredToken, now: number): boolean {
  return now > expiration && (refresh === undefined || now > creation + REFRESH_TOKEN_LIFETIME);
}
