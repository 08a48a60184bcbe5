/** One place of a phrase: does a word fit there? */
export type WordTest = (word: string) => boolean;

/**
 * How often a phrase stands in a text. With `slop`, words may stand apart or change places: each step
 * that a word has to move costs one, so that two neighbours in the wrong order cost two; such a match
 * counts the less the further its words moved.
 */
export function phraseFrequency(
  words: readonly string[],
  phrase: readonly WordTest[],
  slop = 0,
): number {
  if (phrase.length === 0) {
    return 0;
  }
  return slop === 0 ? exactFrequency(words, phrase) : sloppyFrequency(words, phrase, slop);
}

function exactFrequency(words: readonly string[], phrase: readonly WordTest[]): number {
  const starts = words.filter((_, start) =>
    phrase.every((fits, at) => {
      const word = words[start + at];
      return word !== undefined && fits(word);
    }),
  );
  return starts.length;
}

/** Looks for the narrowest choice of one place for each word, each reckoned from its own place. */
function sloppyFrequency(
  words: readonly string[],
  phrase: readonly WordTest[],
  slop: number,
): number {
  const places = phrase
    .flatMap((fits, at) =>
      words.flatMap((word, position) => (fits(word) ? [{ at, shift: position - at }] : [])),
    )
    .sort((a, b) => a.shift - b.shift);
  let narrowest = Number.POSITIVE_INFINITY;
  const latest = new Map<number, number>();
  for (const { at, shift } of places) {
    latest.set(at, shift);
    if (latest.size === phrase.length) {
      narrowest = Math.min(narrowest, shift - Math.min(...latest.values()));
    }
  }
  return narrowest <= slop ? 1 / (1 + narrowest) : 0;
}
