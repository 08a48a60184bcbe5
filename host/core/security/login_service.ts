import type { RequestIdentity } from './authenticated_user';
import { basicAuthorization, type Authenticator } from './authenticator';
import type { LoginLimiter } from './login_limiter';
import type { SessionService } from './session_service';

/** One try to log in. Holds a secret. */
export interface LoginAttempt {
  readonly username: string;
  readonly password: string;
  /** Where it comes from; tries are counted for each address and name. */
  readonly remoteAddress: string;
}

/** How a try ended. */
export type LoginOutcome =
  | { readonly kind: 'logged_in'; readonly cookie: string }
  | { readonly kind: 'wrong_password' }
  /** Milliseconds until the next try is let through. */
  | { readonly kind: 'too_many_failures'; readonly wait: number };

/** Logs people in with name and password. */
export class LoginService {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly sessions: SessionService,
    private readonly limiter: LoginLimiter,
  ) {}

  /** @throws whatever the client throws when Elasticsearch cannot be asked; the try does not count */
  async logIn({ username, password, remoteAddress }: LoginAttempt): Promise<LoginOutcome> {
    // Basic credentials end the name at the first colon, so it would be tried as another, uncounted.
    if (username.includes(':')) return { kind: 'wrong_password' };
    const key = `${remoteAddress} ${username}`;
    const wait = this.limiter.begin(key);
    if (wait > 0) return { kind: 'too_many_failures', wait };
    const identity = await this.identify(key, basicAuthorization(username, password));
    // A realm, because an API key is for programs and never logs a browser in.
    if (identity?.user.authentication_type !== 'realm') return { kind: 'wrong_password' };
    this.limiter.succeeded(key);
    return { kind: 'logged_in', cookie: await this.sessions.start(identity.authorization) };
  }

  private async identify(key: string, authorization: string): Promise<RequestIdentity | undefined> {
    try {
      return await this.authenticator.identify(authorization);
    } catch (error) {
      this.limiter.undo(key);
      throw error;
    }
  }
}
