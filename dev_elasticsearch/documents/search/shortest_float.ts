/** Digits that tell any two 32-bit floats apart. */
const MOST_DIGITS = 9;

/** The shortest number that is the same 32-bit float: scores are such floats, and shown like that. */
export function shortestFloat(value: number): number {
  for (let digits = 1; digits < MOST_DIGITS; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === Math.fround(value)) {
      return short;
    }
  }
  return value;
}
