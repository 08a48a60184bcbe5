import { coveringNames } from '../../indices/access/authorize';
import { indexNotFound } from '../../indices/catalog/index_error';
import type { IndexRecord } from '../../indices/catalog/index_record';
import type { Subject } from '../../lib/subject';
import type { JsonObject } from '../../search/request_reader';
import type { SourceFilter } from '../../search/request/source_filter';
import { documentAccess, visibleDocument } from '../access/document_access';
import type { DocumentDeps } from '../document_deps';
import { versionConflict } from '../document_error';
import { demandRouting } from '../write/routing';
import type { StoredDocument } from '../store/stored_document';
import { PRIMARY_TERM } from '../store/stored_document';
import { singleIndex } from '../write/write_target';

/** A document that is asked for. */
export interface Wanted {
  /** Of an index, or of an alias with one index. */
  readonly name: string;
  readonly id: string;
  readonly routing: string | undefined;
  /** The version it must have; undefined = any. */
  readonly version: number | undefined;
}

/** What was asked for, and what is there for the caller. */
export interface Found {
  readonly record: IndexRecord;
  readonly id: string;
  /** Undefined when there is no such document, or none that the caller may see. */
  readonly document: StoredDocument | undefined;
}

/** Who reads, and by which action. */
export interface Reader {
  readonly subject: Subject;
  readonly action: string;
  readonly deps: DocumentDeps;
}

/**
 * Reads a document by its id.
 * @throws `index_not_found_exception`, also for data streams; `version_conflict_engine_exception`;
 *   `routing_missing_exception`; `illegal_argument_exception` for aliases of several indices.
 */
export function lookUp(wanted: Wanted, { subject, action, deps }: Reader): Found {
  const { name, id, routing, version } = wanted;
  const found = deps.catalog.find(name);
  if (found === undefined || found.dataStream !== undefined) {
    throw indexNotFound(name);
  }
  const record = singleIndex(found.records, name);
  demandRouting(record, { id, routing });
  const names = coveringNames(name, record);
  const access = documentAccess({ subject, action, record, names, now: deps.clock() });
  const document = visibleDocument(deps.documents.get(record, id), access);
  if (document !== undefined && version !== undefined && document.version !== version) {
    throw versionConflict(
      { record, id },
      `current version [${document.version}] is different than the one provided [${version}]`,
    );
  }
  return { record, id, document };
}

/** A document as get and mget show it. */
export function renderFound({ record, id, document }: Found, filter: SourceFilter): JsonObject {
  if (document === undefined) {
    return { _index: record.name, _id: id, found: false };
  }
  const { version, seqNo, routing, source } = document;
  return {
    _index: record.name,
    _id: id,
    _version: version,
    _seq_no: seqNo,
    _primary_term: PRIMARY_TERM,
    ...(routing === undefined ? {} : { _routing: routing }),
    found: true,
    ...(filter === false ? {} : { _source: filter(source) }),
  };
}
