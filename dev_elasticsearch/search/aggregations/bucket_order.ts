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

type Key = FieldValue | readonly FieldValue[];

/** A bucket, and what all its documents have in common. */
export interface KeyedBucket {
  readonly key: Key;
  readonly bucket: Pick<Bucket<unknown>, 'docCount' | 'result'>;
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

/** Buckets in their order; those that no criterion tells apart are in the order of their keys. */
export function sortBuckets<B extends KeyedBucket>(
  buckets: readonly B[],
  orders: readonly BucketOrder[],
): readonly B[] {
  const metrics = orders.map(({ by }) => by).filter((by) => by !== '_count' && by !== '_key');
  // Metrics are worked out once for each bucket, not once for each comparison.
  const ranked = buckets.map((bucket) => ({
    bucket,
    values: new Map(metrics.map((path) => [path, innerValue(path, bucket.bucket)])),
  }));
  return ranked.sort((a, b) => compareRanked(orders, a, b)).map(({ bucket }) => bucket);
}

interface Ranked {
  readonly bucket: KeyedBucket;
  /** Values of the inner metrics that decide, by their paths. */
  readonly values: ReadonlyMap<string, number>;
}

function compareRanked(orders: readonly BucketOrder[], a: Ranked, b: Ranked): number {
  for (const { by, direction } of orders) {
    const order = compareBy(by, a, b) * direction;
    if (order !== 0) {
      return order;
    }
  }
  return compareKeys(a.bucket.key, b.bucket.key);
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

function compareBy(by: string, a: Ranked, b: Ranked): number {
  switch (by) {
    case '_count':
      return a.bucket.bucket.docCount - b.bucket.bucket.docCount;
    case '_key':
      return compareKeys(a.bucket.key, b.bucket.key);
    default:
      return compareNumbers(a.values.get(by) ?? 0, b.values.get(by) ?? 0);
  }
}

/** Not their difference, which is no number for two infinities. */
function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function compareKeys(a: Key, b: Key): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (const [at, part] of left.entries()) {
    const order = compareValues(part, right[at] ?? '');
    if (order !== 0) {
      return order;
    }
  }
  return 0;
}

function partsOf(key: Key): readonly FieldValue[] {
  return typeof key === 'object' ? key : [key];
}

/** The value of an inner metric, `avg_price`, `stats.max` or `filter>avg`; without one it is the least. */
function innerValue(path: string, bucket: KeyedBucket['bucket']): number {
  let place: unknown = bucket.result({ typedKeys: false });
  for (const step of path.split(/[.>]/)) {
    place = isObject(place) ? place[step === '_count' ? 'doc_count' : step] : undefined;
  }
  const value = isObject(place) ? (place.value ?? place.doc_count) : place;
  return typeof value === 'number' ? value : Number.NEGATIVE_INFINITY;
}
