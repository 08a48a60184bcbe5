import { authorizeActionName, authorizeIndices } from '../../indices/access/authorize';
import { illegalArgument, validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { given } from '../../lib/given';
import { nonEmpty } from '../../lib/text';
import { booleanParameter, checkRefresh } from '../../lib/parameters';
import type { JsonObject } from '../../search/request_reader';
import { parseSourceFilter, sourceFilterOf } from '../../search/request/source_filter';
import { applyWrite } from './apply_write';
import { writeDocuments } from './write_documents';
import { parseDocument } from './document_body';
import type { DocumentDeps } from '../document_deps';
import type { WriteResult } from './apply_write';
import { numberParameter } from '../number_parameter';
import { isForcedRefresh, renderAfter, writeResponse } from './render_write';
import { readUpdateBody, updateProblems } from './update_body';
import type { WriteConditions } from './write_parameters';
import {
  checkWriteSettings,
  conditionProblems,
  idProblem,
  makingParameters,
  readConditions,
  WRITE_PARAMETERS,
} from './write_parameters';
import type { IndexOperation, WriteOperation } from './write_operation';

/** `_doc`, `_create`, `_update`: writes of one document. */
export function writeEndpoints(deps: DocumentDeps): Endpoint[] {
  const parameters = [...WRITE_PARAMETERS, ...makingParameters(deps.version)];
  return [
    {
      methods: ['put', 'post'],
      paths: ['/{index}/_doc/{id}'],
      queryParameters: [...parameters, 'op_type'],
      body: 'unparsed',
      handle: (request) => index(request, deps, readOpType(request) ?? 'index'),
    },
    {
      methods: ['post'],
      paths: ['/{index}/_doc'],
      queryParameters: [...parameters, 'op_type'],
      body: 'unparsed',
      // A made-up id cannot exist yet, so the write is a create, which needs fewer privileges.
      handle: (request) => index(request, deps, readOpType(request) ?? 'create'),
    },
    {
      methods: ['put', 'post'],
      paths: ['/{index}/_create/{id}'],
      queryParameters: parameters,
      body: 'unparsed',
      handle: (request) => index(request, deps, 'create'),
    },
    {
      methods: ['post'],
      paths: ['/{index}/_update/{id}'],
      queryParameters: [
        ...['refresh', 'timeout', 'wait_for_active_shards', 'if_seq_no', 'if_primary_term'],
        ...['routing', 'require_alias', 'retry_on_conflict', 'doc_as_upsert', 'detect_noop'],
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

async function index(
  request: EndpointRequest,
  deps: DocumentDeps,
  kind: IndexOperation['kind'],
): Promise<EndpointResponse> {
  const { target, conditions } = readTarget(request);
  refuse(request, conditionProblems(kind, conditions));
  authorizeActionName(request.subject, 'indices:data/write/index');
  const document = parseDocument(request.bodyText);
  return respond(request, deps, { kind, ...target, id: request.params.id, ...document });
}

async function update(request: EndpointRequest, deps: DocumentDeps): Promise<EndpointResponse> {
  const body = readUpdateBody(request.body, request.bodyText);
  const { query, params, subject } = request;
  const { target, conditions } = readTarget(request);
  const { ifSeqNo = body.ifSeqNo, ifPrimaryTerm = body.ifPrimaryTerm } = conditions;
  const change = {
    ...body,
    docAsUpsert: booleanParameter(query, 'doc_as_upsert', body.docAsUpsert),
    detectNoop: booleanParameter(query, 'detect_noop', body.detectNoop),
  };
  const retryOnConflict = numberParameter(query, 'retry_on_conflict', 'int') ?? 0;
  const hasSeqNo = ifSeqNo !== undefined;
  const expectation = given({ ifSeqNo, ifPrimaryTerm });
  refuse(request, [
    ...conditionProblems('update', { ...conditions, ...expectation }),
    ...updateProblems({ update: change, hasSeqNo, retryOnConflict }),
  ]);
  const filter =
    sourceFilterOf(query) ?? (body.source === undefined ? false : parseSourceFilter(body.source));
  const names = [target.index];
  authorizeIndices({ subject, catalog: deps.catalog }, 'indices:data/write/update', names);
  const result = await write(request, deps, {
    kind: 'update',
    ...target,
    ...expectation,
    id: params.id ?? '',
    update: change,
  });
  const response = writeResponse(result, renderingOf(request));
  return {
    ...response,
    body: { ...(response.body as JsonObject), ...renderAfter(result, filter) },
  };
}

async function remove(request: EndpointRequest, deps: DocumentDeps): Promise<EndpointResponse> {
  const { target, conditions } = readTarget(request);
  refuse(request, conditionProblems('delete', conditions));
  authorizeActionName(request.subject, 'indices:data/write/delete');
  return respond(request, deps, { kind: 'delete', ...target, id: request.params.id ?? '' });
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
  return writeDocuments(deps, () => applyWrite(operation, { subject, deps, isBulk: false }));
}

function renderingOf({ query }: EndpointRequest) {
  return { forcedRefresh: isForcedRefresh(query.refresh) };
}

interface ReadTarget {
  readonly target: Omit<WriteOperation, 'kind' | 'id' | 'source' | 'text' | 'update'>;
  readonly conditions: WriteConditions;
}

/** Judged before any right: a bad parameter is a 400 for everybody. */
function readTarget({ params, query }: EndpointRequest): ReadTarget {
  checkRefresh(query);
  checkWriteSettings(query);
  const conditions = readConditions(query);
  const { ifSeqNo, ifPrimaryTerm, external } = conditions;
  const requireDataStream = booleanParameter(query, 'require_data_stream');
  return {
    target: {
      index: params.index ?? '',
      requireAlias: booleanParameter(query, 'require_alias'),
      requireDataStream,
      ...given({ ifSeqNo, ifPrimaryTerm, external, routing: nonEmpty(query.routing) }),
    },
    conditions,
  };
}

function refuse({ params }: EndpointRequest, problems: readonly string[]): void {
  const idIs = params.id === undefined ? undefined : idProblem(params.id);
  const all = [...(idIs === undefined ? [] : [idIs]), ...problems];
  if (all.length > 0) {
    throw validationFailed(all);
  }
}
