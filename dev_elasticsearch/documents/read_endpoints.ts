import { authorizeActionName, authorizeIndices, coveringNames } from '../indices/authorize';
import { indexNotFound } from '../indices/index_error';
import { ElasticsearchError, validationFailed } from '../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../lib/endpoint';
import type { Subject } from '../lib/subject';
import type { JsonObject } from '../search/request_reader';
import { isObject } from '../search/request_reader';
import type { SourceFilter } from '../search/source_filter';
import { parseSourceFilter, sourceFilterOf } from '../search/source_filter';
import { documentAccess, visibleDocument } from './document_access';
import type { DocumentDeps } from './document_deps';
import type { StoredDocument } from './stored_document';
import { PRIMARY_TERM } from './stored_document';
import { only } from './write_target';

const PARAMETERS = [
  ...['_source', '_source_includes', '_source_excludes', 'realtime', 'refresh', 'preference'],
];
const GET = 'indices:data/read/get';
const MGET = 'indices:data/read/mget';

/** `_doc`, `_source` and `_mget`: reads by id, which see every acknowledged write. */
export function readEndpoints(deps: DocumentDeps): Endpoint[] {
  const read = { queryParameters: PARAMETERS, body: 'none' as const };
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
    {
      methods: ['get', 'post'],
      paths: ['/_mget', '/{index}/_mget'],
      queryParameters: PARAMETERS,
      body: 'required',
      handle: (request) => multiGet(request, deps),
    },
  ];
}

interface Found {
  readonly index: string;
  readonly id: string;
  /** Undefined when there is no such document. */
  readonly document: StoredDocument | undefined;
}

function find({ params, subject }: EndpointRequest, deps: DocumentDeps): Found {
  const { index = '', id = '' } = params;
  authorizeIndices({ subject, catalog: deps.catalog }, GET, [index]);
  return lookUp({ name: index, id, subject, action: GET }, deps);
}

interface Place {
  readonly name: string;
  readonly id: string;
  readonly subject: Subject;
  readonly action: string;
}

/** A document that the caller must not see is not there. */
function lookUp({ name, id, subject, action }: Place, deps: DocumentDeps): Found {
  const found = deps.catalog.find(name);
  if (found === undefined || found.dataStream !== undefined) {
    throw indexNotFound(name);
  }
  const record = only(found.records, name);
  const access = documentAccess({
    subject,
    action,
    record,
    names: coveringNames(name, record),
    now: deps.clock(),
  });
  return {
    index: record.name,
    id,
    document: visibleDocument(deps.documents.get(record, id), access),
  };
}

function get(request: EndpointRequest, deps: DocumentDeps): EndpointResponse {
  const filter = sourceFilterOf(request.query) ?? parseSourceFilter(undefined);
  const found = find(request, deps);
  return { status: found.document === undefined ? 404 : 200, body: renderGet(found, filter) };
}

function getSource(request: EndpointRequest, deps: DocumentDeps): EndpointResponse {
  const filter = sourceFilterOf(request.query) ?? parseSourceFilter(undefined);
  const { index, id, document } = find(request, deps);
  if (document === undefined || filter === false) {
    throw new ElasticsearchError({
      status: 404,
      type: 'resource_not_found_exception',
      reason: `Document not found [${index}]/[${id}]`,
    });
  }
  return { status: 200, body: filter(document.source) };
}

function renderGet({ index, id, document }: Found, filter: SourceFilter): JsonObject {
  if (document === undefined) {
    return { _index: index, _id: id, found: false };
  }
  return {
    _index: index,
    _id: id,
    _version: document.version,
    _seq_no: document.seqNo,
    _primary_term: PRIMARY_TERM,
    found: true,
    ...(filter === false ? {} : { _source: filter(document.source) }),
  };
}

interface MultiGetItem {
  readonly index: string;
  readonly id: string;
  readonly filter: SourceFilter;
}

function multiGet(request: EndpointRequest, deps: DocumentDeps): EndpointResponse {
  const items = readItems(request);
  authorizeActionName(request.subject, MGET);
  const docs = items.map((item) => renderItem(item, request, deps));
  return { status: 200, body: { docs } };
}

function renderItem(
  { index, id, filter }: MultiGetItem,
  { subject }: EndpointRequest,
  deps: DocumentDeps,
): JsonObject {
  try {
    authorizeIndices({ subject, catalog: deps.catalog }, MGET, [index]);
    return renderGet(lookUp({ name: index, id, subject, action: MGET }, deps), filter);
  } catch (error) {
    if (error instanceof ElasticsearchError) {
      return { _index: index, _id: id, error: error.toBody().error };
    }
    throw error;
  }
}

function readItems({ params, body, query }: EndpointRequest): readonly MultiGetItem[] {
  const { docs, ids } = isObject(body) ? body : {};
  const given = Array.isArray(docs)
    ? docs
    : Array.isArray(ids)
      ? ids.map((id: unknown) => ({ _id: id }))
      : [];
  if (given.length === 0) {
    throw validationFailed(['no documents to get']);
  }
  const fallback = sourceFilterOf(query) ?? parseSourceFilter(undefined);
  const items = given.map((item: unknown) => readItem(item, params.index, fallback));
  const problems = items.flatMap(({ index, id }, at) => [
    ...(index === '' ? [`index is missing for doc ${at}`] : []),
    ...(id === '' ? [`id is missing for doc ${at}`] : []),
  ]);
  if (problems.length > 0) {
    throw validationFailed(problems);
  }
  return items;
}

function readItem(item: unknown, index: string | undefined, fallback: SourceFilter): MultiGetItem {
  const { _index: own = index, _id: id, _source: source } = isObject(item) ? item : { _id: item };
  return {
    index: text(own),
    id: text(id),
    filter: source === undefined ? fallback : parseSourceFilter(source),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
