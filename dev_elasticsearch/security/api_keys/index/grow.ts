/** Whole numbers from 0 to 2^32 - 1. */
export type Numbers = Uint32Array<ArrayBuffer>;

/** An array with room for `length` numbers: the same one, or a copy at least twice as long. */
export function withRoom(array: Numbers, length: number): Numbers {
  if (length <= array.length) return array;
  const longer = new Uint32Array(Math.max(length, array.length * 2, 64));
  longer.set(array);
  return longer;
}
