import { textOf } from '../../lib/json/text_of';
import { ElasticsearchError } from '../../lib/elasticsearch_error';
import type { SearchContext, SearchField } from '../fields';
import type { JsonObject } from '../request_reader';
import { asList, readOption, refuseUnknown, requireObject } from '../request_reader';
import { parsingError, queryShardError } from '../search_error';
import { scoreBool } from './bool';
import { limitClauses } from './clause_limit';
import { bestOf } from './compound';
import { expandFields } from './field_patterns';
import { minimumShouldMatch } from './minimum_should_match';
import type { ParsedQuery, ParseQuery, Scorer } from './parsed_query';
import { boosted, selectNothing } from './parsed_query';
import type { DefaultOperator } from './default_operator';
import { readDefaultOperator } from './default_operator';
import { QueryStringError } from './query_string_reader';
import type { LuceneClause, LuceneLeaf, LuceneQuery } from './query_string_syntax';
import { parseLuceneQuery } from './query_string_syntax';
import { leniently } from './text_question';

const OPTIONS = [
  ...['query', 'default_field', 'fields', 'default_operator', 'analyzer', 'lenient', 'boost'],
  ...['allow_leading_wildcard', 'minimum_should_match', 'phrase_slop', 'fuzziness', 'time_zone'],
  ...['fuzzy_prefix_length', 'fuzzy_transpositions', 'fuzzy_max_expansions', 'tie_breaker'],
  ...['type', 'max_determinized_states', 'auto_generate_synonyms_phrase_query', '_name'],
  ...['enable_position_increments', 'escape', 'analyze_wildcard'],
];

/**
 * `query_string`: Lucene's syntax (`field:word`, `"phrase"~2`, `word~`, `wild*`, `/regexp/`, `[a TO b]`,
 * `>5`, AND, OR, NOT, `+`, `-`, brackets, `^boost`, `_exists_:field`). A text that is no query fails
 * on the shards.
 */
export function parseQueryString(body: unknown, parseQuery: ParseQuery): ParsedQuery {
  const options = requireObject(body, 'query_string');
  refuseUnknown(options, OPTIONS, 'query_string');
  const text = readOption(options, 'query', 'string');
  if (text === undefined) {
    throw parsingError('query_string must be provided with a [query]');
  }
  const { default_field: defaultField, fields: given } = options;
  if (defaultField !== undefined && given !== undefined) {
    throw parsingError('[fields] parameter cannot be used together with [default_field]');
  }
  const fields = asList(given ?? defaultField ?? '*').map(textOf);
  const lenient = readOption(options, 'lenient', 'boolean') ?? fields.includes('*');
  const operator = readDefaultOperator(options);
  const boost = readOption(options, 'boost', 'number') ?? 1;
  return (context, isScored = true) => {
    const query = parseText(text, operator);
    limitClauses(query === undefined ? 0 : leafCount(query));
    const target = { context, isScored, fields, lenient, operator, options, parseQuery };
    return boosted(bind(query, target, minimumShouldMatch(options, optionalCount(query))), boost);
  };
}

function parseText(text: string, operator: DefaultOperator): LuceneQuery | undefined {
  try {
    return text.trim() === '' ? undefined : parseLuceneQuery(text, operator);
  } catch (error) {
    if (!(error instanceof QueryStringError)) {
      throw error;
    }
    const reason = error.message;
    throw queryShardError(
      `Failed to parse query [${text}]`,
      new ElasticsearchError({ status: 400, type: 'parse_exception', reason }),
    );
  }
}

function leafCount(query: LuceneQuery): number {
  switch (query.kind) {
    case 'bool':
      return query.clauses.reduce((sum, clause) => sum + leafCount(clause.query), 0);
    case 'boost':
      return leafCount(query.inner);
    default:
      return 1;
  }
}

function optionalCount(query: LuceneQuery | undefined): number {
  return query?.kind === 'bool'
    ? query.clauses.filter(({ occur }) => occur === 'should').length
    : 0;
}

interface Target<D> {
  readonly context: SearchContext<D>;
  readonly isScored: boolean;
  readonly fields: readonly string[];
  readonly lenient: boolean;
  readonly operator: DefaultOperator;
  readonly options: JsonObject;
  readonly parseQuery: ParseQuery;
}

function bind<D>(query: LuceneQuery | undefined, target: Target<D>, least?: number): Scorer<D> {
  if (query === undefined) {
    return selectNothing;
  }
  switch (query.kind) {
    case 'bool':
      return bindBool(query.clauses, target, least ?? 0);
    case 'boost':
      return boosted(bind(query.inner, target), query.boost);
    default:
      return bindLeaf(query, target);
  }
}

function bindBool<D>(
  clauses: readonly LuceneClause[],
  target: Target<D>,
  least: number,
): Scorer<D> {
  const part = (occur: LuceneClause['occur']) =>
    clauses.filter((clause) => clause.occur === occur).map(({ query }) => bind(query, target));
  const must = part('must');
  const should = part('should');
  return scoreBool({
    must,
    filter: [],
    should,
    mustNot: part('must_not'),
    least: must.length > 0 || should.length === 0 ? least : Math.max(1, least),
    base: 0,
    boost: 1,
  });
}

/** Each leaf is a query of its own kind on each of its fields, of which the best counts. */
function bindLeaf<D>(leaf: LuceneLeaf, target: Target<D>): Scorer<D> {
  const { context, isScored, lenient, parseQuery, options } = target;
  const whole = queryOfAll(leaf, target);
  if (whole !== undefined) {
    return parseQuery(whole)(context, isScored);
  }
  refuseLeadingWildcard(leaf, options);
  const patterns = leaf.field === undefined ? target.fields : [leaf.field];
  const tieBreaker = readOption(options, 'tie_breaker', 'number') ?? 0;
  const scorers = expandFields(context, patterns).map(({ field, boost }) =>
    leniently(lenient || leaf.field?.includes('*') === true, () =>
      boosted(parseQuery(queryOf(leaf, field, target))(context, isScored), boost),
    ),
  );
  return (document) =>
    bestOf(
      scorers.map((score) => score(document)),
      tieBreaker,
    );
}

/** `*:*`, `_exists_:name` and `name:*` are no matter of single fields. */
function queryOfAll(leaf: LuceneLeaf, { fields }: { readonly fields: readonly string[] }) {
  const { kind, field } = leaf;
  if (field === '_exists_' && (kind === 'word' || kind === 'phrase')) {
    return { exists: { field: leaf.text } };
  }
  if (kind !== 'wildcard' || leaf.text !== '*') {
    return undefined;
  }
  const named = field ?? (fields.length === 1 ? fields[0] : undefined);
  if (named === undefined) {
    return undefined;
  }
  return named === '*' ? { match_all: {} } : { exists: { field: named } };
}

function queryOf<D>(
  leaf: LuceneLeaf,
  field: SearchField,
  { options, operator }: Target<D>,
): JsonObject {
  const { name } = field;
  const words = pick(options, { analyzer: 'analyzer' });
  switch (leaf.kind) {
    case 'word':
      return options.type === 'phrase'
        ? { match_phrase: { [name]: { query: leaf.text, ...words } } }
        : { match: { [name]: { query: leaf.text, operator, ...words } } };
    case 'phrase': {
      const slop = leaf.slop ?? readOption(options, 'phrase_slop', 'number') ?? 0;
      return { match_phrase: { [name]: { query: leaf.text, slop, ...words } } };
    }
    case 'fuzzy':
      return { fuzzy: { [name]: fuzzyOptions(leaf.edits, options, folded(leaf.text, field)) } };
    case 'wildcard':
      return { wildcard: { [name]: { value: folded(leaf.text, field) } } };
    case 'regexp':
      return { regexp: { [name]: { value: folded(leaf.text, field) } } };
    case 'range':
      return {
        range: { [name]: { ...leaf.bounds, ...pick(options, { time_zone: 'time_zone' }) } },
      };
  }
}

function fuzzyOptions(edits: number | undefined, options: JsonObject, value: string): JsonObject {
  return {
    value,
    fuzziness: edits ?? options.fuzziness ?? 'AUTO',
    ...pick(options, {
      fuzzy_prefix_length: 'prefix_length',
      fuzzy_transpositions: 'transpositions',
    }),
  };
}

/** Options under the names that another query has for them; absent ones stay absent. */
function pick(options: JsonObject, names: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(
    Object.entries(names).flatMap(([own, other]) =>
      options[own] === undefined ? [] : [[other, options[own]]],
    ),
  );
}

/** Patterns are not analysed, and the terms of a text are in lower case. */
function folded(text: string, { type, analyzer = 'standard' }: SearchField): string {
  return type === 'text' && analyzer !== 'whitespace' && analyzer !== 'keyword'
    ? text.toLowerCase()
    : text;
}

function refuseLeadingWildcard(leaf: LuceneLeaf, options: JsonObject): void {
  const isAllowed = readOption(options, 'allow_leading_wildcard', 'boolean') ?? true;
  if (!isAllowed && leaf.kind === 'wildcard' && /^[*?]/.test(leaf.text)) {
    const reason = `'*' or '?' not allowed as first character in WildcardQuery`;
    throw queryShardError(
      `Failed to parse query [${String(options.query)}]`,
      new ElasticsearchError({ status: 400, type: 'parse_exception', reason }),
    );
  }
}
