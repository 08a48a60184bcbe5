import type { JsonObject } from '../search/request_reader';

/** What a write expects of the document as it is; anything else is a version conflict. */
export interface Expectation {
  readonly ifSeqNo?: number;
  readonly ifPrimaryTerm?: number;
  /** Version given by the caller, which must be larger (`external_gte`: not smaller). */
  readonly external?: { readonly version: number; readonly orEqual: boolean };
}

interface Target extends Expectation {
  /** Name of an index, or of an alias with one index to write to. */
  readonly index: string;
  /** Only aliases are allowed. */
  readonly requireAlias: boolean;
}

/** `index` and `create`: a whole document. */
export interface IndexOperation extends Target {
  readonly kind: 'index' | 'create';
  /** Undefined = one is made. */
  readonly id: string | undefined;
  readonly source: JsonObject;
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

/** What an update does, scripts left out: this server runs none. */
export interface UpdateBody {
  readonly doc?: JsonObject;
  /** Inserted when the document is missing. */
  readonly upsert?: JsonObject;
  /** Insert `doc` when the document is missing. */
  readonly docAsUpsert: boolean;
  /** Leave the document alone when `doc` changes nothing. */
  readonly detectNoop: boolean;
  /** `_source` of the body: show the document after the update. Undefined = do not. */
  readonly source?: unknown;
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
