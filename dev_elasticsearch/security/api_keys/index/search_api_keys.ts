import { given } from '../../../lib/given';
import { bindAggregations } from '../../../search/aggregations';
import type { JsonObject } from '../../../search/request_reader';
import { ShardError, searchPhaseError, shardIllegalArgument } from '../../../search/search_error';
import type { SearchRequest } from '../../../search/request/search_request';
import { compileSort } from '../../../search/sorting/sort';
import type { CompiledSort, ShownKey } from '../../../search/sorting/sort';
import { TopHits } from '../../../search/execution/top_hits';
import type { Bitset } from './bitset';
import { checkAggregations } from './check_aggregations';
import type { SearchScope } from './search_scope';
import { selectSlots } from './select_slots';
import { SlotOrder } from './slot_order';

/** `index.max_result_window` of the index that holds the keys. */
const MAX_RESULT_WINDOW = 10_000;

/** A search of API keys. */
export interface ApiKeySearch {
  /** Grammar checked; its `query` and `aggregations` stand below as JSON too. */
  readonly request: SearchRequest;
  /** The JSON of the query, restricted to what API keys have; undefined = all. */
  readonly query: unknown;
  /** The JSON of the aggregations, restricted likewise; undefined = none. */
  readonly aggregations: unknown;
  /** The keys the caller may see; undefined = all. */
  readonly visible: Bitset | undefined;
  /** Write names of aggregations as `kind#name`. */
  readonly typedKeys: boolean;
}

/** A key of the answer. */
export interface ApiKeyHit {
  readonly id: string;
  /** Undefined when the request has no sort. */
  readonly sort: readonly ShownKey[] | undefined;
}

/** What a search found. */
export interface FoundApiKeys {
  /** Exact number of keys that the query selects. */
  readonly total: number;
  readonly hits: readonly ApiKeyHit[];
  readonly aggregations?: JsonObject;
}

/**
 * Finds keys by the index alone: sets of slots for the query, a heap for the page.
 * @throws 400 for fields that are not allowed; `search_phase_execution_exception` for values that a
 *   field cannot hold and for pages beyond {@link MAX_RESULT_WINDOW}
 */
export function searchApiKeys(search: ApiKeySearch, scope: SearchScope): FoundApiKeys {
  try {
    return run(search, scope);
  } catch (error) {
    if (!(error instanceof ShardError)) throw error;
    throw searchPhaseError(error, { index: scope.context.indexName, uuid: '_na_' });
  }
}

function run(search: ApiKeySearch, scope: SearchScope): FoundApiKeys {
  const { request, visible } = search;
  checkWindow(request);
  checkAggregations(search.aggregations, scope);
  const sort = compileSort(request.sort, scope.context);
  const found = selectSlots(search.query, scope);
  if (visible !== undefined) found.and(visible);
  const page = pageOf(found, { request, sort, scope });
  return {
    total: found.count(),
    hits: page.map((slot) => ({ id: scope.index.idOf(slot), sort: sortOf(slot, request, sort) })),
    ...given({ aggregations: aggregate(search, found, scope) }),
  };
}

function sortOf(
  slot: number,
  request: SearchRequest,
  sort: CompiledSort<number>,
): readonly ShownKey[] | undefined {
  if (request.sort.length === 0) return undefined;
  return sort.render(sort.keys({ document: slot, position: slot, score: 0 }));
}

interface PageOrder {
  readonly request: SearchRequest;
  readonly sort: CompiledSort<number>;
  readonly scope: SearchScope;
}

function pageOf(found: Bitset, { request, sort, scope }: PageOrder): readonly number[] {
  const { from, size, searchAfter } = request;
  if (searchAfter !== undefined && request.sort.length === 0) {
    throw shardIllegalArgument('Sort must contain at least one field.');
  }
  if (request.sort.length === 0) return firstOf(found, from, size);
  const order = new SlotOrder(request.sort, scope);
  const isBehind = searchAfter === undefined ? undefined : order.after(sort.readAfter(searchAfter));
  const top = new TopHits<number>(from + size, (a, b) => order.compare(a, b));
  const offer = (slot: number): void => {
    if (isBehind?.(slot) ?? true) top.add(slot);
  };
  // Slots rise with creation, so the newest come first in a falling order: others then fail quickly.
  if (request.sort[0]?.order === 'desc') found.forEachReversed(offer);
  else found.forEach(offer);
  return top.sorted().slice(from);
}

function firstOf(found: Bitset, from: number, size: number): readonly number[] {
  const page: number[] = [];
  if (size === 0) return page;
  let skipped = 0;
  for (const slot of found) {
    if (skipped < from) skipped += 1;
    else page.push(slot);
    if (page.length === size) break;
  }
  return page;
}

function aggregate(
  { request, typedKeys }: ApiKeySearch,
  found: Bitset,
  scope: SearchScope,
): JsonObject | undefined {
  if (request.aggregations === undefined) return undefined;
  const matching = (query: unknown) => {
    const slots = selectSlots(query, scope);
    return (slot: number) => slots.has(slot);
  };
  const aggregator = bindAggregations(request.aggregations, { ...scope.context, matching });
  found.forEach((slot) => aggregator.collect(slot));
  return aggregator.result({ typedKeys });
}

function checkWindow({ from, size, searchAfter }: SearchRequest): void {
  if (from + size <= MAX_RESULT_WINDOW) return;
  const asked = searchAfter === undefined ? from + size : size;
  throw shardIllegalArgument(
    `Result window is too large, from + size must be less than or equal to: ` +
      `[${MAX_RESULT_WINDOW}] but was [${asked}]. See the scroll api for a more efficient way to ` +
      'request large data sets. This limit can be set by changing the ' +
      '[index.max_result_window] index level setting.',
  );
}
