import type { IndexRecord } from '../../indices/catalog/index_record';
import type { StoredDocument } from './stored_document';

/** Reads committed documents from the disk. */
export interface DocumentReader {
  get(record: IndexRecord, id: string): StoredDocument | undefined;
  all(record: IndexRecord): Iterable<StoredDocument>;
}

/** How much a cache keeps. */
export interface CacheLimits {
  /** Bytes of all documents together, estimated. */
  readonly maxWeight: number;
  /** Changes of one index that are taken over one by one; after more it is read anew. */
  readonly maxChanges: number;
}

const DEFAULT_LIMITS: CacheLimits = { maxWeight: 128 * 2 ** 20, maxChanges: 20_000 };

interface Change {
  readonly id: string;
  readonly seqNo: number;
}

interface CachedIndex {
  /** The state of the index that `documents` holds: all writes before this sequence number. */
  nextSeqNo: number;
  readonly documents: Map<string, StoredDocument>;
  /** The documents as a list; made when asked for, never changed. */
  list: readonly StoredDocument[] | undefined;
  weight: number;
  /** Writes since, of which some may not be committed yet, or were rolled back. */
  changes: Change[];
}

/**
 * Keeps the parsed documents of indices that were searched lately. A state is known by the sequence
 * number of the next write, which is stored in the same transaction as the documents; so a state
 * that was rolled back is never taken for one that was not. Use outside of writes only.
 */
export class DocumentCache {
  /** By uuid, the least recently used first. */
  private readonly indices = new Map<string, CachedIndex>();
  private readonly tooLarge = new Set<string>();

  constructor(
    private readonly reader: DocumentReader,
    private readonly limits: CacheLimits = DEFAULT_LIMITS,
  ) {}

  /**
   * The documents of an index whose next write gets `nextSeqNo`, in no particular order. The list
   * stays as it is when documents change later.
   * @returns undefined when the index is too large to be kept.
   */
  documents(record: IndexRecord, nextSeqNo: number): readonly StoredDocument[] | undefined {
    const { uuid } = record;
    if (this.tooLarge.has(uuid)) {
      return undefined;
    }
    const known = this.indices.get(uuid);
    this.indices.delete(uuid);
    const cached =
      known !== undefined && this.update(known, { record, nextSeqNo })
        ? known
        : this.load(record, nextSeqNo);
    if (cached === undefined) {
      this.tooLarge.add(uuid);
      return undefined;
    }
    this.indices.set(uuid, cached);
    this.shrink();
    cached.list ??= [...cached.documents.values()];
    return cached.list;
  }

  /** To be told of every write, while it happens. */
  noteChange({ uuid }: IndexRecord, change: Change): void {
    const cached = this.indices.get(uuid);
    if (cached === undefined) {
      return;
    }
    cached.changes.push(change);
    if (cached.changes.length > this.limits.maxChanges) {
      this.indices.delete(uuid);
    }
  }

  /** Forgets an index. */
  forget({ uuid }: IndexRecord): void {
    this.indices.delete(uuid);
    this.tooLarge.delete(uuid);
  }

  /** False when the noted changes do not explain the new state. */
  private update(cached: CachedIndex, state: State): boolean {
    const { record, nextSeqNo } = state;
    const due = cached.changes.filter(({ seqNo }) => seqNo < nextSeqNo);
    const explained = new Set(due.map(({ seqNo }) => seqNo).filter((n) => n >= cached.nextSeqNo));
    if (explained.size !== nextSeqNo - cached.nextSeqNo) {
      return false;
    }
    for (const id of new Set(due.map((change) => change.id))) {
      this.replace(cached, id, this.reader.get(record, id));
    }
    cached.changes = cached.changes.filter(({ seqNo }) => seqNo >= nextSeqNo);
    cached.nextSeqNo = nextSeqNo;
    return cached.weight <= this.limits.maxWeight;
  }

  private replace(cached: CachedIndex, id: string, document: StoredDocument | undefined): void {
    const before = cached.documents.get(id);
    cached.weight += weightOf(document) - weightOf(before);
    cached.list = undefined;
    if (document === undefined) {
      cached.documents.delete(id);
    } else {
      cached.documents.set(id, document);
    }
  }

  private load(record: IndexRecord, nextSeqNo: number): CachedIndex | undefined {
    const documents = new Map<string, StoredDocument>();
    let weight = 0;
    for (const document of this.reader.all(record)) {
      documents.set(document.id, document);
      weight += weightOf(document);
      if (weight > this.limits.maxWeight) {
        return undefined;
      }
    }
    return { nextSeqNo, documents, list: undefined, weight, changes: [] };
  }

  private shrink(): void {
    let total = 0;
    for (const { weight } of this.indices.values()) {
      total += weight;
    }
    for (const [uuid, { weight }] of this.indices) {
      if (total <= this.limits.maxWeight) {
        return;
      }
      this.indices.delete(uuid);
      total -= weight;
    }
  }
}

interface State {
  readonly record: IndexRecord;
  readonly nextSeqNo: number;
}

const OVERHEAD = 64;

function weightOf(document: StoredDocument | undefined): number {
  if (document === undefined) {
    return 0;
  }
  const { id, text = '', source } = document;
  return OVERHEAD + id.length + text.length + sizeOf(source);
}

/** Bytes of a JSON value in memory, roughly. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') {
    return OVERHEAD / 4 + value.length;
  }
  if (typeof value !== 'object' || value === null) {
    return OVERHEAD / 4;
  }
  let size = OVERHEAD;
  for (const inner of Object.values(value)) {
    size += OVERHEAD / 4 + sizeOf(inner);
  }
  return size;
}
