import { analyze } from '../text/analysis';
import type { WordTest } from '../text/phrases';
import { phraseFrequency } from '../text/phrases';
import type { JsonObject } from '../request_reader';
import { readOption } from '../request_reader';
import { parseTextClause } from './match';
import type { ParsedQuery, Scorer } from './parsed_query';
import { NO_MATCH } from './parsed_query';
import { termWeight } from './relevance';
import type { TextQuestion } from './text_question';
import { scoreNoWords, scoreValue, wordsOf } from './text_question';

const OPTIONS = ['slop', 'analyzer', 'zero_terms_query'];

/** `match_phrase`: the words in this order, up to `slop` steps apart. */
export function parseMatchPhrase(body: unknown): ParsedQuery {
  return parsePhrase(body, 'match_phrase', false);
}

/** `match_phrase_prefix`: as `match_phrase`, the last word being the beginning of one. */
export function parseMatchPhrasePrefix(body: unknown): ParsedQuery {
  return parsePhrase(body, 'match_phrase_prefix', true);
}

function parsePhrase(body: unknown, kind: string, isPrefix: boolean): ParsedQuery {
  const options = isPrefix ? [...OPTIONS, 'max_expansions'] : OPTIONS;
  return parseTextClause(body, { kind, options }, (question) => scorePhrase(question, isPrefix));
}

/**
 * Scores documents that hold the words of a text one after the other; `slop` is read from the options.
 * @throws ShardError when the field cannot hold the value.
 */
export function scorePhrase<D>(question: TextQuestion<D>, isPrefix = false): Scorer<D> {
  const { context, field, options, boost, isScored } = question;
  if (field.type !== 'text') {
    return scoreValue(question);
  }
  const words = wordsOf(question);
  if (words.length === 0) {
    return scoreNoWords(question);
  }
  const tests = words.map((word, at) => testFor(word, isPrefix && at === words.length - 1));
  const slop = slopOf(options);
  const weight = termWeight(context, field, isScored);
  return (document) => {
    const texts = context
      .values(document, field.name)
      .map((text) => analyze(String(text), field.analyzer));
    const frequency = texts.reduce((sum, text) => sum + phraseFrequency(text, tests, slop), 0);
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    return frequency === 0 ? NO_MATCH : weight(words, { frequency, length }) * boost;
  };
}

function slopOf(options: JsonObject): number {
  return readOption(options, 'slop', 'number') ?? 0;
}

function testFor(word: string, isPrefix: boolean): WordTest {
  return isPrefix ? (other) => other.startsWith(word) : (other) => other === word;
}
