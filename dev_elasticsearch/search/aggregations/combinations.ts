/**
 * Each way to take one value of every column, in order, one after the other: a document with many
 * values has more of them than memory holds.
 */
export function* combinations<T>(
  columns: readonly (readonly T[])[],
): Generator<readonly T[], void, undefined> {
  const [first, ...rest] = columns;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const value of first) {
    for (const others of combinations(rest)) {
      yield [value, ...others];
    }
  }
}
