import type { IndexRecord } from '../indices/catalog/index_record';
import { ElasticsearchError } from '../lib/elasticsearch_error';

interface Place {
  readonly record: IndexRecord;
  readonly id: string;
}

/** 409 `version_conflict_engine_exception`; `why` follows "[id]: version conflict, ". */
export function versionConflict(place: Place, why: string): ElasticsearchError {
  return engineError(place, {
    status: 409,
    type: 'version_conflict_engine_exception',
    reason: `[${place.id}]: version conflict, ${why}`,
  });
}

/** 404 `document_missing_exception`: an update has nothing to change. */
export function documentMissing(place: Place): ElasticsearchError {
  return engineError(place, {
    status: 404,
    type: 'document_missing_exception',
    reason: `[${place.id}]: document missing`,
  });
}

/** 400 `security_exception`: the caller sees the index only in part (document or field security). */
export function updateOfLimitedView(isBulk: boolean): ElasticsearchError {
  const what = isBulk ? 'a bulk item request with update requests embedded' : 'an update request';
  return new ElasticsearchError({
    status: 400,
    type: 'security_exception',
    reason: `Can't execute ${what} if field or document level security is enabled`,
  });
}

interface EngineErrorParts {
  readonly status: number;
  readonly type: string;
  readonly reason: string;
}

function engineError({ record }: Place, parts: EngineErrorParts): ElasticsearchError {
  const metadata = { index_uuid: record.uuid, shard: '0', index: record.name };
  return new ElasticsearchError({ ...parts, metadata });
}
