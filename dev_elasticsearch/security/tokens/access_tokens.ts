import type { Clock } from '../../lib/clock';
import type { RandomBytes } from '../../lib/ids';
import type { Store } from '../../storage';
import { isExpired } from '../api_keys/api_key';
import type { ApiKeyStore } from '../api_keys/api_key_store';
import type { Authentication } from '../authentication/authentication';
import type { SubjectFactory } from '../authentication/subject_factory';
import { tokenExpired } from '../authentication/unauthorized';
import type { SecuritySubject } from '../authorization/security_subject';
import { invalidate } from './invalidate';
import type { InvalidationCounts, TokenSelection } from './invalidate';
import { refresh } from './refresh';
import { ACCESS_TOKEN_LIFETIME, clientOf, isActive } from './token';
import type { CreatedTokens, IssuedTokens, TokenClient } from './token';
import { hashToken, newToken } from './token_secrets';
import { TokenStore } from './token_store';

/** What the token service is built on. */
export interface AccessTokensDeps {
  readonly store: Store;
  readonly apiKeys: ApiKeyStore;
  readonly subjects: SubjectFactory;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

/** What to issue: for whom the tokens stand, and who asked. */
export interface TokenOrder {
  readonly authentication: Authentication;
  /** Who may refresh; absent = there is nothing to refresh with. */
  readonly refreshableBy?: Authentication;
}

/** The token service: makes bearer tokens, exchanges and ends them, and tells who shows one. */
export class AccessTokens {
  private readonly tokens: TokenStore;

  constructor(private readonly deps: AccessTokensDeps) {
    this.tokens = new TokenStore(deps.store);
  }

  /**
   * Who shows this access token; undefined when it opens nothing. A user keeps the roles it had by
   * name when the token was made; the token of an API key ends with the key.
   * @throws 401 when the token has expired or was invalidated
   */
  authenticate(accessToken: string): SecuritySubject | undefined {
    const token = this.tokens.get(hashToken(accessToken));
    if (token === undefined) return undefined;
    if (!isActive(token, this.deps.clock())) throw tokenExpired();
    return this.subjectOf(token.authentication);
  }

  /** Makes tokens; resolves once their hashes are on disk. */
  async issue({ authentication, refreshableBy }: TokenOrder): Promise<IssuedTokens> {
    const client = refreshableBy === undefined ? undefined : clientOf(refreshableBy);
    const { pair, stored } = this.create(authentication, client);
    await this.tokens.write(() => this.tokens.put(stored));
    await this.tokens.removeDead(this.deps.clock());
    return { pair, authentication };
  }

  /**
   * Exchanges a refresh token for a new pair. Within 30 seconds the same one gives the same pair
   * again, so that requests at the same time do not cut each other off; later it is refused.
   * @throws InvalidGrant
   */
  async refresh(refreshToken: string, caller: Authentication): Promise<IssuedTokens> {
    const issued = await refresh(
      { refreshToken, client: clientOf(caller) },
      {
        tokens: this.tokens,
        now: this.deps.clock(),
        random: this.deps.random,
        create: (authentication, client) => this.create(authentication, client),
      },
    );
    await this.tokens.removeDead(this.deps.clock());
    return issued;
  }

  /** Ends tokens; undefined when the one that was named is not known. */
  invalidate(selection: TokenSelection): Promise<InvalidationCounts | undefined> {
    return invalidate(selection, { tokens: this.tokens, now: this.deps.clock() });
  }

  private subjectOf(authentication: Authentication): SecuritySubject | undefined {
    const { subjects, apiKeys, clock } = this.deps;
    const { apiKey, bearer } = authentication;
    if (apiKey === undefined) return subjects.forAuthentication(authentication);
    const key = apiKeys.get(apiKey.id);
    if (key === undefined || key.invalidated || isExpired(key, clock())) return undefined;
    return subjects.forApiKey(key, bearer);
  }

  private create(authentication: Authentication, client: TokenClient | undefined): CreatedTokens {
    const { random, clock } = this.deps;
    const accessToken = newToken(random);
    const stored = {
      hash: hashToken(accessToken),
      creation: clock(),
      expiration: clock() + ACCESS_TOKEN_LIFETIME,
      invalidated: false,
      authentication: { ...authentication, bearer: { kind: 'access_token' } },
    } as const;
    if (client === undefined) return { pair: { accessToken }, stored };
    const refreshToken = newToken(random);
    const refreshable = { hash: hashToken(refreshToken), client, invalidated: false };
    return { pair: { accessToken, refreshToken }, stored: { ...stored, refresh: refreshable } };
  }
}
