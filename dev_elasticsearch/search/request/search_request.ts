import { illegalArgument, validationFailed } from '../../lib/elasticsearch_error';
import { given } from '../../lib/given';
import { tokenOf } from '../../lib/json/object_reader';
import { textOf } from '../../lib/json/text_of';
import { parseTimeValue } from '../../lib/time_value';
import type { ParsedAggregations } from '../aggregations';
import { parseAggregations } from '../aggregations';
import { parseCollapse } from './collapse';
import type { FieldRequest, StoredFields } from './field_requests';
import { parseFieldRequests, parseStoredFields } from './field_requests';
import type { IndexBoost } from './indices_boost';
import { parseIndicesBoost } from './indices_boost';
import type { PointInTimeReference } from './point_in_time_reference';
import { parsePointInTime } from './point_in_time_reference';
import type { ParsedQuery } from '../predicate';
import { parseQuery } from '../predicate';
import type { JsonObject } from '../request_reader';
import { isObject, readOption } from '../request_reader';
import { parsingError } from '../search_error';
import type { SearchSlice } from './search_slice';
import { parseSlice } from './search_slice';
import type { SortClause } from '../sorting/sort';
import { parseSort } from '../sorting/sort';
import type { SourceFilter } from './source_filter';
import { parseSourceFilter } from './source_filter';

/** A search whose grammar is sound; indices and rights are not looked at yet. */
export interface SearchRequest extends OptionalParts {
  readonly query: ParsedQuery;
  readonly from: number;
  readonly size: number;
  readonly sort: readonly SortClause[];
  readonly source: SourceFilter;
  /** Exact count up to here; true = exact always, false = no total in the answer. */
  readonly trackTotalHits: number | boolean;
  readonly trackScores: boolean;
  readonly seqNoPrimaryTerm: boolean;
  readonly version: boolean;
  /** Factors of scores; the first whose name fits an index counts. */
  readonly indicesBoost: readonly IndexBoost[];
}

interface OptionalParts {
  /** Applied to hits only, not to aggregations. Absent = none. */
  readonly postFilter?: ParsedQuery;
  /** Values of the last hit of the page before. Absent = first page. */
  readonly searchAfter?: readonly unknown[];
  /** The `fields` option. Absent = not asked for. */
  readonly fields?: readonly FieldRequest[];
  /** The `docvalue_fields` option. Absent = not asked for. */
  readonly docvalueFields?: readonly FieldRequest[];
  readonly storedFields?: StoredFields;
  readonly aggregations?: ParsedAggregations;
  readonly minScore?: number;
  /** Stop after this many documents of each index. Absent or 0 = do not. */
  readonly terminateAfter?: number;
  /** Field of which each value is shown once. */
  readonly collapse?: string;
  readonly pit?: PointInTimeReference;
  /** The part of the documents that is looked at. */
  readonly slice?: SearchSlice;
}

const READ = [
  ...['query', 'post_filter', 'from', 'size', 'sort', 'search_after', '_source', 'fields', 'aggs'],
  ...['aggregations', 'track_total_hits', 'track_scores', 'seq_no_primary_term', 'version', 'pit'],
  ...['min_score', 'timeout', 'stats', 'terminate_after', 'docvalue_fields', 'stored_fields'],
  ...['indices_boost', 'collapse', 'slice'],
];

/** Options of Elasticsearch that this server does not have: they may be there as long as they ask for nothing. */
const EMPTY_ONLY = ['explain', 'profile', 'script_fields', 'runtime_mappings', 'ext', 'rescore'];

/** Total hits are counted exactly up to here unless asked otherwise. */
const DEFAULT_TRACK_TOTAL_HITS = 10_000;

/**
 * Checks the body of a search; absent = match all. `overrides` are members that win over those of
 * the body: the parameters of a request.
 * @throws `parsing_exception` for bad grammar, `illegal_argument_exception` for bad numbers,
 *   `action_request_validation_exception` for options that do not go together.
 */
export function parseSearchRequest(body: unknown, overrides: JsonObject = {}): SearchRequest {
  if (body !== undefined && !isObject(body)) {
    throw parsingError(`Expected [START_OBJECT] but found [${tokenOf(body)}]`);
  }
  refuseUnknownKeys(body ?? {});
  refuseUnknownKeys(overrides);
  const options = { ...body, ...overrides };
  checkTimeout(options);
  const storedFields = parseStoredFields(options.stored_fields);
  const request: SearchRequest = {
    query: parseQuery(options.query),
    ...readPage(options),
    sort: withTiebreaker(parseSort(options.sort), options.pit),
    source: readSource(options, storedFields),
    trackTotalHits: readTrackTotalHits(options.track_total_hits),
    ...readFlags(options),
    indicesBoost: parseIndicesBoost(options.indices_boost),
    ...readOptionalParts(options),
    ...given({ storedFields }),
  };
  checkNumbers(request);
  checkCombinations(request);
  return request;
}

/** Stored fields come instead of the source, unless both are asked for. */
function readSource(
  { _source: source }: JsonObject,
  storedFields: StoredFields | undefined,
): SourceFilter {
  const isHidden = storedFields !== undefined && !storedFields.includes('_source');
  return isHidden && source === undefined ? false : parseSourceFilter(source);
}

function refuseUnknownKeys(options: JsonObject): void {
  for (const [key, value] of Object.entries(options)) {
    const isFine = READ.includes(key) || (EMPTY_ONLY.includes(key) && asksNothing(value));
    if (!isFine) {
      const place = { holder: options, key };
      throw parsingError(`Unknown key for a ${tokenOf(value)} in [${key}].`, place);
    }
  }
}

function checkTimeout({ timeout }: JsonObject): void {
  if (timeout !== undefined && timeout !== null) {
    parseTimeValue(textOf(timeout), 'timeout');
  }
}

function readPage(options: JsonObject): Pick<SearchRequest, 'from' | 'size'> {
  return {
    from: readOption(options, 'from', 'number') ?? 0,
    size: readOption(options, 'size', 'number') ?? 10,
  };
}

function readFlags(
  options: JsonObject,
): Pick<SearchRequest, 'trackScores' | 'seqNoPrimaryTerm' | 'version'> {
  return {
    trackScores: readOption(options, 'track_scores', 'boolean') ?? false,
    seqNoPrimaryTerm: readOption(options, 'seq_no_primary_term', 'boolean') ?? false,
    version: readOption(options, 'version', 'boolean') ?? false,
  };
}

/** In a point in time the order of storage decides between equals, and shows among the sort values. */
function withTiebreaker(sort: readonly SortClause[], pit: unknown): readonly SortClause[] {
  const needsOne =
    pit !== undefined && sort.length > 0 && sort.every(({ field }) => field !== '_shard_doc');
  return needsOne ? [...sort, ...parseSort('_shard_doc')] : sort;
}

function asksNothing(value: unknown): boolean {
  return (
    value === false ||
    (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
  );
}

function readOptionalParts(options: JsonObject): OptionalParts {
  const { fields, docvalue_fields: docvalueFields } = options;
  const aggregations = options.aggs ?? options.aggregations;
  return given({
    postFilter: options.post_filter === undefined ? undefined : parseQuery(options.post_filter),
    searchAfter:
      options.search_after === undefined ? undefined : readSearchAfter(options.search_after),
    fields: fields === undefined ? undefined : parseFieldRequests(fields, 'fields'),
    docvalueFields:
      docvalueFields === undefined
        ? undefined
        : parseFieldRequests(docvalueFields, 'docvalue_fields'),
    aggregations: aggregations === undefined ? undefined : parseAggregations(aggregations),
    minScore: readOption(options, 'min_score', 'number'),
    terminateAfter: readOption(options, 'terminate_after', 'number'),
    collapse: parseCollapse(options.collapse),
    pit: parsePointInTime(options.pit),
    slice: parseSlice(options.slice),
  });
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

function readTrackTotalHits(value: unknown): number | boolean {
  const asked = value === 'true' ? true : value === 'false' ? false : value;
  if (asked === undefined) {
    return DEFAULT_TRACK_TOTAL_HITS;
  }
  if (typeof asked === 'boolean' || (typeof asked === 'number' && asked >= -1)) {
    return asked === -1 ? true : asked;
  }
  throw illegalArgument(
    `[track_total_hits] parameter must be positive or equals to -1, got ${textOf(asked)}`,
  );
}

function checkNumbers({ from, size, terminateAfter = 0 }: SearchRequest): void {
  if (!isCount(from)) {
    throw illegalArgument(`[from] parameter cannot be negative but was [${from}]`);
  }
  if (!isCount(size)) {
    throw illegalArgument(`[size] parameter cannot be negative, found [${size}]`);
  }
  if (!isCount(terminateAfter)) {
    throw illegalArgument('terminateAfter must be > 0');
  }
}

function checkCombinations(request: SearchRequest): void {
  const { searchAfter, from, pit, sort, storedFields, source, fields } = request;
  const withoutPit = sort.some(({ field }) => field === '_shard_doc') && pit === undefined;
  const messages = [
    ...(searchAfter !== undefined && from > 0
      ? ['[from] parameter must be set to 0 when [search_after] is used']
      : []),
    ...(storedFields === 'none' && source !== false
      ? ['[stored_fields] cannot be disabled if [_source] is requested']
      : []),
    ...(storedFields === 'none' && fields !== undefined
      ? ['[stored_fields] cannot be disabled when using the [fields] option']
      : []),
    ...(withoutPit ? ['[_shard_doc] sort field cannot be used without [point in time]'] : []),
  ];
  if (messages.length > 0) {
    throw validationFailed(messages);
  }
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
