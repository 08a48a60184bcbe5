/** Which rows of a table to walk, in key order (Unicode code points). */
export interface RangeOptions {
  /** Smallest key, inclusive. Absent = from the first. */
  readonly start?: string;
  /** Upper bound, exclusive. Absent = to the last. */
  readonly end?: string;
  /** Walk from the largest key down; the meaning of `start` and `end` stays. */
  readonly reverse?: boolean;
  /** At most this many rows. Absent = all. */
  readonly limit?: number;
}

/** One row of a table. */
export interface Row<V> {
  readonly key: string;
  readonly value: V;
}

/**
 * A sorted map on disk. Values are JSON; keys are 1 to 1900 bytes of UTF-8.
 * `put` and `remove` are legal only inside {@link Store.write}; reads inside it see its own writes.
 */
export interface Table<V> {
  get(key: string): V | undefined;
  put(key: string, value: V): void;
  remove(key: string): void;
  range(options?: RangeOptions): Iterable<Row<V>>;
  count(): number;
}

/** Crash-safe storage: tables, and atomic, durable writes. */
export interface Store {
  /** The table of that name, made when new. Use a handful of tables and composite keys. */
  table<V>(name: string): Table<V>;
  /**
   * Runs `change` in one transaction and resolves once it is durable on disk: acknowledge a write
   * only after it. Writes run one after the other; when `change` throws nothing is written.
   */
  write<T>(change: () => T): Promise<T>;
  /** Waits for pending writes, then gives the folder free. */
  close(): Promise<void>;
}
