import { illegalArgument } from '../lib/elasticsearch_error';
import type { Parameters } from '../lib/parameters';
import { booleanParameter, splitList } from '../lib/parameters';
import { INDICES_OPTIONS } from '../indices/indices_options';
import type { JsonObject } from '../search/request_reader';
import { isObject } from '../search/request_reader';
import type { SearchRequest } from '../search/search_request';
import { parseSearchRequest } from '../search/search_request';
import { sourceFilterOf } from '../search/source_filter';
import type { AnswerOptions } from './search_answer';

/** Parameters that choose how an answer is written. */
export const ANSWER_PARAMETERS = ['rest_total_hits_as_int', 'typed_keys'];

/** Parameters of `_search` beyond those of its body. */
export const SEARCH_PARAMETERS = [
  ...INDICES_OPTIONS,
  ...ANSWER_PARAMETERS,
  ...['from', 'size', 'sort', '_source', '_source_includes', '_source_excludes', 'version'],
  ...['track_total_hits', 'track_scores', 'seq_no_primary_term', 'ccs_minimize_roundtrips'],
  ...['preference', 'request_cache', 'search_type', 'timeout', 'batched_reduce_size'],
  ...['max_concurrent_shard_requests', 'allow_partial_search_results', 'terminate_after'],
];

const IN_BODY = ['from', 'size', 'version', 'track_scores', 'seq_no_primary_term'];

/**
 * Reads a search from its body and the parameters, which win.
 * @throws `parsing_exception`, `illegal_argument_exception`, validation errors: all before rights.
 */
export function readSearch(body: unknown, query: Parameters): SearchRequest {
  if (!isObject(body ?? {})) {
    return parseSearchRequest(body);
  }
  const request = parseSearchRequest({ ...(body as JsonObject | undefined), ...fromUrl(query) });
  const source = sourceFilterOf(query);
  return source === undefined ? request : { ...request, source };
}

/** @throws `illegal_argument_exception` for values that are no booleans. */
export function readAnswerOptions(query: Parameters): AnswerOptions {
  return {
    totalAsNumber: booleanParameter(query, 'rest_total_hits_as_int'),
    typedKeys: booleanParameter(query, 'typed_keys'),
  };
}

function fromUrl(query: Parameters): JsonObject {
  const given = IN_BODY.filter((name) => query[name] !== undefined);
  const { sort, track_total_hits: track } = query;
  return {
    ...Object.fromEntries(given.map((name): [string, unknown] => [name, query[name]])),
    ...(sort === undefined ? {} : { sort: splitList(sort).map(readSortParameter) }),
    ...(track === undefined ? {} : { track_total_hits: readTrack(track) }),
  };
}

function readSortParameter(text: string): unknown {
  const [, field = text, order] = /^(.*):(asc|desc)$/.exec(text) ?? [];
  return order === undefined ? field : { [field]: order };
}

function readTrack(text: string): unknown {
  if (text === '' || text === 'true' || text === 'false') {
    return text !== 'false';
  }
  const limit = Number(text);
  if (!Number.isInteger(limit)) {
    throw illegalArgument(`Failed to parse [track_total_hits] with value [${text}]`);
  }
  return limit;
}
