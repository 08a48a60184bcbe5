import { ElasticsearchError, illegalArgument } from '../lib/elasticsearch_error';

/** 400 `parsing_exception`: the search body is not what its grammar allows. Judged before rights. */
export function parsingError(reason: string): ElasticsearchError {
  return new ElasticsearchError({ status: 400, type: 'parsing_exception', reason });
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
