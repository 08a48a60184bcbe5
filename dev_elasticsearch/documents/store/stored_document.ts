import type { JsonObject } from '../../search/request_reader';

/** A document as it is kept. */
export interface StoredDocument {
  readonly id: string;
  readonly source: JsonObject;
  /** The source as it was written, where it is not the shortest JSON of it. */
  readonly text?: string;
  /** Position in the index's history of writes. */
  readonly seqNo: number;
  /** Begins at 1, grows with each write of this document. */
  readonly version: number;
  /** What the writer gave as `routing`; absent = none. */
  readonly routing?: string;
}

/** `_primary_term` of every document: the one copy never fails over. */
export const PRIMARY_TERM = 1;
