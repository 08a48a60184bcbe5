import type { Endpoint, EndpointRequest, EndpointResponse } from '../lib/endpoint';
import { listParameter } from '../lib/parameters';
import type { IndexDeps } from './index_deps';
import { TIMEOUTS } from './index_deps';
import type { IndexRecord } from './index_record';
import { INDICES_OPTIONS, readIndicesOptions } from './indices_options';
import { resolveRecords } from './resolve_indices';

const COLUMNS = [
  ...['health', 'status', 'index', 'uuid', 'pri', 'rep', 'docs.count', 'docs.deleted'],
  ...['store.size', 'pri.store.size'],
] as const;

/** The actions that Elasticsearch runs one after the other for this answer. */
const INDEX_ACTIONS = ['indices:monitor/settings/get', 'indices:monitor/stats'];
const CLUSTER_ACTIONS = ['cluster:monitor/state', 'cluster:monitor/health'];

/** `_cat/indices` as text or, with `format=json`, as JSON. Sizes are not known here and stay empty. */
export function catIndicesEndpoint(deps: IndexDeps): Endpoint {
  return {
    methods: ['get'],
    paths: ['/_cat/indices', '/_cat/indices/{index}'],
    queryParameters: [...INDICES_OPTIONS, ...TIMEOUTS, 'h', 'v', 's', 'bytes', 'health', 'local'],
    body: 'none',
    handle: (request) => {
      const records = visibleRecords(request, deps);
      return render(
        request,
        records.map((record) => rowOf(record, deps)),
      );
    },
  };
}

type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;

function visibleRecords(request: EndpointRequest, { catalog }: IndexDeps): readonly IndexRecord[] {
  const { subject, params, query } = request;
  const options = readIndicesOptions(query);
  const [records] = INDEX_ACTIONS.map((action) =>
    resolveRecords({ catalog, subject, action, expression: params.index, options }),
  );
  for (const action of CLUSTER_ACTIONS) {
    if (!subject.allowsCluster(action)) {
      throw subject.denied(action);
    }
  }
  return records ?? [];
}

function rowOf(record: IndexRecord, { catalog }: IndexDeps): Row {
  const replicas = record.settings['index.number_of_replicas'] ?? '1';
  return {
    health: replicas === '0' ? 'green' : 'yellow',
    status: 'open',
    index: record.name,
    uuid: record.uuid,
    pri: record.settings['index.number_of_shards'] ?? '1',
    rep: replicas,
    'docs.count': String(catalog.counters(record).documents),
    'docs.deleted': '0',
    'store.size': '',
    'pri.store.size': '',
  };
}

function render({ query }: EndpointRequest, rows: readonly Row[]): EndpointResponse {
  const asked = listParameter(query, 'h');
  const columns = asked.length === 0 ? COLUMNS : COLUMNS.filter((column) => asked.includes(column));
  if (query.format === 'json') {
    const body = rows.map((row) =>
      Object.fromEntries(columns.map((column) => [column, row[column]])),
    );
    return { status: 200, body };
  }
  const lines = rows.map((row) => columns.map((column) => row[column]));
  const table = query.v === undefined || query.v === 'false' ? lines : [[...columns], ...lines];
  return { status: 200, body: align(table), contentType: 'text/plain; charset=UTF-8' };
}

function align(table: readonly (readonly string[])[]): string {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(' ')
      .trimEnd(),
  );
  return lines.map((line) => `${line}\n`).join('');
}
