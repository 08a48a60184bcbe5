import type { RequestIdentity } from './authenticated_user';
import { isAcceptedScheme, type Authenticator } from './authenticator';
import type { OpenedSession, SessionService } from './session_service';

/** What a request brings to prove who sends it; an `Authorization` header wins over a cookie. */
export interface RequestCredentials {
  readonly authorization?: string | undefined;
  readonly cookie?: string | undefined;
}

/** Whether it is known who sends a request. */
export type AuthenticationOutcome =
  | { readonly identity: RequestIdentity; readonly renewedCookie?: string | undefined }
  | {
      readonly identity: undefined;
      /** One sentence for the caller. */
      readonly reason: string;
      /** The cookie is of no use any more. */
      readonly clearCookie: boolean;
    };

/** Decides who sends a request, for the HTTP API and for pages. */
export class RequestAuthenticator {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly sessions: SessionService,
  ) {}

  /**
   * Takes a session cookie, or `Basic` or `ApiKey` credentials.
   * @throws whatever the client throws when Elasticsearch cannot be asked; the session stays
   */
  async authenticate({
    authorization,
    cookie,
  }: RequestCredentials): Promise<AuthenticationOutcome> {
    if (authorization !== undefined) return this.fromHeader(authorization);
    return this.authenticateSession(cookie);
  }

  /** Takes a session cookie only, so that an API key never opens a page. Throws as above. */
  async authenticateSession(cookie: string | undefined): Promise<AuthenticationOutcome> {
    if (cookie === undefined) {
      return refused('Log in, or send Basic or ApiKey credentials');
    }
    const opened = await this.sessions.open(cookie);
    return opened === undefined
      ? refused('The session has ended: log in again', true)
      : this.fromSession(opened);
  }

  private async fromHeader(authorization: string): Promise<AuthenticationOutcome> {
    if (!isAcceptedScheme(authorization)) {
      return refused('Only Basic and ApiKey credentials are accepted');
    }
    const identity = await this.authenticator.identify(authorization);
    return identity === undefined
      ? refused('Elasticsearch does not accept these credentials')
      : { identity };
  }

  private async fromSession({
    session,
    renewedCookie,
  }: OpenedSession): Promise<AuthenticationOutcome> {
    const identity = await this.authenticator.identify(session.authorization);
    if (identity !== undefined) return { identity, renewedCookie };
    this.sessions.end(session);
    return refused('The session has ended: log in again', true);
  }
}

function refused(reason: string, clearCookie = false): AuthenticationOutcome {
  return { identity: undefined, reason, clearCookie };
}
