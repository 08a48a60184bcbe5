import { authorizeActionName } from '../../indices/access/authorize';
import { requireCluster } from '../../lib/authorize';
import {
  ElasticsearchError,
  illegalArgument,
  validationFailed,
} from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { booleanParameter, splitList } from '../../lib/parameters';
import { parseTimeValue } from '../../lib/time_value';
import { asList, isObject, readOption } from '../../search/request_reader';
import type { JsonObject } from '../../search/request_reader';
import type { DocumentDeps } from '../document_deps';
import { answerSearch } from '../search/search_answer';
import { checkKeepAlive, contextMissing } from './search_contexts';

/** `_search/scroll`: further pages of a search, and its end. */
export function scrollEndpoints(deps: DocumentDeps): Endpoint[] {
  return [
    {
      methods: ['get', 'post'],
      paths: ['/_search/scroll', '/_search/scroll/{scroll_id}'],
      queryParameters: ['scroll', 'scroll_id', 'rest_total_hits_as_int'],
      body: 'optional',
      handle: (request) => nextPage(request, deps),
    },
    {
      methods: ['delete'],
      paths: ['/_search/scroll', '/_search/scroll/{scroll_id}'],
      queryParameters: ['scroll_id'],
      body: 'optional',
      handle: (request) => clear(request, deps),
    },
  ];
}

function nextPage(request: EndpointRequest, deps: DocumentDeps): EndpointResponse {
  const { id, scroll } = readNext(request);
  const longer =
    scroll === undefined ? undefined : checkKeepAlive(parseTimeValue(scroll, 'scroll'), scroll);
  const { subject, query } = request;
  authorizeActionName(subject, 'indices:data/read/scroll');
  const state = deps.scrolls.use(id, subject.identity, longer);
  if (state === undefined) {
    throw contextMissing();
  }
  const totalAsNumber = booleanParameter(query, 'rest_total_hits_as_int');
  const page = answerSearch(state.request, state.targets, {
    deps,
    options: { ...state.options, totalAsNumber },
    scroll: { after: state.last },
  });
  deps.scrolls.advance(id, { ...state, last: page.last ?? state.last });
  return { status: 200, body: { _scroll_id: id, ...page.body } };
}

interface NextPage {
  readonly id: string;
  readonly scroll: string | undefined;
}

function readNext({ body, params, query }: EndpointRequest): NextPage {
  const options = readBody(body, ['scroll_id', 'scroll']);
  const id = readOption(options, 'scroll_id', 'string') ?? params.scroll_id ?? query.scroll_id;
  if (id === undefined || id === '') {
    throw validationFailed(['scrollId is missing']);
  }
  return { id, scroll: readOption(options, 'scroll', 'string') ?? query.scroll };
}

function clear(request: EndpointRequest, deps: DocumentDeps): EndpointResponse {
  const { body, params, query, subject } = request;
  const given = readBody(body, ['scroll_id']).scroll_id;
  const ids =
    given === undefined
      ? splitList(params.scroll_id ?? query.scroll_id)
      : asList(given).map(readScrollId);
  if (ids.length === 0) {
    throw validationFailed(['no scroll ids specified']);
  }
  const freed = ids.includes('_all')
    ? clearAll(request, deps)
    : deps.scrolls.close(ids, subject.identity);
  return { status: freed === 0 ? 404 : 200, body: { succeeded: true, num_freed: freed } };
}

/** Ends the searches of everybody, so it is the cluster's matter. */
function clearAll({ subject }: EndpointRequest, { scrolls }: DocumentDeps): number {
  requireCluster(subject, 'cluster:admin/indices/scroll/clear_all');
  return scrolls.closeAll();
}

function readScrollId(value: unknown): string {
  if (typeof value !== 'string') {
    throw illegalArgument('scroll_id array element should only contain scroll_id');
  }
  return value;
}

function readBody(body: unknown, known: readonly string[]): JsonObject {
  if (body === undefined) {
    return {};
  }
  if (!isObject(body)) {
    throw illegalArgument('Malformed content, must start with an object');
  }
  const unknown = Object.keys(body).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new ElasticsearchError({
      status: 400,
      type: 'illegal_argument_exception',
      reason: `Unknown parameter [${unknown}] in request body or parameter is of the wrong type[VALUE_STRING] `,
    });
  }
  return body;
}
