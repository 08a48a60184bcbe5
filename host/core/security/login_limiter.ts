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

  /**
   * Milliseconds until the next try is let through; 0 means now. A try that is let through counts as
   * failed until its end is known, so that many at once are not more than many in a row.
   */
  begin(key: string): number {
    const recent = this.recent(key);
    const decisive = recent[recent.length - this.limits.maxFailures];
    if (decisive !== undefined) return decisive + this.limits.window - this.now();
    this.watch(key, [...recent, this.now()]);
    return 0;
  }

  /** The password was right: earlier failures count no more. */
  succeeded(key: string): void {
    this.#failures.delete(key);
  }

  /** Nobody could judge the password: the latest try does not count. */
  undo(key: string): void {
    this.watch(key, this.recent(key).slice(0, -1));
  }

  private watch(key: string, failures: readonly number[]): void {
    this.#failures.delete(key);
    if (failures.length > 0) this.#failures.set(key, failures);
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > MAX_KEYS && oldest !== undefined) this.#failures.delete(oldest);
  }

  private recent(key: string): readonly number[] {
    const start = this.now() - this.limits.window;
    return (this.#failures.get(key) ?? []).filter((time) => time > start);
  }
}
