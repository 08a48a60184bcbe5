const ANY_RUN = Symbol('*');
const ANY_ONE = Symbol('?');
type Part = string | typeof ANY_RUN | typeof ANY_ONE;

/** Whether letter case matters; absent = it does. */
export interface CaseOptions {
  readonly caseInsensitive?: boolean;
}

/**
 * A test for whole strings against a pattern: `*` any run, `?` any one character, `\` takes the next
 * one literally. Time is at most pattern length times text length, whatever the pattern.
 */
export function compileWildcard(
  pattern: string,
  { caseInsensitive = false }: CaseOptions = {},
): (text: string) => boolean {
  const wanted = caseInsensitive ? fold(pattern) : pattern;
  const matches = NEEDS_CHARACTERS.test(wanted) ? matchCharacters(wanted) : matchPieces(wanted);
  return caseInsensitive ? (text) => matches(fold(text)) : matches;
}

/** Patterns that say something of single characters; a half of one could match the half of another. */
const NEEDS_CHARACTERS = /[?\\\ud800-\udfff]/;

function matchCharacters(pattern: string): (text: string) => boolean {
  const parts = partsOf(pattern);
  return (text) => matchParts(parts, Array.from(text));
}

/** For `*` alone: the pieces between the stars follow each other, found by native searches. */
function matchPieces(pattern: string): (text: string) => boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return (text) => text === first;
  return (text) => {
    const end = text.length - last.length;
    if (end < first.length || !text.startsWith(first) || !text.endsWith(last)) return false;
    let at = first.length;
    for (const piece of rest) {
      const found = text.indexOf(piece, at);
      if (found === -1 || found + piece.length > end) return false;
      at = found + piece.length;
    }
    return true;
  };
}

/** True when the pattern has an unescaped `*` or `?`. */
export function hasWildcard(pattern: string): boolean {
  return partsOf(pattern).some((part) => typeof part === 'symbol');
}

/** Case folding of `case_insensitive` queries. */
export function fold(text: string): string {
  return text.toLowerCase();
}

function partsOf(pattern: string): readonly Part[] {
  const parts: Part[] = [];
  const characters = Array.from(pattern);
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? '';
    const next = characters[at + 1];
    if (character === '\\' && next !== undefined) {
      parts.push(next);
      at += 1;
    } else {
      parts.push(character === '*' ? ANY_RUN : character === '?' ? ANY_ONE : character);
    }
  }
  return parts;
}

/** Greedy two-pointer match: only the last `*` ever needs to be tried again. */
function matchParts(parts: readonly Part[], text: readonly string[]): boolean {
  let part = 0;
  let at = 0;
  let retry: { part: number; at: number } | undefined;
  while (at < text.length) {
    if (parts[part] === ANY_RUN) {
      retry = { part, at };
      part += 1;
    } else if (parts[part] === ANY_ONE || parts[part] === text[at]) {
      part += 1;
      at += 1;
    } else if (retry !== undefined) {
      retry = { part: retry.part, at: retry.at + 1 };
      part = retry.part + 1;
      at = retry.at;
    } else {
      return false;
    }
  }
  return parts.slice(part).every((rest) => rest === ANY_RUN);
}
