import { INDICES_OPTIONS, readIndicesOptions } from '../../indices/names/indices_options';
import { ElasticsearchError } from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { tokenOf } from '../../lib/json/object_reader';
import type { ParsedQuery } from '../../search/predicate';
import { bindQuery, parseQuery } from '../../search/predicate';
import { isObject } from '../../search/request_reader';
import { parsingError } from '../../search/search_error';
import { atIndex } from '../at_index';
import type { DocumentDeps } from '../document_deps';
import { QUERY_STRING_PARAMETERS, queryStringOf } from './query_string_parameters';
import { searchTargets } from './search_targets';

/** `_validate/query`: whether a query could be run. Says no more; `explain` is refused. */
export function validateQueryEndpoint(deps: DocumentDeps): Endpoint {
  return {
    methods: ['get', 'post'],
    paths: ['/_validate/query', '/{index}/_validate/query'],
    queryParameters: [...INDICES_OPTIONS, ...QUERY_STRING_PARAMETERS],
    body: 'optional',
    handle: (request) => validate(request, deps),
  };
}

function validate(request: EndpointRequest, deps: DocumentDeps): EndpointResponse {
  const { subject, params, query } = request;
  const parsed = ifSound(() => readQuery(request));
  const targets = searchTargets(
    {
      subject,
      action: 'indices:admin/validate/query',
      expression: params.index,
      options: readIndicesOptions(query),
    },
    deps,
  );
  const valid =
    parsed !== undefined &&
    targets.every(
      ({ context }) =>
        ifSound(() => atIndex(context.record, () => bindQuery(parsed, context))) !== undefined,
    );
  const shards = { total: targets.length, successful: targets.length, failed: 0 };
  return { status: 200, body: { _shards: shards, valid } };
}

function readQuery({ body = {}, query }: EndpointRequest): ParsedQuery {
  if (!isObject(body)) {
    throw parsingError(`Expected [START_OBJECT] but found [${tokenOf(body)}]`);
  }
  const unknown = Object.keys(body).find((name) => name !== 'query');
  if (unknown !== undefined) {
    throw parsingError(`request does not support [${unknown}]`, { holder: body, key: unknown });
  }
  return parseQuery(queryStringOf(query) ?? body.query);
}

/** What is made; undefined when it is refused. */
function ifSound<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof ElasticsearchError) {
      return undefined;
    }
    throw error;
  }
}
