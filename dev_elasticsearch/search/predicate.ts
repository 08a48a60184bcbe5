import { ElasticsearchError } from '../lib/elasticsearch_error';
import { parseBool } from './queries/bool';
import { parseConstantScore, parseNested } from './queries/compound';
import { parseMatch, parseMatchPhrase, parseMultiMatch } from './queries/full_text';
import { NO_MATCH } from './queries/parsed_query';
import type { ParsedQuery, QueryParser, Scorer } from './queries/parsed_query';
import { parseRange } from './queries/range';
import { parseSimpleQueryString } from './queries/simple_query_string';
import { parseExists, parseIds, parseTerm, parseTerms } from './queries/term_level';
import { parsePrefix, parseRegexp, parseWildcard } from './queries/text_patterns';
import type { SearchContext } from './fields';
import { isObject, singleMember } from './request_reader';
import { parsingError } from './search_error';

export { NO_MATCH } from './queries/parsed_query';
export type { ParsedQuery, Scorer } from './queries/parsed_query';

/** A query bound to the documents of one index. */
export interface CompiledQuery<D> {
  /** Does the query select this document? */
  matches(document: D): boolean;
  /**
   * Relevance, larger is better; {@link NO_MATCH} when the query does not select the document.
   * Counts matching words and boosts: not the numbers of Elasticsearch's BM25.
   */
  readonly score: Scorer<D>;
}

const PARSERS: Readonly<Record<string, QueryParser>> = {
  match_all: (body) => constant(body, 1),
  match_none: (body) => constant(body, NO_MATCH),
  ids: parseIds,
  term: parseTerm,
  terms: parseTerms,
  exists: parseExists,
  prefix: parsePrefix,
  wildcard: parseWildcard,
  regexp: parseRegexp,
  range: parseRange,
  bool: (body) => parseBool(body, parseQuery),
  constant_score: (body) => parseConstantScore(body, parseQuery),
  nested: (body) => parseNested(body, parseQuery),
  match: parseMatch,
  match_phrase: parseMatchPhrase,
  multi_match: parseMultiMatch,
  simple_query_string: parseSimpleQueryString,
};

/**
 * Checks the grammar of a query, which needs no index; an absent query selects everything.
 * Bind the result with a {@link SearchContext} to run it.
 * @throws `parsing_exception`: not an object, several kinds, `unknown query [x]`, unknown options.
 */
export function parseQuery(query: unknown): ParsedQuery {
  if (query === undefined) {
    return constant({}, 1);
  }
  if (!isObject(query)) {
    throw parsingError('[_na] query malformed, must start with start_object');
  }
  const only = singleMember(query);
  if (only === undefined) {
    throw malformed(Object.keys(query));
  }
  const parser = Object.hasOwn(PARSERS, only.name) ? PARSERS[only.name] : undefined;
  if (parser === undefined) {
    throw unknownQuery(only.name);
  }
  return parser(only.value);
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
  const score = query(context);
  return { score, matches: (document) => score(document) !== NO_MATCH };
}

function constant(body: unknown, score: number): ParsedQuery {
  const boost = isObject(body) && typeof body.boost === 'number' ? body.boost : 1;
  return () => () => (score === NO_MATCH ? NO_MATCH : score * boost);
}

function malformed(kinds: readonly string[]): ElasticsearchError {
  return kinds.length === 0
    ? new ElasticsearchError({
        status: 400,
        type: 'illegal_argument_exception',
        reason: 'query malformed, empty clause found',
      })
    : parsingError(
        `[${kinds[0] ?? ''}] malformed query, expected [END_OBJECT] but found [FIELD_NAME]`,
      );
}

function unknownQuery(kind: string): ElasticsearchError {
  return new ElasticsearchError({
    status: 400,
    type: 'parsing_exception',
    reason: `unknown query [${kind}]`,
    causedBy: new ElasticsearchError({
      status: 400,
      type: 'named_object_not_found_exception',
      reason: `unknown field [${kind}]`,
    }),
  });
}
