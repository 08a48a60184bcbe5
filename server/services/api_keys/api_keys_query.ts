import type { EpochMillis } from '../../../common/api_keys/api_key';
import {
  MANAGED_NAME_PREFIX,
  type ApiKeyCategory,
} from '../../../common/api_keys/api_key_category';
import type { ApiKeyFilters, QueryApiKeysRequest } from '../../../common/http/api_keys';
import type { QueryClause } from '../../elasticsearch/elasticsearch_types';
import { ApiKeyError } from '../../errors/api_key_error';

/** What a query depends on besides the request. */
export interface QueryContext {
  readonly now: EpochMillis;
  /** Whether queries can name the key's type: 8.13 and newer. */
  readonly canQueryType: boolean;
}

const NOT_INVALIDATED: QueryClause = { term: { invalidated: false } };

const allOf = (filter: readonly QueryClause[]): QueryClause => ({ bool: { filter } });

const noneOf = (must_not: readonly QueryClause[]): QueryClause => ({ bool: { must_not } });

const anyOf = (should: readonly QueryClause[]): QueryClause => ({
  bool: { should, minimum_should_match: 1 },
});

/** Matches keys that look managed by metadata or name, whatever their type. */
const MANAGED = anyOf([
  { term: { 'metadata.managed': true } },
  { prefix: { name: { value: MANAGED_NAME_PREFIX } } },
]);

const CROSS_CLUSTER: QueryClause = { term: { type: 'cross_cluster' } };

const escapeWildcards = (text: string): string => text.replace(/[\\*?]/g, '\\$&');

const contains = (field: 'name' | 'username', word: string): QueryClause => ({
  wildcard: { [field]: { value: `*${escapeWildcards(word)}*`, case_insensitive: true } },
});

const matchesWord = (word: string): QueryClause =>
  anyOf([contains('name', word), contains('username', word), { ids: { values: [word] } }]);

const wordsOf = (search: string): readonly string[] => [
  ...new Set(search.split(/\s+/u).filter((word) => word !== '')),
];

/**
 * Keys of one category, as `apiKeyCategory` judges them. Before 8.13 a query cannot tell
 * cross-cluster keys apart, so they count as personal.
 * @throws ApiKeyError `unsupported_by_cluster` for `cross_cluster` before 8.13
 */
export function categoryClause(category: ApiKeyCategory, canQueryType: boolean): QueryClause {
  if (category === 'managed') {
    return canQueryType ? allOf([MANAGED, noneOf([CROSS_CLUSTER])]) : MANAGED;
  }
  if (category === 'personal') return noneOf(canQueryType ? [MANAGED, CROSS_CLUSTER] : [MANAGED]);
  if (canQueryType) return CROSS_CLUSTER;
  throw new ApiKeyError(
    'unsupported_by_cluster',
    'Cannot filter by cross-cluster API keys: Elasticsearch 8.13 or newer is needed',
  );
}

/** Keys that have expired, or have not, at `now`. */
export function statusClause(status: 'active' | 'expired', now: EpochMillis): QueryClause {
  const expired: QueryClause = { range: { expiration: { lte: now } } };
  return status === 'expired' ? expired : noneOf([expired]);
}

const filterClauses = (
  { category, status, owners }: ApiKeyFilters,
  { now, canQueryType }: QueryContext,
): readonly QueryClause[] => [
  ...(category ? [categoryClause(category, canQueryType)] : []),
  ...(status ? [statusClause(status, now)] : []),
  ...(owners?.length ? [{ terms: { username: owners } }] : []),
];

/** Keys that the search matches, before the filters; never invalidated ones. */
export const searchClause = ({ search = '' }: Pick<QueryApiKeysRequest, 'search'>): QueryClause =>
  allOf([NOT_INVALIDATED, ...wordsOf(search).map(matchesWord)]);

/**
 * Keys that match the search and the filters.
 * @throws ApiKeyError `unsupported_by_cluster`
 */
export const queryClause = (
  request: Pick<QueryApiKeysRequest, 'search' | 'filters'>,
  context: QueryContext,
): QueryClause => allOf([searchClause(request), ...filterClauses(request.filters ?? {}, context)]);
