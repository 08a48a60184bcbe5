import type { Endpoint, EndpointRequest } from '../lib/endpoint';
import { booleanParameter, listParameter } from '../lib/parameters';
import type { Task } from '../lib/task_registry';
import { compileWildcard } from '../lib/wildcard';
import type { ClusterDeps } from './cluster_deps';
import { ok, reading } from './cluster_deps';
import { NODE_ROLES, nodeAddress } from './node';

const LIST = 'cluster:monitor/tasks/lists';

/** `_tasks`: requests that go on after they were answered. */
export function tasksEndpoints(deps: ClusterDeps): Endpoint[] {
  return [
    reading({
      paths: ['/_tasks'],
      action: LIST,
      parameters: ['actions', 'detailed', 'group_by', 'nodes', 'timeout', 'wait_for_completion'],
      answer: (request) => ok(list(request, deps)),
    }),
    reading({
      paths: ['/_tasks/{id}'],
      action: 'cluster:monitor/task/get',
      parameters: ['timeout', 'wait_for_completion'],
      answer: async ({ params, query }) => {
        const { tasks } = deps;
        const id = params.id ?? '';
        const waits = booleanParameter(query, 'wait_for_completion');
        // Half a minute is Elasticsearch's patience too.
        for (let left = 600; waits && left > 0 && tasks.get(id).ended === undefined; left -= 1) {
          await deps.pause(50);
        }
        return ok(answer(tasks.get(id), deps));
      },
    }),
  ];
}

function answer(task: Task, deps: ClusterDeps): unknown {
  return {
    completed: task.ended !== undefined,
    task: describe(task, deps, true),
    ...(task.response === undefined ? {} : { response: task.response }),
    ...(task.error === undefined ? {} : { error: task.error }),
  };
}

function list({ query }: EndpointRequest, deps: ClusterDeps): unknown {
  const { info, tasks, publishAddress } = deps;
  const patterns = listParameter(query, 'actions').map((pattern) => compileWildcard(pattern));
  const isDetailed = booleanParameter(query, 'detailed');
  const shown = tasks
    .running()
    .filter(({ action }) => patterns.length === 0 || patterns.some((matches) => matches(action)));
  const byId = Object.fromEntries(shown.map((task) => [task.id, describe(task, deps, isDetailed)]));
  if (query.group_by === 'none') return { tasks: Object.values(byId) };
  if (query.group_by === 'parents') return { tasks: byId };
  const { address, host } = nodeAddress(publishAddress());
  const node = {
    name: info.nodeName,
    transport_address: address,
    host,
    ip: address,
    roles: NODE_ROLES,
    tasks: byId,
  };
  return { nodes: shown.length === 0 ? {} : { [info.nodeId]: node } };
}

function describe(task: Task, { info, clock }: ClusterDeps, isDetailed: boolean): unknown {
  const running = (task.ended ?? clock()) - task.started;
  return {
    node: info.nodeId,
    id: task.number,
    type: 'transport',
    action: task.action,
    ...(isDetailed ? { description: task.description } : {}),
    start_time_in_millis: task.started,
    running_time_in_nanos: running * 1_000_000,
    cancellable: false,
    headers: {},
  };
}
