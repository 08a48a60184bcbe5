import { authorizeActionName, authorizeIndices } from '../indices/authorize';
import { documentError } from '../indices/index_error';
import { illegalArgument, validationFailed } from '../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../lib/endpoint';
import { booleanParameter, checkRefresh } from '../lib/parameters';
import type { JsonObject } from '../search/request_reader';
import { isObject } from '../search/request_reader';
import { parseSourceFilter, sourceFilterOf } from '../search/source_filter';
import { applyWrite } from './apply_write';
import type { DocumentDeps } from './document_deps';
import type { WriteResult } from './apply_write';
import { isForcedRefresh, renderAfter, writeResponse } from './render_write';
import { readUpdateBody } from './update_body';
import { idProblem, readExpectation, WRITE_PARAMETERS } from './write_parameters';
import type { IndexOperation, WriteOperation } from './write_operation';

/** `_doc`, `_create`, `_update`: writes of one document. */
export function writeEndpoints(deps: DocumentDeps): Endpoint[] {
  return [
    {
      methods: ['put', 'post'],
      paths: ['/{index}/_doc/{id}'],
      queryParameters: [...WRITE_PARAMETERS, 'op_type'],
      body: 'required',
      handle: (request) => index(request, deps, readOpType(request) ?? 'index'),
    },
    {
      methods: ['post'],
      paths: ['/{index}/_doc'],
      queryParameters: [...WRITE_PARAMETERS, 'op_type'],
      body: 'required',
      // A made-up id cannot exist yet, so the write is a create, which needs fewer privileges.
      handle: (request) => index(request, deps, readOpType(request) ?? 'create'),
    },
    {
      methods: ['put', 'post'],
      paths: ['/{index}/_create/{id}'],
      queryParameters: WRITE_PARAMETERS,
      body: 'required',
      handle: (request) => index(request, deps, 'create'),
    },
    {
      methods: ['post'],
      paths: ['/{index}/_update/{id}'],
      queryParameters: [
        ...[...WRITE_PARAMETERS, 'retry_on_conflict', 'doc_as_upsert', 'detect_noop'],
        ...['_source', '_source_includes', '_source_excludes'],
      ],
      body: 'required',
      handle: (request) => update(request, deps),
    },
    {
      methods: ['delete'],
      paths: ['/{index}/_doc/{id}'],
      queryParameters: WRITE_PARAMETERS,
      body: 'none',
      handle: (request) => remove(request, deps),
    },
  ];
}

function readOpType({ query }: EndpointRequest): 'index' | 'create' | undefined {
  const { op_type: opType } = query;
  if (opType === undefined || opType === 'index' || opType === 'create') {
    return opType;
  }
  throw illegalArgument(`opType must be 'create' or 'index', found: [${opType}]`);
}

function index(
  request: EndpointRequest,
  deps: DocumentDeps,
  kind: IndexOperation['kind'],
): Promise<EndpointResponse> {
  const operation: IndexOperation = {
    kind,
    ...targetOf(request),
    id: request.params.id,
    source: readSource(request.body),
  };
  if (kind === 'create' && operation.ifSeqNo !== undefined) {
    throw validationFailed(['create operations do not support compare and set. use index instead']);
  }
  authorizeActionName(request.subject, 'indices:data/write/index');
  return respond(request, deps, operation);
}

async function update(request: EndpointRequest, deps: DocumentDeps): Promise<EndpointResponse> {
  const body = readUpdateBody(request.body, request.bodyText);
  const { query, params, subject } = request;
  const operation: WriteOperation = {
    kind: 'update',
    ...targetOf(request),
    id: params.id ?? '',
    update: {
      ...body,
      docAsUpsert: booleanParameter(query, 'doc_as_upsert', body.docAsUpsert),
      detectNoop: booleanParameter(query, 'detect_noop', body.detectNoop),
    },
  };
  const filter =
    sourceFilterOf(query) ?? (body.source === undefined ? false : parseSourceFilter(body.source));
  authorizeIndices({ subject, catalog: deps.catalog }, 'indices:data/write/update', [
    operation.index,
  ]);
  const result = await write(request, deps, operation);
  const response = writeResponse(result, renderingOf(request));
  return {
    ...response,
    body: { ...(response.body as JsonObject), ...renderAfter(result, filter) },
  };
}

function remove(request: EndpointRequest, deps: DocumentDeps): Promise<EndpointResponse> {
  const id = request.params.id ?? '';
  const operation: WriteOperation = { kind: 'delete', ...targetOf(request), id };
  authorizeActionName(request.subject, 'indices:data/write/delete');
  return respond(request, deps, operation);
}

async function respond(
  request: EndpointRequest,
  deps: DocumentDeps,
  operation: WriteOperation,
): Promise<EndpointResponse> {
  return writeResponse(await write(request, deps, operation), renderingOf(request));
}

function write(
  { subject }: EndpointRequest,
  deps: DocumentDeps,
  operation: WriteOperation,
): Promise<WriteResult> {
  return deps.store.write(() => applyWrite(operation, { subject, deps, isBulk: false }));
}

function renderingOf({ query }: EndpointRequest) {
  return { forcedRefresh: isForcedRefresh(query.refresh) };
}

/** Judged before any right: a bad parameter is a 400 for everybody. */
function targetOf({ params, query }: EndpointRequest) {
  checkRefresh(query);
  const problem = params.id === undefined ? undefined : idProblem(params.id);
  if (problem !== undefined) {
    throw validationFailed([problem]);
  }
  return {
    index: params.index ?? '',
    requireAlias: booleanParameter(query, 'require_alias'),
    ...readExpectation(query),
  };
}

function readSource(body: unknown): JsonObject {
  if (!isObject(body)) {
    throw documentError('failed to parse, document is no JSON object');
  }
  return body;
}
