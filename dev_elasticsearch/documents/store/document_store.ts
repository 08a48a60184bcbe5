import type { IndexRecord } from '../../indices/catalog/index_record';
import { stringifyJson } from '../../lib/json/stringify_json';
import type { Store, Table } from '../../storage/store';
import { DocumentCache } from './document_cache';
import type { StoredDocument } from './stored_document';

/** The documents of all indices. Changes are legal only inside `Store.write`. */
export class DocumentStore {
  private readonly documents: Table<StoredDocument>;
  private readonly cache = new DocumentCache(this);

  constructor(store: Store) {
    this.documents = store.table('documents');
  }

  /**
   * The committed documents of an index whose next write gets `nextSeqNo`, in no particular order:
   * from memory unless the index is too large. May be walked again. Legal only outside of `Store.write`.
   */
  search(record: IndexRecord, nextSeqNo: number): Iterable<StoredDocument> {
    return (
      this.cache.documents(record, nextSeqNo) ?? {
        [Symbol.iterator]: () => this.all(record)[Symbol.iterator](),
      }
    );
  }

  /** To be called inside every write that takes a sequence number, whatever it changes. */
  noteChange(record: IndexRecord, change: { readonly id: string; readonly seqNo: number }): void {
    this.cache.noteChange(record, change);
  }

  get({ uuid }: IndexRecord, id: string): StoredDocument | undefined {
    return this.documents.get(keyOf(uuid, id));
  }

  put({ uuid }: IndexRecord, document: StoredDocument): void {
    this.documents.put(keyOf(uuid, document.id), document);
  }

  remove({ uuid }: IndexRecord, id: string): void {
    this.documents.remove(keyOf(uuid, id));
  }

  /** All documents of an index by id, read as they are walked. */
  *all({ uuid }: IndexRecord): Iterable<StoredDocument> {
    // 0 follows / in ASCII: the first key behind all that begin with "uuid/".
    for (const { value } of this.documents.range({ start: `${uuid}/`, end: `${uuid}0` })) {
      yield value;
    }
  }

  /** Bytes of all sources of an index as JSON; read anew each time. */
  bytes(record: IndexRecord): number {
    let total = 0;
    for (const { source } of this.all(record)) {
      total += Buffer.byteLength(stringifyJson(source));
    }
    return total;
  }

  removeAll(record: IndexRecord): void {
    const ids = Array.from(this.all(record), ({ id }) => id);
    ids.forEach((id) => this.remove(record, id));
    this.cache.forget(record);
  }
}

function keyOf(uuid: string, id: string): string {
  return `${uuid}/${id}`;
}
