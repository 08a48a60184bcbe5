import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import type { RandomBytes } from '../../lib/ids';
import type { TokenPair } from './token';

const TOKEN_BYTES = 32;
const SALT_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** A new token: 256 random bits in base64. */
export function newToken(random: RandomBytes): string {
  return random(TOKEN_BYTES).toString('base64');
}

/**
 * What a token is stored and found by. No salt: the tokens are random and long, so the hash cannot
 * be guessed from a list, and finding by hash tells nothing by the time it takes.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('base64url');
}

/** Encrypts a pair of tokens so that only who has the refresh token can read it. */
export function sealPair(pair: TokenPair, refreshToken: string, random: RandomBytes): string {
  const salt = random(SALT_BYTES);
  const iv = random(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(refreshToken, salt), iv);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(pair), 'utf8'), cipher.final()]);
  return Buffer.concat([salt, iv, cipher.getAuthTag(), sealed]).toString('base64');
}

/** The pair that {@link sealPair} encrypted under the same refresh token. */
export function openPair(sealed: string, refreshToken: string): TokenPair {
  const bytes = Buffer.from(sealed, 'base64');
  const salt = bytes.subarray(0, SALT_BYTES);
  const iv = bytes.subarray(SALT_BYTES, SALT_BYTES + IV_BYTES);
  const body = bytes.subarray(SALT_BYTES + IV_BYTES);
  const decipher = createDecipheriv(CIPHER, keyOf(refreshToken, salt), iv);
  decipher.setAuthTag(body.subarray(0, TAG_BYTES));
  const text = Buffer.concat([decipher.update(body.subarray(TAG_BYTES)), decipher.final()]);
  return JSON.parse(text.toString('utf8')) as TokenPair;
}

function keyOf(refreshToken: string, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', refreshToken, salt, 'successors of a token', 32));
}
