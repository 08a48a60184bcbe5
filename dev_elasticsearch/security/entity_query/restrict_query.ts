import { isObject } from '../../lib/json/object_reader';
import { asList } from '../../search/request_reader';
import type { Path, QueryRules } from './query_rules';

const LEAVES = ['match_all', 'ids', 'term', 'exists', 'prefix', 'wildcard', 'terms', 'range'];
const TEXT_QUERIES = ['match', 'simple_query_string'];

/** Kinds Elasticsearch knows and does not offer for API keys; others are unknown altogether. */
const OTHER_KINDS = [
  ...['match_none', 'match_phrase', 'match_phrase_prefix', 'match_bool_prefix', 'multi_match'],
  ...['query_string', 'regexp', 'fuzzy', 'nested', 'constant_score', 'dis_max', 'boosting'],
  ...['function_score', 'script', 'script_score', 'geo_distance', 'geo_shape', 'geo_bounding_box'],
  ...['has_child', 'has_parent', 'parent_id', 'percolate', 'more_like_this', 'wrapper', 'shape'],
  ...['terms_set', 'combined_fields', 'intervals', 'distance_feature', 'rank_feature', 'pinned'],
  ...['span_term', 'span_near', 'span_or', 'span_not', 'span_first', 'span_multi', 'span_within'],
  ...['span_containing', 'span_field_masking', 'knn', 'rule', 'semantic', 'sparse_vector'],
  ...['text_expansion', 'weighted_tokens', 'geo_grid', 'geo_polygon'],
];

const BOOL_CLAUSES = ['must', 'filter', 'should', 'must_not', 'mustNot'];

/**
 * Refuses query kinds and options that the API key query lacks in this release. The grammar of
 * the kinds it has is left to the search engine.
 * @throws 400 illegal_argument_exception, and parsing_exception for kinds that nobody knows
 */
export function restrictQuery(query: unknown, rules: QueryRules, path: Path): void {
  if (!isObject(query)) return;
  for (const [kind, body] of Object.entries(query)) {
    checkKind(kind, rules, path);
    if (kind === 'bool') restrictBool(body, rules, [...path, kind]);
    if (kind === 'terms' && isObject(body) && Object.values(body).some(isObject)) {
      throw rules.notHere('terms query with terms lookup');
    }
    if (kind === 'range' && isObject(body) && Object.values(body).some(hasRelation)) {
      throw rules.notHere('range query with relation');
    }
  }
}

function checkKind(kind: string, rules: QueryRules, path: Path): void {
  if (kind === 'bool' || LEAVES.includes(kind)) return;
  if (rules.allowsText && TEXT_QUERIES.includes(kind)) return;
  if (OTHER_KINDS.includes(kind) || TEXT_QUERIES.includes(kind)) {
    throw rules.notHere(`Query type [${kind}]`);
  }
  throw rules.unknown(`unknown query [${kind}]`, { path, kind });
}

function restrictBool(body: unknown, rules: QueryRules, path: Path): void {
  if (!isObject(body)) return;
  for (const clause of BOOL_CLAUSES.filter((name) => name in body)) {
    const value = body[clause];
    asList(value).forEach((query, at) => {
      const place = Array.isArray(value) ? [...path, clause, at] : [...path, clause];
      restrictQuery(query, rules, place);
    });
  }
}

function hasRelation(options: unknown): boolean {
  return isObject(options) && 'relation' in options;
}
