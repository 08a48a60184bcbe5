/** What a browser's sealed cookie holds. Holds a secret: do not log, store or send unsealed. */
export interface Session {
  /** For revocation; random, 128 bits. */
  readonly id: string;
  readonly authorization: string;
  /** Milliseconds since the epoch, UTC. */
  readonly createdAt: number;
  /** Milliseconds since the epoch, UTC; may lag behind the last request by {@link renewalStep}. */
  readonly lastSeenAt: number;
}

/** Milliseconds each. */
export interface SessionLimits {
  /** A session ends when nothing was asked for this long. */
  readonly idleTimeout: number;
  /** A session ends this long after the login, however busy. */
  readonly lifespan: number;
}

/** True while neither limit is reached. */
export function isAlive(session: Session, limits: SessionLimits, now: number): boolean {
  return now - session.lastSeenAt < limits.idleTimeout && now - session.createdAt < limits.lifespan;
}

/** A cookie is sealed anew at most once in this many milliseconds: a minute, less for short timeouts. */
export function renewalStep({ idleTimeout }: SessionLimits): number {
  return Math.min(60_000, idleTimeout / 10);
}
