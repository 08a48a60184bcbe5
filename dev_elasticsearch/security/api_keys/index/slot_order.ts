import { compareValues, toFieldValue } from '../../../search/fields';
import type { FieldValue } from '../../../search/fields';
import { queryShardError } from '../../../search/search_error';
import type { SortClause, SortKey } from '../../../search/sorting/sort';
import type { SearchScope } from './search_scope';

/** One clause of a sort as numbers that rise in the order of the answer. */
interface SlotKey {
  of(slot: number): number;
  /** The number of a value of `search_after`. */
  at(value: SortKey): number;
}

/** The order that a sort gives slots; those it cannot tell apart stand in order of creation. */
export class SlotOrder {
  private readonly keys: readonly SlotKey[];

  /** @throws 400 for fields that are not allowed; ShardError for modes and values that do not fit */
  constructor(sort: readonly SortClause[], scope: SearchScope) {
    this.keys = sort.map((clause) => bindKey(clause, scope));
  }

  compare(a: number, b: number): number {
    for (const key of this.keys) {
      const order = difference(key.of(a), key.of(b));
      if (order !== 0) return order;
    }
    return a - b;
  }

  /** A test for the slots behind the one that had these values. */
  after(values: readonly SortKey[]): (slot: number) => boolean {
    const limits = this.keys.map((key, at) => key.at(values[at] ?? null));
    return (slot) => {
      for (const [at, key] of this.keys.entries()) {
        const order = difference(key.of(slot), limits[at] ?? 0);
        if (order !== 0) return order > 0;
      }
      return false;
    };
  }
}

/** Not by subtraction: the difference of two infinities is no number. */
function difference(a: number, b: number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function bindKey(clause: SortClause, scope: SearchScope): SlotKey {
  const direction = clause.order === 'asc' ? 1 : -1;
  if (clause.field === '_doc') {
    return { of: (slot) => slot * direction, at: (value) => Number(value) * direction };
  }
  const field = scope.field(clause.field);
  const mode = modeOf(clause);
  const { missing } = clause;
  const place = (value: FieldValue): number => field.placeOf(value) * direction;
  const end = missing === '_first' ? -Infinity : Infinity;
  const substitute =
    missing === '_first' || missing === '_last'
      ? undefined
      : toFieldValue(field.field, missing, scope.context.now);
  const absent = substitute === undefined ? end : place(substitute);
  return {
    of: (slot) => {
      const key = field.sortKey(slot, mode);
      return key === undefined ? absent : key * direction;
    },
    at: (value) => {
      if (value === null) return end;
      const found = place(value);
      if (substitute === undefined || found !== absent) return found;
      // Two values that no key has can share a place between two terms.
      return found + Math.sign(compareValues(value, substitute)) * direction * 0.25;
    },
  };
}

/** A single number is its own sum and average, but Elasticsearch takes these modes for numbers only. */
function modeOf({ mode, field }: SortClause): 'min' | 'max' {
  if (mode === 'min' || mode === 'max') return mode;
  throw queryShardError(
    `we only support AVG, MEDIAN and SUM on number based fields, but [${field}] is not one`,
  );
}
