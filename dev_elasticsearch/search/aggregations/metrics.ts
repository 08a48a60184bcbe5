import type { FieldValue, SearchField } from '../fields';
import { isDate, isNumeric } from '../fields';
import type { JsonObject } from '../request_reader';
import { readOption } from '../request_reader';
import { shardIllegalArgument } from '../search_error';
import { dateText } from './bucket_keys';
import type { AggregationParser, AggregationSpec, ParsedAggregation } from './parsed_aggregation';
import { refuseUnknownOptions, requireField, valueSource } from './parsed_aggregation';

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

type Metric = 'min' | 'max' | 'avg' | 'sum' | 'stats';

/** `min`, `max`, `avg`, `sum` and `stats` of numbers and dates; null where there is no value. */
export function parseMetric(metric: Metric): AggregationParser {
  return (spec) => {
    refuseUnknownOptions(spec, ['field', 'missing', 'format']);
    const name = requireField(spec);
    const format = readOption(spec.options, 'format', 'string');
    return (context) => {
      const source = valueSource(context, name, spec.options.missing);
      refuseOthers(source.field, metric);
      const stats = new Stats();
      return {
        typedKind: metric,
        collect: (document) => source.values(document).forEach((value) => stats.add(Number(value))),
        result: () => render(metric, stats, (value) => asText(value, source.field, format)),
      };
    };
  };
}

class Stats {
  count = 0;
  sum = 0;
  private least = Number.POSITIVE_INFINITY;
  private largest = Number.NEGATIVE_INFINITY;

  add(value: number): void {
    this.count += 1;
    this.sum += value;
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

function render(
  metric: Metric,
  stats: Stats,
  text: (value: number) => string | undefined,
): JsonObject {
  if (metric === 'stats') {
    const { count, min, max, avg, sum } = stats;
    return { count, min, max, avg, sum };
  }
  const value = stats[metric];
  const valueText = value === null ? undefined : text(value);
  return { value, ...(valueText === undefined ? {} : { value_as_string: valueText }) };
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
