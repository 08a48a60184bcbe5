import { validationFailed } from '../lib/elasticsearch_error';
import type { ParsedAggregations } from './aggregations';
import { parseAggregations } from './aggregations';
import type { ParsedQuery } from './predicate';
import { parseQuery } from './predicate';
import type { JsonObject } from './request_reader';
import { asList, isObject, readOption } from './request_reader';
import { parsingError } from './search_error';
import type { SortClause } from './sort';
import { parseSort } from './sort';
import type { SourceFilter } from './source_filter';
import { parseSourceFilter } from './source_filter';

/** A search whose grammar is sound; indices and rights are not looked at yet. */
export interface SearchRequest {
  readonly query: ParsedQuery;
  /** Applied to hits only, not to aggregations. Absent = none. */
  readonly postFilter?: ParsedQuery;
  readonly from: number;
  readonly size: number;
  readonly sort: readonly SortClause[];
  /** Values of the last hit of the page before. Absent = first page. */
  readonly searchAfter?: readonly unknown[];
  readonly source: SourceFilter;
  /** Patterns of the `fields` option. Absent = not asked for. */
  readonly fields?: readonly string[];
  readonly aggregations?: ParsedAggregations;
  /** Exact count up to here; true = exact always, false = no total in the answer. */
  readonly trackTotalHits: number | boolean;
  readonly trackScores: boolean;
  readonly seqNoPrimaryTerm: boolean;
  readonly version: boolean;
  readonly minScore?: number;
  /** Id of a point in time, which replaces the indices of the path. */
  readonly pit?: string;
}

const KEYS = [
  ...['query', 'post_filter', 'from', 'size', 'sort', 'search_after', '_source', 'fields', 'aggs'],
  ...['aggregations', 'track_total_hits', 'track_scores', 'seq_no_primary_term', 'version', 'pit'],
  ...['min_score', 'timeout', 'profile', 'explain', 'stats', 'terminate_after', 'docvalue_fields'],
];

/** Total hits are counted exactly up to here unless asked otherwise. */
const DEFAULT_TRACK_TOTAL_HITS = 10_000;

/**
 * Checks the body of a search; absent = match all.
 * @throws `parsing_exception` for bad grammar, `action_request_validation_exception` for bad numbers.
 */
export function parseSearchRequest(body: unknown): SearchRequest {
  if (body !== undefined && !isObject(body)) {
    throw parsingError('Expected [START_OBJECT] but found a value');
  }
  const options = body ?? {};
  const unknown = Object.keys(options).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) {
    throw parsingError(`unknown key [${unknown}] in a search body`);
  }
  const request = {
    query: parseQuery(options.query),
    from: readOption(options, 'from', 'number') ?? 0,
    size: readOption(options, 'size', 'number') ?? 10,
    sort: parseSort(options.sort),
    source: parseSourceFilter(options._source),
    trackTotalHits: readTrackTotalHits(options.track_total_hits),
    trackScores: readOption(options, 'track_scores', 'boolean') ?? false,
    seqNoPrimaryTerm: readOption(options, 'seq_no_primary_term', 'boolean') ?? false,
    version: readOption(options, 'version', 'boolean') ?? false,
    ...readOptionalParts(options),
  };
  validate(request);
  return request;
}

type OptionalParts = Partial<
  Pick<SearchRequest, 'postFilter' | 'searchAfter' | 'fields' | 'aggregations' | 'minScore' | 'pit'>
>;

function readOptionalParts(options: JsonObject): OptionalParts {
  const aggregations = options.aggs ?? options.aggregations;
  const minScore = readOption(options, 'min_score', 'number');
  const pit = isObject(options.pit) ? readOption(options.pit, 'id', 'string') : undefined;
  return {
    ...(options.post_filter === undefined ? {} : { postFilter: parseQuery(options.post_filter) }),
    ...(options.search_after === undefined
      ? {}
      : { searchAfter: readSearchAfter(options.search_after) }),
    ...(options.fields === undefined
      ? {}
      : { fields: asList(options.fields).map(readFieldPattern) }),
    ...(aggregations === undefined ? {} : { aggregations: parseAggregations(aggregations) }),
    ...(minScore === undefined ? {} : { minScore }),
    ...(pit === undefined ? {} : { pit }),
  };
}

function readFieldPattern(item: unknown): string {
  return isObject(item) ? (readOption(item, 'field', 'string') ?? '') : String(item);
}

function readSearchAfter(values: unknown): readonly unknown[] {
  if (!Array.isArray(values) || values.length === 0) {
    throw parsingError('Expected [START_ARRAY] with at least one value for [search_after]');
  }
  if (values.some((value) => typeof value === 'object' && value !== null)) {
    throw parsingError('Expected [VALUE_STRING], [VALUE_NUMBER] or [VALUE_NULL] in [search_after]');
  }
  return values as readonly unknown[];
}

function readTrackTotalHits(given: unknown): number | boolean {
  if (given === undefined) {
    return DEFAULT_TRACK_TOTAL_HITS;
  }
  if (typeof given === 'boolean' || (typeof given === 'number' && given >= -1)) {
    return given === -1 ? true : given;
  }
  throw parsingError('[track_total_hits] parameter must be positive or equals to -1');
}

function validate({ from, size, searchAfter }: SearchRequest): void {
  const messages = [
    ...(isCount(from) ? [] : [`[from] parameter cannot be negative but was [${from}]`]),
    ...(isCount(size) ? [] : [`[size] parameter cannot be negative, found [${size}]`]),
    ...(searchAfter !== undefined && from > 0
      ? ['`from` parameter must be set to 0 when `search_after` is used']
      : []),
  ];
  if (messages.length > 0) {
    throw validationFailed(messages);
  }
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
