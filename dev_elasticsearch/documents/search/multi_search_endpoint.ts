import { setImmediate as nextTurn } from 'node:timers/promises';
import { authorizeActionName } from '../../indices/access/authorize';
import { resolveDateNames } from '../../indices/names/date_math_name';
import { INDICES_OPTIONS } from '../../indices/names/indices_options';
import {
  ElasticsearchError,
  illegalArgument,
  validationFailed,
} from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { parseJson } from '../../lib/json/parse_json';
import type { Parameters } from '../../lib/parameters';
import { asList, isObject } from '../../search/request_reader';
import type { JsonObject } from '../../search/request_reader';
import type { SearchRequest } from '../../search/request/search_request';
import type { DocumentDeps } from '../document_deps';
import type { SearchRun } from './search_answer';
import { answerSearch } from './search_answer';
import {
  ANSWER_PARAMETERS,
  readAnswerOptions,
  readSearch,
  withCountedTotal,
} from './search_parameters';
import type { SearchSource } from './search_subjects';
import { checkPointInTime, targetsOfSearch } from './search_subjects';

/** `_msearch`: each search is judged and answered by itself; one that fails has an `error` and a `status`. */
export function multiSearchEndpoint(deps: DocumentDeps): Endpoint {
  return {
    methods: ['get', 'post'],
    paths: ['/_msearch', '/{index}/_msearch'],
    queryParameters: [
      ...[...INDICES_OPTIONS, ...ANSWER_PARAMETERS, 'max_concurrent_searches', 'routing'],
      ...['ccs_minimize_roundtrips', 'max_concurrent_shard_requests', 'search_type'],
      'pre_filter_shard_size',
    ],
    body: 'ndjson',
    handle: (request) => multiSearch(request, deps),
  };
}

/** One search of an `_msearch`. */
interface SearchItem {
  readonly source: SearchSource;
  readonly request: SearchRequest;
}

async function multiSearch(
  request: EndpointRequest,
  deps: DocumentDeps,
): Promise<EndpointResponse> {
  const options = readAnswerOptions(request.query);
  const items = readItems(request).map((item) => withDateNames(item, deps.clock()));
  authorizeActionName(request.subject, 'indices:data/read/msearch');
  const started = deps.clock();
  const responses: object[] = [];
  for (const item of items) {
    responses.push(answerItem(item, { deps, options }));
    // A thousand searches at once would keep all other requests waiting.
    await nextTurn();
  }
  return { status: 200, body: { took: deps.clock() - started, responses } };
}

function withDateNames({ source, request }: SearchItem, now: number): SearchItem {
  const { expression } = source;
  return expression === undefined
    ? { source, request }
    : { source: { ...source, expression: resolveDateNames(expression, now) }, request };
}

function answerItem({ request, source }: SearchItem, run: SearchRun): object {
  try {
    const { body } = answerSearch(request, targetsOfSearch(request, source, run.deps), run);
    const pit = request.pit === undefined ? {} : { pit_id: request.pit.id };
    return { ...pit, ...body, status: 200 };
  } catch (error) {
    if (error instanceof ElasticsearchError) {
      return error.toBody();
    }
    throw error;
  }
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
  return line === undefined || line.trim() === '' ? {} : parseJson(line);
}

const HEADER = [
  ...['index', 'indices', ...INDICES_OPTIONS, 'ignore_throttled', 'search_type', 'preference'],
  ...['request_cache', 'routing', 'allow_partial_search_results', 'ccs_minimize_roundtrips'],
];

function readItem(
  [header, body]: readonly unknown[],
  { params, query, subject }: EndpointRequest,
): SearchItem {
  if (!isObject(header)) {
    throw illegalArgument('the header of a search in an msearch must be an object');
  }
  const unknown = Object.keys(header).find((name) => !HEADER.includes(name));
  if (unknown !== undefined) {
    throw illegalArgument(`key [${unknown}] is not supported in the metadata section`);
  }
  const { index = header.indices, indices: _indices, ...own } = header;
  const expression = index === undefined ? params.index : asList(index).join(',');
  const parameters: Parameters = { ...indicesOptionsOf(query), ...asParameters(own) };
  const options = readAnswerOptions(query);
  const isLimitGiven = isObject(body) && 'track_total_hits' in body;
  const request = withCountedTotal(readSearch(body, {}), options, isLimitGiven);
  checkPointInTime(request, { expression, parameters });
  return { source: { subject, expression, parameters }, request };
}

function indicesOptionsOf(query: Parameters): Parameters {
  const own = Object.entries(query).filter(([name]) => INDICES_OPTIONS.includes(name));
  return Object.fromEntries(own);
}

function asParameters(header: JsonObject): Parameters {
  return Object.fromEntries(
    Object.entries(header).map(([name, value]) => [name, asList(value).join(',')]),
  );
}
