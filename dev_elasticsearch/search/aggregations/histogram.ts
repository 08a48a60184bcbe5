import { illegalArgument } from '../../lib/elasticsearch_error';
import { isDate, isNumeric } from '../fields';
import type { JsonObject } from '../request_reader';
import { isObject, readOption } from '../request_reader';
import { shardIllegalArgument } from '../search_error';
import type { BucketBounds } from './interval_buckets';
import { IntervalBuckets } from './interval_buckets';
import type { AggregationSpec, ParsedAggregation } from './parsed_aggregation';
import { Bucket, refuseUnknownOptions, requireField, valueSource } from './parsed_aggregation';
import { readBucketOrder } from './bucket_order';

const OPTIONS = [
  ...['field', 'interval', 'offset', 'min_doc_count', 'missing', 'keyed', 'order'],
  ...['extended_bounds', 'hard_bounds'],
];

/** `histogram`: one bucket an interval of numbers, empty ones between the first and the last included. */
export function parseHistogram(spec: AggregationSpec): ParsedAggregation {
  refuseUnknownOptions(spec, OPTIONS);
  const field = requireField(spec);
  const { options } = spec;
  const interval = readOption(options, 'interval', 'number');
  if (interval === undefined || interval <= 0) {
    throw illegalArgument('[interval] must be >0 for histogram aggregation');
  }
  const offset = readOption(options, 'offset', 'number') ?? 0;
  const minDocCount = readOption(options, 'min_doc_count', 'number') ?? 0;
  const order = readBucketOrder(options.order, spec.inner);
  const bounds = {
    extended: readBounds(options, 'extended_bounds'),
    hard: readBounds(options, 'hard_bounds'),
  };
  const isKeyed = readOption(options, 'keyed', 'boolean') ?? false;
  return (context) => {
    const source = valueSource(context, field, options.missing);
    if (source.field !== undefined && !isNumeric(source.field.type) && !isDate(source.field.type)) {
      throw shardIllegalArgument(
        `Field [${field}] of type [${source.field.type}] is not supported for aggregation [histogram]`,
      );
    }
    return new IntervalBuckets({
      typedKind: 'histogram',
      source,
      interval: {
        start: (value) => Math.floor((value - offset) / interval) * interval + offset,
        next: (start) => start + interval,
      },
      minDocCount,
      order,
      ...bounds,
      isKeyed,
      renderKey: (key) => ({ key }),
      keyText: (key) => (Number.isInteger(key) ? key.toFixed(1) : String(key)),
      newBucket: () => new Bucket(spec.inner, context),
    });
  };
}

function readBounds(options: JsonObject, name: string): BucketBounds | undefined {
  const given = options[name];
  if (!isObject(given)) {
    return undefined;
  }
  const min = readOption(given, 'min', 'number');
  const max = readOption(given, 'max', 'number');
  if (min !== undefined && max !== undefined && max < min) {
    throw illegalArgument(`max bound [${max}] must be greater than min bound [${min}]`);
  }
  return { min, max };
}
