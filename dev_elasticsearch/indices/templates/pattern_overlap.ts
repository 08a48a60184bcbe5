/** Is there a name that fits both patterns? `*` is any run of characters, all else literal. */
export function patternsOverlap(a: string, b: string): boolean {
  // reachable[j]: some prefix fits both a up to the present character and b up to j.
  let reachable = closure([true, ...Array.from(b, () => false)], b);
  for (const symbol of a) {
    reachable = closure(step(reachable, symbol, b), b);
  }
  return reachable.at(-1) === true;
}

/** One symbol of `a` taken: a literal moves on in `b` by that letter, a `*` by anything. */
function step(reachable: readonly boolean[], symbol: string, b: string): boolean[] {
  const letters = Array.from(b);
  if (symbol === '*') {
    const first = reachable.indexOf(true);
    return reachable.map((_, at) => first !== -1 && at >= first);
  }
  return reachable.map(
    (_, at) =>
      (at > 0 && reachable[at - 1] === true && letters[at - 1] === symbol) ||
      (reachable[at] === true && letters[at] === '*') ||
      (at > 0 && reachable[at - 1] === true && letters[at - 1] === '*'),
  );
}

/** A `*` of `b` may stand for nothing. */
function closure(reachable: readonly boolean[], b: string): readonly boolean[] {
  const closed = [...reachable];
  Array.from(b).forEach((letter, at) => {
    if (closed[at] === true && letter === '*') {
      closed[at + 1] = true;
    }
  });
  return closed;
}
