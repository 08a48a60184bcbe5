import type { QueryApiKeysRequest, SortField } from '../../../common/http/api_keys';

/** The order of a page of keys. */
export type ApiKeySort = NonNullable<QueryApiKeysRequest['sort']>;

/** Newest first. */
export const DEFAULT_SORT: ApiKeySort = { field: 'creation', direction: 'desc' };

/**
 * Stands for "never expires" when keys are sorted by expiration: the last millisecond of the year
 * 9999. Elasticsearch's own choice, the largest 64-bit number, does not survive JavaScript.
 */
const NEVER = 253_402_300_799_999;

const ELASTICSEARCH_FIELDS = {
  name: 'name',
  owner: 'username',
  creation: 'creation',
  expiration: 'expiration',
} as const satisfies Record<SortField, string>;

/** Break ties; keys that agree in all of them are told apart by the cursor. */
const TIE_BREAKERS = ['creation', 'name', 'username'] as const;

/** Elasticsearch's `sort`: the asked field, then each tie-breaker that is not that field. */
export function elasticsearchSort({
  field,
  direction,
}: ApiKeySort): readonly Readonly<Record<string, object>>[] {
  const main = ELASTICSEARCH_FIELDS[field];
  const missing = main === 'expiration' ? { missing: NEVER } : {};
  return [
    { [main]: { order: direction, ...missing } },
    ...TIE_BREAKERS.filter((tieBreaker) => tieBreaker !== main).map((tieBreaker) => ({
      [tieBreaker]: { order: 'asc' },
    })),
  ];
}
