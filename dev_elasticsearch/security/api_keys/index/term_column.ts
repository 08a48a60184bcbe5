import type { Bitset } from './bitset';
import { withRoom } from './grow';
import { TermDictionary } from './term_dictionary';

/** End of a chain, and the slot of an entry that was taken away. */
const NONE = 0xffff_ffff;

/**
 * Which terms each slot holds, and which slots hold each term. An entry is one (slot, term) pair in
 * arrays of numbers; the entries of a slot stand together, those of a term are a chain.
 */
export class TermColumn {
  readonly dictionary = new TermDictionary();
  private slots = new Uint32Array(0);
  private terms = new Uint32Array(0);
  private next = new Uint32Array(0);
  private entryCount = 0;
  /** By term: its newest entry. */
  private heads = new Uint32Array(0);
  /** By slot: its first entry, and how many it has. */
  private starts = new Uint32Array(0);
  private counts = new Uint32Array(0);

  /** Replaces the terms of a slot; repeated ones count once. */
  set(slot: number, texts: readonly string[]): void {
    this.clear(slot);
    const start = this.entryCount;
    for (const text of texts) {
      const term = this.dictionary.intern(text);
      if (!this.hasEntry(term, start)) this.append(slot, term);
    }
    this.starts = withRoom(this.starts, slot + 1);
    this.counts = withRoom(this.counts, slot + 1);
    this.starts[slot] = start;
    this.counts[slot] = this.entryCount - start;
  }

  /** Takes all terms of a slot away; their room is only regained when the index is built anew. */
  clear(slot: number): void {
    const start = this.starts[slot] ?? 0;
    const end = start + (this.counts[slot] ?? 0);
    if (end === start) return;
    this.slots.fill(NONE, start, end);
    this.counts[slot] = 0;
  }

  /** Numbers of the terms of a slot. */
  termsOf(slot: number): Uint32Array {
    const start = this.starts[slot] ?? 0;
    return this.terms.subarray(start, start + (this.counts[slot] ?? 0));
  }

  countOf(slot: number): number {
    return this.counts[slot] ?? 0;
  }

  /** One of the {@link countOf} terms of a slot, 0-based: {@link termsOf} without making a list. */
  termAt(slot: number, at: number): number {
    return this.terms[(this.starts[slot] ?? 0) + at] ?? 0;
  }

  /** Adds the slots that hold a term. */
  collect(term: number, into: Bitset): void {
    if (term >= this.heads.length) return;
    for (let entry = this.heads[term] ?? NONE; entry !== NONE; entry = this.next[entry] ?? NONE) {
      const slot = this.slots[entry] ?? NONE;
      if (slot !== NONE) into.add(slot);
    }
  }

  /** Is there an entry of this term from `start` on? Its newest one tells. */
  private hasEntry(term: number, start: number): boolean {
    const newest = this.heads[term] ?? NONE;
    return newest !== NONE && newest >= start;
  }

  private append(slot: number, term: number): void {
    const entry = this.entryCount;
    this.entryCount += 1;
    this.slots = withRoom(this.slots, this.entryCount);
    this.terms = withRoom(this.terms, this.entryCount);
    this.next = withRoom(this.next, this.entryCount);
    this.growHeads(term + 1);
    this.slots[entry] = slot;
    this.terms[entry] = term;
    this.next[entry] = this.heads[term] ?? NONE;
    this.heads[term] = entry;
  }

  private growHeads(length: number): void {
    const before = this.heads.length;
    this.heads = withRoom(this.heads, length);
    if (this.heads.length > before) this.heads.fill(NONE, before);
  }
}
