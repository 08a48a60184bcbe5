import type { SearchContext } from '../fields';

/** The score of a document that a query does not select. */
export const NO_MATCH = -1;

/** Relevance of one document, at least 0, or {@link NO_MATCH}. */
export type Scorer<D> = (document: D) => number;

/**
 * A query of sound grammar, still to be bound to the fields of an index. Where relevance does not
 * matter (`isScored` false; default true) any score that is no {@link NO_MATCH} will do.
 */
export type ParsedQuery = <D>(context: SearchContext<D>, isScored?: boolean) => Scorer<D>;

/** Checks what stands under a query's name. */
export type QueryParser = (body: unknown) => ParsedQuery;

/** The parser of whole queries, handed to kinds that hold others. */
export type ParseQuery = (query: unknown) => ParsedQuery;

/** A scorer from a predicate: `boost` for what it selects. */
export function scoreIf<D>(matches: (document: D) => boolean, boost: number): Scorer<D> {
  return (document) => (matches(document) ? boost : NO_MATCH);
}

/** A scorer whose scores count `boost` times. */
export function boosted<D>(score: Scorer<D>, boost: number): Scorer<D> {
  return (document) => {
    const found = score(document);
    return found === NO_MATCH ? NO_MATCH : found * boost;
  };
}

/** Selects nothing, as any query on an unmapped field does. */
export function selectNothing(): number {
  return NO_MATCH;
}
