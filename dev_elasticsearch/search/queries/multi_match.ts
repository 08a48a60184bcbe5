import { textOf } from '../../lib/json/text_of';
import { illegalArgument } from '../../lib/elasticsearch_error';
import type { JsonObject } from '../request_reader';
import { asList, readOption, refuseUnknown, requireObject } from '../request_reader';
import { parsingError } from '../search_error';
import { bestOf } from './compound';
import { expandFields } from './field_patterns';
import { checkMatchOptions, MATCH_OPTIONS, scoreWords } from './match';
import { scorePhrase } from './match_phrase';
import type { ParsedQuery, Scorer } from './parsed_query';
import type { TextQuestion } from './text_question';
import { leniently } from './text_question';

const OPTIONS = [
  ...['query', 'fields', 'type', 'slop', 'tie_breaker', 'boost', '_name'],
  ...MATCH_OPTIONS,
];

const TYPES = ['best_fields', 'most_fields', 'phrase', 'phrase_prefix', 'bool_prefix'] as const;

type MultiMatchType = (typeof TYPES)[number];

/**
 * `multi_match`: one text in several fields and patterns. `type` decides how it is looked for and how
 * scores add up; `cross_fields`, which blends the fields into one, is refused.
 */
export function parseMultiMatch(body: unknown): ParsedQuery {
  const options = requireObject(body, 'multi_match');
  refuseUnknown(options, OPTIONS, 'multi_match');
  const value = readOption(options, 'query', 'string');
  if (value === undefined) {
    throw parsingError('No text specified for multi_match query');
  }
  const patterns = asList(options.fields).map(textOf);
  const type = readType(options);
  checkMatchOptions(options);
  const boost = readOption(options, 'boost', 'number') ?? 1;
  const tieBreaker = readOption(options, 'tie_breaker', 'number') ?? (sums(type) ? 1 : 0);
  const lenient = readOption(options, 'lenient', 'boolean') ?? patterns.length === 0;
  return (context, isScored = true) => {
    const scorers = expandFields(context, patterns).map(({ field, boost: own }) => {
      const question = { context, field, value, options, boost: own * boost, isScored };
      return leniently(lenient, () => scoreField(type, question));
    });
    return (document) =>
      bestOf(
        scorers.map((score) => score(document)),
        tieBreaker,
      );
  };
}

function sums(type: MultiMatchType): boolean {
  return type === 'most_fields' || type === 'bool_prefix';
}

function scoreField<D>(type: MultiMatchType, question: TextQuestion<D>): Scorer<D> {
  switch (type) {
    case 'phrase':
    case 'phrase_prefix':
      return scorePhrase(question, type === 'phrase_prefix');
    case 'bool_prefix':
      return scoreWords(question, (at, count) => at === count - 1);
    case 'best_fields':
    case 'most_fields':
      return scoreWords(question);
  }
}

function readType(options: JsonObject): MultiMatchType {
  const given = readOption(options, 'type', 'string')?.toLowerCase() ?? 'best_fields';
  if (given === 'cross_fields') {
    throw illegalArgument(
      '[multi_match] of type [cross_fields] is not supported by this development server',
    );
  }
  const known = TYPES.find((type) => type === given);
  if (known === undefined) {
    throw parsingError(`failed to parse [multi_match] query type [${given}]. unknown type.`, {
      holder: options,
      key: 'type',
    });
  }
  return known;
}
