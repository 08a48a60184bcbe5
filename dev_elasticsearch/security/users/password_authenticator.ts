import { hashSecret, verifySecret } from '../authentication/secret_hash';
import { hashPassword, verifyPassword } from '../authentication/password_hash';
import type { PasswordHashing } from '../authentication/password_hash';
import type { User } from '../authentication/authentication';
import { LruCache } from '../../lib/lru_cache';
import type { UserStore } from './user_store';

/** Users whose verified password is remembered. */
const CACHE_SIZE = 1000;

interface Verified {
  /** The slow hash that was checked: once the password changes this entry no longer counts. */
  readonly slowHash: string;
  readonly fastHash: string;
}

/**
 * Checks user names with passwords. A verified password is remembered as a salted fast hash in
 * memory, so that only the first request pays for the slow one.
 */
export class PasswordAuthenticator {
  private readonly verified = new LruCache<Verified>(CACHE_SIZE);
  private decoy: Promise<string> | undefined;

  constructor(
    private readonly users: UserStore,
    private readonly hashing: PasswordHashing,
  ) {}

  /** The enabled user of that name and password; undefined otherwise, after the same work. */
  async authenticate(username: string, password: string): Promise<User | undefined> {
    const slowHash = this.users.passwordHash(username);
    const matches = await this.matches(username, password, slowHash);
    const user = this.users.get(username);
    return matches && user?.enabled === true ? user : undefined;
  }

  private async matches(
    username: string,
    password: string,
    slowHash: string | undefined,
  ): Promise<boolean> {
    if (slowHash === undefined) {
      await verifyPassword(password, await this.decoyHash());
      return false;
    }
    const known = this.verified.get(username);
    if (known?.slowHash === slowHash && verifySecret(password, known.fastHash)) return true;
    if (!(await verifyPassword(password, slowHash))) return false;
    this.verified.set(username, { slowHash, fastHash: hashSecret(password, this.hashing.random) });
    return true;
  }

  /** Unknown users cost as much time as known ones, so that names cannot be told by waiting. */
  private decoyHash(): Promise<string> {
    this.decoy ??= hashPassword(this.hashing.random(16).toString('hex'), this.hashing);
    return this.decoy;
  }
}
