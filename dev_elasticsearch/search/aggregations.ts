import { illegalArgument } from '../lib/elasticsearch_error';
import { parseComposite } from './aggregations/composite';
import { parseDateHistogram } from './aggregations/date_histogram';
import {
  parseFilter,
  parseFilters,
  parseMissing,
  parseNestedAggregation,
} from './aggregations/filters';
import { parseCardinality, parseMetric, parseValueCount } from './aggregations/metrics';
import type {
  AggregationParser,
  Aggregator,
  ParsedAggregations,
} from './aggregations/parsed_aggregation';
import { AggregatorGroup } from './aggregations/parsed_aggregation';
import { parseDateRange, parseNumberRange } from './aggregations/ranges';
import { parseTermsAggregation } from './aggregations/terms';
import type { SearchContext } from './fields';
import type { JsonObject } from './request_reader';
import { isObject } from './request_reader';
import { parsingError } from './search_error';

export type { Aggregator, ParsedAggregations } from './aggregations/parsed_aggregation';

const PARSERS: Readonly<Record<string, AggregationParser>> = {
  terms: parseTermsAggregation,
  filter: parseFilter,
  filters: parseFilters,
  missing: parseMissing,
  nested: parseNestedAggregation,
  cardinality: parseCardinality,
  value_count: parseValueCount,
  min: parseMetric('min'),
  max: parseMetric('max'),
  avg: parseMetric('avg'),
  sum: parseMetric('sum'),
  stats: parseMetric('stats'),
  range: parseNumberRange,
  date_range: parseDateRange,
  date_histogram: parseDateHistogram,
  composite: parseComposite,
};

/**
 * Checks the grammar of `aggs`, sub-aggregations included.
 * @throws `parsing_exception`: unknown kind, several kinds under one name, bad options.
 */
export function parseAggregations(aggregations: unknown): ParsedAggregations {
  if (!isObject(aggregations)) {
    throw parsingError('Expected [START_OBJECT] under [aggs], but found a value');
  }
  return new Map(
    Object.entries(aggregations).map(([name, body]) => [name, parseAggregation(name, body)]),
  );
}

/**
 * Binds parsed aggregations to fields; feed the result one document after the other.
 * @throws ShardError when a field has no values to aggregate by, for example a text field.
 */
export function bindAggregations<D>(
  aggregations: ParsedAggregations,
  context: SearchContext<D>,
): Aggregator<D> {
  return new AggregatorGroup(aggregations, context);
}

/** A whole run of aggregations. */
export interface AggregationRun<D> {
  /** The documents that the query selected; walked once. */
  readonly documents: Iterable<D>;
  readonly context: SearchContext<D>;
  /** Write names as `kind#name`. Absent = plain names. */
  readonly typedKeys?: boolean;
}

/**
 * Aggregates documents by the JSON of `aggs`. Stable entry point.
 * @throws as {@link parseAggregations} and {@link bindAggregations}.
 */
export function runAggregations<D>(aggregations: unknown, run: AggregationRun<D>): JsonObject {
  const aggregator = bindAggregations(parseAggregations(aggregations), run.context);
  for (const document of run.documents) {
    aggregator.collect(document);
  }
  return aggregator.result({ typedKeys: run.typedKeys ?? false });
}

const RESERVED = ['aggs', 'aggregations', 'meta'];

function parseAggregation(name: string, body: unknown) {
  if (!/^[^[\]>]+$/.test(name)) {
    throw parsingError(
      `Invalid aggregation name [${name}]. Aggregation names cannot contain '[', ']', or '>'`,
    );
  }
  if (!isObject(body)) {
    throw parsingError(
      `Aggregation definition for [${name}] starts with a value, expected [START_OBJECT].`,
    );
  }
  const [kind, second] = Object.keys(body).filter((key) => !RESERVED.includes(key));
  if (kind === undefined) {
    throw parsingError(`Missing definition for aggregation [${name}]`);
  }
  if (second !== undefined) {
    throw parsingError(
      `Found two aggregation type definitions in [${name}]: [${kind}] and [${second}]`,
    );
  }
  const parser = Object.hasOwn(PARSERS, kind) ? PARSERS[kind] : undefined;
  if (parser === undefined) {
    throw parsingError(`Unknown aggregation type [${kind}]`);
  }
  return parser({ name, kind, options: optionsOf(body[kind], kind), inner: innerOf(body) });
}

function innerOf(body: JsonObject): ParsedAggregations {
  const inner = body.aggs ?? body.aggregations;
  return inner === undefined ? new Map() : parseAggregations(inner);
}

function optionsOf(options: unknown, kind: string): JsonObject {
  if (!isObject(options)) {
    throw parsingError(`Expected [START_OBJECT] under [${kind}], but got a value`);
  }
  if ('script' in options) {
    throw illegalArgument(`[${kind}] aggregations with a [script] are not supported`);
  }
  return options;
}
