import { illegalArgument } from '../lib/elasticsearch_error';
import type { BodyPlace } from '../lib/json/body_error';
import { tokenOf } from '../lib/json/object_reader';
import { didYouMean } from '../lib/suggestion';
import { parseComposite } from './aggregations/composite';
import { parseDateHistogram } from './aggregations/date_histogram';
import { parseFilter, parseFilters, parseMissing } from './aggregations/filters';
import { parseHistogram } from './aggregations/histogram';
import { parseCardinality, parseMetric, parseValueCount } from './aggregations/metrics';
import { parseMultiTerms } from './aggregations/multi_terms';
import { parseNestedAggregation, parseReverseNested } from './aggregations/nested';
import type {
  AggregationParser,
  ParsedAggregation,
  ParsedAggregations,
} from './aggregations/parsed_aggregation';
import { AggregatorGroup } from './aggregations/parsed_aggregation';
import { parseIpRange } from './aggregations/ip_range';
import { parseDateRange, parseNumberRange } from './aggregations/ranges';
import { parseTermsAggregation } from './aggregations/terms';
import { parseGlobal } from './aggregations/global';
import { parseTopHits } from './aggregations/top_hits';
import type { SearchContext } from './fields';
import type { JsonObject } from './request_reader';
import { isObject } from './request_reader';
import { parsedAt, parsingError, unknownName } from './search_error';

export type { AggregatorGroup, ParsedAggregations } from './aggregations/parsed_aggregation';

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
  extended_stats: parseMetric('extended_stats'),
  global: parseGlobal,
  reverse_nested: parseReverseNested,
  top_hits: parseTopHits,
  histogram: parseHistogram,
  multi_terms: parseMultiTerms,
  ip_range: parseIpRange,
  range: parseNumberRange,
  date_range: parseDateRange,
  date_histogram: parseDateHistogram,
  composite: parseComposite,
};

/** Kinds that Elasticsearch knows and this server does not run. */
const UNSUPPORTED = [
  ...['percentiles', 'percentile_ranks', 'auto_date_histogram', 'variable_width_histogram'],
  ...['significant_terms', 'significant_text', 'rare_terms', 'sampler', 'diversified_sampler'],
  ...['random_sampler', 'scripted_metric', 'adjacency_matrix', 'children', 'parent', 'geo_bounds'],
  ...['geo_centroid', 'geo_distance', 'geohash_grid', 'geotile_grid', 'geohex_grid', 'geo_line'],
  ...['ip_prefix', 'boxplot', 'matrix_stats', 'median_absolute_deviation', 'rate', 'string_stats'],
  ...['t_test', 'top_metrics', 'weighted_avg', 'categorize_text', 'frequent_item_sets'],
  ...['time_series', 'avg_bucket', 'sum_bucket', 'min_bucket', 'max_bucket', 'stats_bucket'],
  ...['extended_stats_bucket', 'percentiles_bucket', 'derivative', 'bucket_script'],
  ...['bucket_selector', 'bucket_sort', 'bucket_count_ks_test', 'bucket_correlation'],
  ...['cumulative_sum', 'cumulative_cardinality', 'normalize', 'serial_diff', 'moving_fn'],
  ...['moving_percentiles', 'inference', 'change_point'],
];

/**
 * Checks the grammar of `aggs`, sub-aggregations included.
 * @throws `parsing_exception`: unknown kind, several kinds under one name, bad options.
 */
export function parseAggregations(aggregations: unknown): ParsedAggregations {
  return parseLevel(aggregations, 0);
}

function parseLevel(aggregations: unknown, depth: number): ParsedAggregations {
  if (!isObject(aggregations)) {
    throw parsingError('Expected [START_OBJECT] under [aggs], but found a value');
  }
  return new Map(
    Object.keys(aggregations).map((name) => [
      name,
      parseAggregation(name, { holder: aggregations, depth }),
    ]),
  );
}

/**
 * Binds parsed aggregations to fields; feed the result one document after the other.
 * @throws ShardError when a field has no values to aggregate by, for example a text field.
 */
export function bindAggregations<D>(
  aggregations: ParsedAggregations,
  context: SearchContext<D>,
): AggregatorGroup<D> {
  return new AggregatorGroup(aggregations, context);
}

/** A whole run of aggregations. */
export interface AggregationRun<D> {
  /** The documents that the query selected; walked once. */
  readonly documents: Iterable<D>;
  /** Documents that it did not select, for those that count all. Absent = none. */
  readonly others?: Iterable<D>;
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
    aggregator.see(document);
    aggregator.collect(document);
  }
  for (const document of run.others ?? []) {
    aggregator.see(document);
  }
  return aggregator.result({ typedKeys: run.typedKeys ?? false });
}

const RESERVED = ['aggs', 'aggregations', 'meta'];

function parseAggregation(
  name: string,
  { holder, depth }: { readonly holder: JsonObject; readonly depth: number },
): ParsedAggregation {
  const place = { holder, key: name };
  const body = holder[name];
  if (!/^[^[\]>]+$/.test(name)) {
    throw parsingError(
      `Invalid aggregation name [${name}]. Aggregation names cannot contain '[', ']', and '>'`,
      place,
    );
  }
  if (!isObject(body)) {
    throw parsingError(
      `Aggregation definition for [${name}] starts with a [${tokenOf(body)}], expected a [START_OBJECT].`,
      place,
    );
  }
  const kind = kindOf(name, body, place);
  const inner = innerOf(body, depth);
  const options = optionsOf(body, kind);
  const parsed = parsedAt({ holder: body, key: kind }, () =>
    parserOf(kind, body)({ name, kind, options, inner, depth }),
  );
  return body.meta === undefined ? parsed : withMeta(parsed, body.meta);
}

function kindOf(name: string, body: JsonObject, place: BodyPlace): string {
  const [kind, second] = Object.keys(body).filter((key) => !RESERVED.includes(key));
  if (kind === undefined) {
    throw parsingError(`Missing definition for aggregation [${name}]`, place);
  }
  if (second !== undefined) {
    throw parsingError(
      `Found two aggregation type definitions in [${name}]: [${kind}] and [${second}]`,
      { holder: body, key: second },
    );
  }
  return kind;
}

function parserOf(kind: string, body: JsonObject): AggregationParser {
  const parser = Object.hasOwn(PARSERS, kind) ? PARSERS[kind] : undefined;
  if (parser !== undefined) {
    return parser;
  }
  throw UNSUPPORTED.includes(kind)
    ? illegalArgument(`[${kind}] aggregations are not supported by this development server`)
    : unknownName(`Unknown aggregation type [${kind}]${didYouMean(kind, Object.keys(PARSERS))}`, {
        holder: body,
        key: kind,
      });
}

function innerOf(body: JsonObject, depth: number): ParsedAggregations {
  const inner = body.aggs ?? body.aggregations;
  return inner === undefined ? new Map() : parseLevel(inner, depth + 1);
}

function optionsOf(body: JsonObject, kind: string): JsonObject {
  const options = body[kind];
  if (!isObject(options)) {
    throw parsingError(`Expected [START_OBJECT] under [${kind}], but got a [${tokenOf(options)}]`, {
      holder: body,
      key: kind,
    });
  }
  if ('script' in options) {
    throw illegalArgument(`[${kind}] aggregations with a [script] are not supported`);
  }
  return options;
}

/** `meta` comes back with the result as it was given. */
function withMeta(parsed: ParsedAggregation, meta: unknown): ParsedAggregation {
  if (!isObject(meta)) {
    throw parsingError('[meta] must be an object');
  }
  return (context) => {
    const aggregator = parsed(context);
    return {
      collect: (document, score) => {
        aggregator.collect(document, score);
      },
      see: aggregator.see,
      result: (options) => ({ meta, ...aggregator.result(options) }),
      get typedKind() {
        return aggregator.typedKind ?? 'unmapped';
      },
    };
  };
}
