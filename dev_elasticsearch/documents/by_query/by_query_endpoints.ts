import { readIndicesOptions } from '../../indices/names/indices_options';
import { illegalArgument, validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { given } from '../../lib/given';
import { tokenOf } from '../../lib/json/object_reader';
import { parseQuery } from '../../search/predicate';
import { isObject, readOption } from '../../search/request_reader';
import type { JsonObject } from '../../search/request_reader';
import { parsingError } from '../../search/search_error';
import { parseSlice } from '../../search/request/search_slice';
import type { ByQueryAnswer } from './by_query';
import { changeDocuments, selectDocuments } from './by_query';
import { BY_QUERY_PARAMETERS, IN_PATH_PARAMETERS, readByQueryOptions } from './by_query_options';
import type { DocumentDeps } from '../document_deps';
import { QUERY_STRING_PARAMETERS, queryStringOf } from '../search/query_string_parameters';
import { SEARCH } from '../search/search_subjects';
import { indexViews, searchTargets, toTarget } from '../search/search_targets';
import type { SearchedDocument } from '../search/searched_index';
import { PRIMARY_TERM } from '../store/stored_document';
import type { WriteOperation } from '../write/write_operation';

/** What happens to each document that a query selects. */
type Kind = 'delete' | 'update';

/**
 * `_delete_by_query`, and `_update_by_query` without scripts: it writes the same source again, so
 * that a changed mapping takes hold.
 */
export function byQueryEndpoints(deps: DocumentDeps): Endpoint[] {
  const parameters = [...BY_QUERY_PARAMETERS, ...IN_PATH_PARAMETERS, ...QUERY_STRING_PARAMETERS];
  return (['delete', 'update'] as const).map((kind) => ({
    methods: ['post'],
    paths: [`/{index}/_${kind}_by_query`],
    queryParameters: kind === 'update' ? [...parameters, 'pipeline'] : parameters,
    body: 'optional',
    handle: (request) => changeByQuery(request, { kind, deps }),
  }));
}

interface Work {
  readonly kind: Kind;
  readonly deps: DocumentDeps;
}

async function changeByQuery(request: EndpointRequest, work: Work): Promise<EndpointResponse> {
  const { kind, deps } = work;
  const { params, subject } = request;
  const { query, options, slice } = readRequest(request, kind);
  const action = `indices:data/write/${kind}/byquery`;
  const scope = { subject, expression: params.index, options: readIndicesOptions(request.query) };
  searchTargets({ ...scope, action }, deps);
  const viewer = { subject, action: SEARCH, now: deps.clock(), slice };
  const targets = indexViews({ ...scope, action: SEARCH }, deps).map((view) =>
    toTarget(view, viewer),
  );
  const run = (): Promise<ByQueryAnswer> =>
    changeDocuments(selectDocuments(query, targets, options.maxDocs), {
      subject,
      deps,
      options,
      operationFor: (document) => operationFor(document, kind),
      counts: kind === 'update' ? ['updated'] : [],
    });
  return answerOrTask(run, {
    deps,
    waits: options.waits,
    action,
    description: `${kind}-by-query [${params.index ?? ''}]`,
  });
}

/** How the answer to a long request is given. */
export interface AnswerMode {
  readonly deps: DocumentDeps;
  readonly waits: boolean;
  readonly action: string;
  readonly description: string;
}

/** Runs the work, or begins it and answers the id of its task. */
export async function answerOrTask(
  run: () => Promise<ByQueryAnswer>,
  { deps, waits, action, description }: AnswerMode,
): Promise<EndpointResponse> {
  if (waits) {
    return run();
  }
  const body = async () => (await run()).body;
  return { status: 200, body: { task: deps.tasks.start({ action, description, run: body }) } };
}

function readRequest({ body, query }: EndpointRequest, kind: Kind) {
  const fields = readBody(body ?? {}, kind);
  const asked = queryStringOf(query) ?? fields.query;
  if (kind === 'delete' && asked === undefined) {
    throw validationFailed(['query is missing']);
  }
  return {
    query: parseQuery(asked),
    slice: parseSlice(fields.slice),
    options: readByQueryOptions(
      query,
      given({
        maxDocs: readOption(fields, 'max_docs', 'number'),
        conflicts: readOption(fields, 'conflicts', 'string'),
      }),
    ),
  };
}

function readBody(body: unknown, kind: Kind): JsonObject {
  if (!isObject(body)) {
    throw parsingError(`Expected [START_OBJECT] but found [${tokenOf(body)}]`);
  }
  if (kind === 'update' && body.script !== undefined) {
    throw illegalArgument('cannot execute [inline] scripts');
  }
  const unknown = Object.entries(body).find(
    ([name]) => !['query', 'max_docs', 'conflicts', 'slice'].includes(name),
  );
  if (unknown !== undefined) {
    throw parsingError(`Unknown key for a ${tokenOf(unknown[1])} in [${unknown[0]}].`);
  }
  return body;
}

function operationFor({ index, stored }: SearchedDocument, kind: Kind): WriteOperation {
  const { id, source, seqNo, text, routing } = stored;
  const target = {
    index: index.indexName,
    requireAlias: false,
    id,
    ifSeqNo: seqNo,
    ifPrimaryTerm: PRIMARY_TERM,
    ...given({ routing }),
  };
  return kind === 'delete'
    ? { kind: 'delete', ...target }
    : { kind: 'index', ...target, source, ...given({ text }) };
}
