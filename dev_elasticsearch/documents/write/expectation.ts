import type { IndexRecord } from '../../indices/catalog/index_record';
import { versionConflict } from '../document_error';
import type { StoredDocument } from '../store/stored_document';
import { PRIMARY_TERM } from '../store/stored_document';
import type { WriteOperation } from './write_operation';

/** The document as it is before a write. */
export interface CurrentDocument {
  readonly record: IndexRecord;
  readonly id: string;
  /** Undefined when there is none. */
  readonly current: StoredDocument | undefined;
  /** Version of the document, or of its recent delete; 0 = never heard of. */
  readonly version: number;
}

/** @throws `version_conflict_engine_exception` when the document is not as the write expects it. */
export function checkExpectation(operation: WriteOperation, place: CurrentDocument): void {
  const { current } = place;
  if (operation.kind === 'create' && current !== undefined) {
    throw versionConflict(place, `document already exists (current version [${current.version}])`);
  }
  checkSeqNo(operation, place);
  checkExternalVersion(operation, place);
}

/** The version that a write gives the document. */
export function nextVersion({ external }: WriteOperation, version: number): number {
  return external?.version ?? version + 1;
}

function checkSeqNo({ ifSeqNo, ifPrimaryTerm }: WriteOperation, place: CurrentDocument): void {
  const { current } = place;
  if (ifSeqNo === undefined) {
    return;
  }
  const required = `required seqNo [${ifSeqNo}], primary term [${ifPrimaryTerm ?? 0}]`;
  if (current === undefined) {
    throw versionConflict(place, `${required}. but no document was found`);
  }
  if (current.seqNo !== ifSeqNo || ifPrimaryTerm !== PRIMARY_TERM) {
    throw versionConflict(
      place,
      `${required}. current document has seqNo [${current.seqNo}] and primary term [${PRIMARY_TERM}]`,
    );
  }
}

function checkExternalVersion({ external }: WriteOperation, place: CurrentDocument): void {
  const { version } = place;
  if (external === undefined || version === 0) {
    return;
  }
  if (external.orEqual ? external.version < version : external.version <= version) {
    throw versionConflict(
      place,
      `current version [${version}] is higher${external.orEqual ? '' : ' or equal'} to the one provided [${external.version}]`,
    );
  }
}
