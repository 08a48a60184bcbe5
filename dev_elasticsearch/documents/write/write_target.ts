import { readMappings } from '../../indices/mappings/merge_mappings';
import { allowsName } from '../../indices/access/authorize';
import { createIndex } from '../../indices/catalog/create_index';
import { createDataStream } from '../../indices/data_streams/create_data_stream';
import { checkIndexName } from '../../indices/catalog/index_name';
import { indexNotFound } from '../../indices/catalog/index_error';
import type { NamedIndices } from '../../indices/catalog/index_catalog';
import type { IndexRecord } from '../../indices/catalog/index_record';
import { templatesFor } from '../../indices/templates/compose_template';
import { ElasticsearchError, illegalArgument } from '../../lib/elasticsearch_error';
import type { Subject } from '../../lib/subject';
import type { DocumentDeps } from '../document_deps';
import type { WriteOperation } from './write_operation';
import { itemAction } from './write_operation';

const AUTO_CREATE = 'indices:admin/auto_create';

/**
 * The index that one write goes to, made when it is missing and the write may bring it along. Legal only
 * inside `Store.write`.
 * @throws 403 for the item or for making the index, `index_not_found_exception`,
 *   `illegal_argument_exception` for aliases without one index to write to.
 */
export function writeTarget(
  operation: WriteOperation,
  subject: Subject,
  deps: DocumentDeps,
): IndexRecord {
  const { index } = operation;
  const action = itemAction(operation);
  const { catalog } = deps;
  if (!allowsName(subject, action, { name: index, catalog })) {
    throw subject.denied(action, [index]);
  }
  const found = catalog.find(index);
  if (operation.requireAlias && found?.isAlias !== true) {
    throw aliasRequired(index);
  }
  if (operation.requireDataStream === true && !isDataStream(index, found, deps)) {
    throw dataStreamRequired(index);
  }
  if (found === undefined) {
    return autoCreate(operation, subject, deps);
  }
  const record = existingTarget(operation, found);
  refuseBlocked(record);
  return record;
}

/** @throws 403 `cluster_block_exception` while the index takes no writes. */
function refuseBlocked({ name, settings }: IndexRecord): void {
  if (settings['index.blocks.write'] === 'true') {
    throw new ElasticsearchError({
      status: 403,
      type: 'cluster_block_exception',
      reason: `index [${name}] blocked by: [FORBIDDEN/8/index write (api)];`,
    });
  }
}

function existingTarget(operation: WriteOperation, found: NamedIndices): IndexRecord {
  const { index } = operation;
  if (found.dataStream !== undefined) {
    if (operation.kind !== 'create') {
      throw illegalArgument('only write ops with an op_type of create are allowed in data streams');
    }
    return singleIndex(found.records.slice(-1), index);
  }
  const record = found.isAlias
    ? writeIndexOf(index, found.records)
    : singleIndex(found.records, index);
  refuseAppendToBackingIndex(operation, record);
  return record;
}

/** Documents come into a data stream by its own name; its indices take changes of known ones only. */
function refuseAppendToBackingIndex(operation: WriteOperation, { dataStream }: IndexRecord): void {
  const isAppend = operation.kind === 'create' || operation.kind === 'index';
  const isChange = operation.kind === 'index' && operation.ifSeqNo !== undefined;
  if (dataStream === undefined || !isAppend || isChange) {
    return;
  }
  const which =
    operation.kind === 'create'
      ? 'op_type=create'
      : 'op_type=index and no if_primary_term and if_seq_no set';
  throw illegalArgument(
    `index request with ${which} targeting backing indices is disallowed, target corresponding ` +
      `data stream [${dataStream}] instead`,
  );
}

function autoCreate(operation: WriteOperation, subject: Subject, deps: DocumentDeps): IndexRecord {
  const { index } = operation;
  if (!bringsIndex(operation)) {
    throw indexNotFound(index);
  }
  if (!subject.allowsIndex(AUTO_CREATE, index)) {
    throw subject.denied(AUTO_CREATE, [index]);
  }
  const [template] = templatesFor(index, deps.templates);
  if (template?.value.allowAutoCreate === false) {
    throw autoCreateForbidden(index, template.name);
  }
  if (template?.value.dataStream !== undefined) {
    createDataStream(deps, index);
    return writeTarget(operation, subject, deps);
  }
  checkIndexName(index);
  const mappings = readMappings(undefined);
  return createIndex(deps, { name: index, settings: {}, mappings, aliases: {} });
}

function bringsIndex(operation: WriteOperation): boolean {
  switch (operation.kind) {
    case 'index':
    case 'create':
      return true;
    case 'update':
      return operation.update.docAsUpsert || operation.update.upsert !== undefined;
    case 'delete':
      return false;
  }
}

function writeIndexOf(alias: string, records: readonly IndexRecord[]): IndexRecord {
  const marked = records.filter(({ aliases }) => aliases[alias]?.isWriteIndex === true);
  const candidates =
    marked.length > 0
      ? marked
      : records.filter(({ aliases }) => aliases[alias]?.isWriteIndex === undefined);
  const [first] = candidates;
  if (
    first === undefined ||
    candidates.length !== 1 ||
    (records.length > 1 && marked.length !== 1)
  ) {
    throw illegalArgument(
      `no write index is defined for alias [${alias}]. The write index may be explicitly disabled ` +
        'using is_write_index=false or the alias points to multiple indices without one being ' +
        'designated as a write index',
    );
  }
  return first;
}

/**
 * The one index behind the name that a request about a single document gives.
 * @throws `illegal_argument_exception` for aliases of several indices.
 */
export function singleIndex(records: readonly IndexRecord[], name: string): IndexRecord {
  const [first, second] = records;
  if (first === undefined) {
    throw indexNotFound(name);
  }
  if (second !== undefined) {
    const names = records.map((record) => record.name).join(', ');
    throw illegalArgument(
      `alias [${name}] has more than one index associated with it [${names}], can't execute a single index op`,
    );
  }
  return first;
}

/** Is the name that of a data stream, or of one that the next write makes? */
function isDataStream(
  name: string,
  found: NamedIndices | undefined,
  { templates }: DocumentDeps,
): boolean {
  return found === undefined
    ? templatesFor(name, templates)[0]?.value.dataStream !== undefined
    : found.dataStream !== undefined;
}

function dataStreamRequired(name: string): ElasticsearchError {
  return new ElasticsearchError({
    status: 404,
    type: 'index_not_found_exception',
    reason: `no such index [${name}] and [require_data_stream] request flag is [true] and [${name}] is not a data stream`,
    metadata: { index_uuid: '_na_', index: name },
  });
}

function aliasRequired(name: string): ElasticsearchError {
  return new ElasticsearchError({
    status: 404,
    type: 'index_not_found_exception',
    reason: `no such index [${name}] and [require_alias] request flag is [true] and [${name}] is not an alias`,
    metadata: { index_uuid: '_na_', index: name },
  });
}

function autoCreateForbidden(name: string, template: string): ElasticsearchError {
  return new ElasticsearchError({
    status: 404,
    type: 'index_not_found_exception',
    reason: `no such index [${name}] and composable template [${template}] forbids index auto creation`,
    metadata: { index_uuid: '_na_', index: name },
  });
}
