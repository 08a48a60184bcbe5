import { analyze, containsPhrase } from '../analysis';
import type { SearchContext, SearchField } from '../fields';
import { toFieldValue } from '../fields';
import { asList, readOption, refuseUnknown, requireObject } from '../request_reader';
import type { JsonObject } from '../request_reader';
import { parsingError, ShardError } from '../search_error';
import { minimumShouldMatch } from './bool';
import { readFieldClause, requireScalar } from './field_clause';
import { expandFields } from './field_patterns';
import type { ParsedQuery, Scorer } from './parsed_query';
import { NO_MATCH, scoreIf, selectNothing } from './parsed_query';
import { terms } from './term_level';

const MATCH_OPTIONS = [
  'operator',
  'minimum_should_match',
  'analyzer',
  'lenient',
  'zero_terms_query',
  'auto_generate_synonyms_phrase_query',
];

/** `match`: any word (`operator: and`: every word) of the query; other types as `term`. */
export function parseMatch(body: unknown): ParsedQuery {
  const grammar = { kind: 'match', valueOption: 'query', options: MATCH_OPTIONS };
  const clause = readFieldClause(body, grammar);
  const value = requireScalar(clause, 'match');
  const options = clause.options;
  return (context) => {
    const field = context.field(clause.field);
    return field === undefined
      ? selectNothing
      : scoreWords({ context, field, value, options, boost: clause.boost });
  };
}

/** `match_phrase`: the words in this order, up to `slop` others between them. */
export function parseMatchPhrase(body: unknown): ParsedQuery {
  const grammar = {
    kind: 'match_phrase',
    valueOption: 'query',
    options: ['slop', 'analyzer', 'zero_terms_query'],
  };
  const clause = readFieldClause(body, grammar);
  const value = requireScalar(clause, 'match_phrase');
  const slop = readOption(clause.options, 'slop', 'number') ?? 0;
  return (context) => {
    const field = context.field(clause.field);
    return field === undefined
      ? selectNothing
      : scorePhrase({ context, field, value, slop, boost: clause.boost });
  };
}

const MULTI_MATCH_OPTIONS = [
  ...['query', 'fields', 'type', 'slop', 'tie_breaker', 'boost', '_name'],
  ...MATCH_OPTIONS,
];

/** `multi_match`: the best of `match` (`type: phrase`: `match_phrase`) over fields and patterns. */
export function parseMultiMatch(body: unknown): ParsedQuery {
  const options = requireObject(body, 'multi_match');
  refuseUnknown(options, MULTI_MATCH_OPTIONS, 'multi_match');
  const value = readOption(options, 'query', 'string');
  if (value === undefined) {
    throw parsingError('No text specified for multi_match query');
  }
  const patterns = asList(options.fields).map(String);
  const isPhrase = readOption(options, 'type', 'string')?.startsWith('phrase') ?? false;
  const slop = readOption(options, 'slop', 'number') ?? 0;
  const boost = readOption(options, 'boost', 'number') ?? 1;
  return (context) => {
    const lenient = readOption(options, 'lenient', 'boolean') ?? patterns.length === 0;
    const scorers = expandFields(context, patterns).map(({ field, boost: own }) => {
      const question = { context, field, value, options, slop, boost: own * boost };
      return leniently(lenient, () => (isPhrase ? scorePhrase(question) : scoreWords(question)));
    });
    return (document) => Math.max(NO_MATCH, ...scorers.map((score) => score(document)));
  };
}

/** A text looked for in one field. */
export interface TextQuestion<D> {
  readonly context: SearchContext<D>;
  readonly field: SearchField;
  readonly value: string | number | boolean;
  readonly boost: number;
}

/**
 * Scores by the number of words found; `operator` and `minimum_should_match` decide how many must be.
 * @throws ShardError when the field cannot hold the value.
 */
export function scoreWords<D>(
  question: TextQuestion<D> & { readonly options: JsonObject },
): Scorer<D> {
  const { context, field, value, options, boost } = question;
  if (field.type !== 'text') {
    return scoreValue(question);
  }
  const words = analyze(String(value));
  const operator = readOption(options, 'operator', 'string')?.toLowerCase() ?? 'or';
  const least =
    operator === 'and' ? words.length : Math.max(1, minimumShouldMatch(options, words.length) ?? 1);
  return (document) => {
    const present = new Set(terms(context, document, field));
    const found = words.filter((word) => present.has(word)).length;
    return words.length > 0 && found >= least ? found * boost : NO_MATCH;
  };
}

/**
 * Scores documents that hold the words of a text one after the other.
 * @throws ShardError when the field cannot hold the value.
 */
export function scorePhrase<D>(question: TextQuestion<D> & { readonly slop: number }): Scorer<D> {
  const { context, field, value, slop, boost } = question;
  if (field.type !== 'text') {
    return scoreValue(question);
  }
  const phrase = analyze(String(value));
  return scoreIf(
    (document) =>
      context
        .values(document, field.name)
        .some((text) => containsPhrase(analyze(String(text)), phrase, slop)),
    boost * Math.max(1, phrase.length),
  );
}

/** With `lenient`, a value that the field cannot hold selects nothing rather than failing. */
export function leniently<D>(lenient: boolean, make: () => Scorer<D>): Scorer<D> {
  try {
    return make();
  } catch (error) {
    if (lenient && error instanceof ShardError) {
      return selectNothing;
    }
    throw error;
  }
}

function scoreValue<D>({ context, field, value, boost }: TextQuestion<D>): Scorer<D> {
  const wanted = toFieldValue(field, value, context.now);
  return scoreIf((document) => context.values(document, field.name).includes(wanted), boost);
}
