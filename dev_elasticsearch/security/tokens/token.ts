import type { Authentication } from '../authentication/authentication';

/** How long an access token opens anything, milliseconds; Elasticsearch's default. */
export const ACCESS_TOKEN_LIFETIME = 1_200_000;

/** How long a refresh token may be used, milliseconds; Elasticsearch's own, fixed. */
export const REFRESH_TOKEN_LIFETIME = 86_400_000;

/** Who was given a token, and alone may refresh it. */
export interface TokenClient {
  readonly principal: string;
  readonly realm: string;
  /** Present when an API key asked. */
  readonly apiKeyId?: string;
}

/** A refresh token on disk, by its hash. */
export interface StoredRefreshToken {
  readonly hash: string;
  readonly client: TokenClient;
  readonly invalidated: boolean;
  /** When it was used, milliseconds since the epoch; absent = not yet. */
  readonly refreshed?: number;
  /** The tokens it was exchanged for, encrypted under the refresh token itself. */
  readonly successors?: string;
}

/** An access token on disk, with its refresh token. Holds hashes alone. */
export interface StoredToken {
  readonly hash: string;
  /** Milliseconds since the epoch. */
  readonly creation: number;
  /** The last instant at which it opens anything, milliseconds since the epoch. */
  readonly expiration: number;
  readonly invalidated: boolean;
  /** For whom it stands: the user as it was when the token was made. */
  readonly authentication: Authentication;
  readonly refresh?: StoredRefreshToken;
}

/** A new pair of tokens. Holds secrets: only ever part of the answer that hands them out. */
export interface TokenPair {
  readonly accessToken: string;
  /** Absent when the grant gives none. */
  readonly refreshToken?: string;
}

/** New tokens and what to store of them. */
export interface CreatedTokens {
  readonly pair: TokenPair;
  readonly stored: StoredToken;
}

/** New tokens and for whom they stand. Holds secrets: only for the answer. */
export interface IssuedTokens {
  readonly pair: TokenPair;
  readonly authentication: Authentication;
}

/** May the access token still be used? */
export function isActive(token: StoredToken, now: number): boolean {
  return !token.invalidated && now <= token.expiration;
}

/** May the token be exchanged for a new one? */
export function isRefreshable({ creation, refresh }: StoredToken, now: number): boolean {
  return refresh?.invalidated === false && now <= creation + REFRESH_TOKEN_LIFETIME;
}

/** The identity that asks for tokens. */
export function clientOf({ user, apiKey }: Authentication): TokenClient {
  return {
    principal: user.username,
    realm: user.realm.name,
    ...(apiKey === undefined ? {} : { apiKeyId: apiKey.id }),
  };
}
