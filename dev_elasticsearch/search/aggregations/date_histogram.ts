import { illegalArgument } from '../../lib/elasticsearch_error';
import { formatDate } from '../dates';
import { DEFAULT_DATE_FORMAT } from '../fields';
import type { JsonObject } from '../request_reader';
import { readOption } from '../request_reader';
import type { DateInterval } from './date_interval';
import { readDateInterval } from './date_interval';
import type {
  AggregationSpec,
  Aggregator,
  ParsedAggregation,
  ResultOptions,
  ValueSource,
} from './parsed_aggregation';
import { Bucket, refuseUnknownOptions, requireField, valueSource } from './parsed_aggregation';

const OPTIONS = [
  ...['field', 'calendar_interval', 'fixed_interval', 'time_zone', 'format', 'min_doc_count'],
  ...['missing', 'keyed', 'order'],
];

/** `search.max_buckets`: more are refused, empty ones included. */
const MAX_BUCKETS = 65_536;

/** `date_histogram`: one bucket an interval, empty ones between the first and the last included. */
export function parseDateHistogram(spec: AggregationSpec): ParsedAggregation {
  refuseUnknownOptions(spec, OPTIONS);
  const field = requireField(spec);
  const { options } = spec;
  const interval = readDateInterval(options);
  const minDocCount = readOption(options, 'min_doc_count', 'number') ?? 0;
  const zone = readOption(options, 'time_zone', 'string') ?? 'UTC';
  const isKeyed = readOption(options, 'keyed', 'boolean') ?? false;
  return (context) => {
    const source = valueSource(context, field, options.missing);
    const format =
      readOption(options, 'format', 'string') ?? source.field?.format ?? DEFAULT_DATE_FORMAT;
    return new DateHistogram({
      source,
      interval,
      minDocCount,
      isKeyed,
      keyText: (millis) => formatDate(millis, format, zone),
      newBucket: () => new Bucket(spec.inner, context),
    });
  };
}

interface DateHistogramParts<D> {
  readonly source: ValueSource<D>;
  readonly interval: DateInterval;
  readonly minDocCount: number;
  readonly isKeyed: boolean;
  readonly keyText: (millis: number) => string;
  readonly newBucket: () => Bucket<D>;
}

class DateHistogram<D> implements Aggregator<D> {
  readonly typedKind = 'date_histogram';
  private readonly buckets = new Map<number, Bucket<D>>();

  constructor(private readonly parts: DateHistogramParts<D>) {}

  collect(document: D): void {
    const { source, interval } = this.parts;
    const starts = source.values(document).map((value) => interval.start(Number(value)));
    for (const start of new Set(starts)) {
      const bucket = this.buckets.get(start) ?? this.parts.newBucket();
      this.buckets.set(start, bucket);
      bucket.collect(document);
    }
  }

  result(options: ResultOptions): JsonObject {
    const rows = this.starts().map((start) => ({
      key_as_string: this.parts.keyText(start),
      key: start,
      ...(this.buckets.get(start) ?? this.parts.newBucket()).result(options),
    }));
    return {
      buckets: this.parts.isKeyed
        ? Object.fromEntries(rows.map((row) => [row.key_as_string, row]))
        : rows,
    };
  }

  private starts(): readonly number[] {
    const { minDocCount, interval } = this.parts;
    const filled = [...this.buckets.keys()].sort((a, b) => a - b);
    if (minDocCount > 0) {
      return filled.filter((start) => (this.buckets.get(start)?.docCount ?? 0) >= minDocCount);
    }
    const [first, last] = [filled[0], filled.at(-1)];
    const all: number[] = [];
    for (let start = first; start !== undefined && last !== undefined && start <= last;) {
      all.push(start);
      start = interval.next(start);
      if (all.length > MAX_BUCKETS) {
        throw illegalArgument(
          `Trying to create too many buckets. Must be less than or equal to: [${MAX_BUCKETS}]`,
        );
      }
    }
    return all;
  }
}
