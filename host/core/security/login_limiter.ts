/** How many failed logins are let through. */
export interface LoginLimits {
  readonly maxFailures: number;
  /** Milliseconds that a failure counts for. */
  readonly window: number;
}

/** Keys that are watched at once; beyond that the longest-watched is forgotten. */
const MAX_KEYS = 10_000;

/** Counts failed logins for each address and user name, in memory. */
export class LoginLimiter {
  readonly #failures = new Map<string, readonly number[]>();

  constructor(
    private readonly limits: LoginLimits,
    private readonly now: () => number,
  ) {}

  /** Milliseconds until the next try is let through; 0 means now. */
  waitFor(key: string): number {
    const recent = this.recent(key);
    const decisive = recent[recent.length - this.limits.maxFailures];
    return decisive === undefined ? 0 : decisive + this.limits.window - this.now();
  }

  failed(key: string): void {
    const failures = [...this.recent(key), this.now()];
    this.#failures.delete(key);
    this.#failures.set(key, failures);
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > MAX_KEYS && oldest !== undefined) this.#failures.delete(oldest);
  }

  succeeded(key: string): void {
    this.#failures.delete(key);
  }

  private recent(key: string): readonly number[] {
    const start = this.now() - this.limits.window;
    return (this.#failures.get(key) ?? []).filter((time) => time > start);
  }
}
