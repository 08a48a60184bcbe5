import { compareText } from '../../../search/values/compare';

/**
 * Every distinct term of a column, once, under a number. The order of terms (by code point) is worked
 * out when it is asked for; terms that came since are then sorted and merged in. Terms are not
 * forgotten before the index is built anew.
 */
export class TermDictionary {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];
  private sorted = new Uint32Array(0);
  private ranks = new Uint32Array(0);

  get size(): number {
    return this.texts.length;
  }

  /** The number of a term, which is made when new. */
  intern(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.texts.length;
    this.numbers.set(text, number);
    this.texts.push(text);
    return number;
  }

  find(text: string): number | undefined {
    return this.numbers.get(text);
  }

  text(number: number): string {
    return this.texts[number] ?? '';
  }

  /** Numbers of all terms, the oldest first. */
  *all(): Generator<number> {
    for (let number = 0; number < this.texts.length; number += 1) yield number;
  }

  /** Place of a term in the order of all terms, 0-based. */
  rank(number: number): number {
    this.sort();
    return this.ranks[number] ?? 0;
  }

  /** Place of any text among the terms: its rank, or half a place before the next term. */
  place(text: string): number {
    this.sort();
    const known = this.find(text);
    return known === undefined ? this.lowerBound(text) - 0.5 : this.rank(known);
  }

  /** Numbers of the terms that begin so, in their order. */
  withPrefix(prefix: string): Uint32Array {
    this.sort();
    const start = this.lowerBound(prefix);
    let end = this.sorted.length;
    let low = start;
    while (low < end) {
      const middle = (low + end) >>> 1;
      if (this.text(this.sorted[middle] ?? 0).startsWith(prefix)) low = middle + 1;
      else end = middle;
    }
    return this.sorted.subarray(start, end);
  }

  /** The first place, at or behind `from`, whose term is not before `text`. */
  private lowerBound(text: string, from = 0): number {
    let low = from;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareText(this.text(this.sorted[middle] ?? 0), text) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private sort(): void {
    const known = this.sorted.length;
    if (known === this.texts.length) return;
    const added = Array.from({ length: this.texts.length - known }, (_, at) => known + at);
    added.sort((a, b) => compareText(this.text(a), this.text(b)));
    this.sorted = this.merge(added);
    const ranks = new Uint32Array(this.sorted.length);
    this.sorted.forEach((number, rank) => {
      ranks[number] = rank;
    });
    this.ranks = ranks;
  }

  /** New terms are few once the index is built, so each looks for its place. */
  private merge(added: readonly number[]): Uint32Array<ArrayBuffer> {
    const merged = new Uint32Array(this.texts.length);
    let from = 0;
    let to = 0;
    for (const number of added) {
      const end = this.lowerBound(this.text(number), from);
      merged.set(this.sorted.subarray(from, end), to);
      to += end - from;
      from = end;
      merged[to] = number;
      to += 1;
    }
    merged.set(this.sorted.subarray(from), to);
    return merged;
  }
}
