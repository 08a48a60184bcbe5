import type { FieldValue, SearchField } from '../../../search/fields';
import { isWithin } from '../../../search/queries/range';
import type { Bounds } from '../../../search/queries/range';
import type { Bitset } from './bitset';
import type { IndexedField, SortMode, ValueTest } from './indexed_field';
import type { TermColumn } from './term_column';

/**
 * A keyword: the terms of a column, or, with a `start`, those that begin so, without that beginning
 * (`path\0` for one path of metadata).
 */
export class TermField implements IndexedField {
  constructor(
    readonly field: SearchField,
    private readonly column: TermColumn,
    private readonly start = '',
  ) {}

  values(slot: number): readonly string[] {
    if (this.start === '' && this.column.countOf(slot) === 1) {
      return [this.column.dictionary.text(this.column.termAt(slot, 0))];
    }
    const terms = this.ownTerms(slot);
    if (terms.length > 1) {
      terms.sort((a, b) => this.column.dictionary.rank(a) - this.column.dictionary.rank(b));
    }
    return terms.map((term) => this.valueOf(term));
  }

  equal(value: FieldValue, into: Bitset): void {
    const term = this.column.dictionary.find(this.start + String(value));
    if (term !== undefined) this.column.collect(term, into);
  }

  where(test: ValueTest, into: Bitset, prefix = ''): void {
    for (const term of this.termsFrom(this.start + prefix)) {
      if (test(this.valueOf(term))) this.column.collect(term, into);
    }
  }

  between(bounds: Bounds, into: Bitset): void {
    this.where(isWithin(bounds), into);
  }

  exists(into: Bitset): void {
    this.where(() => true, into);
  }

  sortKey(slot: number, mode: SortMode): number | undefined {
    const { column } = this;
    let best: number | undefined;
    for (let at = 0; at < column.countOf(slot); at += 1) {
      const term = column.termAt(slot, at);
      if (!this.isOwn(term)) continue;
      const rank = column.dictionary.rank(term);
      if (best === undefined || (mode === 'min' ? rank < best : rank > best)) best = rank;
    }
    return best;
  }

  placeOf(value: FieldValue): number {
    return this.column.dictionary.place(this.start + String(value));
  }

  private ownTerms(slot: number): number[] {
    const terms: number[] = [];
    for (let at = 0; at < this.column.countOf(slot); at += 1) {
      const term = this.column.termAt(slot, at);
      if (this.isOwn(term)) terms.push(term);
    }
    return terms;
  }

  /** Without a beginning in the order in which they came, which is that of memory. */
  private termsFrom(beginning: string): Iterable<number> {
    const { dictionary } = this.column;
    return beginning === '' ? dictionary.all() : dictionary.withPrefix(beginning);
  }

  private isOwn(term: number): boolean {
    return this.start === '' || this.column.dictionary.text(term).startsWith(this.start);
  }

  private valueOf(term: number): string {
    const text = this.column.dictionary.text(term);
    return this.start === '' ? text : text.slice(this.start.length);
  }
}
