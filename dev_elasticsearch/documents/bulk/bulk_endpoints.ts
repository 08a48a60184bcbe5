import { authorizeActionName } from '../../indices/access/authorize';
import { ElasticsearchError } from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { booleanParameter, checkRefresh } from '../../lib/parameters';
import type { JsonObject } from '../../search/request_reader';
import type { SourceFilter } from '../../search/request/source_filter';
import { parseSourceFilter, sourceFilterOf } from '../../search/request/source_filter';
import type { WriteContext, WriteResult } from '../write/apply_write';
import { writeDocuments } from '../write/write_documents';
import { applyWrite } from '../write/apply_write';
import type { BulkItem } from './bulk_request';
import { readBulk } from './bulk_request';
import type { DocumentDeps } from '../document_deps';
import { isForcedRefresh, renderAfter, renderWrite, statusOf } from '../write/render_write';
import type { WriteOperation } from '../write/write_operation';
import { checkWriteSettings, makingParameters } from '../write/write_parameters';
import { writeTarget } from '../write/write_target';

/**
 * `_bulk`: many writes in one transaction, each judged by itself. The answer is 200 whatever the items
 * came to; items that fail leave the others alone.
 */
export function bulkEndpoint(deps: DocumentDeps): Endpoint {
  return {
    methods: ['put', 'post'],
    paths: ['/_bulk', '/{index}/_bulk'],
    queryParameters: [
      ...['refresh', 'timeout', 'wait_for_active_shards', 'routing', 'list_executed_pipelines'],
      ...['_source', '_source_includes', '_source_excludes'],
      ...makingParameters(deps.version),
    ],
    body: 'unparsed',
    handle: (request) => bulk(request, deps),
  };
}

async function bulk(request: EndpointRequest, deps: DocumentDeps): Promise<EndpointResponse> {
  const { query, params, subject, bodyText } = request;
  const started = deps.clock();
  checkRefresh(query);
  checkWriteSettings({ ...query, pipeline: '_none' });
  const items = readBulk(bodyText, {
    index: params.index,
    routing: query.routing,
    pipeline: query.pipeline,
    requireAlias: booleanParameter(query, 'require_alias'),
    requireDataStream: booleanParameter(query, 'require_data_stream'),
    now: started,
  });
  const rendering: BulkRendering = {
    forcedRefresh: isForcedRefresh(query.refresh),
    listsPipelines: booleanParameter(query, 'list_executed_pipelines'),
    filter: sourceFilterOf(query),
  };
  authorizeActionName(subject, 'indices:data/write/bulk');
  const outcomes = await writeDocuments(deps, () =>
    items.map((item) => applyItem(item, { subject, deps, isBulk: true })),
  );
  return {
    status: 200,
    body: {
      errors: outcomes.some(({ error }) => error !== undefined),
      took: deps.clock() - started,
      items: outcomes.map((outcome) => renderItem(outcome, rendering)),
    },
  };
}

interface Outcome {
  readonly operation: WriteOperation;
  readonly result?: WriteResult;
  readonly error?: ElasticsearchError;
}

/** Rights, and the index that a write makes, come before what is wrong with the document. */
function applyItem({ operation, error }: BulkItem, context: WriteContext): Outcome {
  try {
    if (error !== undefined) {
      writeTarget(operation, context.subject, context.deps);
      throw error;
    }
    return { operation, result: applyWrite(operation, context) };
  } catch (failure) {
    if (failure instanceof ElasticsearchError) {
      return { operation, error: failure };
    }
    throw failure;
  }
}

interface BulkRendering {
  readonly forcedRefresh: boolean;
  /** Each document says through which pipelines it went: none. */
  readonly listsPipelines: boolean;
  /** What updates show that do not say it themselves. */
  readonly filter: SourceFilter | undefined;
}

function renderItem({ operation, result, error }: Outcome, rendering: BulkRendering): JsonObject {
  const { kind, index, id = null } = operation;
  if (result === undefined) {
    return { [kind]: { _index: index, _id: id, status: error?.status, error: error?.toObject() } };
  }
  const isDocument = kind === 'index' || kind === 'create';
  return {
    [kind]: {
      ...renderWrite(result, rendering),
      ...(isDocument && rendering.listsPipelines ? { executed_pipelines: [] } : {}),
      ...shownAfter(operation, result, rendering),
      status: statusOf(result),
    },
  };
}

function shownAfter(
  operation: WriteOperation,
  result: WriteResult,
  { filter }: BulkRendering,
): JsonObject {
  if (operation.kind !== 'update') {
    return {};
  }
  const own = operation.update.source;
  return renderAfter(result, own === undefined ? (filter ?? false) : parseSourceFilter(own));
}
