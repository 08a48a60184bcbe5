import type { Store, Table } from '../../storage/store';
import type { DataStreamRecord } from '../data_streams/data_stream_record';
import { indexAlreadyExists } from './index_error';
import type { IndexRecord } from './index_record';
import { invalidAliasName, invalidIndexName } from './index_error';

/** Numbers of an index that change with every write. */
export interface IndexCounters {
  /** `_seq_no` of the next write. */
  readonly nextSeqNo: number;
  readonly documents: number;
}

/** What a name stands for. */
export interface NamedIndices {
  readonly isAlias: boolean;
  /** Present when the name is that of a data stream; `records` are its backing indices. */
  readonly dataStream?: DataStreamRecord;
  readonly records: readonly IndexRecord[];
}

const NONE: IndexCounters = { nextSeqNo: 0, documents: 0 };

/** The indices, their aliases, and the data streams. Changes are legal only inside `Store.write`. */
export class IndexCatalog {
  private readonly records: Table<IndexRecord>;
  private readonly counts: Table<IndexCounters>;
  private readonly streams: Table<DataStreamRecord>;

  constructor(store: Store) {
    this.records = store.table('indices');
    this.counts = store.table('index_counters');
    this.streams = store.table('data_streams');
  }

  /** The index of exactly that name; aliases are not looked at. */
  get(name: string): IndexRecord | undefined {
    return isKey(name) ? this.records.get(name) : undefined;
  }

  /** The data stream of exactly that name. */
  dataStream(name: string): DataStreamRecord | undefined {
    return isKey(name) ? this.streams.get(name) : undefined;
  }

  /** All data streams in the order of their names. */
  dataStreams(): readonly DataStreamRecord[] {
    return Array.from(this.streams.range(), ({ value }) => value);
  }

  /** Adds or replaces a data stream. */
  putDataStream(stream: DataStreamRecord): void {
    this.streams.put(stream.name, stream);
  }

  /** Forgets a data stream; its backing indices are the caller's matter. */
  removeDataStream(name: string): void {
    this.streams.remove(name);
  }

  /**
   * The index of that name, the backing indices of the data stream, or all indices that have it as
   * an alias; undefined when there is none.
   */
  find(name: string): NamedIndices | undefined {
    const index = this.get(name);
    if (index !== undefined) {
      return { isAlias: false, records: [index] };
    }
    const dataStream = this.dataStream(name);
    if (dataStream !== undefined) {
      const records = dataStream.indices.flatMap((backing) => this.get(backing) ?? []);
      return { isAlias: false, dataStream, records };
    }
    const records = this.all().filter((record) => Object.hasOwn(record.aliases, name));
    return records.length === 0 ? undefined : { isAlias: true, records };
  }

  /** All indices in the order of their names. */
  all(): readonly IndexRecord[] {
    return Array.from(this.records.range(), ({ value }) => value);
  }

  /**
   * Adds an index.
   * @throws `resource_already_exists_exception`, or `invalid_index_name_exception` when an alias has
   *   the name.
   */
  create(record: IndexRecord): void {
    const existing = this.find(record.name);
    if (existing?.isAlias === true) {
      throw invalidIndexName(record.name, 'already exists as alias');
    }
    if (existing?.dataStream !== undefined) {
      throw invalidIndexName(record.name, 'already exists as data stream');
    }
    if (existing?.records[0] !== undefined) {
      throw indexAlreadyExists(record.name, existing.records[0].uuid);
    }
    for (const alias of Object.keys(record.aliases)) {
      this.checkAlias(alias);
    }
    this.records.put(record.name, record);
  }

  /** Replaces what is stored about an index. */
  replace(record: IndexRecord): void {
    this.records.put(record.name, record);
  }

  /** Forgets an index and its counters; its documents are the caller's matter. */
  remove(record: IndexRecord): void {
    this.records.remove(record.name);
    this.counts.remove(record.uuid);
  }

  counters(record: IndexRecord): IndexCounters {
    return this.counts.get(record.uuid) ?? NONE;
  }

  count(record: IndexRecord, counters: IndexCounters): void {
    this.counts.put(record.uuid, counters);
  }

  /** @throws `invalid_alias_name_exception` when an index has the alias's name. */
  checkAlias(alias: string): void {
    if (this.get(alias) !== undefined || this.dataStream(alias) !== undefined) {
      throw invalidAliasName(
        alias,
        'an index or data stream exists with the same name as the alias',
      );
    }
  }
}

/** LMDB has no empty and no long keys, and no index has such a name. */
function isKey(name: string): boolean {
  return name !== '' && Buffer.byteLength(name) <= 255;
}
