import { authorizeActionName } from '../indices/authorize';
import { ElasticsearchError } from '../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../lib/endpoint';
import { booleanParameter, checkRefresh } from '../lib/parameters';
import { asList } from '../search/request_reader';
import type { JsonObject } from '../search/request_reader';
import { parseSourceFilter } from '../search/source_filter';
import type { WriteContext, WriteResult } from './apply_write';
import { applyWrite } from './apply_write';
import { readBulk } from './bulk_request';
import type { DocumentDeps } from './document_deps';
import { isForcedRefresh, renderAfter, renderWrite, statusOf } from './render_write';
import type { WriteOperation } from './write_operation';

/**
 * `_bulk`: many writes in one transaction, each judged by itself. The answer is 200 whatever the items
 * came to; items that fail leave the others alone.
 */
export function bulkEndpoint(deps: DocumentDeps): Endpoint {
  return {
    methods: ['put', 'post'],
    paths: ['/_bulk', '/{index}/_bulk'],
    queryParameters: ['refresh', 'timeout', 'wait_for_active_shards', 'require_alias'],
    body: 'ndjson',
    handle: (request) => bulk(request, deps),
  };
}

async function bulk(request: EndpointRequest, deps: DocumentDeps): Promise<EndpointResponse> {
  const { query, params, subject } = request;
  const started = deps.clock();
  checkRefresh(query);
  const operations = readBulk(asList(request.body), {
    index: params.index,
    requireAlias: booleanParameter(query, 'require_alias'),
  });
  authorizeActionName(subject, 'indices:data/write/bulk');
  const rendering = { forcedRefresh: isForcedRefresh(query.refresh) };
  const items = await deps.store.write(() =>
    operations.map((operation) => applyItem(operation, { subject, deps, isBulk: true })),
  );
  return {
    status: 200,
    body: {
      errors: items.some(({ error }) => error !== undefined),
      took: deps.clock() - started,
      items: items.map((item) => renderItem(item, rendering)),
    },
  };
}

interface Item {
  readonly operation: WriteOperation;
  readonly result?: WriteResult;
  readonly error?: ElasticsearchError;
}

function applyItem(operation: WriteOperation, context: WriteContext): Item {
  try {
    return { operation, result: applyWrite(operation, context) };
  } catch (error) {
    if (error instanceof ElasticsearchError) {
      return { operation, error };
    }
    throw error;
  }
}

function renderItem({ operation, result, error }: Item, rendering: { forcedRefresh: boolean }) {
  const { kind, index, id = null } = operation;
  if (result !== undefined) {
    const answer = { ...renderWrite(result, rendering), ...shownAfter(operation, result) };
    return { [kind]: { ...answer, status: statusOf(result) } };
  }
  return { [kind]: { _index: index, _id: id, status: error?.status, error: error?.toObject() } };
}

function shownAfter(operation: WriteOperation, result: WriteResult): JsonObject {
  return operation.kind === 'update' && operation.update.source !== undefined
    ? renderAfter(result, parseSourceFilter(operation.update.source))
    : {};
}
