import type { JsonObject } from '../../search/request_reader';
import type { DocumentBody } from './document_body';

/** What a write expects of the document as it is; anything else is a version conflict. */
export interface Expectation {
  readonly ifSeqNo?: number;
  readonly ifPrimaryTerm?: number;
  /** Version given by the caller, which must be larger (`external_gte`: not smaller). */
  readonly external?: { readonly version: number; readonly orEqual: boolean };
}

interface Target extends Expectation {
  /** Name of an index, of an alias with one index to write to, or of a data stream. */
  readonly index: string;
  /** Only aliases are allowed. */
  readonly requireAlias: boolean;
  /** Only data streams, and what templates make one of, are allowed. Absent = no matter. */
  readonly requireDataStream?: boolean;
  /** Kept with the document, and demanded by mappings that say so. */
  readonly routing?: string;
}

/** `index` and `create`: a whole document. */
export interface IndexOperation extends Target, DocumentBody {
  readonly kind: 'index' | 'create';
  /** Undefined = one is made. */
  readonly id: string | undefined;
}

/** `update`: a part of a document. */
export interface UpdateOperation extends Target {
  readonly kind: 'update';
  readonly id: string;
  readonly update: UpdateBody;
}

/** The end of a document; it need not exist. */
export interface DeleteOperation extends Target {
  readonly kind: 'delete';
  readonly id: string;
}

/** One change of one document. */
export type WriteOperation = IndexOperation | UpdateOperation | DeleteOperation;

/** What an update does. */
export interface UpdateBody {
  readonly doc?: JsonObject;
  /** Which kind of script is to be run: this server runs none. */
  readonly script?: 'inline' | 'stored';
  /** Run the script on a missing document, too. */
  readonly scriptedUpsert: boolean;
  /** Inserted when the document is missing. */
  readonly upsert?: JsonObject;
  /** Insert `doc` when the document is missing. */
  readonly docAsUpsert: boolean;
  /** Leave the document alone when `doc` changes nothing. */
  readonly detectNoop: boolean;
  /** `_source` of the body: show the document after the update. Undefined = do not. */
  readonly source?: unknown;
  readonly ifSeqNo?: number;
  readonly ifPrimaryTerm?: number;
}

/** Name of the action that decides about one item, as privileges and 403 reasons know it. */
export function itemAction({ kind }: WriteOperation): string {
  switch (kind) {
    case 'index':
    case 'create':
      return `indices:data/write/index:op_type/${kind}`;
    case 'update':
    case 'delete':
      return `indices:data/write/${kind}`;
  }
}
