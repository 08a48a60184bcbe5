import { illegalArgument } from '../../../lib/elasticsearch_error';
import { isObject } from '../../../lib/json/object_reader';
import { hasWildcard } from '../../../lib/wildcard';
import { isApiKeyField } from './api_key_search_context';

type JsonObject = Readonly<Record<string, unknown>>;

const LEAVES = [
  ...['match_all', 'ids', 'term', 'exists', 'prefix', 'wildcard', 'match'],
  ...['terms', 'range'],
];

/** Kinds Elasticsearch knows and does not offer for API keys; others are unknown altogether. */
const OTHER_KINDS = [
  ...['match_none', 'match_phrase', 'match_phrase_prefix', 'match_bool_prefix', 'multi_match'],
  ...['query_string', 'regexp', 'fuzzy', 'nested', 'constant_score', 'dis_max', 'boosting'],
  ...['function_score', 'script', 'script_score', 'geo_distance', 'geo_shape', 'geo_bounding_box'],
  ...['has_child', 'has_parent', 'parent_id', 'percolate', 'more_like_this', 'wrapper', 'type'],
  ...['terms_set', 'combined_fields', 'intervals', 'distance_feature', 'rank_feature', 'pinned'],
  ...['span_term', 'span_near', 'span_or', 'span_not', 'span_first', 'span_multi', 'knn', 'exists'],
];

const BOOL_CLAUSES = ['must', 'filter', 'should', 'must_not'];

/**
 * Refuses query kinds and options that the API key query lacks, and drops fields that a
 * `simple_query_string` names in vain. Grammar and unknown kinds are left to the search engine.
 * @throws 400 illegal_argument_exception
 */
export function restrictQuery(query: unknown): unknown {
  if (!isObject(query)) return query;
  return Object.fromEntries(
    Object.entries(query).map(([kind, body]) => [kind, restrictKind(kind, body)]),
  );
}

function restrictKind(kind: string, body: unknown): unknown {
  if (kind === 'bool') return restrictBool(body);
  if (kind === 'simple_query_string') return restrictSimpleQueryString(body);
  if (LEAVES.includes(kind)) return restrictLeaf(kind, body);
  if (OTHER_KINDS.includes(kind)) {
    throw illegalArgument(`Query type [${kind}] is not currently supported in this context`);
  }
  return body;
}

function restrictBool(body: unknown): unknown {
  if (!isObject(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([clause, value]) => {
      if (!BOOL_CLAUSES.includes(clause)) return [clause, value];
      return [
        clause,
        Array.isArray(value) ? value.map((query) => restrictQuery(query)) : restrictQuery(value),
      ];
    }),
  );
}

function restrictLeaf(kind: string, body: unknown): unknown {
  if (kind === 'terms' && isObject(body) && Object.values(body).some(isObject)) {
    throw illegalArgument(
      'Terms query with terms lookup is not currently supported in this context',
    );
  }
  if (kind === 'range' && isObject(body) && Object.values(body).some(hasRelation)) {
    throw illegalArgument('range query with relation is not currently supported in this context');
  }
  return body;
}

function hasRelation(options: unknown): boolean {
  return isObject(options) && 'relation' in options;
}

function restrictSimpleQueryString(body: unknown): unknown {
  if (!isObject(body) || !Array.isArray(body.fields)) return body;
  const fields = (body.fields as unknown[]).filter((field) => {
    const [name = ''] = String(field).split('^');
    return hasWildcard(name) || isApiKeyField(name);
  });
  // A pattern that matches nothing, because an empty list would mean all fields.
  return { ...body, fields: fields.length === 0 ? ['no-such-field-*'] : fields };
}

const AGGREGATIONS = [
  ...['terms', 'range', 'date_range', 'missing', 'cardinality', 'value_count', 'composite'],
  ...['filter', 'filters'],
];
const SUB_AGGREGATIONS = ['aggs', 'aggregations'];

/**
 * Refuses aggregations and options that API keys lack, and restricts the queries inside.
 * @throws 400 illegal_argument_exception
 */
export function restrictAggregations(aggregations: unknown): unknown {
  if (!isObject(aggregations)) return aggregations;
  return Object.fromEntries(
    Object.entries(aggregations).map(([name, body]) => [
      name,
      isObject(body) ? restrictAggregation(name, body) : body,
    ]),
  );
}

function restrictAggregation(name: string, body: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(body).map(([kind, options]) => {
      if (SUB_AGGREGATIONS.includes(kind)) return [kind, restrictAggregations(options)];
      if (kind === 'meta') return [kind, options];
      if (!AGGREGATIONS.includes(kind)) {
        throw illegalArgument(`Unsupported API Keys agg [${name}] of type [${kind}]`);
      }
      refuseScripts(name, options);
      return [kind, restrictInnerQueries(kind, options)];
    }),
  );
}

function refuseScripts(name: string, options: unknown): void {
  if (isObject(options) && 'script' in options) {
    throw illegalArgument(`Unsupported script value source for [${name}] agg`);
  }
}

function restrictInnerQueries(kind: string, options: unknown): unknown {
  if (kind === 'filter') return restrictQuery(options);
  if (kind !== 'filters' || !isObject(options)) return options;
  const { filters } = options;
  if (Array.isArray(filters))
    return { ...options, filters: filters.map((query) => restrictQuery(query)) };
  if (!isObject(filters)) return options;
  const named = Object.entries(filters).map(([key, query]) => [key, restrictQuery(query)] as const);
  return { ...options, filters: Object.fromEntries(named) };
}

/** Refuses sorts by script and inside of nested documents. @throws 400 */
export function restrictSort(sort: unknown): unknown {
  const clauses: unknown[] = Array.isArray(sort) ? sort : [sort];
  for (const clause of clauses) {
    if (!isObject(clause)) continue;
    if ('_script' in clause) throw illegalArgument('script sorting is not supported here');
    if (Object.values(clause).some((options) => isObject(options) && 'nested' in options)) {
      throw illegalArgument('nested sorting is not supported for API Key query');
    }
  }
  return sort;
}
