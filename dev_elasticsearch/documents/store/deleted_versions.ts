import type { IndexRecord } from '../../indices/catalog/index_record';
import type { Clock } from '../../lib/clock';
import { LruCache } from '../../lib/lru_cache';

/** `index.gc_deletes`: how long the version of a deleted document is remembered. */
const REMEMBERED_MILLIS = 60_000;
const MAX_REMEMBERED = 10_000;

interface DeletedVersion {
  readonly version: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/**
 * The versions of documents that were deleted less than a minute ago: a document made again under
 * the same id counts on. Kept in memory only, so that a restart forgets them as the minute does.
 */
export class DeletedVersions {
  private readonly versions = new LruCache<DeletedVersion>(MAX_REMEMBERED);

  private changeCount = 0;

  constructor(private readonly clock: Clock) {}

  /** Grows with whatever is noted or forgotten. */
  get changes(): number {
    return this.changeCount;
  }

  /** Version of the delete; undefined when it is forgotten or was none. */
  get(record: IndexRecord, id: string): number | undefined {
    const deleted = this.versions.get(keyOf(record, id));
    return deleted !== undefined && this.clock() - deleted.at < REMEMBERED_MILLIS
      ? deleted.version
      : undefined;
  }

  note(record: IndexRecord, id: string, version: number): void {
    this.changeCount += 1;
    this.versions.set(keyOf(record, id), { version, at: this.clock() });
  }

  forget(record: IndexRecord, id: string): void {
    this.changeCount += 1;
    this.versions.delete(keyOf(record, id));
  }

  /** Forgets all of them, as a minute does. */
  clear(): void {
    this.versions.clear();
  }
}

function keyOf({ uuid }: IndexRecord, id: string): string {
  return `${uuid}/${id}`;
}
