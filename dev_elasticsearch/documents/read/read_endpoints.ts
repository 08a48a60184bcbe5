import { authorizeIndices } from '../../indices/access/authorize';
import { ElasticsearchError } from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { booleanParameter, splitList } from '../../lib/parameters';
import type { Parameters } from '../../lib/parameters';
import { nonEmpty } from '../../lib/text';
import type { SourceFilter } from '../../search/request/source_filter';
import { parseSourceFilter, sourceFilterOf } from '../../search/request/source_filter';
import type { DocumentDeps } from '../document_deps';
import type { Found } from './look_up';
import { lookUp, renderFound } from './look_up';
import { numberParameter } from '../number_parameter';
import { readVersionType } from '../version_type';

/** Parameters of every read by id. */
const PARAMETERS = [
  ...['_source', '_source_includes', '_source_excludes', 'realtime', 'refresh', 'preference'],
  ...['routing', 'stored_fields'],
];
const GET = 'indices:data/read/get';

/** `_doc` and `_source`: reads by id, which see every acknowledged write. */
export function readEndpoints(deps: DocumentDeps): Endpoint[] {
  const read = {
    queryParameters: [...PARAMETERS, 'version', 'version_type'],
    body: 'none' as const,
  };
  return [
    {
      ...read,
      methods: ['get'],
      paths: ['/{index}/_doc/{id}'],
      handle: (request) => get(request, deps),
    },
    {
      ...read,
      methods: ['head'],
      paths: ['/{index}/_doc/{id}', '/{index}/_source/{id}'],
      handle: (request) => ({ status: get(request, deps).status }),
    },
    {
      ...read,
      methods: ['get'],
      paths: ['/{index}/_source/{id}'],
      handle: (request) => getSource(request, deps),
    },
  ];
}

/**
 * What of the source a read by id shows: stored fields, of which this server has none, come instead
 * of it, unless it is asked for, too.
 */
export function readSourceFilter(query: Parameters): SourceFilter {
  const own = sourceFilterOf(query);
  const stored = splitList(query.stored_fields);
  const isHidden = stored.length > 0 && !stored.includes('_source');
  return own ?? (isHidden ? false : parseSourceFilter(undefined));
}

function find({ params, query, subject }: EndpointRequest, deps: DocumentDeps): Found {
  const { index = '', id = '' } = params;
  booleanParameter(query, 'realtime');
  booleanParameter(query, 'refresh');
  const wanted = {
    name: index,
    id,
    routing: nonEmpty(query.routing),
    version: readVersion(query),
  };
  authorizeIndices({ subject, catalog: deps.catalog }, GET, [index]);
  return lookUp(wanted, { subject, action: GET, deps });
}

function readVersion(query: Parameters): number | undefined {
  readVersionType(query.version_type);
  return numberParameter(query, 'version', 'long');
}

function get(request: EndpointRequest, deps: DocumentDeps): EndpointResponse {
  const filter = readSourceFilter(request.query);
  const found = find(request, deps);
  return { status: found.document === undefined ? 404 : 200, body: renderFound(found, filter) };
}

/** Answers the text as it was written, where nothing is taken away from it. */
function getSource(request: EndpointRequest, deps: DocumentDeps): EndpointResponse {
  const { query } = request;
  const filter = sourceFilterOf(query) ?? parseSourceFilter(undefined);
  const { record, id, document } = find(request, deps);
  if (document === undefined || filter === false) {
    throw new ElasticsearchError({
      status: 404,
      type: 'resource_not_found_exception',
      reason: `Document not found [${record.name}]/[${id}]`,
    });
  }
  const shown = filter(document.source);
  const isWhole = shown === document.source && !('pretty' in query) && !('filter_path' in query);
  return isWhole && document.text !== undefined
    ? { status: 200, body: document.text, contentType: 'application/json' }
    : { status: 200, body: shown };
}
