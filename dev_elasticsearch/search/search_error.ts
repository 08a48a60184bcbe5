import { ElasticsearchError, illegalArgument } from '../lib/elasticsearch_error';
import type { BodyPlace } from '../lib/json/body_error';
import { BodyError } from '../lib/json/body_error';

/**
 * 400 `parsing_exception`: the search body is not what its grammar allows. Judged before rights.
 * Answered with the line and column of `place`; absent = those of the query around it.
 */
export function parsingError(reason: string, place?: BodyPlace): BodyError {
  return new BodyError({ status: 400, type: 'parsing_exception', reason }, place);
}

/** 400 `x_content_parse_exception`, as constructs with a strict parser refuse a member. */
export function strictParseError(reason: string, place: BodyPlace): BodyError {
  return new BodyError({ status: 400, type: 'x_content_parse_exception', reason }, place);
}

/** `unknown query [x]` and the like, with the cause that Elasticsearch names; `what` ends in the name. */
export function unknownName(what: string, place: BodyPlace): BodyError {
  const name = `unknown field [${place.key}]`;
  const type = 'named_object_not_found_exception';
  const causedBy = new ElasticsearchError({ status: 400, type, reason: name });
  return new BodyError({ status: 400, type: 'parsing_exception', reason: what, causedBy }, place);
}

/** Runs `parse`; its errors that name no place are about this one. */
export function parsedAt<T>(place: BodyPlace, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw error instanceof BodyError ? error.within(place) : error;
  }
}

/**
 * An error that Elasticsearch meets on a shard, so after authorization: the body is well formed,
 * and does not fit the fields of one index. Wrap it by {@link searchPhaseError} before answering.
 */
export class ShardError extends ElasticsearchError {}

/** `query_shard_exception`: a query or sort cannot be bound to the fields of an index. */
export function queryShardError(reason: string, causedBy?: ElasticsearchError): ShardError {
  return new ShardError({
    status: 400,
    type: 'query_shard_exception',
    reason,
    ...(causedBy === undefined ? {} : { causedBy }),
  });
}

/** `illegal_argument_exception` met on a shard: result windows, fields without values to sort by. */
export function shardIllegalArgument(reason: string): ShardError {
  return new ShardError({ status: 400, type: 'illegal_argument_exception', reason });
}

/** A value that its field cannot hold, as a query meets it. */
export function unreadableValue(type: string, reason: string): ShardError {
  const cause = new ElasticsearchError({ status: 400, type, reason });
  return queryShardError(`failed to create query: ${reason}`, cause);
}

/** Which index's shard failed; `uuid` is its `index_uuid`. */
export interface FailedShard {
  readonly index: string;
  readonly uuid: string;
}

/** 400 `search_phase_execution_exception`, `all shards failed`, around what one shard met. */
export function searchPhaseError(error: ShardError, shard: FailedShard): ElasticsearchError {
  const place =
    error.type === 'query_shard_exception' ? { index_uuid: shard.uuid, index: shard.index } : {};
  const placed = new ElasticsearchError({
    status: error.status,
    type: error.type,
    reason: error.reason,
    metadata: { ...error.metadata, ...place },
    ...(error.causedBy === undefined ? {} : { causedBy: error.causedBy }),
  });
  return new ElasticsearchError({
    status: error.status,
    type: 'search_phase_execution_exception',
    reason: 'all shards failed',
    metadata: {
      phase: 'query',
      grouped: true,
      failed_shards: [{ shard: 0, index: shard.index, reason: placed.toObject() }],
    },
    rootCause: [placed],
    ...(error.type === 'illegal_argument_exception'
      ? { causedBy: illegalArgument(error.reason ?? '', placed) }
      : {}),
  });
}
