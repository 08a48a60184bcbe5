import type { JsonObject } from '../request_reader';
import { limitBuckets } from './bucket_limits';
import type { BucketOrder } from './bucket_order';
import { sortBuckets } from './bucket_order';
import type { Aggregator, Bucket, ResultOptions, ValueSource } from './parsed_aggregation';

/** Cuts numbers into intervals that follow each other. */
export interface Interval {
  /** Beginning of the interval that holds this value. */
  start(value: number): number;
  /** Beginning of the interval after the one that begins at `start`. */
  next(start: number): number;
}

/** Ends that a histogram is stretched to or cut at; undefined = none. */
export interface BucketBounds {
  readonly min: number | undefined;
  readonly max: number | undefined;
}

/** What a histogram over intervals is made of. */
export interface IntervalBucketsParts<D> {
  readonly typedKind: string;
  readonly source: ValueSource<D>;
  readonly interval: Interval;
  readonly minDocCount: number;
  /** Empty = by key, rising. */
  readonly order: readonly BucketOrder[];
  /** Buckets up to here are shown although they are empty. */
  readonly extended: BucketBounds | undefined;
  /** Values beyond are not counted. */
  readonly hard: BucketBounds | undefined;
  readonly isKeyed: boolean;
  /** `key`, and `key_as_string` where there is one. */
  readonly renderKey: (start: number) => JsonObject;
  /** Name of a bucket in the keyed form. */
  readonly keyText: (start: number) => string;
  readonly newBucket: () => Bucket<D>;
}

/** One bucket an interval; empty ones between the first and the last included. */
export class IntervalBuckets<D> implements Aggregator<D> {
  private readonly buckets = new Map<number, Bucket<D>>();

  constructor(private readonly parts: IntervalBucketsParts<D>) {}

  get typedKind(): string {
    return this.parts.typedKind;
  }

  collect(document: D, score?: number): void {
    const { source, interval, hard } = this.parts;
    const values = source
      .values(document)
      .map(Number)
      .filter((value) => isInside(value, hard));
    for (const start of new Set(values.map((value) => interval.start(value)))) {
      const bucket = this.buckets.get(start) ?? this.parts.newBucket();
      this.buckets.set(start, bucket);
      bucket.collect(document, score);
    }
  }

  result(options: ResultOptions): JsonObject {
    const { renderKey, keyText, isKeyed, order } = this.parts;
    const buckets = this.starts().map((key) => ({
      key,
      bucket: this.buckets.get(key) ?? this.parts.newBucket(),
    }));
    const rows = sortBuckets(buckets, order).map(({ key, bucket }) => ({
      name: keyText(key),
      row: { ...renderKey(key), ...bucket.result(options) },
    }));
    return {
      buckets: isKeyed
        ? Object.fromEntries(rows.map(({ name, row }) => [name, row]))
        : rows.map(({ row }) => row),
    };
  }

  private starts(): readonly number[] {
    const { minDocCount, interval, extended } = this.parts;
    const filled = [...this.buckets.keys()].sort((a, b) => a - b);
    if (minDocCount > 0) {
      return filled.filter((start) => (this.buckets.get(start)?.docCount ?? 0) >= minDocCount);
    }
    const ends = [extended?.min, extended?.max]
      .filter((end) => end !== undefined)
      .map((end) => interval.start(end));
    const all = [...filled, ...ends];
    if (all.length === 0 || (filled.length === 0 && ends.length < 2)) {
      return [];
    }
    return between(Math.min(...all), Math.max(...all), interval);
  }
}

function between(first: number, last: number, interval: Interval): readonly number[] {
  const starts: number[] = [];
  for (let start = first; start <= last; start = interval.next(start)) {
    starts.push(start);
    limitBuckets(starts.length);
  }
  return starts;
}

function isInside(value: number, bounds: BucketBounds | undefined): boolean {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = bounds ?? {};
  return value >= min && value <= max;
}
