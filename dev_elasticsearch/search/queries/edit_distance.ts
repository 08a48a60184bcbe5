/** How far apart two words may be. */
export interface EditLimit {
  readonly edits: number;
  /** Does swapping two neighbours count as one edit? Default true. */
  readonly swaps?: boolean;
}

/** Can `a` become `b` by so many insertions, deletions, replacements (and swaps of neighbours)? */
export function isWithinEdits(a: string, b: string, { edits, swaps = true }: EditLimit): boolean {
  if (Math.abs(a.length - b.length) > edits) {
    return false;
  }
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = nextRow({ a, b, row, last, beforeLast: swaps ? beforeLast : [] });
    beforeLast = last;
    last = current;
  }
  return (last[b.length] ?? 0) <= edits;
}

interface RowState {
  readonly a: string;
  readonly b: string;
  readonly row: number;
  readonly last: readonly number[];
  readonly beforeLast: readonly number[];
}

function nextRow(state: RowState): readonly number[] {
  const { a, b, row, last } = state;
  const current = [row];
  for (let column = 1; column <= b.length; column += 1) {
    const replaced = a[row - 1] === b[column - 1] ? 0 : 1;
    current.push(
      Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + replaced,
        swapped(state, column),
      ),
    );
  }
  return current;
}

function swapped({ a, b, row, beforeLast }: RowState, column: number): number {
  const isSwap =
    beforeLast.length > 0 &&
    row > 1 &&
    column > 1 &&
    a[row - 1] === b[column - 2] &&
    a[row - 2] === b[column - 1];
  return isSwap ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? 0;
}
