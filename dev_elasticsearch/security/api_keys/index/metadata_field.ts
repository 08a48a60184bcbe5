import { compareText } from '../../../search/values/compare';
import type { FieldValue, SearchField } from '../../../search/fields';
import { isWithin } from '../../../search/queries/range';
import type { Bounds } from '../../../search/queries/range';
import type { Bitset } from './bitset';
import type { IndexedField, SortMode, ValueTest } from './indexed_field';
import { SEPARATOR } from '../../metadata/metadata_leaves';
import type { TermColumn } from './term_column';

/**
 * `metadata` as a whole: the values at every path. Terms are kept by path, so each question walks
 * all distinct terms (not all keys).
 */
export class MetadataField implements IndexedField {
  private sortedValues: readonly string[] | undefined;

  constructor(
    readonly field: SearchField,
    private readonly column: TermColumn,
  ) {}

  values(slot: number): readonly string[] {
    const values = Array.from(this.column.termsOf(slot), (term) => this.valueOf(term));
    return [...new Set(values)].sort(compareText);
  }

  equal(value: FieldValue, into: Bitset): void {
    const ending = SEPARATOR + String(value);
    this.collect((text) => text.endsWith(ending), into);
  }

  where(test: ValueTest, into: Bitset): void {
    this.collect((text) => test(afterPath(text)), into);
  }

  between(bounds: Bounds, into: Bitset): void {
    this.where(isWithin(bounds), into);
  }

  exists(into: Bitset): void {
    this.collect(() => true, into);
  }

  sortKey(slot: number, mode: SortMode): number | undefined {
    const value = mode === 'min' ? this.values(slot)[0] : this.values(slot).at(-1);
    return value === undefined ? undefined : this.placeOf(value);
  }

  placeOf(value: FieldValue): number {
    const sorted = this.allValues();
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareText(sorted[middle] ?? '', String(value)) < 0) low = middle + 1;
      else high = middle;
    }
    return sorted[low] === value ? low : low - 0.5;
  }

  private collect(test: (term: string) => boolean, into: Bitset): void {
    const { dictionary } = this.column;
    for (let term = 0; term < dictionary.size; term += 1) {
      if (test(dictionary.text(term))) this.column.collect(term, into);
    }
  }

  private allValues(): readonly string[] {
    const { dictionary } = this.column;
    this.sortedValues ??= [
      ...new Set(Array.from({ length: dictionary.size }, (_, term) => this.valueOf(term))),
    ].sort(compareText);
    return this.sortedValues;
  }

  private valueOf(term: number): string {
    return afterPath(this.column.dictionary.text(term));
  }
}

function afterPath(term: string): string {
  return term.slice(term.indexOf(SEPARATOR) + 1);
}
