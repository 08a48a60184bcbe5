import type { FieldValue } from '../fields';
import { compareValues } from '../fields';
import { asList, describe, isObject } from '../request_reader';
import { parsingError, ShardError } from '../search_error';
import type { Bucket, ParsedAggregations } from './parsed_aggregation';

/** One criterion of the buckets' order: `_count`, `_key`, or the value of an inner metric. */
export interface BucketOrder {
  readonly by: string;
  readonly direction: 1 | -1;
}

/** A bucket, and what all its documents have in common. */
export interface KeyedBucket<D> {
  readonly key: FieldValue | readonly FieldValue[];
  readonly bucket: Bucket<D>;
}

/**
 * Reads `order`: an object or a list of them; absent = the empty list.
 * @throws `parsing_exception` for directions nobody knows, ShardError for an inner aggregation that
 *   is not there.
 */
export function readBucketOrder(given: unknown, inner: ParsedAggregations): readonly BucketOrder[] {
  return asList(given).flatMap((clause) => {
    if (!isObject(clause)) {
      throw parsingError('Must specify at least one field for [order]');
    }
    return Object.entries(clause).map(([by, direction]) => readOrder(by, direction, inner));
  });
}

/** Order of two buckets; those that no criterion tells apart are in the order of their keys. */
export function compareBuckets<D>(
  orders: readonly BucketOrder[],
  a: KeyedBucket<D>,
  b: KeyedBucket<D>,
): number {
  for (const { by, direction } of orders) {
    const order = compareBy(by, a, b) * direction;
    if (order !== 0) {
      return order;
    }
  }
  return compareKeys(a.key, b.key);
}

function readOrder(by: string, direction: unknown, inner: ParsedAggregations): BucketOrder {
  const lower = typeof direction === 'string' ? direction.toLowerCase() : direction;
  if (lower !== 'asc' && lower !== 'desc') {
    throw parsingError(`Unknown order direction [${describe(direction)}]`);
  }
  const name = by === '_term' || by === '_time' ? '_key' : by;
  checkPath(name, inner);
  return { by: name, direction: lower === 'asc' ? 1 : -1 };
}

function checkPath(path: string, inner: ParsedAggregations): void {
  const [first = ''] = path.split(/[.>]/);
  if (path !== '_key' && path !== '_count' && !inner.has(first)) {
    throw new ShardError({
      status: 400,
      type: 'aggregation_execution_exception',
      reason:
        `Invalid aggregation order path [${path}]. The provided aggregation [${first}] either does ` +
        'not exist, or is a pipeline aggregation and cannot be used to sort the buckets.',
    });
  }
}

function compareBy<D>(by: string, a: KeyedBucket<D>, b: KeyedBucket<D>): number {
  switch (by) {
    case '_count':
      return a.bucket.docCount - b.bucket.docCount;
    case '_key':
      return compareKeys(a.key, b.key);
    default:
      return innerValue(by, a.bucket) - innerValue(by, b.bucket);
  }
}

function compareKeys(a: KeyedBucket<unknown>['key'], b: KeyedBucket<unknown>['key']): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (const [at, part] of left.entries()) {
    const order = compareValues(part, right[at] ?? '');
    if (order !== 0) {
      return order;
    }
  }
  return 0;
}

function partsOf(key: FieldValue | readonly FieldValue[]): readonly FieldValue[] {
  return typeof key === 'object' ? key : [key];
}

/** The value of an inner metric, `avg_price`, `stats.max` or `filter>avg`; without one it is the least. */
function innerValue<D>(path: string, bucket: Bucket<D>): number {
  let place: unknown = bucket.result({ typedKeys: false });
  for (const step of path.split(/[.>]/)) {
    place = isObject(place) ? place[step === '_count' ? 'doc_count' : step] : undefined;
  }
  const value = isObject(place) ? (place.value ?? place.doc_count) : place;
  return typeof value === 'number' ? value : Number.NEGATIVE_INFINITY;
}
