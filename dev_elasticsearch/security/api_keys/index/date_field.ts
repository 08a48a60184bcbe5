import type { FieldValue, SearchField } from '../../../search/fields';
import type { Bounds } from '../../../search/queries/range';
import type { Bitset } from './bitset';
import type { IndexedField, ValueTest } from './indexed_field';
import type { NumberColumn } from './number_column';

/** An instant: whole milliseconds since the epoch. */
export class DateField implements IndexedField {
  constructor(
    readonly field: SearchField,
    private readonly column: NumberColumn,
  ) {}

  values(slot: number): readonly number[] {
    const value = this.column.get(slot);
    return value === undefined ? [] : [value];
  }

  equal(value: FieldValue, into: Bitset): void {
    const number = Number(value);
    this.column.collectBetween(number, number, into);
  }

  where(test: ValueTest, into: Bitset): void {
    this.column.collectWhere(test, into);
  }

  between({ lower, upper }: Bounds, into: Bitset): void {
    const from = lower === undefined ? -Infinity : Number(lower.value);
    const to = upper === undefined ? Infinity : Number(upper.value);
    const least = lower?.inclusive === false ? Math.floor(from) + 1 : from;
    const most = upper?.inclusive === false ? Math.ceil(to) - 1 : to;
    this.column.collectBetween(least, most, into);
  }

  exists(into: Bitset): void {
    this.column.collectBetween(-Infinity, Infinity, into);
  }

  sortKey(slot: number): number | undefined {
    return this.column.get(slot);
  }

  placeOf(value: FieldValue): number {
    return Number(value);
  }
}
