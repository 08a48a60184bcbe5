import type { Store, Table } from '../../storage';
import type { StoredApiKey } from './api_key';
import { ApiKeyIndex } from './index/api_key_index';
import { entryKey, ordinalOf, readEntry, storedEntryOf } from './stored_entry';
import type { StoredEntry } from './stored_entry';

/** A key that is not stored yet. */
export type NewApiKey = Omit<StoredApiKey, 'ordinal' | 'revision'>;

/** A change of one key: undefined leaves it as it is. */
export type ApiKeyChange = (key: StoredApiKey) => StoredApiKey | undefined;

/**
 * API keys: whole on disk, by id, and in memory as an index for searches. The disk is the truth: the
 * index is built from it at start, and learns of a change only once that is durable.
 */
export class ApiKeyStore {
  private readonly table: Table<StoredApiKey>;
  /** Written in the same transaction as the key it belongs to. */
  private readonly entries: Table<StoredEntry>;
  private current = new ApiKeyIndex();
  private nextOrdinal = 0;

  constructor(private readonly store: Store) {
    this.table = store.table('api_keys');
    this.entries = store.table('api_key_entries');
    this.buildIndex();
  }

  /** Every key that is durable, for searches. Ask anew after each wait: it may be built anew. */
  get index(): ApiKeyIndex {
    return this.current;
  }

  get(id: string): StoredApiKey | undefined {
    return this.table.get(id);
  }

  /** Resolves once the key is on disk. */
  async add(key: NewApiKey): Promise<void> {
    await this.addAll([key]);
  }

  /** Adds keys in one transaction; resolves once they are on disk. */
  async addAll(keys: readonly NewApiKey[]): Promise<void> {
    const added = keys.map((key, at) => ({ ...key, ordinal: this.nextOrdinal + at, revision: 0 }));
    this.nextOrdinal += added.length;
    await this.store.write(() => added.forEach((key) => this.put(key)));
    this.sync(added);
  }

  /**
   * Changes keys in one transaction, each as it is at that moment. Unknown ids are skipped.
   * @returns ids that were changed
   */
  async change(ids: readonly string[], change: ApiKeyChange): Promise<string[]> {
    const changed = await this.store.write(() =>
      ids.flatMap((id) => {
        const before = this.table.get(id);
        const after = before === undefined ? undefined : change(before);
        if (after === undefined) return [];
        this.put({ ...after, revision: after.revision + 1 });
        return [{ id, ordinal: after.ordinal }];
      }),
    );
    this.sync(changed);
    return changed.map(({ id }) => id);
  }

  /** Deletes keys for good. */
  async remove(ids: readonly string[]): Promise<void> {
    const removed = await this.store.write(() =>
      ids.flatMap((id) => {
        const key = this.table.get(id);
        if (key === undefined) return [];
        this.table.remove(id);
        this.entries.remove(entryKey(key.ordinal));
        return [{ id, ordinal: key.ordinal }];
      }),
    );
    this.sync(removed);
  }

  private put(key: StoredApiKey): void {
    this.table.put(key.id, key);
    this.entries.put(entryKey(key.ordinal), storedEntryOf(key));
  }

  /** Takes over what is on disk now, so the order in which writes report back does not matter. */
  private sync(keys: readonly Pick<StoredApiKey, 'id' | 'ordinal'>[]): void {
    for (const { id, ordinal } of keys) {
      const entry = this.entries.get(entryKey(ordinal));
      if (entry === undefined) this.current.remove(id);
      else this.current.put(readEntry(entry));
    }
    if (this.current.isWasteful) this.buildIndex();
  }

  private buildIndex(): void {
    const index = new ApiKeyIndex();
    for (const { key, value } of this.storedEntries()) {
      index.put(readEntry(value));
      this.nextOrdinal = Math.max(this.nextOrdinal, ordinalOf(key) + 1);
    }
    this.current = index;
  }

  /** From whole keys where a folder holds keys from before there were entries. */
  private storedEntries(): Iterable<{ readonly key: string; readonly value: StoredEntry }> {
    if (this.entries.count() === this.table.count()) return this.entries.range();
    return Array.from(this.table.range(), ({ value }) => value)
      .sort((a, b) => a.ordinal - b.ordinal)
      .map((value) => ({ key: entryKey(value.ordinal), value: storedEntryOf(value) }));
  }
}
