import { requireCluster } from '../../lib/authorize';
import { CAT_PARAMETERS, catResponse } from '../../lib/cat_table';
import type { CatColumn, CatRow } from '../../lib/cat_table';
import { illegalArgument } from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest } from '../../lib/endpoint';
import { byteText } from './byte_size';
import type { IndexDeps } from '../index_deps';
import { TIMEOUTS } from '../index_deps';
import type { IndexRecord } from '../catalog/index_record';
import { indexHealth } from './index_stats';
import { INDICES_OPTIONS, readIndicesOptions } from '../names/indices_options';
import { resolveRecords } from '../names/resolve_indices';

const COLUMNS: readonly CatColumn[] = [
  { name: 'health', aliases: ['h'], description: 'current health status' },
  { name: 'status', aliases: ['s'], description: 'open/close status' },
  { name: 'index', aliases: ['i', 'idx'], description: 'index name' },
  { name: 'uuid', aliases: ['id', 'uuid'], description: 'index uuid' },
  number('pri', ['p', 'shards.primary', 'shardsPrimary'], 'number of primary shards'),
  number('rep', ['r', 'shards.replica', 'shardsReplica'], 'number of replica shards'),
  number('docs.count', ['dc', 'docsCount'], 'available docs'),
  number('docs.deleted', ['dd', 'docsDeleted'], 'deleted docs'),
  {
    ...number('creation.date', ['cd'], 'index creation date (millisecond value)'),
    isHidden: true,
  },
  {
    name: 'creation.date.string',
    aliases: ['cds'],
    description: 'index creation date (as string)',
    isHidden: true,
  },
  number('store.size', ['ss', 'storeSize'], 'store size of primaries & replicas'),
  number('pri.store.size', [], 'store size of primaries'),
  number(
    'dataset.size',
    [],
    'total size of dataset (including the cache for partially mounted indices)',
  ),
];

/** The actions that Elasticsearch runs one after the other for this answer. */
const INDEX_ACTIONS = ['indices:monitor/settings/get', 'indices:monitor/stats'];
const CLUSTER_ACTIONS = ['cluster:monitor/state', 'cluster:monitor/health'];

/** `_cat/indices`. Sizes are those of the documents as JSON, not of files. */
export function catIndicesEndpoint(deps: IndexDeps): Endpoint {
  return {
    methods: ['get'],
    paths: ['/_cat/indices', '/_cat/indices/{index}'],
    queryParameters: [
      ...[...INDICES_OPTIONS, ...TIMEOUTS, ...CAT_PARAMETERS, 'bytes', 'health', 'local', 'pri'],
      ...['time', 'include_unloaded_segments'],
    ],
    body: 'none',
    handle: (request) => {
      const wanted = readHealth(request);
      const records = visibleRecords(request, deps).filter(
        (record) => wanted === undefined || indexHealth(record) === wanted,
      );
      return catResponse(request, COLUMNS, () =>
        records.map((record) => rowOf(record, request, deps)),
      );
    },
  };
}

function number(name: string, aliases: readonly string[], description: string): CatColumn {
  return { name, aliases, description, isNumber: true };
}

function readHealth({ query }: EndpointRequest): string | undefined {
  const { health } = query;
  if (health !== undefined && !['green', 'yellow', 'red'].includes(health.toLowerCase())) {
    throw illegalArgument(`unknown cluster health status [${health}]`);
  }
  return health?.toLowerCase();
}

function visibleRecords(request: EndpointRequest, { catalog }: IndexDeps): readonly IndexRecord[] {
  const { subject, params, query } = request;
  const options = readIndicesOptions(query);
  const [records] = INDEX_ACTIONS.map((action) =>
    resolveRecords({ catalog, subject, action, expression: params.index, options }),
  );
  for (const action of CLUSTER_ACTIONS) {
    requireCluster(subject, action);
  }
  return records ?? [];
}

function rowOf(record: IndexRecord, { query }: EndpointRequest, deps: IndexDeps): CatRow {
  const { settings, createdAt } = record;
  const size = byteText(deps.storedBytes(record), query.bytes);
  return {
    health: indexHealth(record),
    status: 'open',
    index: record.name,
    uuid: record.uuid,
    pri: settings['index.number_of_shards'] ?? '1',
    rep: settings['index.number_of_replicas'] ?? '1',
    'docs.count': String(deps.catalog.counters(record).documents),
    'docs.deleted': '0',
    'creation.date': String(createdAt),
    'creation.date.string': new Date(createdAt).toISOString(),
    'store.size': size,
    'pri.store.size': size,
    'dataset.size': size,
  };
}
