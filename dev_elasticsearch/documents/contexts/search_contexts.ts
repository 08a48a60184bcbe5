import { ElasticsearchError, illegalArgument } from '../../lib/elasticsearch_error';
import type { Clock } from '../../lib/clock';
import type { RandomBytes } from '../../lib/ids';

/** How many contexts there may be, and for how long. */
export interface ContextLimits {
  readonly maxOpen: number;
  /** Documents that all contexts together keep from being forgotten. */
  readonly maxDocuments: number;
}

const DEFAULT_LIMITS: ContextLimits = { maxOpen: 500, maxDocuments: 2_000_000 };

/** Random bytes of an id: nobody finds another's by guessing. */
const ID_BYTES = 33;

interface Entry<T> {
  readonly owner: string;
  state: T;
  readonly documents: number;
  keepAlive: number;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** What a new context is made of. */
export interface NewContext<T> {
  /** `Subject.identity` of whoever opens it: nobody else finds it. */
  readonly owner: string;
  readonly state: T;
  /** How many documents it holds. */
  readonly documents: number;
  /** Milliseconds. */
  readonly keepAlive: number;
}

/** Points in time or scrolls: states of searches, kept in memory until they are closed or expire. */
export class SearchContexts<T> {
  private readonly entries = new Map<string, Entry<T>>();

  constructor(
    private readonly machine: { readonly clock: Clock; readonly random: RandomBytes },
    private readonly limits: ContextLimits = DEFAULT_LIMITS,
  ) {}

  /** @returns the id. @throws 429 when there are too many, or they hold too much. */
  open({ owner, state, documents, keepAlive }: NewContext<T>): string {
    this.removeExpired();
    this.refuseTooMuch(documents);
    const id = this.machine.random(ID_BYTES).toString('base64url');
    const expiresAt = this.machine.clock() + keepAlive;
    this.entries.set(id, { owner, state, documents, keepAlive, expiresAt });
    return id;
  }

  /**
   * The state of a context, which is kept for another while: `keepAlive` milliseconds, or as long
   * as it was opened for.
   * @returns undefined when there is none of this owner.
   */
  use(id: string, owner: string, keepAlive?: number): T | undefined {
    this.removeExpired();
    const entry = this.entries.get(id);
    if (entry?.owner !== owner) {
      return undefined;
    }
    entry.keepAlive = keepAlive ?? entry.keepAlive;
    entry.expiresAt = this.machine.clock() + entry.keepAlive;
    return entry.state;
  }

  /** Replaces the state of a context that is still open. */
  advance(id: string, state: T): void {
    const entry = this.entries.get(id);
    if (entry !== undefined) {
      entry.state = state;
    }
  }

  /** Closes contexts of this owner. @returns how many there were. */
  close(ids: readonly string[], owner: string): number {
    this.removeExpired();
    const own = [...new Set(ids)].filter((id) => this.entries.get(id)?.owner === owner);
    own.forEach((id) => this.entries.delete(id));
    return own.length;
  }

  /** Closes every context, whoever opened it. @returns how many there were. */
  closeAll(): number {
    this.removeExpired();
    const { size } = this.entries;
    this.entries.clear();
    return size;
  }

  private removeExpired(): void {
    const now = this.machine.clock();
    for (const [id, { expiresAt }] of this.entries) {
      if (expiresAt <= now) {
        this.entries.delete(id);
      }
    }
  }

  private refuseTooMuch(documents: number): void {
    const { maxOpen, maxDocuments } = this.limits;
    if (this.entries.size >= maxOpen) {
      throw new ElasticsearchError({
        status: 429,
        type: 'too_many_scroll_contexts_exception',
        reason:
          `Trying to create too many scroll contexts. Must be less than or equal to: [${maxOpen}]. ` +
          'This limit can be set by changing the [search.max_open_scroll_context] setting.',
      });
    }
    let held = documents;
    for (const entry of this.entries.values()) {
      held += entry.documents;
    }
    if (held > maxDocuments && this.entries.size > 0) {
      throw new ElasticsearchError({
        status: 429,
        type: 'circuit_breaking_exception',
        reason: `[parent] Data too large: open searches would hold [${held}] documents, which is larger than the limit of [${maxDocuments}]`,
      });
    }
  }
}

const MAX_KEEP_ALIVE = 86_400_000;

/** @throws `illegal_argument_exception` for more than a day. */
export function checkKeepAlive(milliseconds: number, text: string): number {
  if (milliseconds > MAX_KEEP_ALIVE) {
    throw illegalArgument(
      `Keep alive for request (${text}) is too large. It must be less than (1d). This limit can be ` +
        'set by changing the [search.max_keep_alive] cluster level setting.',
    );
  }
  return milliseconds;
}

/** 404 `search_context_missing_exception`, met on the shards of a search. */
export function contextMissing(indices: readonly string[] = []): ElasticsearchError {
  const missing = new ElasticsearchError({
    status: 404,
    type: 'search_context_missing_exception',
    reason: 'No search context found for id [0]',
  });
  const names = indices.length === 0 ? [null] : indices;
  return new ElasticsearchError({
    status: 404,
    type: 'search_phase_execution_exception',
    reason: 'all shards failed',
    metadata: {
      phase: 'query',
      grouped: true,
      failed_shards: names.map((index) => ({
        shard: index === null ? -1 : 0,
        index,
        reason: missing.toObject(),
      })),
    },
    rootCause: [missing],
    causedBy: missing,
  });
}
