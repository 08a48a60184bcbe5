import { pbkdf2, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { RandomBytes } from '../../lib/ids';

const pbkdf2Async = promisify(pbkdf2);
const scryptAsync = promisify<string, Buffer, number, { N: number }, Buffer>(scrypt);

/** Memory and time a guess costs, a power of two: about 40 ms on a laptop. */
export const DEFAULT_HASH_COST = 2 ** 14;

/** How passwords are hashed. Verifying takes the cost from the hash itself. */
export interface PasswordHashing {
  readonly random: RandomBytes;
  /** Memory and time a guess costs, a power of two. */
  readonly cost: number;
}

const KEY_BYTES = 32;

/** Hashes a password slowly, with a salt of its own: `{SCRYPT}cost$salt$hash`. */
export async function hashPassword(
  password: string,
  { random, cost }: PasswordHashing,
): Promise<string> {
  const salt = random(16);
  const key = await scryptAsync(password, salt, KEY_BYTES, { N: cost });
  return `{SCRYPT}${cost}$${salt.toString('base64')}$${key.toString('base64')}`;
}

/** Compares in constant time; false too when the stored text is no hash that this server knows. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [, algorithm, cost = '', salt = '', expected = ''] = FORMAT.exec(hash) ?? [];
  if (algorithm === undefined) return false;
  const [saltBytes, wanted] = [Buffer.from(salt, 'base64'), Buffer.from(expected, 'base64')];
  const key =
    algorithm === 'SCRYPT'
      ? await scryptAsync(password, saltBytes, KEY_BYTES, { N: Number(cost) })
      : await pbkdf2Async(password, saltBytes, Number(cost), KEY_BYTES, 'sha512');
  return wanted.length === key.length && timingSafeEqual(wanted, key);
}

const FORMAT = /^\{(SCRYPT|PBKDF2)\}(\d{1,7})\$([^$]+)\$([^$]+)$/;

/** Costs that Elasticsearch knows: it names its algorithms by them. */
const PBKDF2_COSTS = [1000, 10_000, 50_000, 100_000, 500_000, 1_000_000];

/** May such a hash be given in place of a password? Only those of Elasticsearch's `pbkdf2` family. */
export function isSupportedHash(hash: string): boolean {
  const [, algorithm, cost] = FORMAT.exec(hash) ?? [];
  return algorithm === 'PBKDF2' && PBKDF2_COSTS.includes(Number(cost));
}
