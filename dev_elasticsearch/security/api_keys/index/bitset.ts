const WORD = 32;

/** A set of slots (small whole numbers), one bit each; sets of one index are combined word by word. */
export class Bitset {
  private words: Uint32Array;

  /** An empty set with room for slots below `size`; {@link add} makes more. */
  constructor(size: number) {
    this.words = new Uint32Array(Math.ceil(size / WORD));
  }

  add(slot: number): void {
    const at = slot >>> 5;
    if (at >= this.words.length) this.grow(at + 1);
    this.words[at] = (this.words[at] ?? 0) | (1 << (slot & 31));
  }

  remove(slot: number): void {
    const at = slot >>> 5;
    if (at < this.words.length) this.words[at] = (this.words[at] ?? 0) & ~(1 << (slot & 31));
  }

  has(slot: number): boolean {
    return (((this.words[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 1;
  }

  /** Keeps what is in both. */
  and(other: Bitset): this {
    const { words } = this;
    for (let at = 0; at < words.length; at += 1) {
      words[at] = (words[at] ?? 0) & (other.words[at] ?? 0);
    }
    return this;
  }

  /** Adds what is in the other, which has no more room than this one. */
  or(other: Bitset): this {
    const { words } = this;
    for (let at = 0; at < words.length; at += 1) {
      words[at] = (words[at] ?? 0) | (other.words[at] ?? 0);
    }
    return this;
  }

  /** Takes away what is in the other. */
  andNot(other: Bitset): this {
    const { words } = this;
    for (let at = 0; at < words.length; at += 1) {
      words[at] = (words[at] ?? 0) & ~(other.words[at] ?? 0);
    }
    return this;
  }

  copy(): Bitset {
    const copy = new Bitset(0);
    copy.words = this.words.slice();
    return copy;
  }

  count(): number {
    let count = 0;
    for (const word of this.words) if (word !== 0) count += bitsIn(word);
    return count;
  }

  /** The slots in rising order. */
  *[Symbol.iterator](): Generator<number> {
    for (let at = 0; at < this.words.length; at += 1) {
      let word = this.words[at] ?? 0;
      while (word !== 0) {
        const lowest = word & -word;
        yield at * WORD + 31 - Math.clz32(lowest);
        word ^= lowest;
      }
    }
  }

  /** Visits the slots in rising order: the iterator without its cost for each step. */
  forEach(visit: (slot: number) => void): void {
    const { words } = this;
    for (let at = 0; at < words.length; at += 1) {
      let word = words[at] ?? 0;
      while (word !== 0) {
        const lowest = word & -word;
        visit(at * WORD + 31 - Math.clz32(lowest));
        word ^= lowest;
      }
    }
  }

  /** Visits the slots in falling order. */
  forEachReversed(visit: (slot: number) => void): void {
    const { words } = this;
    for (let at = words.length - 1; at >= 0; at -= 1) {
      let word = words[at] ?? 0;
      while (word !== 0) {
        const highest = 31 - Math.clz32(word);
        visit(at * WORD + highest);
        word &= ~(1 << highest);
      }
    }
  }

  private grow(length: number): void {
    const words = new Uint32Array(Math.max(length, this.words.length * 2));
    words.set(this.words);
    this.words = words;
  }
}

function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
