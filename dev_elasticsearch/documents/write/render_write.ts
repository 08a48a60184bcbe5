import type { EndpointResponse } from '../../lib/endpoint';
import type { JsonObject } from '../../search/request_reader';
import type { SourceFilter } from '../../search/request/source_filter';
import { PRIMARY_TERM } from '../store/stored_document';
import type { WriteResult } from './apply_write';

/** How an answer to a write is shown. */
export interface WriteRendering {
  /** `refresh=true` was asked for. */
  readonly forcedRefresh: boolean;
}

/** The answer to one write, also as an item of a bulk. */
export function renderWrite(
  { index, id, version, result, seqNo }: WriteResult,
  { forcedRefresh }: WriteRendering,
): JsonObject {
  return {
    _index: index,
    _id: id,
    _version: version,
    result,
    ...(forcedRefresh && result !== 'noop' ? { forced_refresh: true } : {}),
    _shards: result === 'noop' ? shards(0, 0) : shards(2, 1),
    _seq_no: seqNo,
    _primary_term: PRIMARY_TERM,
  };
}

/** `get` in the answer to an update that asked for `_source`; nothing when it did not. */
export function renderAfter({ document }: WriteResult, filter: SourceFilter): JsonObject {
  if (document === undefined || filter === false) {
    return {};
  }
  const { seqNo, source, routing } = document;
  return {
    get: {
      _seq_no: seqNo,
      _primary_term: PRIMARY_TERM,
      found: true,
      ...(routing === undefined ? {} : { _routing: routing }),
      _source: filter(source),
    },
  };
}

/** HTTP status of a write's outcome. */
export function statusOf({ result }: WriteResult): number {
  return { created: 201, updated: 200, deleted: 200, noop: 200, not_found: 404 }[result];
}

/** The whole answer to a write of one document. */
export function writeResponse(result: WriteResult, rendering: WriteRendering): EndpointResponse {
  const location = ['', result.index, '_doc', result.id].map(encodeURIComponent).join('/');
  const created = result.result === 'created' ? { headers: { location } } : {};
  return { status: statusOf(result), body: renderWrite(result, rendering), ...created };
}

/** True when `refresh` is `true` or empty. */
export function isForcedRefresh(refresh: string | undefined): boolean {
  return refresh === '' || refresh === 'true';
}

function shards(total: number, successful: number): JsonObject {
  return { total, successful, failed: 0 };
}
