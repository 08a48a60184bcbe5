import type { IndexRecord } from '../indices/index_record';
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

interface EngineErrorParts {
  readonly status: number;
  readonly type: string;
  readonly reason: string;
}

function engineError({ record }: Place, parts: EngineErrorParts): ElasticsearchError {
  const metadata = { index_uuid: record.uuid, shard: '0', index: record.name };
  return new ElasticsearchError({ ...parts, metadata });
}
