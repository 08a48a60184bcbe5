import { ElasticsearchError } from '../../lib/elasticsearch_error';

/** 404 `index_not_found_exception`. */
export function indexNotFound(name: string): ElasticsearchError {
  return new ElasticsearchError({
    status: 404,
    type: 'index_not_found_exception',
    reason: `no such index [${name}]`,
    metadata: {
      'resource.type': 'index_or_alias',
      'resource.id': name,
      index_uuid: '_na_',
      index: name,
    },
  });
}

/** 400 `resource_already_exists_exception`. */
export function indexAlreadyExists(name: string, uuid: string): ElasticsearchError {
  return new ElasticsearchError({
    status: 400,
    type: 'resource_already_exists_exception',
    reason: `index [${name}/${uuid}] already exists`,
    metadata: { index_uuid: uuid, index: name },
  });
}

/** 400 `invalid_index_name_exception`; `why` completes "Invalid index name [x], …". */
export function invalidIndexName(name: string, why: string): ElasticsearchError {
  return new ElasticsearchError({
    status: 400,
    type: 'invalid_index_name_exception',
    reason: `Invalid index name [${name}], ${why}`,
    metadata: { index_uuid: '_na_', index: name },
  });
}

/** 400 `invalid_alias_name_exception`; `why` completes "Invalid alias name [x]: …". */
export function invalidAliasName(name: string, why: string): ElasticsearchError {
  return new ElasticsearchError({
    status: 400,
    type: 'invalid_alias_name_exception',
    reason: `Invalid alias name [${name}]: ${why}`,
    metadata: { index_uuid: '_na_', index: name },
  });
}

/** 404 for aliases: a plain text in `error`, as Elasticsearch answers. */
export function aliasesMissing(names: readonly string[]): string {
  return `alias${names.length === 1 ? '' : 'es'} [${names.join(',')}] missing`;
}

/** 404 `aliases_not_found_exception`, for removals. */
export function aliasesNotFound(names: readonly string[]): ElasticsearchError {
  return new ElasticsearchError({
    status: 404,
    type: 'aliases_not_found_exception',
    reason: `aliases [${names.join(',')}] missing`,
    metadata: { 'resource.type': 'aliases', 'resource.id': names.join(',') },
  });
}

/** 400 `mapper_parsing_exception`: the mapping itself is wrong. */
export function mappingError(reason: string): ElasticsearchError {
  return new ElasticsearchError({
    status: 400,
    type: 'mapper_parsing_exception',
    reason: `Failed to parse mapping: ${reason}`,
    causedBy: new ElasticsearchError({ status: 400, type: 'mapper_parsing_exception', reason }),
  });
}

/** Why a value does not fit its field. */
export interface WhyUnfit {
  /** Absent = `illegal_argument_exception`. */
  readonly type?: string;
  readonly reason: string;
}

/** 400 `document_parsing_exception`: a document does not fit the mapping. */
export function documentError(reason: string, why?: string | WhyUnfit): ElasticsearchError {
  if (why === undefined) {
    return new ElasticsearchError({ status: 400, type: 'document_parsing_exception', reason });
  }
  const { type = 'illegal_argument_exception', reason: because }: WhyUnfit =
    typeof why === 'string' ? { reason: why } : why;
  return new ElasticsearchError({
    status: 400,
    type: 'document_parsing_exception',
    reason,
    causedBy: new ElasticsearchError({ status: 400, type, reason: because }),
  });
}
