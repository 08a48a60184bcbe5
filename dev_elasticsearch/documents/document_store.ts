import type { IndexRecord } from '../indices/index_record';
import type { JsonObject } from '../search/request_reader';
import type { Store, Table } from '../storage/store';

/** A document as it is kept. */
export interface StoredDocument {
  readonly id: string;
  readonly source: JsonObject;
  /** Position in the index's history of writes. */
  readonly seqNo: number;
  /** Begins at 1, grows with each write of this document. */
  readonly version: number;
}

/** `_primary_term` of every document: the one copy never fails over. */
export const PRIMARY_TERM = 1;

/** The documents of all indices. Changes are legal only inside `Store.write`. */
export class DocumentStore {
  private readonly documents: Table<StoredDocument>;

  constructor(store: Store) {
    this.documents = store.table('documents');
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

  removeAll(record: IndexRecord): void {
    const ids = Array.from(this.all(record), ({ id }) => id);
    ids.forEach((id) => this.remove(record, id));
  }
}

function keyOf(uuid: string, id: string): string {
  return `${uuid}/${id}`;
}
