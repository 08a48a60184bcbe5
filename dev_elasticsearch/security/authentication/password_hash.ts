import { scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { RandomBytes } from '../../lib/ids';

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

/** Compares in constant time; false too when the stored text is no hash of ours. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const parts = /^\{SCRYPT\}(\d+)\$([^$]+)\$([^$]+)$/.exec(hash);
  const [, cost = '', salt = '', expected = ''] = parts ?? [];
  if (parts === null) return false;
  const options = { N: Number(cost) };
  const key = await scryptAsync(password, Buffer.from(salt, 'base64'), KEY_BYTES, options);
  const wanted = Buffer.from(expected, 'base64');
  return wanted.length === key.length && timingSafeEqual(wanted, key);
}
