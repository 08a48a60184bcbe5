import type { Bitset } from './bitset';

/** A number of each slot, or none. */
export class NumberColumn {
  private values = new Float64Array(0);

  /** Absent = the slot has no value. */
  set(slot: number, value: number | undefined): void {
    if (slot >= this.values.length) this.grow(slot + 1);
    this.values[slot] = value ?? Number.NaN;
  }

  get(slot: number): number | undefined {
    const value = this.values[slot];
    return value === undefined || Number.isNaN(value) ? undefined : value;
  }

  /** Adds the slots whose value lies between these, both inclusive. */
  collectBetween(least: number, most: number, into: Bitset): void {
    const { values } = this;
    for (let slot = 0; slot < values.length; slot += 1) {
      const value = values[slot] ?? Number.NaN;
      if (value >= least && value <= most) into.add(slot);
    }
  }

  /** Adds the slots whose value passes. */
  collectWhere(test: (value: number) => boolean, into: Bitset): void {
    const { values } = this;
    for (let slot = 0; slot < values.length; slot += 1) {
      const value = values[slot] ?? Number.NaN;
      if (!Number.isNaN(value) && test(value)) into.add(slot);
    }
  }

  private grow(length: number): void {
    const values = new Float64Array(Math.max(length, this.values.length * 2, 64)).fill(Number.NaN);
    values.set(this.values);
    this.values = values;
  }
}
