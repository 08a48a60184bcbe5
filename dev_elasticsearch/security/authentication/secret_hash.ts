import { createHash, timingSafeEqual } from 'node:crypto';
import type { RandomBytes } from '../../lib/ids';

const PREFIX = '{SSHA256}';
const SALT_BYTES = 16;

/** Salted SHA-256, fast: only for secrets of 128 random bits and for caches in memory. */
export function hashSecret(secret: string, random: RandomBytes): string {
  const salt = random(SALT_BYTES);
  return PREFIX + Buffer.concat([salt, digest(salt, secret)]).toString('base64');
}

/** Compares in constant time. */
export function verifySecret(secret: string, hash: string): boolean {
  const bytes = Buffer.from(hash.slice(PREFIX.length), 'base64');
  const expected = bytes.subarray(SALT_BYTES);
  const actual = digest(bytes.subarray(0, SALT_BYTES), secret);
  return (
    hash.startsWith(PREFIX) &&
    expected.length === actual.length &&
    timingSafeEqual(expected, actual)
  );
}

function digest(salt: Buffer, secret: string): Buffer {
  return createHash('sha256').update(salt).update(secret, 'utf8').digest();
}
