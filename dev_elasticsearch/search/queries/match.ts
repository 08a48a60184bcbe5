import { textOf } from '../../lib/json/text_of';
import { illegalArgument } from '../../lib/elasticsearch_error';
import type { JsonObject } from '../request_reader';
import { readOption } from '../request_reader';
import { terms } from './term_level';
import { readFieldClause, requireScalar } from './field_clause';
import { FUZZY_OPTIONS, nearTo, readFuzziness } from './fuzziness';
import { minimumShouldMatch } from './minimum_should_match';
import type { ParsedQuery, Scorer } from './parsed_query';
import { NO_MATCH, selectNothing } from './parsed_query';
import { termWeight } from './relevance';
import type { TextQuestion } from './text_question';
import { scoreNoWords, scoreValue, wordsOf } from './text_question';

/** Options of `match` that other queries on texts share. */
export const MATCH_OPTIONS = [
  ...['operator', 'minimum_should_match', 'analyzer', 'lenient', 'zero_terms_query'],
  ...['auto_generate_synonyms_phrase_query', ...FUZZY_OPTIONS],
];

/** `match`: any word (`operator: and`: every word) of the query; other types as `term`. */
export function parseMatch(body: unknown): ParsedQuery {
  return parseWords(body, 'match', () => false);
}

/** `match_bool_prefix`: as `match`, the last word being the beginning of one. */
export function parseMatchBoolPrefix(body: unknown): ParsedQuery {
  return parseWords(body, 'match_bool_prefix', (at, count) => at === count - 1);
}

/** Is the word at this place, out of so many, only the beginning of a word? */
type IsPrefix = (at: number, count: number) => boolean;

function parseWords(body: unknown, kind: string, isPrefix: IsPrefix): ParsedQuery {
  return parseTextClause(body, { kind, options: MATCH_OPTIONS }, (question) =>
    scoreWords(question, isPrefix),
  );
}

/**
 * Reads a clause about the text of one field; an unmapped field has no documents.
 * @throws `parsing_exception` and `illegal_argument_exception` for what the clause cannot say.
 */
export function parseTextClause(
  body: unknown,
  { kind, options: known }: { readonly kind: string; readonly options: readonly string[] },
  score: <D>(question: TextQuestion<D>) => Scorer<D>,
): ParsedQuery {
  const clause = readFieldClause(body, { kind, valueOption: 'query', options: known });
  const value = requireScalar(clause, kind);
  const { options, boost } = clause;
  checkMatchOptions(options);
  return (context, isScored = true) => {
    const field = context.field(clause.field);
    return field === undefined
      ? selectNothing
      : score({ context, field, value, options, boost, isScored });
  };
}

/** @throws `illegal_argument_exception` for values that no option has. */
export function checkMatchOptions(options: JsonObject): void {
  const operator = readOption(options, 'operator', 'string');
  if (operator !== undefined && !['and', 'or'].includes(operator.toLowerCase())) {
    throw illegalArgument(`operator needs to be either [or] or [and], but not [${operator}]`);
  }
  const zeroTerms = readOption(options, 'zero_terms_query', 'string');
  if (zeroTerms !== undefined && !['none', 'all'].includes(zeroTerms.toLowerCase())) {
    throw illegalArgument(`Unsupported zero_terms_query value [${zeroTerms}]`);
  }
  readFuzziness(options);
  minimumShouldMatch(options, 1);
}

/**
 * Scores the words of a text; `operator` and `minimum_should_match` decide how many must be there.
 * @throws ShardError when the field cannot hold the value.
 */
export function scoreWords<D>(
  question: TextQuestion<D>,
  isPrefix: IsPrefix = () => false,
): Scorer<D> {
  const { context, field, options, boost, isScored } = question;
  if (field.type !== 'text') {
    return scoreValue(question);
  }
  const words = wordsOf(question);
  if (words.length === 0) {
    return scoreNoWords(question);
  }
  const isAnd = readOption(options, 'operator', 'string')?.toLowerCase() === 'and';
  const asked = minimumShouldMatch(options, words.length) ?? 1;
  const least = isAnd ? words.length : Math.max(1, asked);
  const tests = words.map((word, at) => wordTest(word, isPrefix(at, words.length), options));
  const weight = termWeight(context, field, isScored);
  return (document) => {
    const present = terms(context, document, field).map(textOf);
    const scores = tests
      .map((test) => scoreOne(present, test, weight))
      .filter((score) => score > 0);
    const found = scores.length;
    return found < least ? NO_MATCH : scores.reduce((sum, score) => sum + score, 0) * boost;
  };
}

interface WordTest {
  readonly fits: (word: string) => boolean;
  /** Does it count how rare and how frequent the word is? Patterns score one for any match. */
  readonly isExact: boolean;
  readonly word: string;
}

function wordTest(word: string, isPrefix: boolean, options: JsonObject): WordTest {
  if (isPrefix) {
    return { word, isExact: false, fits: (other) => other.startsWith(word) };
  }
  const edits = readFuzziness(options)?.(word) ?? 0;
  return edits === 0
    ? { word, isExact: true, fits: (other) => other === word }
    : { word, isExact: false, fits: nearTo(word, edits, options) };
}

function scoreOne(
  present: readonly string[],
  { fits, isExact, word }: WordTest,
  weight: ReturnType<typeof termWeight>,
): number {
  const frequency = present.filter(fits).length;
  if (frequency === 0) {
    return 0;
  }
  return isExact ? weight([word], { frequency, length: present.length }) : 1;
}
