import { CAT_PARAMETERS, catResponse } from '../lib/cat_table';
import type { CatColumn, CatRow } from '../lib/cat_table';
import type { Endpoint } from '../lib/endpoint';
import { booleanParameter } from '../lib/parameters';
import type { ClusterDeps } from './cluster_deps';
import { reading } from './cluster_deps';
import { activePercent, countShards, healthOf } from './health/health';
import { NODE_ROLES, nodeAddress } from './node';

const TIMES = ['epoch', 'timestamp'];

const HEALTH_COLUMNS: readonly CatColumn[] = [
  number('epoch', 't,time', 'seconds since 1970-01-01 00:00:00'),
  { name: 'timestamp', aliases: ['ts', 'hms', 'hhmmss'], description: 'time in HH:MM:SS' },
  { name: 'cluster', aliases: ['cl'], description: 'cluster name' },
  { name: 'status', aliases: ['st'], description: 'health status' },
  number('node.total', 'nt,nodeTotal', 'total number of nodes'),
  number('node.data', 'nd,nodeData', 'number of nodes that can store data'),
  number('shards', 't,sh,shards.total,shardsTotal', 'total number of shards'),
  number('pri', 'p,shards.primary,shardsPrimary', 'number of primary shards'),
  number('relo', 'r,shards.relocating,shardsRelocating', 'number of relocating nodes'),
  number('init', 'i,shards.initializing,shardsInitializing', 'number of initializing nodes'),
  number('unassign', 'u,shards.unassigned,shardsUnassigned', 'number of unassigned shards'),
  number('pending_tasks', 'pt,pendingTasks', 'number of pending tasks'),
  number('max_task_wait_time', 'mtwt,maxTaskWaitTime', 'wait time of longest task pending'),
  number('active_shards_percent', 'asp,activeShardsPercent', 'active number of shards in percent'),
];

const MASTER_COLUMNS: readonly CatColumn[] = [
  { name: 'id', description: 'node id' },
  { name: 'host', aliases: ['h'], description: 'host name' },
  { name: 'ip', description: 'ip address' },
  { name: 'node', aliases: ['n'], description: 'node name' },
];

const NODE_COLUMNS: readonly CatColumn[] = [
  { name: 'id', aliases: ['nodeId'], description: 'unique node id', isHidden: true },
  { name: 'ip', aliases: ['i'], description: 'ip address' },
  { name: 'port', aliases: ['po'], description: 'bound transport port', isHidden: true },
  { name: 'http_address', aliases: ['http'], description: 'bound http address', isHidden: true },
  { name: 'version', aliases: ['v'], description: 'es version', isHidden: true },
  { name: 'build', aliases: ['b'], description: 'es build hash', isHidden: true },
  ...['heap.percent', 'ram.percent', 'cpu', 'load_1m', 'load_5m', 'load_15m'].map((name) =>
    number(name, '', 'not known here'),
  ),
  {
    name: 'node.role',
    aliases: ['r', 'role', 'nodeRole'],
    description: 'd:data, i:ingest, m:master',
  },
  { name: 'master', aliases: ['m'], description: '*:current master' },
  { name: 'name', aliases: ['n'], description: 'node name' },
];

/** A table of one row: there is one cluster, and one node. */
interface CatTable {
  readonly name: string;
  readonly action: string;
  readonly columns: readonly CatColumn[];
  readonly row: () => CatRow;
}

/** `_cat` about the cluster. */
export function catEndpoints(deps: ClusterDeps): Endpoint[] {
  const cat = ({ name, action, columns, row }: CatTable): Endpoint =>
    reading({
      paths: [`/_cat/${name}`],
      action,
      parameters: [...CAT_PARAMETERS, 'local', 'master_timeout', 'ts', 'time', 'bytes', 'full_id'],
      answer: (request) => {
        const hasTimes = booleanParameter(request.query, 'ts', true);
        const shown = columns.filter((column) => hasTimes || !TIMES.includes(column.name));
        return catResponse(request, shown, () => [row()]);
      },
    });
  return [
    cat({
      ...{ name: 'health', action: 'cluster:monitor/health', columns: HEALTH_COLUMNS },
      row: () => healthRow(deps),
    }),
    cat({
      ...{ name: 'nodes', action: 'cluster:monitor/nodes/info', columns: NODE_COLUMNS },
      row: () => nodeRow(deps),
    }),
    cat({
      ...{ name: 'master', action: 'cluster:monitor/state', columns: MASTER_COLUMNS },
      row: () => masterRow(deps),
    }),
  ];
}

/** `_cat` alone: what there is. */
export function catHelpEndpoint(endpoints: readonly Endpoint[]): Endpoint {
  const paths = endpoints
    .flatMap(({ paths: own }) => own)
    .filter((path) => path.startsWith('/_cat/'));
  const body = `=^.^=\n${paths
    .sort()
    .map((path) => `${path}\n`)
    .join('')}`;
  return {
    methods: ['get'],
    paths: ['/_cat'],
    queryParameters: ['help', 's'],
    body: 'none',
    handle: () => ({ status: 200, body }),
  };
}

function number(name: string, aliases: string, description: string): CatColumn {
  const others = aliases === '' ? [] : aliases.split(',');
  return { name, aliases: others, description, isNumber: true };
}

function healthRow({ info, clock, indices }: ClusterDeps): CatRow {
  const health = healthOf(indices(), undefined);
  const shards = countShards(health.indices);
  const now = clock();
  return {
    epoch: String(Math.floor(now / 1000)),
    timestamp: new Date(now).toISOString().slice(11, 19),
    cluster: info.clusterName,
    status: health.status,
    ...{ 'node.total': '1', 'node.data': '1' },
    ...{ shards: String(shards.active), pri: String(shards.active), relo: '0', init: '0' },
    ...{ unassign: String(shards.unassigned), pending_tasks: '0', max_task_wait_time: '-' },
    active_shards_percent: `${activePercent(shards).toFixed(1)}%`,
  };
}

function masterRow({ info, publishAddress }: ClusterDeps): CatRow {
  const { host } = nodeAddress(publishAddress());
  return { id: info.nodeId, host, ip: host, node: info.nodeName };
}

function nodeRow({ info, publishAddress }: ClusterDeps): CatRow {
  const { address, host } = nodeAddress(publishAddress());
  return {
    ...{ id: info.nodeId.slice(0, 4), ip: host, port: address.slice(host.length + 1) },
    ...{ http_address: address, version: info.version.number, build: info.version.buildHash },
    'node.role': NODE_ROLES.map((role) => role.charAt(0)).join(''),
    ...{ master: '*', name: info.nodeName },
  };
}
