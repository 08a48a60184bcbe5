import type { IndexRecord } from '../../indices/catalog/index_record';
import type { Subject } from '../../lib/subject';
import { compileQuery } from '../../search/predicate';
import { atIndex } from '../at_index';
import type { StoredDocument } from '../store/stored_document';
import { SearchedIndex } from '../search/searched_index';
import { visibleSource } from './visible_source';

/** Document- and field-level security of one caller on one index. */
export interface DocumentAccess {
  /** False = every document and every field may be seen. */
  readonly isLimited: boolean;
  /** Is the document there at all, as far as this caller can tell? */
  readonly shows: (document: StoredDocument) => boolean;
  /** May this field (dotted path) be seen? Undefined = every field. */
  readonly allowsField: ((path: string) => boolean) | undefined;
}

/** Who reads what, and by which action. */
export interface AccessRequest {
  readonly subject: Subject;
  readonly action: string;
  readonly record: IndexRecord;
  /** The authorised names by which the index was reached. */
  readonly names: readonly string[];
  /** Present time for date math, milliseconds since the epoch. */
  readonly now: number;
}

/**
 * What a caller sees of an index. The queries of roles are judged over whole documents, whatever
 * fields the caller sees.
 * @throws when a query of a role cannot be run: nothing is shown rather than too much.
 */
export function documentAccess(request: AccessRequest): DocumentAccess {
  const { subject, action, record, names, now } = request;
  const access = subject.indexAccess(action, names);
  if (access === undefined) {
    return { isLimited: false, shows: () => true, allowsField: undefined };
  }
  const index = new SearchedIndex(record, now);
  const layers = atIndex(record, () =>
    access.queries.map((queries) => queries.map((query) => compileQuery(query, index))),
  );
  return {
    isLimited: true,
    shows: (stored) => {
      const document = index.document(stored);
      return layers.every((queries) => queries.some((query) => query.matches(document)));
    },
    allowsField: access.allowsField,
  };
}

/** The document as the caller sees it; undefined when there is none for it. */
export function visibleDocument(
  document: StoredDocument | undefined,
  { shows, allowsField }: DocumentAccess,
): StoredDocument | undefined {
  if (document === undefined || !shows(document)) {
    return undefined;
  }
  if (allowsField === undefined) {
    return document;
  }
  const { text: _hidden, ...rest } = document;
  return { ...rest, source: visibleSource(document.source, allowsField) };
}
