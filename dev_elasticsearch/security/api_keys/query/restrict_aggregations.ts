import { illegalArgument } from '../../../lib/elasticsearch_error';
import { isObject } from '../../../lib/json/object_reader';
import { asList } from '../../../search/request_reader';
import type { Path, QueryRules } from '../../entity_query/query_rules';
import { restrictQuery } from '../../entity_query/restrict_query';

const KINDS = [
  ...['terms', 'range', 'date_range', 'missing', 'cardinality', 'value_count', 'composite'],
  ...['filter', 'filters'],
];

/** Kinds Elasticsearch knows and does not offer for API keys; others are unknown altogether. */
const OTHER_KINDS = [
  ...['global', 'avg', 'sum', 'min', 'max', 'stats', 'extended_stats', 'percentiles', 'histogram'],
  ...['percentile_ranks', 'date_histogram', 'auto_date_histogram', 'variable_width_histogram'],
  ...['significant_terms', 'significant_text', 'rare_terms', 'multi_terms', 'top_hits', 'nested'],
  ...['reverse_nested', 'sampler', 'diversified_sampler', 'random_sampler', 'scripted_metric'],
  ...['adjacency_matrix', 'children', 'parent', 'geo_bounds', 'geo_centroid', 'geo_distance'],
  ...[
    'geohash_grid',
    'geotile_grid',
    'geohex_grid',
    'geo_line',
    'ip_range',
    'ip_prefix',
    'boxplot',
  ],
  ...['matrix_stats', 'median_absolute_deviation', 'rate', 'string_stats', 't_test', 'top_metrics'],
  ...['weighted_avg', 'categorize_text', 'frequent_item_sets', 'time_series'],
];

const PIPELINES = [
  ...['avg_bucket', 'sum_bucket', 'min_bucket', 'max_bucket', 'stats_bucket', 'derivative'],
  ...['extended_stats_bucket', 'percentiles_bucket', 'bucket_script', 'bucket_selector'],
  ...['bucket_sort', 'bucket_count_ks_test', 'bucket_correlation', 'cumulative_sum', 'normalize'],
  ...['cumulative_cardinality', 'serial_diff', 'moving_fn', 'moving_percentiles', 'inference'],
  'change_point',
];

const SUB_AGGREGATIONS = ['aggs', 'aggregations'];

/**
 * Refuses aggregations and options that API keys lack, and restricts the queries inside.
 * @throws 400 illegal_argument_exception, and parsing_exception for kinds that nobody knows
 */
export function restrictAggregations(aggregations: unknown, rules: QueryRules, path: Path): void {
  if (!isObject(aggregations)) return;
  for (const [name, body] of Object.entries(aggregations)) {
    for (const [kind, options] of Object.entries(isObject(body) ? body : {})) {
      const place = [...path, name];
      if (SUB_AGGREGATIONS.includes(kind)) restrictAggregations(options, rules, [...place, kind]);
      else if (kind !== 'meta') restrictAggregation({ name, kind, options }, rules, place);
    }
  }
}

interface Aggregation {
  readonly name: string;
  readonly kind: string;
  readonly options: unknown;
}

function restrictAggregation(aggregation: Aggregation, rules: QueryRules, path: Path): void {
  const { name, kind, options } = aggregation;
  if (PIPELINES.includes(kind)) {
    throw illegalArgument(`Unsupported pipeline aggregation of type [${kind}]`);
  }
  if (OTHER_KINDS.includes(kind)) {
    throw illegalArgument(`Unsupported API Keys agg [${name}] of type [${kind}]`);
  }
  if (!KINDS.includes(kind))
    throw rules.unknown(`Unknown aggregation type [${kind}]`, { path, kind });
  if (isObject(options) && 'script' in options) {
    throw illegalArgument(`Unsupported script value source for [${name}] agg`);
  }
  if (kind === 'composite') refuseScriptedSources(name, options);
  if (kind === 'filter') restrictQuery(options, rules, [...path, kind]);
  if (kind === 'filters') restrictFilters(options, rules, [...path, kind, 'filters']);
}

function refuseScriptedSources(name: string, options: unknown): void {
  for (const source of asList(isObject(options) ? options.sources : undefined)) {
    for (const [key, kinds] of Object.entries(isObject(source) ? source : {})) {
      const isScripted = Object.values(isObject(kinds) ? kinds : {}).some(
        (values) => isObject(values) && 'script' in values,
      );
      if (!isScripted) continue;
      throw illegalArgument(
        `Unsupported script value source for [${key}] of composite agg [${name}]`,
      );
    }
  }
}

function restrictFilters(options: unknown, rules: QueryRules, path: Path): void {
  const filters = isObject(options) ? options.filters : undefined;
  if (Array.isArray(filters)) {
    filters.forEach((query: unknown, at) => restrictQuery(query, rules, [...path, at]));
  } else if (isObject(filters)) {
    for (const [key, query] of Object.entries(filters)) restrictQuery(query, rules, [...path, key]);
  }
}
