import type { RandomBytes } from '../../lib/ids';
import type { Authentication } from '../authentication/authentication';
import { REFRESH_TOKEN_LIFETIME } from './token';
import type {
  CreatedTokens,
  IssuedTokens,
  StoredRefreshToken,
  StoredToken,
  TokenClient,
} from './token';
import { hashToken, openPair, sealPair } from './token_secrets';
import type { TokenStore } from './token_store';

/** How long a used refresh token still answers with its successors, milliseconds. */
const REPEAT_WINDOW = 30_000;

/** A grant that is refused, in OAuth's terms: the endpoint answers `invalid_grant`. */
export class InvalidGrant extends Error {
  constructor(readonly description: string) {
    super(description);
    this.name = 'InvalidGrant';
  }
}

/** A refresh token as it was shown, and who shows it. Holds a secret. */
export interface RefreshRequest {
  readonly refreshToken: string;
  readonly client: TokenClient;
}

/** What an exchange works with. */
export interface RefreshDeps {
  readonly tokens: TokenStore;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly random: RandomBytes;
  readonly create: (authentication: Authentication, client: TokenClient) => CreatedTokens;
}

/**
 * Exchanges a refresh token in one transaction, so that of two requests at once only the first makes
 * new tokens.
 * @throws InvalidGrant
 */
export function refresh(request: RefreshRequest, deps: RefreshDeps): Promise<IssuedTokens> {
  const { tokens, now, random } = deps;
  return tokens.write(() => {
    const { token, refreshToken } = findRefreshable(request, deps);
    const { authentication } = token;
    if (refreshToken.refreshed !== undefined) {
      return {
        pair: openPair(String(refreshToken.successors), request.refreshToken),
        authentication,
      };
    }
    const { pair, stored } = deps.create(authentication, refreshToken.client);
    const successors = sealPair(pair, request.refreshToken, random);
    tokens.put({ ...token, refresh: { ...refreshToken, refreshed: now, successors } });
    tokens.put(stored);
    return { pair, authentication };
  });
}

function findRefreshable(
  { refreshToken, client }: RefreshRequest,
  { tokens, now }: RefreshDeps,
): { readonly token: StoredToken; readonly refreshToken: StoredRefreshToken } {
  const token = tokens.getByRefresh(hashToken(refreshToken));
  const stored = token?.refresh;
  if (token === undefined || stored === undefined) {
    throw new InvalidGrant('could not refresh the requested token');
  }
  if (now > token.creation + REFRESH_TOKEN_LIFETIME) {
    throw new InvalidGrant('refresh token is expired');
  }
  if (stored.invalidated) throw new InvalidGrant('token has been invalidated');
  if (!isSameClient(stored.client, client)) {
    throw new InvalidGrant('tokens must be refreshed by the creating client');
  }
  if (stored.refreshed !== undefined && now > stored.refreshed + REPEAT_WINDOW) {
    throw new InvalidGrant('token has already been refreshed more than 30 seconds in the past');
  }
  return { token, refreshToken: stored };
}

function isSameClient(a: TokenClient, b: TokenClient): boolean {
  return a.principal === b.principal && a.realm === b.realm && a.apiKeyId === b.apiKeyId;
}
