import { illegalArgument } from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { splitList } from '../../lib/parameters';
import type { JsonObject } from '../../search/request_reader';
import type { IndexDeps } from '../index_deps';
import type { IndexRecord } from '../catalog/index_record';
import { replicasOf } from '../catalog/index_record';
import { INDICES_OPTIONS, readIndicesOptions } from '../names/indices_options';
import { resolveRecords } from '../names/resolve_indices';

const METRICS = ['docs', 'store'];

/** `_stats`: how many documents, and of what size. Other metrics are refused, as nothing counts them. */
export function indexStatsEndpoint(deps: IndexDeps): Endpoint {
  return {
    methods: ['get'],
    paths: ['/_stats', '/_stats/{metric}', '/{index}/_stats', '/{index}/_stats/{metric}'],
    queryParameters: [...INDICES_OPTIONS, 'level', 'forbid_closed_indices'],
    body: 'none',
    handle: (request) => stats(request, deps),
  };
}

/** Green when no copies are asked for, of which this server makes none; else yellow. */
export function indexHealth(record: IndexRecord): 'green' | 'yellow' {
  return replicasOf(record) === 0 ? 'green' : 'yellow';
}

function stats(request: EndpointRequest, deps: IndexDeps): EndpointResponse {
  const metrics = readMetrics(request);
  const isDetailed = readLevel(request);
  const records = resolveRecords({
    catalog: deps.catalog,
    subject: request.subject,
    action: 'indices:monitor/stats',
    expression: request.params.index,
    options: readIndicesOptions(request.query),
  });
  const numbers = records.map((record) => numbersOf(record, deps));
  const shards = records.length;
  const all = render(sum(numbers), metrics);
  return {
    status: 200,
    body: {
      _shards: { total: shards, successful: shards, failed: 0 },
      _all: { primaries: all, total: all },
      ...(isDetailed ? { indices: byIndex(records, { deps, metrics }) } : {}),
    },
  };
}

function byIndex(
  records: readonly IndexRecord[],
  { deps, metrics }: { readonly deps: IndexDeps; readonly metrics: readonly string[] },
): JsonObject {
  return Object.fromEntries(
    records.map((record) => {
      const shown = render(numbersOf(record, deps), metrics);
      const { uuid } = record;
      const health = indexHealth(record);
      return [record.name, { uuid, health, status: 'open', primaries: shown, total: shown }];
    }),
  );
}

function readMetrics({ params, path }: EndpointRequest): readonly string[] {
  const asked = splitList(params.metric);
  const unknown = asked.find((metric) => metric !== '_all' && !METRICS.includes(metric));
  if (unknown !== undefined) {
    throw illegalArgument(`request [${path}] contains unrecognized metric: [${unknown}]`);
  }
  return asked.length === 0 || asked.includes('_all') ? METRICS : asked;
}

function readLevel({ query }: EndpointRequest): boolean {
  const { level = 'indices' } = query;
  if (level !== 'cluster' && level !== 'indices') {
    throw illegalArgument(
      `level parameter must be one of [cluster] or [indices] but was [${level}]`,
    );
  }
  return level === 'indices';
}

interface Numbers {
  readonly documents: number;
  readonly bytes: number;
}

function numbersOf(record: IndexRecord, { catalog, storedBytes }: IndexDeps): Numbers {
  return { documents: catalog.counters(record).documents, bytes: storedBytes(record) };
}

function sum(all: readonly Numbers[]): Numbers {
  return all.reduce(
    (total, { documents, bytes }) => ({
      documents: total.documents + documents,
      bytes: total.bytes + bytes,
    }),
    { documents: 0, bytes: 0 },
  );
}

function render({ documents, bytes }: Numbers, metrics: readonly string[]): JsonObject {
  const docs = { count: documents, deleted: 0, total_size_in_bytes: bytes };
  const store = {
    size_in_bytes: bytes,
    total_data_set_size_in_bytes: bytes,
    reserved_in_bytes: 0,
  };
  return {
    ...(metrics.includes('docs') ? { docs } : {}),
    ...(metrics.includes('store') ? { store } : {}),
  };
}
