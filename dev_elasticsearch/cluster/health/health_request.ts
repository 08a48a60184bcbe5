import { illegalArgument } from '../../lib/elasticsearch_error';
import type { Parameters } from '../../lib/parameters';
import { booleanParameter } from '../../lib/parameters';
import { parseTimeValue } from '../../lib/time_value';
import { countShards, STATUSES } from './health';
import type { Health, HealthStatus } from './health';

/** How much a health answer tells. */
const LEVELS = ['cluster', 'indices', 'shards'] as const;

/** What `_cluster/health` was asked. */
export interface HealthRequest {
  readonly level: (typeof LEVELS)[number];
  /** How long to wait for what was asked for, in milliseconds. */
  readonly timeout: number;
  /** Is everything that was asked for so? */
  isMet(health: Health): boolean;
}

/** The parameters that {@link readHealthRequest} reads. */
export const HEALTH_PARAMETERS = [
  ...['wait_for_status', 'timeout', 'level', 'local', 'master_timeout', 'expand_wildcards'],
  ...['wait_for_no_relocating_shards', 'wait_for_active_shards', 'wait_for_nodes'],
  ...['wait_for_events', 'wait_for_no_initializing_shards'],
];

const EVENTS = ['immediate', 'urgent', 'high', 'normal', 'low', 'languid'];

/** @throws 400 illegal_argument_exception for a value that is none of the parameter's */
export function readHealthRequest(query: Parameters): HealthRequest {
  const {
    level = 'cluster',
    timeout = '30s',
    master_timeout: masterTimeout = '30s',
    wait_for_events: events = 'immediate',
  } = query;
  const known = LEVELS.find((name) => name === level);
  if (known === undefined) {
    throw illegalArgument(
      `level parameter must be one of [cluster] or [indices] or [shards] but was [${level}]`,
    );
  }
  if (!EVENTS.includes(events.toLowerCase())) {
    throw illegalArgument(`No enum constant org.elasticsearch.common.Priority.${events}`);
  }
  for (const flag of FLAGS) booleanParameter(query, flag);
  parseTimeValue(masterTimeout, 'master_timeout');
  const conditions = [
    statusCondition(query.wait_for_status),
    activeCondition(query.wait_for_active_shards),
    nodesCondition(query.wait_for_nodes),
  ];
  return {
    level: known,
    timeout: Math.max(0, parseTimeValue(timeout, 'timeout')),
    isMet: (health) => !health.hasMissing && conditions.every((isMet) => isMet(health)),
  };
}

const FLAGS = ['local', 'wait_for_no_relocating_shards', 'wait_for_no_initializing_shards'];

type Condition = (health: Health) => boolean;

const ALWAYS: Condition = () => true;

function statusCondition(wanted: string | undefined): Condition {
  if (wanted === undefined) return ALWAYS;
  const order: readonly string[] = STATUSES;
  const worst = order.indexOf(wanted.toLowerCase());
  if (worst === -1) throw illegalArgument(`unknown cluster health status [${wanted}]`);
  return ({ status }: { status: HealthStatus }) => order.indexOf(status) <= worst;
}

function activeCondition(wanted: string | undefined): Condition {
  if (wanted === undefined) return ALWAYS;
  if (wanted === 'all') return ({ indices }) => countShards(indices).unassigned === 0;
  if (!/^\d+$/.test(wanted)) {
    throw illegalArgument(`cannot parse ActiveShardCount[${wanted}]`);
  }
  return ({ indices }) => countShards(indices).active >= Number(wanted);
}

/** There is one node, whatever the indices: `1`, `>=1`, `ge(1)`, `<3` and so on. */
function nodesCondition(wanted: string | undefined): Condition {
  if (wanted === undefined) return ALWAYS;
  const [, sign = '', word = '', number = ''] =
    /^(>=|<=|>|<)?(?:(ge|le|gt|lt)\()?(\d+)\)?$/.exec(wanted) ?? [];
  if (number === '') throw illegalArgument(`For input string: "${wanted}"`);
  const count = Number(number);
  const isSo = {
    '>=': 1 >= count,
    '<=': 1 <= count,
    '>': 1 > count,
    '<': 1 < count,
    '': count === 1,
  }[sign || (SIGNS[word] ?? '')];
  return () => isSo === true;
}

const SIGNS: Readonly<Record<string, '>=' | '<=' | '>' | '<'>> = {
  ge: '>=',
  le: '<=',
  gt: '>',
  lt: '<',
};
