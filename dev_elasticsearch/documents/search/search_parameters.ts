import { illegalArgument } from '../../lib/elasticsearch_error';
import { given } from '../../lib/given';
import type { Parameters } from '../../lib/parameters';
import { booleanParameter, splitList } from '../../lib/parameters';
import { INDICES_OPTIONS } from '../../indices/names/indices_options';
import type { JsonObject } from '../../search/request_reader';
import { isObject } from '../../search/request_reader';
import type { SearchRequest } from '../../search/request/search_request';
import { parseSearchRequest } from '../../search/request/search_request';
import { sourceFilterOf } from '../../search/request/source_filter';
import { numberParameter } from '../number_parameter';
import { QUERY_STRING_PARAMETERS, queryStringOf } from './query_string_parameters';
import type { AnswerOptions } from '../contexts/scroll_state';

/** Parameters that choose how an answer is written. */
export const ANSWER_PARAMETERS = ['rest_total_hits_as_int', 'typed_keys'];

/** Parameters that steer how several machines work together, which changes no answer here. */
const TUNING_PARAMETERS = [
  ...['ccs_minimize_roundtrips', 'preference', 'request_cache', 'search_type', 'routing'],
  ...['batched_reduce_size', 'pre_filter_shard_size', 'max_concurrent_shard_requests'],
  ...['allow_partial_search_results', 'stats'],
];

/** The least values of some of them, and what the refusal calls them. */
const TUNING_MINIMUMS = [
  { name: 'batched_reduce_size', label: 'batchedReduceSize', least: 2 },
  { name: 'max_concurrent_shard_requests', label: 'maxConcurrentShardRequests', least: 1 },
  { name: 'pre_filter_shard_size', label: 'preFilterShardSize', least: 1 },
];

/** Parameters of `_search` beyond those of its body. */
export const SEARCH_PARAMETERS = [
  ...INDICES_OPTIONS,
  ...ANSWER_PARAMETERS,
  ...TUNING_PARAMETERS,
  ...QUERY_STRING_PARAMETERS,
  ...['from', 'size', 'sort', '_source', '_source_includes', '_source_excludes', 'version'],
  ...['track_total_hits', 'track_scores', 'seq_no_primary_term', 'terminate_after', 'timeout'],
  ...['stored_fields', 'docvalue_fields', 'explain', 'scroll'],
];

const NUMBERS = ['from', 'size', 'terminate_after'];
const BOOLEANS = ['version', 'track_scores', 'seq_no_primary_term', 'explain'];
const LISTS = ['stored_fields', 'docvalue_fields'];

/**
 * Reads a search from its body and the parameters, which win.
 * @throws `parsing_exception`, `illegal_argument_exception`, validation errors: all before rights.
 */
export function readSearch(body: unknown, query: Parameters): SearchRequest {
  if (!isObject(body ?? {})) {
    return parseSearchRequest(body);
  }
  checkTuning(query);
  const request = parseSearchRequest(body, fromUrl(query));
  const source = sourceFilterOf(query);
  return source === undefined ? request : { ...request, source };
}

/**
 * Reads how the answer to a search is to be written.
 * @throws `illegal_argument_exception` for values that are no booleans.
 */
export function readAnswerOptions(query: Parameters): AnswerOptions {
  return {
    totalAsNumber: booleanParameter(query, 'rest_total_hits_as_int'),
    typedKeys: booleanParameter(query, 'typed_keys'),
  };
}

/**
 * Clients of old want the total as a number, which must then be exact.
 * @throws `illegal_argument_exception` for a search that counts up to a limit.
 */
export function withCountedTotal(
  request: SearchRequest,
  { totalAsNumber }: AnswerOptions,
  isLimitGiven: boolean,
): SearchRequest {
  const { trackTotalHits } = request;
  if (!totalAsNumber || typeof trackTotalHits === 'boolean') {
    return request;
  }
  if (isLimitGiven) {
    throw illegalArgument(
      `[rest_total_hits_as_int] cannot be used if the tracking of total hits is not accurate, got ${trackTotalHits}`,
    );
  }
  return { ...request, trackTotalHits: true };
}

function fromUrl(query: Parameters): JsonObject {
  const { sort, track_total_hits: track, timeout } = query;
  return {
    ...given({
      query: queryStringOf(query),
      timeout,
      sort: sort === undefined ? undefined : splitList(sort).map(readSortParameter),
      track_total_hits: track === undefined ? undefined : readTrack(track, query),
    }),
    ...present(NUMBERS, query, (name) => numberParameter(query, name, 'int')),
    ...present(BOOLEANS, query, (name) => booleanParameter(query, name)),
    ...present(LISTS, query, (name) => splitList(query[name])),
  };
}

function present(
  names: readonly string[],
  query: Parameters,
  read: (name: string) => unknown,
): JsonObject {
  const found = names.filter((name) => query[name] !== undefined);
  return Object.fromEntries(found.map((name) => [name, read(name)]));
}

function checkTuning(query: Parameters): void {
  const { search_type: type = 'query_then_fetch' } = query;
  if (type !== 'query_then_fetch' && type !== 'dfs_query_then_fetch') {
    throw illegalArgument(`No search type for [${type}]`);
  }
  booleanParameter(query, 'ccs_minimize_roundtrips');
  booleanParameter(query, 'request_cache');
  booleanParameter(query, 'allow_partial_search_results');
  for (const { name, label, least } of TUNING_MINIMUMS) {
    if ((numberParameter(query, name, 'int') ?? least) < least) {
      throw illegalArgument(`${label} must be >= ${least}`);
    }
  }
}

function readSortParameter(text: string): unknown {
  const [, field = text, order] = /^(.*):(asc|desc)$/.exec(text) ?? [];
  return order === undefined ? field : { [field]: order };
}

function readTrack(text: string, query: Parameters): unknown {
  if (text === '' || text === 'true' || text === 'false') {
    return text !== 'false';
  }
  return numberParameter(query, 'track_total_hits', 'int');
}
