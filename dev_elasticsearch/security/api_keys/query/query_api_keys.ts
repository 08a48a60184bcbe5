import { validationFailed } from '../../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest } from '../../../lib/endpoint';
import { given } from '../../../lib/given';
import { ObjectReader } from '../../../lib/json/object_reader';
import { booleanParameter } from '../../../lib/parameters';
import { executeSearch } from '../../../search/execute';
import type { SearchHit } from '../../../search/execute';
import { parseSearchRequest } from '../../../search/search_request';
import { isSameOwner } from '../../authentication/authentication';
import type { SecuritySubject } from '../../authorization/security_subject';
import { callerOf } from '../../caller';
import type { ApiKeyRow } from '../api_key_store';
import type { ApiKeyDeps } from '../api_key_deps';
import { apiKeyAction } from '../api_key_deps';
import { renderApiKey } from '../render_api_key';
import { apiKeySearchContext } from './api_key_search_context';
import { restrictAggregations, restrictQuery, restrictSort } from './restrict_query';

const FIELDS = ['query', 'from', 'size', 'sort', 'search_after', 'aggs', 'aggregations'];

/** `POST /_security/_query/api_key`: keys the caller may see, by query, page, sort and aggregation. */
export function queryApiKeysEndpoint(deps: ApiKeyDeps): Endpoint {
  return {
    methods: ['get', 'post'],
    paths: ['/_security/_query/api_key'],
    queryParameters: ['with_limited_by', 'with_profile_uid', 'typed_keys'],
    body: 'optional',
    handle: (request) => {
      const options = readOptions(request);
      const source = { text: request.bodyText, parser: 'query_api_key_request' };
      const reader = new ObjectReader(request.body ?? {}, source).allowOnly(FIELDS);
      const problems = pagingProblems(reader);
      if (problems.length > 0) throw validationFailed(problems);
      const caller = callerOf(request);
      const { withLimitedBy } = options;
      caller.requireCluster(apiKeyAction('query'), { kind: 'api_key', withLimitedBy });
      return { status: 200, body: search(deps, { reader, caller, options }) };
    },
  };
}

interface QueryOptions {
  readonly withLimitedBy: boolean;
  readonly typedKeys: boolean;
}

interface QueryInput {
  readonly reader: ObjectReader;
  readonly caller: SecuritySubject;
  readonly options: QueryOptions;
}

function readOptions({ query }: EndpointRequest): QueryOptions {
  booleanParameter(query, 'with_profile_uid');
  return {
    withLimitedBy: booleanParameter(query, 'with_limited_by'),
    typedKeys: booleanParameter(query, 'typed_keys'),
  };
}

function pagingProblems(reader: ObjectReader): string[] {
  return ['from', 'size'].flatMap((field) => {
    const number = reader.integer(field) ?? 0;
    return number < 0 ? [`[${field}] parameter cannot be negative but was [${number}]`] : [];
  });
}

function search(deps: ApiKeyDeps, { reader, caller, options }: QueryInput): object {
  const request = parseSearchRequest(
    given({
      query: restrictQuery(reader.value('query')),
      from: reader.integer('from'),
      size: reader.integer('size'),
      sort: restrictSort(reader.value('sort')),
      search_after: reader.value('search_after'),
      aggs: restrictAggregations(reader.value('aggs') ?? reader.value('aggregations')),
    }),
  );
  const context = apiKeySearchContext(deps.clock());
  const documents = Array.from(deps.keys.rows()).filter(visibleTo(caller));
  const target = { context, documents, uuid: '_na_', position: (row: ApiKeyRow) => row.ordinal };
  const found = executeSearch(request, [target], {
    mergedContext: context,
    typedKeys: options.typedKeys,
  });
  const keys = found.hits.flatMap((hit) => render(deps, hit, options));
  return {
    total: found.total,
    count: keys.length,
    api_keys: keys,
    ...given({ aggregations: found.total === 0 ? undefined : found.aggregations }),
  };
}

/** Those who may read everybody's keys see all; others their own; an API key itself alone. */
function visibleTo(caller: SecuritySubject): (row: ApiKeyRow) => boolean {
  if (caller.allowsCluster(apiKeyAction('get'), { kind: 'api_key' })) return () => true;
  const { apiKey, user } = caller.authentication;
  return (row) => (apiKey === undefined ? isSameOwner(row.creator, user) : row.id === apiKey.id);
}

function render(
  deps: ApiKeyDeps,
  hit: SearchHit<ApiKeyRow>,
  options: QueryOptions,
): readonly object[] {
  const key = deps.keys.get(hit.document.id);
  if (key === undefined) return [];
  return [{ ...renderApiKey(key, options), ...given({ _sort: hit.sort }) }];
}
