import type { EpochMillis } from '../../../common/api_keys/api_key';
import {
  LIMITS,
  type ApiKeyFacets,
  type QueryApiKeysRequest,
  type QueryApiKeysResponse,
} from '../../../common/http/api_keys';
import type { SecurityApi } from '../../elasticsearch/security_api';
import type { ClusterFeatures } from '../capabilities/cluster_features';
import { apiKeyFromElasticsearch } from './api_key_from_elasticsearch';
import { decodeCursor, encodeCursor } from './api_keys_cursor';
import { facetsBody, facetsFrom } from './api_keys_facets';
import { cutPage, pageWindow } from './api_keys_page';
import { queryClause, type QueryContext } from './api_keys_query';
import { DEFAULT_SORT, elasticsearchSort } from './api_keys_sort';

/** What {@link queryApiKeys} needs. */
export interface QueryOptions {
  /** Acts as the caller. */
  readonly api: SecurityApi;
  readonly features: () => Promise<Pick<ClusterFeatures, 'facets'>>;
  readonly now: () => EpochMillis;
}

async function queryFacets(
  request: QueryApiKeysRequest,
  context: QueryContext,
  api: SecurityApi,
): Promise<ApiKeyFacets | undefined> {
  if (!request.facets || !context.canQueryType) return undefined;
  return facetsFrom(await api.query(facetsBody(request, context)));
}

async function queryPage(
  request: QueryApiKeysRequest,
  context: QueryContext,
  api: SecurityApi,
): Promise<Pick<QueryApiKeysResponse, 'api_keys' | 'total' | 'cursor'>> {
  const { sort = DEFAULT_SORT, size = LIMITS.defaultPageSize, cursor } = request;
  const previous = cursor === undefined ? undefined : decodeCursor(cursor, sort);
  const answer = await api.query({
    query: queryClause(request, context),
    sort: elasticsearchSort(sort),
    ...pageWindow(size, previous),
  });
  const { rows, end } = cutPage(answer.api_keys, size, previous);
  return {
    api_keys: rows.map(apiKeyFromElasticsearch),
    total: answer.total,
    ...(end ? { cursor: encodeCursor(end, sort) } : {}),
  };
}

/**
 * One page of keys and, when asked for and the cluster can, the counts beside it.
 * @throws ApiKeyError `invalid_cursor`, `unsupported_by_cluster`, or what Elasticsearch answers
 */
export async function queryApiKeys(
  request: QueryApiKeysRequest,
  { api, features, now }: QueryOptions,
): Promise<QueryApiKeysResponse> {
  const server_time = now();
  const context: QueryContext = { now: server_time, canQueryType: (await features()).facets };
  const [page, facets] = await Promise.all([
    queryPage(request, context, api),
    queryFacets(request, context, api),
  ]);
  return { ...page, ...(facets ? { facets } : {}), server_time };
}
