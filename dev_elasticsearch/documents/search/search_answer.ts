import type { SearchCursor, SearchHit, SearchResult } from '../../search/execution/execute';
import { executeSearch } from '../../search/execution/execute';
import type { JsonObject } from '../../search/request_reader';
import type { SearchRequest } from '../../search/request/search_request';
import { atIndex } from '../at_index';
import type { DocumentDeps } from '../document_deps';
import { renderDocvalues, renderFields } from './hit_fields';
import type { IndexTarget } from './index_view';
import type { AnswerOptions } from '../contexts/scroll_state';
import type { SearchedDocument } from './searched_index';
import { mergedContext } from './searched_index';
import { shortestFloat } from './shortest_float';
import { PRIMARY_TERM } from '../store/stored_document';

/** What a search is run with. */
export interface SearchRun {
  readonly deps: DocumentDeps;
  readonly options: AnswerOptions;
  /** A page of a scroll: what comes behind the last document of the page before. */
  readonly scroll?: { readonly after: SearchCursor | undefined };
}

/** An answer, and where it ends. */
export interface SearchPage {
  readonly body: JsonObject;
  /** Undefined when the page is empty. */
  readonly last: SearchCursor | undefined;
}

/**
 * Runs a search over resolved indices and writes Elasticsearch's answer.
 * @throws `search_phase_execution_exception`.
 */
export function answerSearch(
  request: SearchRequest,
  targets: readonly IndexTarget[],
  { deps, options, scroll }: SearchRun,
): SearchPage {
  const started = deps.clock();
  const context = mergedContext(
    targets.map((target) => target.context),
    started,
  );
  const found = executeSearch(request, targets, {
    mergedContext: context,
    typedKeys: options.typedKeys,
    ...(scroll === undefined ? {} : { scroll }),
  });
  const body = {
    took: deps.clock() - started,
    timed_out: false,
    ...(found.terminatedEarly === undefined ? {} : { terminated_early: found.terminatedEarly }),
    _shards: { total: targets.length, successful: targets.length, skipped: 0, failed: 0 },
    hits: {
      ...renderTotal(found.total, request, options),
      max_score: targets.length === 0 ? 0 : shownScore(found.maxScore),
      hits: found.hits.map((hit) => renderHit(hit, request)),
    },
    ...(found.aggregations === undefined ? {} : { aggregations: found.aggregations }),
  };
  return { body, last: found.hits.at(-1)?.cursor };
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

function renderHit(hit: SearchHit<SearchedDocument>, request: SearchRequest): JsonObject {
  const { stored, index } = hit.document;
  const { source, storedFields } = request;
  const fields = atIndex(index.record, () => fieldsOf(hit, request));
  return {
    _index: index.indexName,
    ...(storedFields === 'none' ? {} : { _id: stored.id }),
    ...(request.version ? { _version: stored.version } : {}),
    ...(request.seqNoPrimaryTerm ? { _seq_no: stored.seqNo, _primary_term: PRIMARY_TERM } : {}),
    _score: shownScore(hit.score),
    ...(stored.routing === undefined || storedFields === 'none'
      ? {}
      : { _routing: stored.routing }),
    ...(source === false ? {} : { _source: source(index.visibleSource(stored.source)) }),
    ...(Object.keys(fields).length === 0 ? {} : { fields }),
    ...(hit.sort === undefined ? {} : { sort: shownSort(hit.sort, request) }),
  };
}

function shownScore(score: number | null): number | null {
  return score === null ? null : shortestFloat(score);
}

function shownSort(values: readonly unknown[], { sort }: SearchRequest): readonly unknown[] {
  return values.map((value, at) =>
    sort[at]?.field === '_score' && typeof value === 'number' ? shortestFloat(value) : value,
  );
}

function fieldsOf(
  { document, collapseValue }: SearchHit<SearchedDocument>,
  { fields, docvalueFields, collapse }: SearchRequest,
): JsonObject {
  return {
    ...(docvalueFields === undefined ? {} : renderDocvalues(document, docvalueFields)),
    ...(fields === undefined ? {} : renderFields(document, fields)),
    ...(collapse === undefined ? {} : { [collapse]: [collapseValue ?? null] }),
  };
}
