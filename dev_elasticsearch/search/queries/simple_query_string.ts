import { textOf } from '../../lib/json/text_of';
import { compileWildcard, fold } from '../../lib/wildcard';
import { analyze } from '../text/analysis';
import type { SearchContext } from '../fields';
import type { JsonObject } from '../request_reader';
import { asList, readOption, refuseUnknown, requireObject } from '../request_reader';
import { parsingError } from '../search_error';
import { readDefaultOperator } from './default_operator';
import type { BoostedField } from './field_patterns';
import { expandFields } from './field_patterns';
import { nearTo } from './fuzziness';
import { scoreWords } from './match';
import { scorePhrase } from './match_phrase';
import { minimumShouldMatch } from './minimum_should_match';
import type { ParsedQuery, Scorer } from './parsed_query';
import { boosted, NO_MATCH, scoreIf, selectNothing } from './parsed_query';
import type { TextExpression } from './simple_query_syntax';
import { parseSimpleQuery, readFlags } from './simple_query_syntax';
import { leniently } from './text_question';
import { holdsFitting, refuseOtherTypes } from './text_patterns';

const OPTIONS = [
  ...['query', 'fields', 'default_operator', 'flags', 'lenient', 'analyze_wildcard', 'analyzer'],
  ...['minimum_should_match', 'auto_generate_synonyms_phrase_query', 'fuzzy_max_expansions'],
  ...['fuzzy_prefix_length', 'fuzzy_transpositions', 'boost', '_name'],
];

/**
 * `simple_query_string`: `+ | - "…" * ( ) ~N` over fields and patterns. Never fails on the text's
 * syntax. Without `fields` it searches all fields, leniently.
 */
export function parseSimpleQueryString(body: unknown): ParsedQuery {
  const options = requireObject(body, 'simple_query_string');
  refuseUnknown(options, OPTIONS, 'simple_query_string');
  const text = readOption(options, 'query', 'string');
  if (text === undefined) {
    throw parsingError('[simple_query_string] query text missing');
  }
  const patterns = asList(options.fields).map(textOf);
  const lenient = readOption(options, 'lenient', 'boolean') ?? patterns.length === 0;
  const operator = readDefaultOperator(options);
  const flags = readFlags(readOption(options, 'flags', 'string'));
  const boost = readOption(options, 'boost', 'number') ?? 1;
  return (context, isScored = true) => {
    const expression = parseSimpleQuery(text, operator, flags);
    const fields = expandFields(context, patterns);
    const target = { context, fields, lenient, isScored, options: { ...options, operator } };
    const least =
      expression.kind === 'or' ? minimumShouldMatch(options, expression.members.length) : undefined;
    return boosted(bind(expression, target, least), boost);
  };
}

interface Target<D> {
  readonly context: SearchContext<D>;
  readonly fields: readonly BoostedField[];
  readonly lenient: boolean;
  readonly isScored: boolean;
  readonly options: JsonObject;
}

function bind<D>(expression: TextExpression, target: Target<D>, least?: number): Scorer<D> {
  switch (expression.kind) {
    case 'nothing':
      return selectNothing;
    case 'not': {
      const inner = bind(expression.inner, target);
      return (document) => (inner(document) === NO_MATCH ? 1 : NO_MATCH);
    }
    case 'and':
    case 'or':
      return combine(
        expression.members.map((member) => bind(member, target)),
        expression.kind === 'and' ? expression.members.length : Math.max(1, least ?? 1),
      );
    default:
      return bestField(expression, target);
  }
}

function combine<D>(scorers: readonly Scorer<D>[], least: number): Scorer<D> {
  return (document) => {
    const found = scorers.map((score) => score(document)).filter((score) => score !== NO_MATCH);
    return found.length < least ? NO_MATCH : found.reduce((sum, score) => sum + score, 0);
  };
}

/** What a text is made of: a word, a phrase, the beginning of a word, or a word nearly so. */
export type Leaf = Exclude<TextExpression, { kind: 'and' | 'or' | 'not' | 'nothing' }>;

function bestField<D>(leaf: Leaf, target: Target<D>): Scorer<D> {
  const scorers = target.fields.map((field) =>
    leniently(target.lenient, () => scoreLeaf(leaf, field, target)),
  );
  return (document) => Math.max(NO_MATCH, ...scorers.map((score) => score(document)));
}

function scoreLeaf<D>(leaf: Leaf, { field, boost }: BoostedField, target: Target<D>): Scorer<D> {
  const { context, isScored, options } = target;
  const question = {
    context,
    field,
    value: leaf.text,
    boost,
    isScored,
    options: wordOptions(options),
  };
  switch (leaf.kind) {
    case 'word':
      return scoreWords(question);
    case 'phrase':
      return scorePhrase({ ...question, options: { ...question.options, slop: leaf.slop } });
    case 'prefix':
    case 'fuzzy': {
      refuseOtherTypes(field, leaf.kind);
      const test = fitsLeaf(leaf, field.type === 'text' || field.isLowercase === true, options);
      return scoreIf(holdsFitting({ context, field, test }), boost);
    }
  }
}

/** What the words of a text inherit from the query; its own counts of clauses are not theirs. */
function wordOptions({ operator, analyzer }: JsonObject): JsonObject {
  return { operator, ...(analyzer === undefined ? {} : { analyzer }) };
}

/** Does one term fit `word*` or `word~N`? `isText`: terms are analysed words, in lower case. */
export function fitsLeaf(
  leaf: Leaf & { kind: 'prefix' | 'fuzzy' },
  isText: boolean,
  options: JsonObject = {},
): (term: string) => boolean {
  const wanted = isText ? fold(leaf.text) : leaf.text;
  if (leaf.kind === 'fuzzy') {
    const [word = wanted] = isText ? analyze(wanted) : [wanted];
    const { fuzzy_prefix_length: prefix, fuzzy_transpositions: swaps } = options;
    return nearTo(word, leaf.edits, {
      ...(prefix === undefined ? {} : { prefix_length: prefix }),
      ...(swaps === undefined ? {} : { transpositions: swaps }),
    });
  }
  return compileWildcard(`${wanted.replace(/[\\*?]/g, '\\$&')}*`);
}
