import type { ElasticsearchError } from '../lib/elasticsearch_error';
import { illegalArgument } from '../lib/elasticsearch_error';
import type { BodyPlace } from '../lib/json/body_error';
import { didYouMean } from '../lib/suggestion';
import type { SearchContext } from './fields';
import { parseBool } from './queries/bool';
import { parseBoosting, parseConstantScore, parseDisMax } from './queries/compound';
import { parseFuzzy } from './queries/fuzziness';
import { parseMatch, parseMatchBoolPrefix } from './queries/match';
import { parseMatchPhrase, parseMatchPhrasePrefix } from './queries/match_phrase';
import { parseMultiMatch } from './queries/multi_match';
import { parseNested } from './queries/nested';
import { NO_MATCH } from './queries/parsed_query';
import type { ParsedQuery, QueryParser, Scorer } from './queries/parsed_query';
import { parseQueryString } from './queries/query_string';
import { parseRange } from './queries/range';
import { parseSimpleQueryString } from './queries/simple_query_string';
import { parseExists, parseIds, parseTerm, parseTerms } from './queries/term_level';
import { parsePrefix, parseRegexp, parseWildcard } from './queries/text_patterns';
import { isObject, readOption, refuseUnknownStrictly, requireObject } from './request_reader';
import { parsedAt, parsingError, unknownName } from './search_error';

export { NO_MATCH } from './queries/parsed_query';
export type { ParsedQuery, Scorer } from './queries/parsed_query';

/** A query bound to the documents of one index. */
export interface CompiledQuery<D> {
  /** Does the query select this document? */
  matches(document: D): boolean;
  /**
   * Relevance, larger is better; {@link NO_MATCH} when the query does not select the document. BM25
   * where the context has statistics; else matching words and boosts are counted.
   */
  readonly score: Scorer<D>;
}

const PARSERS: Readonly<Record<string, QueryParser>> = {
  match_all: (body) => constant(body, 'match_all', 1),
  match_none: (body) => constant(body, 'match_none', NO_MATCH),
  ids: parseIds,
  term: parseTerm,
  terms: parseTerms,
  exists: parseExists,
  prefix: parsePrefix,
  wildcard: parseWildcard,
  regexp: parseRegexp,
  fuzzy: parseFuzzy,
  range: parseRange,
  bool: (body) => parseBool(body, parseQuery),
  constant_score: (body) => parseConstantScore(body, parseQuery),
  dis_max: (body) => parseDisMax(body, parseQuery),
  boosting: (body) => parseBoosting(body, parseQuery),
  nested: (body) => parseNested(body, parseQuery),
  match: parseMatch,
  match_bool_prefix: parseMatchBoolPrefix,
  match_phrase: parseMatchPhrase,
  match_phrase_prefix: parseMatchPhrasePrefix,
  multi_match: parseMultiMatch,
  simple_query_string: parseSimpleQueryString,
  query_string: (body) => parseQueryString(body, parseQuery),
};

/** Kinds that Elasticsearch knows and this server does not run. */
const UNSUPPORTED = [
  ...['script', 'script_score', 'function_score', 'terms_set', 'distance_feature', 'rank_feature'],
  ...['geo_bounding_box', 'geo_distance', 'geo_polygon', 'geo_shape', 'shape', 'geo_grid'],
  ...['has_child', 'has_parent', 'parent_id', 'percolate', 'more_like_this', 'intervals', 'pinned'],
  ...['span_term', 'span_near', 'span_or', 'span_not', 'span_first', 'span_multi', 'span_within'],
  ...['span_containing', 'span_field_masking', 'combined_fields', 'wrapper', 'knn', 'semantic'],
  ...['sparse_vector', 'text_expansion', 'weighted_tokens', 'rule', 'rule_query'],
];

/**
 * Checks the grammar of a query, which needs no index; an absent query selects everything.
 * Bind the result with a {@link SearchContext} to run it.
 * @throws `parsing_exception`: not an object, several kinds, `unknown query [x]`, unknown options.
 */
export function parseQuery(query: unknown): ParsedQuery {
  if (query === undefined) {
    return constant({}, 'match_all', 1);
  }
  if (!isObject(query)) {
    throw parsingError('[_na] query malformed, must start with start_object');
  }
  const [kind, second] = Object.keys(query);
  if (kind === undefined) {
    throw illegalArgument('query malformed, empty clause found');
  }
  const place = { holder: query, key: kind };
  const body = query[kind];
  if (!isObject(body)) {
    throw parsingError(`[${kind}] query malformed, no start_object after query name`, place);
  }
  const parser = Object.hasOwn(PARSERS, kind) ? PARSERS[kind] : undefined;
  if (parser === undefined) {
    throw refusedKind(kind, place);
  }
  const parsed = parsedAt(place, () => parser(body));
  if (second !== undefined) {
    throw parsingError(`[${kind}] malformed query, expected [END_OBJECT] but found [FIELD_NAME]`, {
      holder: query,
      key: second,
    });
  }
  return parsed;
}

/**
 * {@link parseQuery} and binding in one step: the predicate of a query over one index (or over
 * anything that has a {@link SearchContext}). Stable entry point.
 * @throws `parsing_exception` for bad grammar, ShardError for values a field cannot hold.
 */
export function compileQuery<D>(query: unknown, context: SearchContext<D>): CompiledQuery<D> {
  return bindQuery(parseQuery(query), context);
}

/**
 * Binds a parsed query to the fields of one index.
 * @throws ShardError for values a field cannot hold; wrap it by `searchPhaseError`.
 */
export function bindQuery<D>(query: ParsedQuery, context: SearchContext<D>): CompiledQuery<D> {
  const selects = query(context, false);
  let scores: Scorer<D> | undefined;
  return {
    matches: (document) => selects(document) !== NO_MATCH,
    score: (document) => {
      scores ??= query(context, true);
      return Math.fround(scores(document));
    },
  };
}

function constant(body: unknown, kind: string, score: number): ParsedQuery {
  const options = requireObject(body, kind);
  refuseUnknownStrictly(options, ['boost', '_name'], kind);
  const boost = readOption(options, 'boost', 'number') ?? 1;
  return () => () => (score === NO_MATCH ? NO_MATCH : score * boost);
}

function refusedKind(kind: string, place: BodyPlace): ElasticsearchError {
  return UNSUPPORTED.includes(kind)
    ? illegalArgument(`[${kind}] queries are not supported by this development server`)
    : unknownName(`unknown query [${kind}]${didYouMean(kind, Object.keys(PARSERS))}`, place);
}
