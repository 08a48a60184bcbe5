import type { FieldValue, SearchField } from '../../../search/fields';
import { isWithin } from '../../../search/queries/range';
import type { Bounds } from '../../../search/queries/range';
import type { ApiKeyIndex } from './api_key_index';
import type { Bitset } from './bitset';
import type { IndexedField, ValueTest } from './indexed_field';

/** `invalidated`: true for the keys that have an instant of invalidation. */
export class InvalidatedField implements IndexedField {
  constructor(
    readonly field: SearchField,
    private readonly index: ApiKeyIndex,
  ) {}

  values(slot: number): readonly boolean[] {
    return [this.index.invalidations.get(slot) !== undefined];
  }

  equal(value: FieldValue, into: Bitset): void {
    this.where((one) => one === value, into);
  }

  where(test: ValueTest, into: Bitset): void {
    const invalidated = this.index.none();
    this.index.invalidations.collectBetween(-Infinity, Infinity, invalidated);
    if (test(true)) into.or(invalidated);
    if (test(false)) into.or(this.index.all().andNot(invalidated));
  }

  between(bounds: Bounds, into: Bitset): void {
    this.where(isWithin(bounds), into);
  }

  exists(into: Bitset): void {
    into.or(this.index.all());
  }

  sortKey(slot: number): number {
    return this.index.invalidations.get(slot) === undefined ? 0 : 1;
  }

  placeOf(value: FieldValue): number {
    return Number(value);
  }
}
