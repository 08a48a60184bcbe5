import { randomBytes } from 'node:crypto';
import type { Clock } from './clock';

/** Gives `size` random bytes; an argument, so that tests can foresee ids. */
export type RandomBytes = (size: number) => Buffer;

/** The machine's cryptographic random source. */
export const systemRandomBytes: RandomBytes = (size) => randomBytes(size);

const TIME_BYTES = 6;
const RANDOM_BYTES = 9;

/**
 * A new identifier: 20 characters of URL-safe base64, from 6 bytes of time and 9 random ones.
 * Never contains a colon, so `id:secret` splits at the first.
 */
export function newTimeBasedId(clock: Clock, random: RandomBytes): string {
  const bytes = Buffer.alloc(TIME_BYTES + RANDOM_BYTES);
  bytes.writeUIntBE(clock(), 0, TIME_BYTES);
  random(RANDOM_BYTES).copy(bytes, TIME_BYTES);
  return bytes.toString('base64url');
}

/** 128 random bits as 22 characters of URL-safe base64. Holds a secret when used as one. */
export function newRandomToken(random: RandomBytes): string {
  return random(16).toString('base64url');
}
