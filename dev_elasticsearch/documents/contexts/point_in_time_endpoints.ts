import { authorizeActionName } from '../../indices/access/authorize';
import { INDICES_OPTIONS, readIndicesOptions } from '../../indices/names/indices_options';
import { validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { ObjectReader } from '../../lib/json/object_reader';
import { parseTimeValue } from '../../lib/time_value';
import { parseQuery } from '../../search/predicate';
import type { DocumentDeps } from '../document_deps';
import { keepViews } from './kept_views';
import { checkKeepAlive } from './search_contexts';
import { indexViews } from '../search/search_targets';

/** `_pit`: the documents of some indices, kept as they are now. */
export function pointInTimeEndpoints(deps: DocumentDeps): Endpoint[] {
  return [
    {
      methods: ['post'],
      paths: ['/{index}/_pit'],
      queryParameters: [
        ...[...INDICES_OPTIONS, 'keep_alive', 'preference', 'routing'],
        ...(deps.version.isAtLeast('8.16')
          ? ['allow_partial_search_results', 'max_concurrent_shard_requests']
          : []),
      ],
      body: deps.version.isAtLeast('8.12') ? 'optional' : 'none',
      handle: (request) => open(request, deps),
    },
    {
      methods: ['delete'],
      paths: ['/_pit'],
      queryParameters: [],
      body: 'required',
      handle: (request) => close(request, deps),
    },
  ];
}

function open(request: EndpointRequest, deps: DocumentDeps): EndpointResponse {
  const { body, bodyText, params, query, subject } = request;
  const { keep_alive: text } = query;
  checkFilter(body, bodyText);
  if (text === undefined || text === '') {
    throw validationFailed(['[keep_alive] is not specified']);
  }
  const keepAlive = checkKeepAlive(parseTimeValue(text, 'keep_alive'), text);
  const scope = {
    subject,
    action: 'indices:data/read/open_point_in_time',
    expression: params.index,
    options: readIndicesOptions(query),
  };
  const { views, documents } = keepViews(indexViews(scope, deps));
  const id = deps.pointsInTime.open({
    owner: subject.identity,
    state: views,
    documents,
    keepAlive,
  });
  const shards = { total: views.length, successful: views.length, skipped: 0, failed: 0 };
  const hasShards = deps.version.isAtLeast('8.16');
  return { status: 200, body: { id, ...(hasShards ? { _shards: shards } : {}) } };
}

/** `index_filter` leaves out whole shards without any match, which changes no hit of a later search. */
function checkFilter(body: unknown, text: string): void {
  if (body === undefined) {
    return;
  }
  const source = { text, parser: 'open_point_in_time_request' };
  const reader = new ObjectReader(body, source).allowOnly(['index_filter']);
  parseQuery(reader.value('index_filter'));
}

function close(request: EndpointRequest, deps: DocumentDeps): EndpointResponse {
  const source = { text: request.bodyText, parser: 'close_point_in_time' };
  const reader = new ObjectReader(request.body, source).allowOnly(['id']);
  const id = reader.requiredString('id');
  if (id === '') {
    throw validationFailed(['reader id must be specified']);
  }
  const { subject } = request;
  authorizeActionName(subject, 'indices:data/read/close_point_in_time');
  const freed = deps.pointsInTime.close([id], subject.identity);
  return { status: freed === 0 ? 404 : 200, body: { succeeded: true, num_freed: freed } };
}
