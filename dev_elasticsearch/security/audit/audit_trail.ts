/** One document of the audit trail. */
export type AuditDocument = Readonly<Record<string, unknown>>;

/** Something to be told later: asked for its documents when the trail is written, once. */
export type AuditEntry = () => readonly AuditDocument[];

/** Where documents go to stay, and how old ones are removed. */
export interface AuditSink {
  /** Resolves once they are on disk. */
  append(documents: readonly AuditDocument[]): Promise<void>;
  /** Removes what is older than `before` (milliseconds since the epoch) or beyond the newest `keep`. */
  trim(retention: { readonly before: number; readonly keep: number }): Promise<unknown>;
}

/** Runs `work` after a while; the answer cancels it. */
export type Schedule = (work: () => void, milliseconds: number) => () => void;

/** What a trail is built on. */
export interface AuditTrailDeps {
  readonly sink: AuditSink;
  readonly clock: () => number;
  readonly schedule: Schedule;
  /** Gets one line when events were lost. */
  readonly log: (line: string) => void;
}

/** Entries wait this long, in milliseconds, so that a busy server writes them by the batch. */
const DELAY = 1000;
/** Entries in one batch; as many at once do not wait. */
const BATCH = 500;
/** Entries that may wait: a server that cannot write loses the oldest rather than its memory. */
const CAPACITY = 10_000;
/** Documents are removed after 30 days (milliseconds) … */
const MAX_AGE = 30 * 24 * 60 * 60 * 1000;
/** … and when there are more than these, the oldest first. */
const MAX_DOCUMENTS = 100_000;
/** Batches between two looks at what is too old or too much; the first batch looks. */
const TRIM_EVERY = 50;

/**
 * Writes entries in batches, off the path of requests. What waits when the process is killed is lost:
 * an audit trail of a development server, not a promise to a court. Kept for 30 days and up to
 * 100,000 documents.
 */
export class AuditTrail {
  private queue: AuditEntry[] = [];
  private lost = 0;
  private batches = 0;
  private cancel: (() => void) | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly deps: AuditTrailDeps) {}

  /** Costs no more than the push to a list. */
  record(entry: AuditEntry): void {
    if (this.queue.length >= CAPACITY) {
      this.queue.shift();
      this.lost += 1;
    }
    this.queue.push(entry);
    if (this.queue.length === BATCH) this.cancelWait();
    this.cancel ??= this.deps.schedule(
      () => void this.flush(),
      this.queue.length >= BATCH ? 0 : DELAY,
    );
  }

  /** Resolves when everything recorded so far is on disk, or lost, which the log tells. */
  flush(): Promise<void> {
    this.cancelWait();
    this.writing = this.writing.then(() => this.writeAll());
    return this.writing;
  }

  private cancelWait(): void {
    this.cancel?.();
    this.cancel = undefined;
  }

  /** Never rejects. */
  private async writeAll(): Promise<void> {
    while (this.queue.length > 0) {
      const batch = this.queue.slice(0, BATCH);
      this.queue = this.queue.slice(BATCH);
      await this.write(batch);
    }
    if (this.lost === 0) return;
    this.deps.log(
      `The audit trail lost ${this.lost} entries: they came faster than it could write`,
    );
    this.lost = 0;
  }

  private async write(batch: readonly AuditEntry[]): Promise<void> {
    const { sink, clock, log } = this.deps;
    try {
      await sink.append(batch.flatMap((entry) => entry()));
      if (this.batches % TRIM_EVERY === 0) {
        await sink.trim({ before: clock() - MAX_AGE, keep: MAX_DOCUMENTS });
      }
      this.batches += 1;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      log(`The audit trail lost up to ${batch.length} entries: ${why}`);
    }
  }
}

/** The schedule of a running server: its timers do not keep the process alive. */
export const timerSchedule: Schedule = (work, milliseconds) => {
  const timer = setTimeout(work, milliseconds);
  timer.unref();
  return () => {
    clearTimeout(timer);
  };
};
