import { ElasticsearchError } from '../../lib/elasticsearch_error';

/** 404 `resource_not_found_exception`, for reads by a name without wildcard. */
export function templateNotFound(
  kind: 'index template' | 'component template',
  name: string,
): ElasticsearchError {
  return new ElasticsearchError({
    status: 404,
    type: 'resource_not_found_exception',
    reason: `${kind} matching [${name}] not found`,
  });
}

/** 404 `index_template_missing_exception`, for removals. */
export function indexTemplateMissing(names: readonly string[]): ElasticsearchError {
  return new ElasticsearchError({
    status: 404,
    type: 'index_template_missing_exception',
    reason: `index_template [${names.join(',')}] missing`,
  });
}

/** 404 `resource_not_found_exception`, for removals of component templates. */
export function componentTemplateMissing(names: readonly string[]): ElasticsearchError {
  return new ElasticsearchError({
    status: 404,
    type: 'resource_not_found_exception',
    reason: names.join(','),
  });
}

/** 400 `invalid_index_template_exception`; `why` follows "index_template [x] invalid, cause ". */
export function invalidIndexTemplate(name: string, why: string): ElasticsearchError {
  return new ElasticsearchError({
    status: 400,
    type: 'invalid_index_template_exception',
    reason: `index_template [${name}] invalid, cause [${why}]`,
  });
}
