import { readIndicesOptions, INDICES_OPTIONS } from '../indices/indices_options';
import { ElasticsearchError, illegalArgument, validationFailed } from '../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../lib/endpoint';
import { booleanParameter } from '../lib/parameters';
import { bindQuery, parseQuery } from '../search/predicate';
import type { ParsedQuery } from '../search/predicate';
import { isObject, readOption } from '../search/request_reader';
import { parsingError } from '../search/search_error';
import { applyWrite } from './apply_write';
import { atIndex } from './at_index';
import type { DocumentDeps } from './document_deps';
import { PRIMARY_TERM } from './stored_document';
import type { IndexTarget } from './index_view';
import { searchTargets } from './search_targets';
import type { SearchedDocument } from './searched_index';
import type { WriteOperation } from './write_operation';

/** What happens to each document that a query selects. */
type Kind = 'delete' | 'update';

const PARAMETERS = [
  ...[...INDICES_OPTIONS, 'conflicts', 'refresh', 'timeout', 'wait_for_completion', 'scroll'],
  ...['scroll_size', 'slices', 'requests_per_second', 'max_docs', 'wait_for_active_shards'],
];

/**
 * `_delete_by_query` and `_update_by_query` (without scripts: it writes the same source again, so that
 * a changed mapping takes hold). One transaction, so there are no version conflicts.
 */
export function byQueryEndpoints(deps: DocumentDeps): Endpoint[] {
  return (['delete', 'update'] as const).map((kind) => ({
    methods: ['post'],
    paths: [`/{index}/_${kind}_by_query`],
    queryParameters: PARAMETERS,
    body: kind === 'delete' ? 'required' : 'optional',
    handle: (request) => changeByQuery(request, { kind, deps }),
  }));
}

interface ByQuery {
  readonly query: ParsedQuery;
  /** At most this many documents. */
  readonly maxDocs: number;
}

interface Work {
  readonly kind: Kind;
  readonly deps: DocumentDeps;
}

async function changeByQuery(request: EndpointRequest, work: Work): Promise<EndpointResponse> {
  const { kind, deps } = work;
  const asked = readByQuery(request, kind);
  const started = deps.clock();
  const scope = {
    subject: request.subject,
    expression: request.params.index,
    options: readIndicesOptions(request.query),
  };
  searchTargets({ ...scope, action: `indices:data/write/${kind}/byquery` }, deps);
  const targets = searchTargets({ ...scope, action: 'indices:data/read/search' }, deps);
  const selected = select(asked, targets);
  const outcome = await deps.store.write(() => change(selected, request, work));
  const size = readScrollSize(request);
  return {
    status: outcome.failures[0]?.status ?? 200,
    body: {
      took: deps.clock() - started,
      timed_out: false,
      total: outcome.total,
      ...(kind === 'update' ? { updated: outcome.changed } : {}),
      deleted: kind === 'delete' ? outcome.changed : 0,
      batches: Math.ceil(outcome.total / size),
      version_conflicts: 0,
      noops: 0,
      retries: { bulk: 0, search: 0 },
      throttled_millis: 0,
      requests_per_second: -1,
      throttled_until_millis: 0,
      failures: outcome.failures,
    },
  };
}

function readByQuery({ body, query }: EndpointRequest, kind: Kind): ByQuery {
  const options = body ?? {};
  if (!isObject(options)) {
    throw parsingError('Expected [START_OBJECT] but found a value');
  }
  const known = ['query', 'max_docs', 'conflicts', 'slice'];
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw illegalArgument(
      unknown === 'script'
        ? 'cannot execute scripts: this development server has no script engine'
        : `[${kind}_by_query] unknown field [${unknown}]`,
    );
  }
  if (kind === 'delete' && options.query === undefined) {
    throw validationFailed(['query is missing']);
  }
  if (!booleanParameter(query, 'wait_for_completion', true)) {
    throw illegalArgument('tasks are not supported by this development server');
  }
  const maxDocs = readOption({ max_docs: query.max_docs, ...options }, 'max_docs', 'number');
  return { query: parseQuery(options.query), maxDocs: maxDocs ?? Number.POSITIVE_INFINITY };
}

function readScrollSize({ query }: EndpointRequest): number {
  return Math.max(1, Number(query.scroll_size ?? 1000) || 1000);
}

/** The selected documents, all known before the first is changed. */
function select(
  { query, maxDocs }: ByQuery,
  targets: readonly IndexTarget[],
): readonly SearchedDocument[] {
  const selected: SearchedDocument[] = [];
  for (const target of targets) {
    const bound = atIndex(target.context.record, () => bindQuery(query, target.context));
    for (const document of target.documents) {
      if (selected.length < maxDocs && bound.matches(document)) {
        selected.push(document);
      }
    }
  }
  return selected;
}

interface Failure {
  readonly index: string;
  readonly id: string | undefined;
  readonly cause: object;
  readonly status: number;
}

interface Outcome {
  readonly total: number;
  readonly changed: number;
  readonly failures: readonly Failure[];
}

function change(
  documents: readonly SearchedDocument[],
  { subject }: EndpointRequest,
  { kind, deps }: Work,
): Outcome {
  const failures: Failure[] = [];
  for (const document of documents) {
    const operation = operationFor(document, kind);
    try {
      applyWrite(operation, { subject, deps, isBulk: true });
    } catch (error) {
      if (!(error instanceof ElasticsearchError)) {
        throw error;
      }
      const { index, id } = operation;
      failures.push({ index, id, cause: error.toObject(), status: error.status });
    }
  }
  return { total: documents.length, changed: documents.length - failures.length, failures };
}

function operationFor({ index, stored }: SearchedDocument, kind: Kind): WriteOperation {
  const target = { index: index.indexName, requireAlias: false };
  return kind === 'delete'
    ? { kind: 'delete', ...target, id: stored.id }
    : {
        ...{ kind: 'index', ...target, id: stored.id, source: stored.source },
        ...{ ifSeqNo: stored.seqNo, ifPrimaryTerm: PRIMARY_TERM },
      };
}
