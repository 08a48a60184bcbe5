import { illegalArgument } from '../../lib/elasticsearch_error';
import type { FieldValue, SearchField } from '../fields';
import { isDate, isNumeric } from '../fields';
import type { JsonObject } from '../request_reader';
import { readOption } from '../request_reader';
import { shardIllegalArgument } from '../search_error';
import { dateText } from './bucket_keys';
import type { AggregationParser, AggregationSpec, ParsedAggregation } from './parsed_aggregation';
import {
  refuseNumberFormat,
  refuseUnknownOptions,
  requireField,
  valueSource,
} from './parsed_aggregation';

/** `cardinality`: the number of distinct values; exact here, at any count. */
export function parseCardinality(spec: AggregationSpec): ParsedAggregation {
  refuseUnknownOptions(spec, ['field', 'missing', 'precision_threshold']);
  const field = requireField(spec);
  return (context) => {
    const source = valueSource(context, field, spec.options.missing);
    const seen = new Set<FieldValue>();
    return {
      typedKind: 'cardinality',
      collect: (document) => source.values(document).forEach((value) => seen.add(value)),
      result: () => ({ value: seen.size }),
    };
  };
}

/** `value_count`: how many values there are, repeated ones included. */
export function parseValueCount(spec: AggregationSpec): ParsedAggregation {
  refuseUnknownOptions(spec, ['field', 'missing']);
  const field = requireField(spec);
  return (context) => {
    const source = valueSource(context, field, spec.options.missing);
    let count = 0;
    return {
      typedKind: 'value_count',
      collect: (document) => {
        count += source.values(document).length;
      },
      result: () => ({ value: count }),
    };
  };
}

type Metric = 'min' | 'max' | 'avg' | 'sum' | 'stats' | 'extended_stats';

/**
 * `min`, `max`, `avg`, `sum`, `stats` and `extended_stats` of numbers and dates; null where there is
 * no value.
 */
export function parseMetric(metric: Metric): AggregationParser {
  return (spec) => {
    refuseUnknownOptions(spec, [
      ...['field', 'missing', 'format'],
      ...(metric === 'extended_stats' ? ['sigma'] : []),
    ]);
    const name = requireField(spec);
    refuseInner(spec);
    const format = readOption(spec.options, 'format', 'string');
    return (context) => {
      const source = valueSource(context, name, spec.options.missing);
      refuseOthers(source.field, metric);
      refuseNumberFormat(source.field, format);
      const stats = new Stats();
      return {
        typedKind: metric,
        collect: (document) => source.values(document).forEach((value) => stats.add(Number(value))),
        result: () =>
          render(metric, stats, {
            text: (value) => asText(value, source.field, format),
            sigma: readOption(spec.options, 'sigma', 'number') ?? 2,
          }),
      };
    };
  };
}

class Stats {
  count = 0;
  sum = 0;
  squares = 0;
  private least = Number.POSITIVE_INFINITY;
  private largest = Number.NEGATIVE_INFINITY;

  add(value: number): void {
    this.count += 1;
    this.sum += value;
    this.squares += value * value;
    this.least = Math.min(this.least, value);
    this.largest = Math.max(this.largest, value);
  }

  get min(): number | null {
    return this.count === 0 ? null : this.least;
  }

  get max(): number | null {
    return this.count === 0 ? null : this.largest;
  }

  get avg(): number | null {
    return this.count === 0 ? null : this.sum / this.count;
  }
}

function refuseOthers(field: SearchField | undefined, metric: Metric): void {
  if (
    field === undefined ||
    isNumeric(field.type) ||
    isDate(field.type) ||
    field.type === 'boolean'
  ) {
    return;
  }
  throw shardIllegalArgument(
    `Field [${field.name}] of type [${field.type}] is not supported for aggregation [${metric}]`,
  );
}

interface Rendering {
  readonly text: (value: number) => string | undefined;
  /** Standard deviations of `std_deviation_bounds`. */
  readonly sigma: number;
}

function render(metric: Metric, stats: Stats, { text, sigma }: Rendering): JsonObject {
  if (metric === 'stats' || metric === 'extended_stats') {
    const { count, min, max, avg, sum } = stats;
    const plain = { count, min, max, avg, sum };
    return {
      ...plain,
      ...(metric === 'extended_stats' ? extended(stats, sigma) : {}),
      ...(count === 0 ? {} : texts(plain, text)),
    };
  }
  const value = stats[metric];
  const valueText = value === null ? undefined : text(value);
  return { value, ...(valueText === undefined ? {} : { value_as_string: valueText }) };
}

function texts(stats: JsonObject, text: Rendering['text']): JsonObject {
  return Object.fromEntries(
    ['min', 'max', 'avg', 'sum'].flatMap((name) => {
      const shown = text(Number(stats[name]));
      return shown === undefined ? [] : [[`${name}_as_string`, shown]];
    }),
  );
}

function extended({ count, sum, squares, avg }: Stats, sigma: number): JsonObject {
  const some = <T>(value: T) => (count === 0 ? null : value);
  const deviations = Math.max(0, squares - (sum * sum) / count);
  const population = deviations / count;
  const sampling = count > 1 ? deviations / (count - 1) : Number.NaN;
  const bounds = (deviation: number, suffix: string) => ({
    [`upper${suffix}`]: some(numberText((avg ?? 0) + sigma * deviation)),
    [`lower${suffix}`]: some(numberText((avg ?? 0) - sigma * deviation)),
  });
  return {
    sum_of_squares: some(squares),
    variance: some(population),
    variance_population: some(population),
    variance_sampling: some(numberText(sampling)),
    std_deviation: some(Math.sqrt(population)),
    std_deviation_population: some(Math.sqrt(population)),
    std_deviation_sampling: some(numberText(Math.sqrt(sampling))),
    std_deviation_bounds: {
      ...bounds(Math.sqrt(population), ''),
      ...bounds(Math.sqrt(population), '_population'),
      ...bounds(Math.sqrt(sampling), '_sampling'),
    },
  };
}

/** JSON has no NaN; Elasticsearch writes it as a text. */
function numberText(value: number): number | string {
  return Number.isNaN(value) ? 'NaN' : value;
}

/** @throws `illegal_argument_exception`: a metric has no buckets. */
function refuseInner({ name, kind, inner }: AggregationSpec): void {
  if (inner.size > 0) {
    throw illegalArgument(`Aggregator [${name}] of type [${kind}] cannot accept sub-aggregations`);
  }
}

function asText(
  value: number,
  field: SearchField | undefined,
  format: string | undefined,
): string | undefined {
  return field !== undefined && isDate(field.type)
    ? dateText(Math.round(value), field, format)
    : undefined;
}
