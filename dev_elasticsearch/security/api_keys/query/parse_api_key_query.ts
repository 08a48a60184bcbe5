import {
  ElasticsearchError,
  illegalArgument,
  validationFailed,
} from '../../../lib/elasticsearch_error';
import type { EndpointRequest } from '../../../lib/endpoint';
import { given } from '../../../lib/given';
import { ObjectReader } from '../../../lib/json/object_reader';
import type { EmulatedVersion } from '../../../lib/version';
import { parseSearchRequest } from '../../../search/request/search_request';
import type { SearchRequest } from '../../../search/request/search_request';
import { QueryRules } from '../../entity_query/query_rules';
import { restrictAggregations } from './restrict_aggregations';
import { restrictQuery } from '../../entity_query/restrict_query';
import { restrictSort } from '../../entity_query/restrict_sort';

/** The body of a query, its grammar checked. */
export interface ApiKeyQuery {
  readonly request: SearchRequest;
  /** The JSON of `query`; undefined = all. */
  readonly query: unknown;
  /** The JSON of `aggs`; undefined = none. */
  readonly aggregations: unknown;
}

/**
 * Reads the body. What the grammar allows and API keys lack is told only when the result is asked
 * for: Elasticsearch authorizes the caller in between.
 * @throws 400 for bad grammar and negative numbers
 * @returns a function that throws 400 `illegal_argument_exception` for what API keys lack
 */
export function parseApiKeyQuery(
  { body, bodyText }: EndpointRequest,
  version: EmulatedVersion,
): () => ApiKeyQuery {
  const hasAggs = version.has('api_key_query_aggs');
  const parser = hasAggs ? 'query_api_key_request_payload' : 'query_api_key_request';
  const reader = new ObjectReader(body ?? {}, { text: bodyText, parser });
  reader.allowOnly(fieldsOf(version));
  const problems = pagingProblems(reader);
  if (problems.length > 0) throw validationFailed(problems);
  const aggs = aggregationsOf(reader);
  const refusal = refusalOf(reader, new QueryRules(version, bodyText));
  if (refusal !== undefined) {
    if (refusal.type === 'parsing_exception') throw refusal;
    return () => {
      throw refusal;
    };
  }
  const query = reader.value('query');
  const [from, size] = [reader.integer('from'), reader.integer('size')];
  const [sort, after] = [reader.value('sort'), reader.value('search_after')];
  const request = parseSearchRequest(given({ query, from, size, sort, search_after: after, aggs }));
  return () => ({ request, query, aggregations: aggs });
}

function fieldsOf(version: EmulatedVersion): string[] {
  return [
    ...['query', 'from', 'size', 'sort', 'search_after'],
    ...(version.has('api_key_query_aggs') ? ['aggs'] : []),
    ...(version.has('api_key_query_typed_keys') ? ['aggregations'] : []),
  ];
}

function pagingProblems(reader: ObjectReader): string[] {
  return ['from', 'size'].flatMap((field) => {
    const number = reader.integer(field) ?? 0;
    return number < 0 ? [`[${field}] parameter cannot be negative but was [${number}]`] : [];
  });
}

function aggregationsOf(reader: ObjectReader): unknown {
  const both = ['aggs', 'aggregations'].filter((field) => reader.fields.includes(field));
  if (both.length === 2) {
    throw reader.badObject(illegalArgument("Duplicate 'aggs' or 'aggregations' field"));
  }
  return reader.value(both[0] ?? 'aggs');
}

function refusalOf(reader: ObjectReader, rules: QueryRules): ElasticsearchError | undefined {
  try {
    restrictQuery(reader.value('query'), rules, ['query']);
    restrictSort(reader.value('sort'), rules);
    for (const field of ['aggs', 'aggregations']) {
      restrictAggregations(reader.value(field), rules, [field]);
    }
    return undefined;
  } catch (error) {
    if (error instanceof ElasticsearchError) return error;
    throw error;
  }
}
