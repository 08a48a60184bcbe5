import { authorizeActionName } from '../../indices/access/authorize';
import { resolveDateNames } from '../../indices/names/date_math_name';
import { DEFAULT_INDICES_OPTIONS } from '../../indices/names/indices_options';
import { illegalArgument, validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { given } from '../../lib/given';
import { ObjectReader } from '../../lib/json/object_reader';
import { booleanParameter } from '../../lib/parameters';
import type { ParsedQuery } from '../../search/predicate';
import { parseQuery } from '../../search/predicate';
import type { SearchSlice } from '../../search/request/search_slice';
import { parseSlice } from '../../search/request/search_slice';
import type { SourceFilter } from '../../search/request/source_filter';
import { parseSourceFilter } from '../../search/request/source_filter';
import { changeDocuments, selectDocuments } from './by_query';
import { answerOrTask } from './by_query_endpoints';
import type { ByQueryOptions } from './by_query_options';
import { BY_QUERY_PARAMETERS, readByQueryOptions } from './by_query_options';
import type { DocumentDeps } from '../document_deps';
import { SEARCH } from '../search/search_subjects';
import { indexViews, toTarget } from '../search/search_targets';
import type { SearchedDocument } from '../search/searched_index';
import { readVersionType } from '../version_type';
import { checkPipeline } from '../write/write_parameters';
import type { WriteOperation } from '../write/write_operation';

const REINDEX = 'indices:data/write/reindex';

/** `_reindex`: copies what the caller sees of some indices into another one. No scripts, no remote clusters. */
export function reindexEndpoint(deps: DocumentDeps): Endpoint {
  return {
    methods: ['post'],
    paths: ['/_reindex'],
    queryParameters: [...BY_QUERY_PARAMETERS, 'require_alias'],
    body: 'required',
    handle: (request) => reindex(request, deps),
  };
}

/** Where the documents come from. */
interface Origin {
  readonly index: string;
  readonly query: ParsedQuery;
  readonly filter: SourceFilter;
  readonly slice: SearchSlice | undefined;
}

/** Where they go. */
interface Destination {
  readonly index: string;
  readonly kind: 'index' | 'create';
  /** Keep the versions, and leave newer documents alone. */
  readonly keepsVersions: boolean;
  /** `keep`, `discard`, or a routing for all after `=`. */
  readonly routing: string;
  readonly requireAlias: boolean;
}

async function reindex(request: EndpointRequest, deps: DocumentDeps): Promise<EndpointResponse> {
  const { subject } = request;
  const asked = readReindex(request);
  const { options } = asked;
  const now = deps.clock();
  const origin = { ...asked.origin, index: resolveDateNames(asked.origin.index, now) };
  const index = resolveDateNames(asked.destination.index, now);
  const destination = { ...asked.destination, index };
  authorizeActionName(subject, REINDEX);
  const scope = {
    subject,
    action: SEARCH,
    expression: origin.index,
    options: DEFAULT_INDICES_OPTIONS,
  };
  const viewer = { subject, action: SEARCH, now, slice: origin.slice };
  const targets = indexViews(scope, deps).map((view) => toTarget(view, viewer));
  const written = deps.catalog.find(destination.index)?.records ?? [];
  const both = targets.find(({ uuid }) => written.some((record) => record.uuid === uuid));
  if (both !== undefined) {
    throw validationFailed([
      `reindex cannot write into an index its reading from [${destination.index}]`,
    ]);
  }
  const run = () =>
    changeDocuments(selectDocuments(origin.query, targets, options.maxDocs), {
      subject,
      deps,
      options,
      operationFor: (document) => copyOf(document, origin, destination),
      counts: ['updated', 'created'],
    });
  return answerOrTask(run, {
    deps,
    waits: options.waits,
    action: REINDEX,
    description: `reindex from [${origin.index}] to [${destination.index}]`,
  });
}

interface Reindex {
  readonly origin: Origin;
  readonly destination: Destination;
  readonly options: ByQueryOptions;
}

function readReindex({ body, bodyText, query }: EndpointRequest): Reindex {
  const place = { text: bodyText, parser: 'reindex' };
  const reader = new ObjectReader(body, place).allowOnly([
    ...['source', 'dest', 'conflicts', 'max_docs', 'size', 'script'],
  ]);
  const { source, dest } = readEnds(reader);
  if (reader.value('script') !== undefined) {
    throw illegalArgument('cannot execute [inline] scripts');
  }
  const requireAlias = booleanParameter(query, 'require_alias');
  return {
    origin: readOrigin(source),
    destination: { ...readDestination(dest), requireAlias },
    options: readByQueryOptions(
      query,
      given({
        maxDocs: reader.integer('max_docs') ?? reader.integer('size'),
        conflicts: reader.string('conflicts'),
        batchSize: source.integer('size'),
      }),
    ),
  };
}

/** From where, and to where. */
function readEnds(reader: ObjectReader) {
  const source = reader.nested('source');
  const dest = reader.nested('dest');
  if (source !== undefined && dest !== undefined && indicesOf(source) !== '') {
    return { source, dest };
  }
  const isSourceMissing = source === undefined || indicesOf(source) === '';
  throw validationFailed([
    ...(isSourceMissing ? ['use _all if you really want to copy from all existing indexes'] : []),
    ...(dest === undefined ? ['index must be specified'] : []),
  ]);
}

function indicesOf(source: ObjectReader): string {
  return source.strings('index')?.join(',') ?? '';
}

function readOrigin(source: ObjectReader): Origin {
  source.allowOnly(['index', 'query', '_source', 'size', 'slice', 'remote']);
  const host = source.nested('remote')?.string('host');
  if (source.value('remote') !== undefined) {
    throw illegalArgument(`[${host ?? ''}] not whitelisted in reindex.remote.whitelist`);
  }
  return {
    index: indicesOf(source),
    query: parseQuery(source.value('query')),
    filter: parseSourceFilter(source.value('_source')),
    slice: parseSlice(source.value('slice')),
  };
}

function readDestination(dest: ObjectReader): Omit<Destination, 'requireAlias'> {
  dest.allowOnly(['index', 'op_type', 'version_type', 'routing', 'pipeline']);
  const index = dest.string('index');
  if (index === undefined) {
    throw validationFailed(['index must be specified']);
  }
  checkPipeline(dest.string('pipeline'));
  return {
    index,
    kind: readKind(dest.string('op_type')),
    keepsVersions: readVersionType(dest.string('version_type')) !== 'internal',
    routing: readRouting(dest.string('routing')),
  };
}

function readKind(kind = 'index'): Destination['kind'] {
  if (kind !== 'index' && kind !== 'create') {
    throw illegalArgument(`opType must be 'create' or 'index', found: [${kind}]`);
  }
  return kind;
}

function readRouting(routing = 'keep'): string {
  if (routing !== 'keep' && routing !== 'discard' && !routing.startsWith('=')) {
    throw validationFailed(['routing must be unset, [keep], [discard] or [=<some new value>]']);
  }
  return routing;
}

function copyOf(
  { index, stored }: SearchedDocument,
  { filter }: Origin,
  { index: name, kind, keepsVersions, routing, requireAlias }: Destination,
): WriteOperation {
  const visible = index.visibleSource(stored.source);
  const source = filter === false ? {} : filter(visible);
  const isWhole = source === stored.source;
  return {
    kind,
    index: name,
    requireAlias,
    id: stored.id,
    source,
    ...given({
      text: isWhole ? stored.text : undefined,
      routing:
        routing === 'keep' ? stored.routing : routing === 'discard' ? undefined : routing.slice(1),
      external: keepsVersions ? { version: stored.version, orEqual: false } : undefined,
    }),
  };
}
