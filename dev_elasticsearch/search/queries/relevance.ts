import type { FieldValue, SearchContext, SearchField, TermStatistics } from '../fields';

/** Lucene's usual saturation of frequencies, and the weight of a field's length. */
const K1 = 1.2;
const B = 0.75;
/** Lengths below this are kept exactly in an index, longer ones with four significant bits. */
const EXACT_LENGTHS = 24;

/** A term as one document holds it. */
export interface Occurrence {
  readonly frequency: number;
  /** Words in the field; undefined for fields that are not analysed, whose length does not count. */
  readonly length: number | undefined;
}

/** How much one occurrence of a term, or of several as a phrase, says about a document. */
export type TermWeight = (terms: readonly FieldValue[], occurrence: Occurrence) => number;

/**
 * BM25 over the terms of a field. Without statistics (or where nobody looks at scores) each match
 * counts one.
 */
export function termWeight<D>(
  context: SearchContext<D>,
  field: SearchField,
  isScored: boolean,
): TermWeight {
  const statistics = lazily(() => (isScored ? context.statistics?.(field.name) : undefined));
  return (terms, occurrence) => {
    const known = statistics();
    if (known === undefined) {
      return terms.length;
    }
    const rarity = terms.reduce<number>((sum, term) => sum + rarityOf(term, known), 0);
    return (K1 + 1) * rarity * saturation(occurrence, known);
  };
}

function rarityOf(term: FieldValue, { documents, frequency }: TermStatistics): number {
  const holders = frequency(term);
  return Math.log(1 + (documents - holders + 0.5) / (holders + 0.5));
}

function saturation({ frequency, length }: Occurrence, { averageLength }: TermStatistics): number {
  const norm = length === undefined ? 1 : 1 - B + (B * keptLength(length)) / averageLength;
  return frequency / (frequency + K1 * norm);
}

function keptLength(length: number): number {
  if (length < EXACT_LENGTHS) {
    return length;
  }
  const rest = length - EXACT_LENGTHS;
  const unit = 2 ** Math.max(0, Math.floor(Math.log2(Math.max(rest, 1))) - 3);
  return EXACT_LENGTHS + Math.floor(rest / unit) * unit;
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
