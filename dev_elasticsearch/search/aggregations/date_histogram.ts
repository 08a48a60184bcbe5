import { illegalArgument } from '../../lib/elasticsearch_error';
import { textOf } from '../../lib/json/text_of';
import { resolveDateMath } from '../dates/date_math';
import { formatDate } from '../dates/dates';
import { DEFAULT_DATE_FORMAT, isDate } from '../fields';
import { isObject, readOption } from '../request_reader';
import { shardIllegalArgument } from '../search_error';
import { readBucketOrder } from './bucket_order';
import { readDateInterval, readOffset } from './date_interval';
import type { BucketBounds } from './interval_buckets';
import { IntervalBuckets } from './interval_buckets';
import type { AggregationSpec, ParsedAggregation } from './parsed_aggregation';
import { Bucket, refuseUnknownOptions, requireField, valueSource } from './parsed_aggregation';

const OPTIONS = [
  ...['field', 'calendar_interval', 'fixed_interval', 'time_zone', 'format', 'min_doc_count'],
  ...['missing', 'keyed', 'order', 'offset', 'extended_bounds', 'hard_bounds'],
];

/** `date_histogram`: one bucket an interval, empty ones between the first and the last included. */
export function parseDateHistogram(spec: AggregationSpec): ParsedAggregation {
  refuseUnknownOptions(spec, OPTIONS);
  const name = requireField(spec);
  const { options, inner } = spec;
  const interval = readDateInterval(options);
  const minDocCount = readOption(options, 'min_doc_count', 'number') ?? 0;
  const zone = readOption(options, 'time_zone', 'string') ?? 'UTC';
  const isKeyed = readOption(options, 'keyed', 'boolean') ?? false;
  const order = readBucketOrder(options.order, inner);
  const offset = readOffset(options);
  return (context) => {
    const source = valueSource(context, name, options.missing);
    const { field } = source;
    if (field !== undefined && !isDate(field.type)) {
      throw shardIllegalArgument(
        `Field [${name}] of type [${field.type}] is not supported for aggregation [date_histogram]`,
      );
    }
    const format = readOption(options, 'format', 'string') ?? field?.format ?? DEFAULT_DATE_FORMAT;
    const keyText = (millis: number) => formatDate(millis, format, zone);
    const read = (value: unknown) => resolveDateMath(value, { format, now: context.now, zone });
    return new IntervalBuckets({
      typedKind: 'date_histogram',
      source,
      interval: {
        start: (value) => interval.start(value - offset) + offset,
        next: (start) => interval.next(start - offset) + offset,
      },
      minDocCount,
      order,
      extended: readBounds(options.extended_bounds, read),
      hard: readBounds(options.hard_bounds, read),
      isKeyed,
      renderKey: (key) => ({ key_as_string: keyText(key), key }),
      keyText,
      newBucket: () => new Bucket(inner, context),
    });
  };
}

function readBounds(given: unknown, read: (value: unknown) => number): BucketBounds | undefined {
  if (!isObject(given)) {
    return undefined;
  }
  const end = (value: unknown) => (value === undefined || value === null ? undefined : read(value));
  const bounds = { min: end(given.min), max: end(given.max) };
  if (bounds.min !== undefined && bounds.max !== undefined && bounds.max < bounds.min) {
    throw illegalArgument(
      `[extended_bounds.min][${textOf(given.min)}] cannot be greater than [extended_bounds.max][${textOf(given.max)}]`,
    );
  }
  return bounds;
}
