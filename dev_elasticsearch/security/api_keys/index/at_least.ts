import type { Bitset } from './bitset';

/** Adds the slots that are in so many of the sets, 1 or more. */
export function collectAtLeast(least: number, sets: readonly Bitset[], into: Bitset): Bitset {
  if (least <= 1) return sets.reduce((all, one) => all.or(one), into);
  const counts = new Map<number, number>();
  for (const set of sets) set.forEach((slot) => counts.set(slot, (counts.get(slot) ?? 0) + 1));
  for (const [slot, count] of counts) if (count >= least) into.add(slot);
  return into;
}
