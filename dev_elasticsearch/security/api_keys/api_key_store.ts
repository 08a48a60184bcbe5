import type { Store, Table } from '../../storage';
import type { StoredApiKey } from './api_key';

/** A key without what only authentication and answers need: small enough to keep all in memory. */
export type ApiKeyRow = Omit<StoredApiKey, 'secret_hash' | 'role_descriptors' | 'limited_by'>;

/** A key that is not stored yet. */
export type NewApiKey = Omit<StoredApiKey, 'ordinal' | 'revision'>;

/** A change of one key: undefined leaves it as it is. */
export type ApiKeyChange = (key: StoredApiKey) => StoredApiKey | undefined;

/**
 * API keys: whole on disk, by id, and as rows in memory in order of creation, for searches. A row is
 * seen only once its write is durable.
 */
export class ApiKeyStore {
  private readonly table: Table<StoredApiKey>;
  private readonly rowsById = new Map<string, ApiKeyRow>();
  private nextOrdinal: number;

  constructor(private readonly store: Store) {
    this.table = store.table('api_keys');
    const rows = Array.from(this.table.range(), ({ value }) => rowOf(value));
    rows.sort((a, b) => a.ordinal - b.ordinal);
    for (const row of rows) this.rowsById.set(row.id, row);
    this.nextOrdinal = (rows.at(-1)?.ordinal ?? -1) + 1;
  }

  get(id: string): StoredApiKey | undefined {
    return this.table.get(id);
  }

  /** All keys in order of creation. */
  rows(): Iterable<ApiKeyRow> {
    return this.rowsById.values();
  }

  row(id: string): ApiKeyRow | undefined {
    return this.rowsById.get(id);
  }

  /** Resolves once the key is on disk. */
  async add(key: NewApiKey): Promise<void> {
    const stored = { ...key, ordinal: this.nextOrdinal, revision: 0 };
    this.nextOrdinal += 1;
    await this.store.write(() => this.table.put(key.id, stored));
    this.rowsById.set(key.id, rowOf(stored));
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
        const stored = { ...after, revision: after.revision + 1 };
        this.table.put(id, stored);
        return [stored];
      }),
    );
    for (const stored of changed) this.rowsById.set(stored.id, rowOf(stored));
    return changed.map(({ id }) => id);
  }

  /** Deletes keys for good. */
  async remove(ids: readonly string[]): Promise<void> {
    await this.store.write(() => ids.forEach((id) => this.table.remove(id)));
    for (const id of ids) this.rowsById.delete(id);
  }
}

function rowOf(key: StoredApiKey): ApiKeyRow {
  const { secret_hash: _secret, role_descriptors: _assigned, limited_by: _limits, ...row } = key;
  return row;
}
