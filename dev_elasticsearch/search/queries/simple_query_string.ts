import { analyze } from '../analysis';
import type { SearchContext } from '../fields';
import { asList, readOption, refuseUnknown, requireObject } from '../request_reader';
import { parsingError } from '../search_error';
import { compileWildcard, fold } from '../../lib/wildcard';
import type { BoostedField } from './field_patterns';
import { expandFields } from './field_patterns';
import { leniently, scorePhrase, scoreWords } from './full_text';
import type { ParsedQuery, Scorer } from './parsed_query';
import { NO_MATCH, scoreIf } from './parsed_query';
import type { TextExpression } from './simple_query_syntax';
import { parseSimpleQuery } from './simple_query_syntax';
import { terms } from './term_level';
import { isWithinEdits } from './edit_distance';

const OPTIONS = [
  ...['query', 'fields', 'default_operator', 'flags', 'lenient', 'analyze_wildcard', 'analyzer'],
  ...['minimum_should_match', 'quote_field_suffix', 'auto_generate_synonyms_phrase_query'],
  ...['fuzzy_max_expansions', 'fuzzy_prefix_length', 'fuzzy_transpositions', 'boost', '_name'],
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
  const patterns = asList(options.fields).map(String);
  const lenient = readOption(options, 'lenient', 'boolean') ?? patterns.length === 0;
  const isAnd = readOption(options, 'default_operator', 'string')?.toLowerCase() === 'and';
  const expression = parseSimpleQuery(text, isAnd ? 'and' : 'or');
  const boost = readOption(options, 'boost', 'number') ?? 1;
  return (context) => {
    const fields = expandFields(context, patterns);
    const score = bind(expression, { context, fields, lenient });
    return (document) => {
      const found = score(document);
      return found === NO_MATCH ? NO_MATCH : found * boost;
    };
  };
}

interface Target<D> {
  readonly context: SearchContext<D>;
  readonly fields: readonly BoostedField[];
  readonly lenient: boolean;
}

function bind<D>(expression: TextExpression, target: Target<D>): Scorer<D> {
  switch (expression.kind) {
    case 'nothing':
      return () => NO_MATCH;
    case 'not': {
      const inner = bind(expression.inner, target);
      return (document) => (inner(document) === NO_MATCH ? 1 : NO_MATCH);
    }
    case 'and':
    case 'or':
      return combine(
        expression.members.map((member) => bind(member, target)),
        expression.kind,
      );
    default:
      return bestField(expression, target);
  }
}

function combine<D>(scorers: readonly Scorer<D>[], kind: 'and' | 'or'): Scorer<D> {
  const least = kind === 'and' ? scorers.length : 1;
  return (document) => {
    const found = scorers.map((score) => score(document)).filter((score) => score !== NO_MATCH);
    return found.length < least ? NO_MATCH : found.reduce((sum, score) => sum + score, 0);
  };
}

/** The parts of a text that are looked up in fields. */
export type Leaf = Exclude<TextExpression, { kind: 'and' | 'or' | 'not' | 'nothing' }>;

function bestField<D>(leaf: Leaf, target: Target<D>): Scorer<D> {
  const scorers = target.fields.map((field) =>
    leniently(target.lenient, () => scoreLeaf(leaf, field, target.context)),
  );
  return (document) => Math.max(NO_MATCH, ...scorers.map((score) => score(document)));
}

function scoreLeaf<D>(leaf: Leaf, boosted: BoostedField, context: SearchContext<D>): Scorer<D> {
  const { field, boost } = boosted;
  const question = { context, field, value: leaf.text, boost };
  switch (leaf.kind) {
    case 'word':
      return scoreWords({ ...question, options: { operator: 'and' } });
    case 'phrase':
      return scorePhrase({ ...question, slop: leaf.slop });
    case 'prefix':
    case 'fuzzy': {
      const fits = fitsLeaf(leaf, field.type === 'text');
      return scoreIf(
        (document) => terms(context, document, field).some((term) => fits(String(term))),
        boost,
      );
    }
  }
}

/** Does one term fit `word*` or `word~N`? `isText`: terms are analysed words, in lower case. */
export function fitsLeaf(leaf: Leaf & { kind: 'prefix' | 'fuzzy' }, isText: boolean) {
  const wanted = isText ? fold(leaf.text) : leaf.text;
  if (leaf.kind === 'fuzzy') {
    const [word = wanted] = isText ? analyze(wanted) : [wanted];
    return (term: string) => isWithinEdits(term, word, leaf.edits);
  }
  return compileWildcard(`${wanted.replace(/[\\*?]/g, '\\$&')}*`);
}
