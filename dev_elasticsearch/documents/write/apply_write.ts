import { coveringNames } from '../../indices/access/authorize';
import { mapDocument } from '../../indices/mappings/dynamic_mapping';
import type { IndexRecord } from '../../indices/catalog/index_record';
import { given } from '../../lib/given';
import { newTimeBasedId } from '../../lib/ids';
import type { Subject } from '../../lib/subject';
import type { DocumentDeps } from '../document_deps';
import { documentMissing, updateOfLimitedView } from '../document_error';
import type { StoredDocument } from '../store/stored_document';
import type { DocumentBody } from './document_body';
import type { CurrentDocument } from './expectation';
import { checkExpectation, nextVersion } from './expectation';
import { mergeDocument } from './merge_document';
import { demandRouting } from './routing';
import { scriptsForbidden } from './update_body';
import { writeTarget } from './write_target';
import type { IndexOperation, UpdateOperation, WriteOperation } from './write_operation';
import { itemAction } from './write_operation';

const AUTO_PUT_MAPPING = 'indices:admin/mapping/auto_put';

/** What one write did. */
export interface WriteResult {
  /** The concrete index, where an alias was named. */
  readonly index: string;
  readonly id: string;
  readonly result: 'created' | 'updated' | 'deleted' | 'not_found' | 'noop';
  readonly version: number;
  readonly seqNo: number;
  /** The document after the write; undefined when it is gone. */
  readonly document: StoredDocument | undefined;
}

/** Who writes, and what into. */
export interface WriteContext {
  readonly subject: Subject;
  readonly deps: DocumentDeps;
  /** Is the write an item of a bulk? Changes the words of one refusal. */
  readonly isBulk: boolean;
}

/**
 * Applies one write; legal only inside `Store.write`. Everything is checked before anything is
 * stored, so that a caller who catches the error leaves nothing half done (a new index stays).
 * @throws 403, `version_conflict_engine_exception`, `document_missing_exception`,
 *   `document_parsing_exception`, `strict_dynamic_mapping_exception`, `index_not_found_exception`.
 */
export function applyWrite(operation: WriteOperation, context: WriteContext): WriteResult {
  const { subject, deps } = context;
  const record = writeTarget(operation, subject, deps);
  refuseBlindUpdate(operation, record, context);
  const id = operation.id ?? newTimeBasedId(deps.clock, deps.random);
  demandRouting(record, { id, routing: operation.routing });
  const current = deps.documents.get(record, id);
  const version = current?.version ?? deps.deletedVersions.get(record, id) ?? 0;
  const write: Write = { subject, deps, record, id, current, version };
  checkExpectation(operation, write);
  switch (operation.kind) {
    case 'index':
    case 'create':
      return store(write, operation, operation);
    case 'update':
      return update(write, operation);
    case 'delete':
      return remove(write, operation);
  }
}

/** Whoever sees only a part of a document could lose the rest by an update. */
function refuseBlindUpdate(
  operation: WriteOperation,
  record: IndexRecord,
  { subject, isBulk }: WriteContext,
): void {
  if (operation.kind !== 'update') {
    return;
  }
  const names = coveringNames(operation.index, record);
  if (subject.indexAccess(itemAction(operation), names) !== undefined) {
    throw updateOfLimitedView(isBulk);
  }
}

interface Write extends CurrentDocument {
  readonly subject: Subject;
  readonly deps: DocumentDeps;
}

function update(write: Write, operation: UpdateOperation): WriteResult {
  const { current } = write;
  return current === undefined ? insert(write, operation) : change(write, operation, current);
}

function insert(write: Write, operation: UpdateOperation): WriteResult {
  const { doc, upsert, docAsUpsert, script, scriptedUpsert } = operation.update;
  const inserted = docAsUpsert ? doc : upsert;
  if (inserted === undefined) {
    throw documentMissing(write);
  }
  if (script !== undefined && scriptedUpsert) {
    throw scriptsForbidden(script);
  }
  return store(write, { source: inserted }, operation);
}

function change(write: Write, operation: UpdateOperation, current: StoredDocument): WriteResult {
  const { doc = {}, detectNoop, script } = operation.update;
  if (script !== undefined) {
    throw scriptsForbidden(script);
  }
  const merged = mergeDocument(current.source, doc);
  return detectNoop && merged === current.source
    ? { ...resultOf(write, current), result: 'noop' }
    : store(write, { source: merged }, { ...given({ routing: current.routing }), ...operation });
}

function store(
  write: Write,
  { source, text }: DocumentBody,
  operation: IndexOperation | UpdateOperation,
): WriteResult {
  const { deps, record, id, current, version } = write;
  const mappings = mapDocument(record, source, id);
  if (mappings !== record.mappings) {
    authorizeGrowth(write, operation);
    const mappingVersion = record.mappingVersion + 1;
    deps.catalog.replace({ ...record, mappings, mappingVersion });
  }
  const seqNo = takeSeqNo(write, current === undefined ? 1 : 0);
  const document: StoredDocument = {
    id,
    source,
    seqNo,
    version: nextVersion(operation, version),
    ...given({ text, routing: operation.routing }),
  };
  deps.documents.put(record, document);
  deps.deletedVersions.forget(record, id);
  return {
    ...resultOf(write, document),
    result: current === undefined ? 'created' : 'updated',
  };
}

/** A document that brings fields along changes the mapping, which is a right of its own. */
function authorizeGrowth({ subject, record }: Write, { index }: WriteOperation): void {
  const names = coveringNames(index, record);
  if (!names.some((name) => subject.allowsIndex(AUTO_PUT_MAPPING, name))) {
    throw subject.denied(AUTO_PUT_MAPPING, [record.name]);
  }
}

/** A delete that finds nothing counts as a write, too. */
function remove(write: Write, operation: WriteOperation): WriteResult {
  const { deps, record, id, current } = write;
  const seqNo = takeSeqNo(write, current === undefined ? 0 : -1);
  const version = nextVersion(operation, write.version);
  if (current !== undefined) {
    deps.documents.remove(record, id);
  }
  deps.deletedVersions.note(record, id, version);
  return {
    index: record.name,
    id,
    result: current === undefined ? 'not_found' : 'deleted',
    version,
    seqNo,
    document: undefined,
  };
}

function takeSeqNo({ deps, record, id }: Write, growth: number): number {
  const { nextSeqNo, documents } = deps.catalog.counters(record);
  deps.catalog.count(record, { nextSeqNo: nextSeqNo + 1, documents: documents + growth });
  deps.documents.noteChange(record, { id, seqNo: nextSeqNo });
  return nextSeqNo;
}

function resultOf({ record, id }: Write, document: StoredDocument): Omit<WriteResult, 'result'> {
  const { version, seqNo } = document;
  return { index: record.name, id, version, seqNo, document };
}
