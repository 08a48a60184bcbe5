import type { FieldValue, SearchField } from '../../../search/fields';
import type { Bounds } from '../../../search/queries/range';
import type { Bitset } from './bitset';

/** Tells whether a value is wanted. */
export type ValueTest = (value: FieldValue) => boolean;

/** Which of several values of a slot counts when it is sorted. */
export type SortMode = 'min' | 'max';

/** One searchable field: slots by its values, and its values by slot. */
export interface IndexedField {
  readonly field: SearchField;
  /** In rising order, each once. */
  values(slot: number): readonly FieldValue[];
  /** Adds the slots that hold exactly this value. */
  equal(value: FieldValue, into: Bitset): void;
  /** Adds the slots with a value that passes; `prefix` is how every such text begins. */
  where(test: ValueTest, into: Bitset, prefix?: string): void;
  /** Adds the slots with a value between these ends. */
  between(bounds: Bounds, into: Bitset): void;
  /** Adds the slots that have any value. */
  exists(into: Bitset): void;
  /** A number that orders slots as their values do; undefined where there is none. */
  sortKey(slot: number, mode: SortMode): number | undefined;
  /** The {@link sortKey} that a slot with this value has, or would have. */
  placeOf(value: FieldValue): number;
}
