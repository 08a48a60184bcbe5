import type { ApiKeyId } from '../../../common/api_keys/api_key';
import { LIMITS } from '../../../common/http/api_keys';
import { isJsonObject } from '../../../common/api_keys/json_shape';
import type { SortValue } from '../../elasticsearch/elasticsearch_types';
import { ApiKeyError } from '../../errors/api_key_error';
import { elasticsearchSort, type ApiKeySort } from './api_keys_sort';

/** The values by which a row is sorted. Different keys may have the same. */
export type SortTuple = readonly SortValue[];

/**
 * Where a page ended. Ids cannot be sorted by and tuples are not unique, so a page may end inside a
 * group of rows with one tuple (a tie). The next request reads on from before that group and leaves
 * out those of its rows that were delivered, in whatever order Elasticsearch gives them this time.
 */
export interface PageEnd {
  /** Tuple of the last row before the final tie; absent when the tie is at the very start. */
  readonly after?: SortTuple;
  /** Tuple of the final tie. */
  readonly tie: SortTuple;
  /** Ids of the final tie's rows that were delivered. */
  readonly delivered: readonly ApiKeyId[];
}

const VERSION = 1;

/** Keys that agree in all sort fields: one in practice. Keeps cursors below their limit. */
const MAX_TIE = 1000;

const isSortValue = (value: unknown): value is SortValue =>
  value === null || typeof value === 'string' || typeof value === 'number';

const isTuple = (value: unknown, length: number): value is SortTuple =>
  Array.isArray(value) && value.length === length && value.every(isSortValue);

const isIds = (value: unknown): value is readonly ApiKeyId[] =>
  Array.isArray(value) &&
  value.length <= MAX_TIE &&
  value.every((id) => typeof id === 'string' && id.length <= LIMITS.idLength);

const invalidCursor = (reason: string): ApiKeyError =>
  new ApiKeyError('invalid_cursor', `Cannot read the cursor: ${reason}; query without one`);

function parseJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    // The parser's message would quote the cursor, which means nothing to its sender.
    throw invalidCursor('it was not made by this API');
  }
}

function isPageEnd(value: Record<string, unknown>, tupleLength: number): boolean {
  const { after, tie, delivered } = value;
  return (
    (after === undefined || isTuple(after, tupleLength)) &&
    isTuple(tie, tupleLength) &&
    isIds(delivered)
  );
}

/**
 * The opaque form of a page's end, valid for one order only.
 * @throws ApiKeyError `unexpected` when too many keys agree in all sort fields to tell them apart
 */
export function encodeCursor(end: PageEnd, { field, direction }: ApiKeySort): string {
  if (end.delivered.length > MAX_TIE) {
    throw new ApiKeyError(
      'unexpected',
      `More than ${MAX_TIE} API keys have the same name, owner and creation time: narrow the search`,
    );
  }
  const content = JSON.stringify({ v: VERSION, field, direction, ...end });
  return Buffer.from(content, 'utf8').toString('base64url');
}

/** @throws ApiKeyError `invalid_cursor` when it is malformed or was made for another order */
export function decodeCursor(cursor: string, sort: ApiKeySort): PageEnd {
  const content = parseJson(cursor);
  if (!isJsonObject(content) || content.v !== VERSION) {
    throw invalidCursor('it was not made by this version of the API');
  }
  const { v: _version, field, direction, ...end } = content;
  if (field !== sort.field || direction !== sort.direction) {
    throw invalidCursor('it belongs to another order');
  }
  if (!isPageEnd(end, elasticsearchSort(sort).length)) throw invalidCursor('it is damaged');
  return end as unknown as PageEnd;
}
