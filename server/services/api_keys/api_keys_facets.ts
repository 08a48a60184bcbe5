import { isJsonObject } from '../../../common/api_keys/json_shape';
import type { ApiKeyFacets, QueryApiKeysRequest } from '../../../common/http/api_keys';
import type { QueryAnswer, QueryBody } from '../../elasticsearch/elasticsearch_types';
import { categoryClause, searchClause, statusClause, type QueryContext } from './api_keys_query';

const MAX_OWNERS = 100;

/** The query that counts; no filter narrows it. For clusters that can aggregate only. */
export const facetsBody = (
  request: Pick<QueryApiKeysRequest, 'search'>,
  { now, canQueryType }: QueryContext,
): QueryBody => ({
  query: searchClause(request),
  size: 0,
  aggs: {
    categories: {
      filters: {
        filters: {
          personal: categoryClause('personal', canQueryType),
          managed: categoryClause('managed', canQueryType),
          cross_cluster: categoryClause('cross_cluster', canQueryType),
        },
      },
    },
    statuses: {
      filters: {
        filters: { active: statusClause('active', now), expired: statusClause('expired', now) },
      },
    },
    owners: { terms: { field: 'username', size: MAX_OWNERS } },
  },
});

const bucketsOf = (aggregation: unknown): unknown =>
  isJsonObject(aggregation) ? aggregation.buckets : undefined;

const countOf = (bucket: unknown): number =>
  isJsonObject(bucket) && typeof bucket.doc_count === 'number' ? bucket.doc_count : 0;

function countIn(aggregation: unknown, name: string): number {
  const buckets = bucketsOf(aggregation);
  return isJsonObject(buckets) ? countOf(buckets[name]) : 0;
}

function ownersIn(aggregation: unknown): ApiKeyFacets['owners'] {
  const buckets = bucketsOf(aggregation);
  return (Array.isArray(buckets) ? buckets : [])
    .filter(isJsonObject)
    .map((bucket) => ({ username: String(bucket.key), count: countOf(bucket) }));
}

/** Reads the answer to {@link facetsBody}; all zero when Elasticsearch had nothing to count. */
export function facetsFrom({ aggregations = {} }: QueryAnswer): ApiKeyFacets {
  const { categories, statuses, owners } = aggregations;
  return {
    categories: {
      personal: countIn(categories, 'personal'),
      managed: countIn(categories, 'managed'),
      cross_cluster: countIn(categories, 'cross_cluster'),
    },
    statuses: { active: countIn(statuses, 'active'), expired: countIn(statuses, 'expired') },
    owners: ownersIn(owners),
  };
}
