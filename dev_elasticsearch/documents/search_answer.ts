import type { SearchHit, SearchResult } from '../search/execute';
import { executeSearch } from '../search/execute';
import type { JsonObject } from '../search/request_reader';
import type { SearchRequest } from '../search/search_request';
import { compileWildcard } from '../lib/wildcard';
import type { DocumentDeps } from './document_deps';
import { PRIMARY_TERM } from './stored_document';
import type { IndexTarget } from './search_targets';
import type { SearchedDocument } from './searched_index';
import { mergedContext } from './searched_index';

/** How the caller wants the answer. */
export interface AnswerOptions {
  /** `hits.total` as a number rather than an object. */
  readonly totalAsNumber: boolean;
  /** Aggregation names as `kind#name`. */
  readonly typedKeys: boolean;
}

/**
 * Runs a search over resolved indices and writes Elasticsearch's answer.
 * @throws `search_phase_execution_exception`.
 */
export function answerSearch(
  request: SearchRequest,
  targets: readonly IndexTarget[],
  { deps, options }: { readonly deps: DocumentDeps; readonly options: AnswerOptions },
): JsonObject {
  const started = deps.clock();
  const context = mergedContext(
    targets.map((target) => target.context),
    started,
  );
  const found = executeSearch(request, targets, {
    mergedContext: context,
    typedKeys: options.typedKeys,
  });
  return {
    took: deps.clock() - started,
    timed_out: false,
    _shards: { total: targets.length, successful: targets.length, skipped: 0, failed: 0 },
    hits: {
      ...renderTotal(found.total, request, options),
      max_score: targets.length === 0 ? 0 : found.maxScore,
      hits: found.hits.map((hit) => renderHit(hit, request)),
    },
    ...(found.aggregations === undefined ? {} : { aggregations: found.aggregations }),
  };
}

function renderTotal(
  total: SearchResult<unknown>['total'],
  { trackTotalHits }: SearchRequest,
  { totalAsNumber }: AnswerOptions,
): JsonObject {
  if (trackTotalHits === false) {
    return totalAsNumber ? { total: -1 } : {};
  }
  const limit = trackTotalHits === true ? Number.POSITIVE_INFINITY : trackTotalHits;
  const value = Math.min(total, limit);
  return { total: totalAsNumber ? value : { value, relation: total > limit ? 'gte' : 'eq' } };
}

function renderHit(
  { document, score, sort }: SearchHit<SearchedDocument>,
  request: SearchRequest,
): JsonObject {
  const { stored, index } = document;
  const { source } = request;
  return {
    _index: index.indexName,
    _id: stored.id,
    ...(request.version ? { _version: stored.version } : {}),
    ...(request.seqNoPrimaryTerm ? { _seq_no: stored.seqNo, _primary_term: PRIMARY_TERM } : {}),
    _score: score,
    ...(source === false ? {} : { _source: source(index.visibleSource(stored.source)) }),
    ...renderFields(document, request),
    ...(sort === undefined ? {} : { sort }),
  };
}

function renderFields(document: SearchedDocument, { fields }: SearchRequest): JsonObject {
  if (fields === undefined) {
    return {};
  }
  const tests = fields.map((pattern) => compileWildcard(pattern));
  const { index } = document;
  const found = index
    .fieldNames()
    .filter((name) => tests.some((test) => test(name)))
    .map((name) => [name, index.displayValues(document, name)] as const)
    .filter(([, values]) => values.length > 0);
  return found.length === 0 ? {} : { fields: Object.fromEntries(found) };
}
