const WORD = /[\p{L}\p{N}\p{M}_]+(?:['’.][\p{L}\p{N}\p{M}_]+)*/gu;

/**
 * The words of a text as the standard analyser cuts them: letters and digits of any script, in
 * lower case. Differs from Elasticsearch for scripts without blanks, which stay one word here.
 */
export function analyze(text: string): readonly string[] {
  return (text.match(WORD) ?? []).flatMap(splitAtDots).map((word) => word.toLowerCase());
}

/** `3.14` and `example.com` stay whole, `end.2` does not: a dot binds only equals. */
function splitAtDots(word: string): readonly string[] {
  return word.split(/(?<=\p{L})\.(?=\p{N})|(?<=\p{N})\.(?=\p{L})/u);
}

/** Does `phrase` occur in `words`, in this order and without gaps beyond `slop` words? */
export function containsPhrase(
  words: readonly string[],
  phrase: readonly string[],
  slop = 0,
): boolean {
  if (phrase.length === 0) {
    return false;
  }
  return words.some(
    (word, start) => word === phrase[0] && follows(words.slice(start), phrase, slop),
  );
}

function follows(words: readonly string[], phrase: readonly string[], slop: number): boolean {
  let at = 0;
  let gaps = 0;
  for (const wanted of phrase) {
    const found = words.indexOf(wanted, at);
    gaps += found - at;
    if (found === -1 || gaps > slop) {
      return false;
    }
    at = found + 1;
  }
  return true;
}
