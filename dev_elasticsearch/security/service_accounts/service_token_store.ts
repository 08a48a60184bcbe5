import type { Clock } from '../../lib/clock';
import type { RandomBytes } from '../../lib/ids';
import { newRandomToken } from '../../lib/ids';
import type { Store, Table } from '../../storage';
import { hashSecret, verifySecret } from '../authentication/secret_hash';
import type { ServiceToken } from './service_token';

/** A token on disk. Holds the hash of the secret: never part of an answer. */
interface StoredServiceToken {
  readonly name: string;
  readonly secret_hash: string;
  /** Milliseconds since the epoch. */
  readonly creation: number;
}

/** What the store is built on. */
export interface ServiceTokenStoreDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

/** Tokens of service accounts, by account and name. They do not expire. */
export class ServiceTokenStore {
  private readonly table: Table<StoredServiceToken>;

  constructor(private readonly deps: ServiceTokenStoreDeps) {
    this.table = deps.store.table('service_tokens');
  }

  /** Makes a token with a new secret; undefined when the account has one of that name. */
  async create(principal: string, name: string): Promise<ServiceToken | undefined> {
    const { store, clock, random } = this.deps;
    const secret = newRandomToken(random);
    const stored = { name, secret_hash: hashSecret(secret, random), creation: clock() };
    return store.write(() => {
      const key = keyOf(principal, name);
      if (this.table.get(key) !== undefined) return undefined;
      this.table.put(key, stored);
      return { principal, name, secret };
    });
  }

  /** Names of the tokens of an account, sorted. */
  names(principal: string): string[] {
    // `0` follows `/`, so the range holds just the keys below the account.
    const range = { start: `${principal}/`, end: `${principal}0` };
    return Array.from(this.table.range(range), ({ value }) => value.name);
  }

  /** Is this the secret of that token? Compares in constant time. */
  verify({ principal, name, secret }: ServiceToken): boolean {
    const stored = this.table.get(keyOf(principal, name));
    return stored !== undefined && verifySecret(secret, stored.secret_hash);
  }

  /** @returns whether there was such a token */
  remove(principal: string, name: string): Promise<boolean> {
    return this.deps.store.write(() => {
      const key = keyOf(principal, name);
      const existed = this.table.get(key) !== undefined;
      this.table.remove(key);
      return existed;
    });
  }
}

function keyOf(principal: string, name: string): string {
  return `${principal}/${name}`;
}
