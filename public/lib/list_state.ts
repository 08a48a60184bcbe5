import { API_KEY_CATEGORIES } from '../../common/api_keys/api_key_category';
import type { ApiKeyFilters, QueryApiKeysRequest, SortField } from '../../common/http/api_keys';
import { LIMITS, SORT_FIELDS } from '../../common/http/api_keys';

/** Page sizes on offer. */
export const PAGE_SIZES = [10, 25, 50, 100] as const;

/** Everything of the list that the address carries, so that reload, back and sharing keep it. */
export interface ListState {
  /** Empty: no search. */
  readonly search: string;
  readonly filters: ApiKeyFilters;
  readonly sort: { readonly field: SortField; readonly direction: 'asc' | 'desc' };
  readonly size: number;
}

/** What an address without a query shows: every key, newest first. */
export const DEFAULT_LIST_STATE: ListState = {
  search: '',
  filters: {},
  sort: { field: 'creation', direction: 'desc' },
  size: LIMITS.defaultPageSize,
};

const STATUSES = ['active', 'expired'] as const;

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | undefined =>
  values.find((value) => value === text);

function parseFilters(params: URLSearchParams): ApiKeyFilters {
  const category = oneOf(API_KEY_CATEGORIES, params.get('category'));
  const status = oneOf(STATUSES, params.get('status'));
  const owners = params.getAll('owner').filter(Boolean).slice(0, LIMITS.owners);
  return {
    ...(category && { category }),
    ...(status && { status }),
    ...(owners.length > 0 && { owners }),
  };
}

/** Reads an address's query (`?search=…`); anything it does not understand counts as absent. */
export function parseListState(query: string): ListState {
  const params = new URLSearchParams(query);
  const field = oneOf(SORT_FIELDS, params.get('sort')) ?? DEFAULT_LIST_STATE.sort.field;
  const direction =
    oneOf(['asc', 'desc'] as const, params.get('direction')) ?? DEFAULT_LIST_STATE.sort.direction;
  return {
    search: (params.get('search') ?? '').slice(0, LIMITS.searchLength),
    filters: parseFilters(params),
    sort: { field, direction },
    size: PAGE_SIZES.find((size) => String(size) === params.get('size')) ?? DEFAULT_LIST_STATE.size,
  };
}

/** The query of an address (`?…`, or empty for the default state); {@link parseListState} undoes it. */
export function listStateQuery({ search, filters, sort, size }: ListState): string {
  const params = new URLSearchParams();
  if (search) params.set('search', search);
  if (filters.category) params.set('category', filters.category);
  if (filters.status) params.set('status', filters.status);
  for (const owner of filters.owners ?? []) params.append('owner', owner);
  if (sort.field !== DEFAULT_LIST_STATE.sort.field) params.set('sort', sort.field);
  if (sort.direction !== DEFAULT_LIST_STATE.sort.direction) params.set('direction', sort.direction);
  if (size !== DEFAULT_LIST_STATE.size) params.set('size', String(size));
  const query = params.toString();
  return query && `?${query}`;
}

/** The body of the query route; facets are always asked for. */
export const listRequest = (state: ListState, cursor?: string): QueryApiKeysRequest => ({
  ...(state.search.trim() && { search: state.search.trim() }),
  ...(hasFilters(state) && { filters: state.filters }),
  sort: state.sort,
  size: state.size,
  ...(cursor !== undefined && { cursor }),
  facets: true,
});

/** Whether a filter (not the search) narrows the list. */
export const hasFilters = ({ filters }: Pick<ListState, 'filters'>): boolean =>
  filters.category !== undefined || filters.status !== undefined || filters.owners !== undefined;
