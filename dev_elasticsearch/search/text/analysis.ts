import { WordMemory } from './word_memory';

/** Analysers that this server has; a mapping cannot name others. */
export const ANALYZERS = ['standard', 'simple', 'whitespace', 'keyword', 'stop'] as const;

/** One of {@link ANALYZERS}. */
export type AnalyzerName = (typeof ANALYZERS)[number];

/** Letters, digits and marks; `'` `.` `:` bind letters, `'` `.` `,` `;` bind digits (Unicode's rules). */
const WORD =
  /[\p{L}\p{N}\p{M}_]+(?:(?:(?<=\p{L}\p{M}*)['’.:·](?=\p{L})|(?<=\p{N})['’.,;](?=\p{N}))[\p{L}\p{N}\p{M}_]+)*/gu;
const LETTERS = /\p{L}+/gu;
const NOT_BLANK = /\S+/gu;
/** Scripts without blanks: each character is a word. */
const PIECES = /[\p{Script=Han}\p{Script=Hiragana}]|[^\p{Script=Han}\p{Script=Hiragana}]+/gu;
const MAX_WORD = /.{1,255}/gsu;
const STOP_WORDS = new Set(
  (
    'a an and are as at be but by for if in into is it no not of on or such that the their then ' +
    'there these they this to was will with'
  ).split(' '),
);

/** A word of a text, and where it stands. */
export interface Token {
  readonly text: string;
  /** Offset of its first character. */
  readonly start: number;
  /** Number of words before it, those left out counted. */
  readonly position: number;
  /** As `_analyze` names it. */
  readonly kind: string;
}

/** The words of a text in order, as the analyser cuts them. */
export function tokenize(text: string, analyzer: AnalyzerName = 'standard'): readonly Token[] {
  switch (analyzer) {
    case 'keyword':
      return [{ text, start: 0, position: 0, kind: 'word' }];
    case 'whitespace':
      return cut(text, NOT_BLANK).map((token) => ({ ...token, kind: 'word' }));
    case 'simple':
      return cut(text, LETTERS).map((token) => lowered({ ...token, kind: 'word' }));
    case 'stop':
      return tokenize(text, 'simple').filter((token) => !STOP_WORDS.has(token.text));
    case 'standard':
      return standard(text);
  }
}

/** The words alone; for the standard analyser in lower case. Texts cut lately are not cut again. */
export function analyze(text: string, analyzer: AnalyzerName = 'standard'): readonly string[] {
  return KEPT[analyzer].get(text, () => tokenize(text, analyzer).map((token) => token.text));
}

const KEPT: Readonly<Record<AnalyzerName, WordMemory>> = {
  standard: new WordMemory(),
  simple: new WordMemory(),
  whitespace: new WordMemory(),
  keyword: new WordMemory(),
  stop: new WordMemory(),
};

function standard(text: string): readonly Token[] {
  const words = cut(text, WORD).flatMap(({ text: word, start }) =>
    cut(word, PIECES).flatMap((piece) =>
      cut(piece.text, MAX_WORD).map((part) => ({
        text: part.text,
        start: start + piece.start + part.start,
      })),
    ),
  );
  return words.map((word, position) => lowered({ ...word, position, kind: kindOf(word.text) }));
}

function cut(text: string, pattern: RegExp) {
  return Array.from(text.matchAll(pattern), ({ 0: found, index }, position) => ({
    text: found,
    start: index,
    position,
  }));
}

function lowered(token: Token): Token {
  return { ...token, text: token.text.toLowerCase() };
}

function kindOf(word: string): string {
  if (/^[\p{N}.,;]+$/u.test(word)) {
    return '<NUM>';
  }
  if (/^\p{Script=Han}$/u.test(word)) {
    return '<IDEOGRAPHIC>';
  }
  if (/^\p{Script=Hiragana}$/u.test(word)) {
    return '<HIRAGANA>';
  }
  if (/^\p{Script=Katakana}+$/u.test(word)) {
    return '<KATAKANA>';
  }
  return /^\p{Script=Hangul}+$/u.test(word) ? '<HANGUL>' : '<ALPHANUM>';
}
