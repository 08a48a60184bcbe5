import type { Endpoint, EndpointRequest, EndpointResponse } from '../../lib/endpoint';
import { booleanParameter } from '../../lib/parameters';
import type { EmulatedVersion } from '../../lib/version';
import type { ClusterDeps, IndexSummary } from '../cluster_deps';
import { reading } from '../cluster_deps';
import { activePercent, countShards, healthOf, indexStatus } from './health';
import type { Health } from './health';
import { HEALTH_PARAMETERS, readHealthRequest } from './health_request';
import type { HealthRequest } from './health_request';

/** Milliseconds between two looks while a request waits. */
const INTERVAL = 50;

/** `_cluster/health`, which waits for what it is asked for: 408 when it does not come about. */
export function healthEndpoint(deps: ClusterDeps): Endpoint {
  return reading({
    paths: ['/_cluster/health', '/_cluster/health/{index}'],
    action: 'cluster:monitor/health',
    parameters: HEALTH_PARAMETERS,
    answer: (request) => health(request, deps),
  });
}

async function health(request: EndpointRequest, deps: ClusterDeps): Promise<EndpointResponse> {
  const asked = readHealthRequest(request.query);
  const look = (): Health => healthOf(deps.indices(), request.params.index);
  let found = look();
  // Looks are counted, not time: a clock may stand still.
  for (let left = asked.timeout; left > 0 && !asked.isMet(found); left -= INTERVAL) {
    await deps.pause(Math.min(INTERVAL, left));
    found = look();
  }
  const timedOut = !asked.isMet(found);
  const isHuman = booleanParameter(request.query, 'human');
  return {
    status: timedOut ? 408 : 200,
    body: {
      cluster_name: deps.info.clusterName,
      status: found.status,
      timed_out: timedOut,
      ...clusterNumbers(found, deps.info.version, isHuman),
      ...details(found, asked, deps.info.version),
    },
  };
}

/** One node holds every primary; copies have no place beside them. */
function clusterNumbers(
  { indices }: Health,
  version: EmulatedVersion,
  isHuman: boolean,
): Readonly<Record<string, unknown>> {
  const shards = countShards(indices);
  const percent = activePercent(shards);
  return {
    number_of_nodes: 1,
    number_of_data_nodes: 1,
    active_primary_shards: shards.active,
    active_shards: shards.active,
    relocating_shards: 0,
    initializing_shards: 0,
    ...unassigned(shards.unassigned, version),
    delayed_unassigned_shards: 0,
    number_of_pending_tasks: 0,
    number_of_in_flight_fetch: 0,
    ...(isHuman ? { task_max_waiting_in_queue: '0s' } : {}),
    task_max_waiting_in_queue_millis: 0,
    ...(isHuman ? { active_shards_percent: `${percent.toFixed(1)}%` } : {}),
    active_shards_percent_as_number: percent,
  };
}

function unassigned(shards: number, version: EmulatedVersion): Readonly<Record<string, number>> {
  return {
    unassigned_shards: shards,
    ...(version.has('unassigned_primaries') ? { unassigned_primary_shards: 0 } : {}),
  };
}

function details(
  { indices }: Health,
  { level }: HealthRequest,
  version: EmulatedVersion,
): Readonly<Record<string, unknown>> {
  if (level === 'cluster') return {};
  const entries = indices.map(
    (index) => [index.name, indexNumbers(index, level, version)] as const,
  );
  return { indices: Object.fromEntries(entries) };
}

function indexNumbers(
  index: IndexSummary,
  level: HealthRequest['level'],
  version: EmulatedVersion,
): unknown {
  const { shards, replicas } = index;
  const status = indexStatus(index);
  const still = { relocating_shards: 0, initializing_shards: 0 };
  const shard = {
    ...{ status, primary_active: true, active_shards: 1, ...still },
    ...unassigned(replicas, version),
  };
  return {
    ...{ status, number_of_shards: shards, number_of_replicas: replicas },
    ...{ active_primary_shards: shards, active_shards: shards, ...still },
    ...unassigned(shards * replicas, version),
    ...(level === 'shards'
      ? { shards: Object.fromEntries(Array.from({ length: shards }, (_, at) => [at, shard])) }
      : {}),
  };
}
