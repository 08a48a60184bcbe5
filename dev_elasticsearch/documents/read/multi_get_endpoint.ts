import { authorizeActionName, authorizeIndices } from '../../indices/access/authorize';
import { resolveDateNames } from '../../indices/names/date_math_name';
import { ElasticsearchError, validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { tokenOf } from '../../lib/json/object_reader';
import { booleanParameter } from '../../lib/parameters';
import { asList, isObject, readOption } from '../../search/request_reader';
import type { JsonObject } from '../../search/request_reader';
import { parsingError } from '../../search/search_error';
import type { SourceFilter } from '../../search/request/source_filter';
import { parseSourceFilter } from '../../search/request/source_filter';
import type { DocumentDeps } from '../document_deps';
import type { Wanted } from './look_up';
import { lookUp, renderFound } from './look_up';
import { readSourceFilter } from './read_endpoints';

const MGET = 'indices:data/read/mget';

/** `_mget`: several documents by id, each judged and answered by itself. */
export function multiGetEndpoint(deps: DocumentDeps): Endpoint {
  return {
    methods: ['get', 'post'],
    paths: ['/_mget', '/{index}/_mget'],
    queryParameters: [
      ...['_source', '_source_includes', '_source_excludes', 'realtime', 'refresh', 'preference'],
      ...['routing', 'stored_fields'],
    ],
    body: 'required',
    handle: (request) => multiGet(request, deps),
  };
}

interface Item extends Wanted {
  readonly filter: SourceFilter;
}

function multiGet(request: EndpointRequest, deps: DocumentDeps): EndpointResponse {
  booleanParameter(request.query, 'realtime');
  booleanParameter(request.query, 'refresh');
  const now = deps.clock();
  const items = readItems(request).map((item) => ({
    ...item,
    name: resolveDateNames(item.name, now),
  }));
  authorizeActionName(request.subject, MGET);
  return { status: 200, body: { docs: items.map((item) => renderItem(item, request, deps)) } };
}

function renderItem(item: Item, { subject }: EndpointRequest, deps: DocumentDeps): JsonObject {
  const { name, id, filter } = item;
  try {
    authorizeIndices({ subject, catalog: deps.catalog }, MGET, [name]);
    return renderFound(lookUp(item, { subject, action: MGET, deps }), filter);
  } catch (error) {
    if (error instanceof ElasticsearchError) {
      return { _index: name, _id: id, error: error.toBody().error };
    }
    throw error;
  }
}

function readItems(request: EndpointRequest): readonly Item[] {
  const { body } = request;
  if (!isObject(body)) {
    throw parsingError(
      `unexpected token [${tokenOf(body)}], expected [FIELD_NAME] or [START_ARRAY]`,
    );
  }
  const items = Object.entries(body).flatMap(([key, list]) => readList(key, list, request));
  if (items.length === 0) {
    throw validationFailed(['no documents to get']);
  }
  const problems = items.flatMap(({ name, id }, at) => [
    ...(name === '' ? [`index is missing for doc ${at}`] : []),
    ...(id === '' ? [`id is missing for doc ${at}`] : []),
  ]);
  if (problems.length > 0) {
    throw validationFailed(problems);
  }
  return items;
}

function readList(key: string, list: unknown, request: EndpointRequest): readonly Item[] {
  if (!Array.isArray(list)) {
    throw parsingError(
      `unexpected token [${tokenOf(list)}], expected [FIELD_NAME] or [START_ARRAY]`,
    );
  }
  if (key !== 'docs' && key !== 'ids') {
    throw parsingError(`unknown key [${key}] for a START_ARRAY, expected [docs] or [ids]`);
  }
  return list.map((given: unknown) => {
    if (key === 'docs' && !isObject(given)) {
      throw multiGetError('docs array element should include an object');
    }
    if (key === 'ids' && typeof given !== 'string' && typeof given !== 'number') {
      throw multiGetError('ids array element should only contain ids');
    }
    return readItem(isObject(given) ? given : { _id: given }, request);
  });
}

const MEMBERS = [
  ...['_index', '_id', '_routing', 'routing', '_source', 'stored_fields', '_version', 'version'],
  ...['_version_type', 'version_type'],
];

function readItem(given: JsonObject, { params, query }: EndpointRequest): Item {
  const unknown = Object.keys(given).find((name) => !MEMBERS.includes(name));
  if (unknown !== undefined) {
    throw multiGetError(`failed to parse multi get request. unknown field [${unknown}]`);
  }
  const { _source: source, stored_fields: storedFields } = given;
  return {
    name: readOption(given, '_index', 'string') ?? params.index ?? '',
    id: readOption(given, '_id', 'string') ?? '',
    routing:
      readOption(given, 'routing', 'string') ??
      readOption(given, '_routing', 'string') ??
      query.routing,
    version: readOption(given, 'version', 'number') ?? readOption(given, '_version', 'number'),
    filter:
      source === undefined
        ? readSourceFilter(
            storedFields === undefined
              ? query
              : { ...query, stored_fields: asList(storedFields).join(',') },
          )
        : parseSourceFilter(source),
  };
}

function multiGetError(reason: string): ElasticsearchError {
  return new ElasticsearchError({ status: 400, type: 'parse_exception', reason });
}
