import Iron from '@hapi/iron';
import { isAlive, renewalStep, type Session, type SessionLimits } from './session';
import type { RevokedSessions } from './revoked_sessions';

/** What sessions need from outside. */
export interface SessionServiceOptions {
  /** At least 32 characters; who has it can forge sessions. */
  readonly encryptionKey: string;
  readonly limits: SessionLimits;
  readonly revoked: RevokedSessions;
  readonly now: () => number;
  readonly newId: () => string;
}

/** An open session, and the cookie that carries it on when it is time for a new one. */
export interface OpenedSession {
  readonly session: Session;
  readonly renewedCookie?: string;
}

/** Sessions live in sealed cookies; the server keeps only the ids of those that were ended. */
export class SessionService {
  constructor(private readonly options: SessionServiceOptions) {}

  /** Seals a new session into a cookie value. */
  async start(authorization: string): Promise<string> {
    const now = this.options.now();
    return this.seal({ id: this.options.newId(), authorization, createdAt: now, lastSeenAt: now });
  }

  /** Undefined when the cookie is forged, sealed with another key, too old or revoked. */
  async open(cookie: string): Promise<OpenedSession | undefined> {
    const { limits, revoked, now } = this.options;
    const session = await this.unseal(cookie);
    if (session === undefined || !isAlive(session, limits, now())) return undefined;
    if (revoked.has(session.id)) return undefined;
    if (now() - session.lastSeenAt < renewalStep(limits)) return { session };
    return { session, renewedCookie: await this.seal({ ...session, lastSeenAt: now() }) };
  }

  /** Ends a session for every copy of its cookie, durably, before it returns. Safe to repeat. */
  end(session: Session): void {
    this.options.revoked.add(session.id, session.createdAt + this.options.limits.lifespan);
  }

  private seal(session: Session): Promise<string> {
    return Iron.seal(session, this.options.encryptionKey, Iron.defaults);
  }

  private async unseal(cookie: string): Promise<Session | undefined> {
    try {
      // Only this class seals with the key, so what unseals is a session.
      return (await Iron.unseal(cookie, this.options.encryptionKey, Iron.defaults)) as Session;
    } catch {
      return undefined; // Anybody can send anything as a cookie; to the caller it is no session.
    }
  }
}
