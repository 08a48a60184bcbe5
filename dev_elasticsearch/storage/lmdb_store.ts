import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open } from 'lmdb';
import type { Database, RootDatabase } from 'lmdb';
import { messageOf, systemErrorCode } from '../lib/system_error';
import { lockDataDir } from './data_dir_lock';
import { decodeValue, encodeValue } from './stored_value';
import { checkFormat } from './data_format';
import { asStorageError } from './storage_error';
import type { RangeOptions, Row, Store, Table } from './store';

const MAX_TABLES = 64;

/** LMDB's limit for pages of 4 kB is 1978. */
const MAX_KEY_BYTES = 1900;

/** The data folder cannot be used; the message is one sentence for whoever started the server. */
export class DataDirError extends Error {
  constructor(dir: string, cause: unknown) {
    super(`Cannot use the data folder ${dir}: ${whyUnusable(cause)}`, { cause });
    this.name = 'DataDirError';
  }
}

function whyUnusable(cause: unknown): string {
  const code = systemErrorCode(cause);
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read and write it';
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'it is not a folder';
  if (code === 'EROFS') return 'the file system is read-only';
  if (code === 'ENOSPC') return 'the disk is full';
  return messageOf(cause);
}

/** Names come from requests: one that is too long to be stored is simply not there. */
function isPossibleKey(key: string): boolean {
  return key !== '' && Buffer.byteLength(key) <= MAX_KEY_BYTES;
}

class LmdbTable<V> implements Table<V> {
  constructor(
    private readonly database: Database<string, string>,
    private readonly isWriting: () => boolean,
  ) {}

  get(key: string): V | undefined {
    const text = isPossibleKey(key) ? this.database.get(key) : undefined;
    return text === undefined ? undefined : (decodeValue(text) as V);
  }

  put(key: string, value: V): void {
    this.checkWriting();
    if (!isPossibleKey(key)) throw new Error(`A key of ${key.length} characters cannot be stored`);
    leave(this.database.put(key, encodeValue(value)));
  }

  remove(key: string): void {
    this.checkWriting();
    if (isPossibleKey(key)) leave(this.database.remove(key));
  }

  *range(options: RangeOptions = {}): Iterable<Row<V>> {
    const { start, end, reverse = false, limit } = options;
    const from = reverse ? end : start;
    const to = reverse ? start : end;
    const rows = this.database.getRange({
      ...(from === undefined ? {} : { start: from }),
      ...(to === undefined ? {} : { end: to }),
      ...(limit === undefined ? {} : { limit }),
      ...(reverse ? { reverse, exclusiveStart: true, inclusiveEnd: true } : {}),
    });
    for (const { key, value } of rows) yield { key, value: decodeValue(value) as V };
  }

  count(): number {
    const stats = this.database.getStats() as { readonly entryCount: number };
    return stats.entryCount;
  }

  private checkWriting(): void {
    if (!this.isWriting()) throw new Error('A table was changed outside of a write');
  }
}

/** The promise of the whole transaction tells of a failure; without this each change would, too. */
function leave(change: Promise<unknown>): void {
  change.catch(() => undefined);
}

class LmdbStore implements Store {
  private readonly tables = new Map<string, Table<unknown>>();
  private writing = false;

  constructor(
    private readonly root: RootDatabase,
    private readonly release: () => void,
  ) {}

  table<V>(name: string): Table<V> {
    const known = this.tables.get(name);
    if (known !== undefined) return known as Table<V>;
    const database = this.root.openDB<string, string>({ name, encoding: 'string' });
    const table = new LmdbTable<V>(database, () => this.writing);
    this.tables.set(name, table);
    return table;
  }

  async write<T>(change: () => T): Promise<T> {
    try {
      // A child transaction, because only that one is rolled back when `change` throws.
      return await this.root.childTransaction(() => {
        this.writing = true;
        try {
          return change();
        } finally {
          this.writing = false;
        }
      });
    } catch (error) {
      throw await asStorageError(error);
    }
  }

  async close(): Promise<void> {
    await this.root.close();
    this.release();
  }
}

/**
 * Opens the data folder, making it when new, and locks it for this process.
 * @throws DataDirInUseError while another process holds it; DataDirError when it cannot be used.
 */
export function openStore(dir: string): Store {
  makeFolder(dir);
  const release = lockDataDir(dir);
  try {
    const root = open({
      path: dir,
      maxDbs: MAX_TABLES,
      encoding: 'string',
      // A transaction's promise waits for the disk.
      overlappingSync: false,
      // Batches have promises that nobody sees: one that failed would end the process.
      eventTurnBatching: false,
    });
    checkFormat(root);
    return new LmdbStore(root, release);
  } catch (error) {
    release();
    throw new DataDirError(dir, error);
  }
}

function makeFolder(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new DataDirError(dir, error);
  }
}

/** A store in a new folder of its own, which is deleted on close. For tests. */
export function openTemporaryStore(): Store {
  const dir = mkdtempSync(join(tmpdir(), 'dev-elasticsearch-'));
  const store = openStore(dir);
  return {
    table: (name) => store.table(name),
    write: (change) => store.write(change),
    close: async () => {
      await store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
