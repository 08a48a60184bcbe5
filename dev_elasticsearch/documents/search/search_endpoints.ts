import { INDICES_OPTIONS } from '../../indices/names/indices_options';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { given } from '../../lib/given';
import { isObject } from '../../search/request_reader';
import type { JsonObject } from '../../search/request_reader';
import { parsingError } from '../../search/search_error';
import { parseSearchRequest } from '../../search/request/search_request';
import type { DocumentDeps } from '../document_deps';
import { numberParameter } from '../number_parameter';
import { QUERY_STRING_PARAMETERS, queryStringOf } from './query_string_parameters';
import { openScroll, readScroll } from '../contexts/open_scroll';
import { answerSearch } from './search_answer';
import {
  readAnswerOptions,
  readSearch,
  SEARCH_PARAMETERS,
  withCountedTotal,
} from './search_parameters';
import { checkPointInTime, targetsOfSearch } from './search_subjects';

/** `_search` and `_count`. */
export function searchEndpoints(deps: DocumentDeps): Endpoint[] {
  return [
    {
      methods: ['get', 'post'],
      paths: ['/_search', '/{index}/_search'],
      queryParameters: SEARCH_PARAMETERS,
      body: 'optional',
      handle: (request) => search(request, deps),
    },
    {
      methods: ['get', 'post'],
      paths: ['/_count', '/{index}/_count'],
      queryParameters: [
        ...[...INDICES_OPTIONS, ...QUERY_STRING_PARAMETERS, 'preference', 'routing'],
        ...['min_score', 'terminate_after'],
      ],
      body: 'optional',
      handle: (request) => count(request, deps),
    },
  ];
}

function search(request: EndpointRequest, deps: DocumentDeps): EndpointResponse {
  const { body, query, params, subject } = request;
  const options = readAnswerOptions(query);
  const isLimitGiven =
    query.track_total_hits !== undefined || (isObject(body) && 'track_total_hits' in body);
  const parsed = withCountedTotal(readSearch(body, query), options, isLimitGiven);
  checkPointInTime(parsed, { expression: params.index, parameters: query });
  const scroll = readScroll(parsed, query);
  const source = { subject, expression: params.index, parameters: query };
  const run = { deps, options };
  if (scroll !== undefined) {
    return openScroll(parsed, { source, run, keepAlive: scroll });
  }
  const targets = targetsOfSearch(parsed, source, deps);
  const page = answerSearch(parsed, targets, run);
  return { status: 200, body: { ...pitOf(parsed.pit?.id), ...page.body } };
}

function pitOf(id: string | undefined): JsonObject {
  return id === undefined ? {} : { pit_id: id };
}

function count(request: EndpointRequest, deps: DocumentDeps): EndpointResponse {
  const { query, params, subject } = request;
  const body = request.body ?? {};
  if (!isObject(body)) {
    throw parsingError('Expected [START_OBJECT] but found a value');
  }
  const unknown = Object.keys(body).find((name) => name !== 'query');
  if (unknown !== undefined) {
    throw parsingError(`request does not support [${unknown}]`, { holder: body, key: unknown });
  }
  const parsed = parseSearchRequest(
    body,
    given({
      query: queryStringOf(query),
      size: 0,
      track_total_hits: true,
      min_score: numberParameter(query, 'min_score', 'float'),
      terminate_after: numberParameter(query, 'terminate_after', 'int'),
    }),
  );
  const source = { subject, expression: params.index, parameters: query };
  const targets = targetsOfSearch(parsed, source, deps);
  const options = { totalAsNumber: true, typedKeys: false };
  const { hits, _shards, ...rest } = answerSearch(parsed, targets, { deps, options }).body;
  const { terminated_early: terminated } = rest;
  return {
    status: 200,
    body: {
      count: (hits as JsonObject).total,
      ...(terminated === undefined ? {} : { terminated_early: terminated }),
      _shards,
    },
  };
}
