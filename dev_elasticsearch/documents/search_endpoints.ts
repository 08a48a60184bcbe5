import { authorizeActionName } from '../indices/authorize';
import { INDICES_OPTIONS, readIndicesOptions } from '../indices/indices_options';
import { ElasticsearchError, illegalArgument, validationFailed } from '../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../lib/endpoint';
import type { Parameters } from '../lib/parameters';
import { asList, isObject, refuseUnknown } from '../search/request_reader';
import type { JsonObject } from '../search/request_reader';
import { parsingError } from '../search/search_error';
import { parseSearchRequest } from '../search/search_request';
import type { SearchRequest } from '../search/search_request';
import type { DocumentDeps } from './document_deps';
import { answerSearch } from './search_answer';
import {
  ANSWER_PARAMETERS,
  readAnswerOptions,
  readSearch,
  SEARCH_PARAMETERS,
} from './search_parameters';
import { searchTargets } from './search_targets';

const SEARCH = 'indices:data/read/search';

/** `_search`, `_count` and `_msearch`. */
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
      queryParameters: [...INDICES_OPTIONS, 'preference', 'min_score', 'terminate_after'],
      body: 'optional',
      handle: (request) => count(request, deps),
    },
    {
      methods: ['get', 'post'],
      paths: ['/_msearch', '/{index}/_msearch'],
      queryParameters: [
        ...[...INDICES_OPTIONS, ...ANSWER_PARAMETERS, 'max_concurrent_searches'],
        ...['ccs_minimize_roundtrips', 'max_concurrent_shard_requests', 'search_type'],
      ],
      body: 'ndjson',
      handle: (request) => multiSearch(request, deps),
    },
  ];
}

function search(request: EndpointRequest, deps: DocumentDeps): EndpointResponse {
  const parsed = readSearch(request.body, request.query);
  const options = readAnswerOptions(request.query);
  refusePointInTime(parsed);
  const targets = targetsOf(request, deps);
  return { status: 200, body: answerSearch(parsed, targets, { deps, options }) };
}

function count(request: EndpointRequest, deps: DocumentDeps): EndpointResponse {
  const body = request.body ?? {};
  if (!isObject(body)) {
    throw parsingError('Expected [START_OBJECT] but found a value');
  }
  refuseUnknown(body, ['query'], 'count');
  const parsed = parseSearchRequest({ ...body, size: 0, track_total_hits: true });
  const targets = targetsOf(request, deps);
  const options = { totalAsNumber: true, typedKeys: false };
  const { hits, _shards } = answerSearch(parsed, targets, { deps, options });
  return { status: 200, body: { count: (hits as JsonObject).total, _shards } };
}

function targetsOf({ subject, params, query }: EndpointRequest, deps: DocumentDeps) {
  const options = readIndicesOptions(query);
  return searchTargets({ subject, action: SEARCH, expression: params.index, options }, deps);
}

/** One search of an `_msearch`. */
interface SearchItem {
  readonly expression: string | undefined;
  readonly parameters: Parameters;
  readonly request: SearchRequest;
}

/** Each search is judged and answered by itself; one that fails has an `error` and a `status`. */
function multiSearch(request: EndpointRequest, deps: DocumentDeps): EndpointResponse {
  const items = readItems(request);
  authorizeActionName(request.subject, 'indices:data/read/msearch');
  const started = deps.clock();
  const options = readAnswerOptions(request.query);
  const responses = items.map((item) => {
    try {
      const scope = {
        subject: request.subject,
        action: SEARCH,
        expression: item.expression,
        options: readIndicesOptions(item.parameters),
      };
      const answer = answerSearch(item.request, searchTargets(scope, deps), { deps, options });
      return { ...answer, status: 200 };
    } catch (error) {
      if (error instanceof ElasticsearchError) {
        return error.toBody();
      }
      throw error;
    }
  });
  return { status: 200, body: { took: deps.clock() - started, responses } };
}

/** Read from the text: an empty line is a header without any member. */
function readItems(request: EndpointRequest): readonly SearchItem[] {
  const lines = request.bodyText.replace(/\n$/, '').split('\n');
  if (lines.length % 2 === 1) {
    throw illegalArgument('The msearch request must have a header and a body for each search');
  }
  const items: SearchItem[] = [];
  for (let at = 0; at < lines.length; at += 2) {
    items.push(readItem([lines[at], lines[at + 1]].map(parseLine), request));
  }
  if (items.length === 0) {
    throw validationFailed(['no requests added']);
  }
  return items;
}

function parseLine(line: string | undefined): unknown {
  return line === undefined || line.trim() === '' ? {} : JSON.parse(line);
}

const HEADER = ['index', ...INDICES_OPTIONS, 'search_type', 'preference', 'request_cache'];

function readItem(
  [header, body]: readonly unknown[],
  { params, query }: EndpointRequest,
): SearchItem {
  if (!isObject(header)) {
    throw illegalArgument('the header of a search in an msearch must be an object');
  }
  const unknown = Object.keys(header).find((name) => !HEADER.includes(name));
  if (unknown !== undefined) {
    throw illegalArgument(`key [${unknown}] is not supported in the metadata section`);
  }
  const { index, ...rest } = header;
  const own = Object.entries(rest).map(([name, value]) => [name, asList(value).join(',')] as const);
  const request = readSearch(body, {});
  refusePointInTime(request);
  return {
    expression: index === undefined ? params.index : asList(index).join(','),
    parameters: { ...query, ...Object.fromEntries(own) },
    request,
  };
}

function refusePointInTime({ pit }: SearchRequest): void {
  if (pit !== undefined) {
    throw illegalArgument('points in time are not supported by this development server');
  }
}
