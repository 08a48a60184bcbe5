import { illegalArgument } from '../../lib/elasticsearch_error';
import { parseTimeValue } from '../../lib/time_value';

/** A setting of an index: what values it takes, and when it may change. */
export interface SettingKind {
  /** @throws `illegal_argument_exception` for a value it cannot have. */
  readonly check: (name: string, value: string) => void;
  /** `final`: only creation sets it; `static`: never while the index is open. Absent = any time. */
  readonly change?: 'final' | 'static';
  /** What `include_defaults` shows. Absent = nothing. */
  readonly fallback?: string;
}

/** All settings this server knows, without `index.` before the name. */
export const SETTING_KINDS: ReadonlyMap<string, SettingKind> = new Map<string, SettingKind>([
  ['number_of_shards', { check: integer(1, 1024), change: 'final', fallback: '1' }],
  ['number_of_routing_shards', { check: integer(1), change: 'final' }],
  ['number_of_replicas', { check: integer(0), fallback: '1' }],
  ['auto_expand_replicas', { check: expansion, fallback: 'false' }],
  ['refresh_interval', { check: duration, fallback: '1s' }],
  ['hidden', { check: boolean, fallback: 'false' }],
  ['priority', { check: integer(0), fallback: '1' }],
  ['codec', { check: oneOf('default', 'best_compression'), change: 'static', fallback: 'default' }],
  ['mapping.total_fields.limit', { check: integer(0), fallback: '1000' }],
  ['mapping.depth.limit', { check: integer(1), fallback: '20' }],
  ['mapping.nested_objects.limit', { check: integer(0), fallback: '10000' }],
  ['lifecycle.name', { check: anything }],
  ['max_refresh_listeners', { check: integer(0), fallback: '1000' }],
  ['translog.durability', { check: oneOf('request', 'async'), fallback: 'request' }],
  ['write.wait_for_active_shards', { check: anything, fallback: '1' }],
  ['blocks.write', { check: boolean, fallback: 'false' }],
]);

type Check = SettingKind['check'];

function anything(): void {
  // Free text: nothing to refuse.
}

function integer(least: number, most = 2 ** 31 - 1): Check {
  return (name, text) => {
    if (!/^[+-]?\d+$/.test(text)) {
      throw illegalArgument(`Failed to parse value [${text}] for setting [${name}]`);
    }
    if (Number(text) < least) {
      throw illegalArgument(
        `Failed to parse value [${text}] for setting [${name}] must be >= ${least}`,
      );
    }
    if (Number(text) > most) {
      throw illegalArgument(
        `Failed to parse value [${text}] for setting [${name}] must be <= ${most}`,
      );
    }
  };
}

function boolean(_name: string, text: string): void {
  if (text !== 'true' && text !== 'false') {
    throw illegalArgument(`Failed to parse value [${text}] as only [true] or [false] are allowed.`);
  }
}

function duration(name: string, text: string): void {
  parseTimeValue(text, name);
}

function oneOf(...values: readonly string[]): Check {
  return (name, text) => {
    if (!values.includes(text.toLowerCase())) {
      throw illegalArgument(
        `unknown value for [${name}] must be one of [${values.join(', ')}] but was: ${text}`,
      );
    }
  };
}

function expansion(name: string, text: string): void {
  if (text !== 'false' && !/^\d+-(\d+|all)$/.test(text)) {
    throw illegalArgument(`failed to parse [${name}] from value: [${text}] at index -1`);
  }
}
