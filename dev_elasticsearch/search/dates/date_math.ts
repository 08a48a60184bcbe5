import { parseDate } from './dates';
import { unreadableValue } from '../search_error';
import { zoneOffset } from './time_zone';

/** How a date of a query is read. */
export interface DateMathOptions {
  /** Formats joined by `||`. */
  readonly format: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Zone of texts without one, and of rounding. Absent = UTC. */
  readonly zone?: string;
  /** Take the last millisecond of what is rounded or left out; for `gt` and `lte`. */
  readonly roundUp?: boolean;
}

/** Units of date math, `y M w d h H m s`. */
export type DateUnit = 'y' | 'M' | 'w' | 'd' | 'h' | 'H' | 'm' | 's';

const OPERATION = /([+-]\d*|\/)([yMwdhHms])/g;
const OPERATIONS = /^(?:(?:[+-]\d*|\/)[yMwdhHms])*$/;
const FIXED: Readonly<Record<string, number>> = {
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  H: 3_600_000,
  m: 60_000,
  s: 1000,
};

/**
 * Milliseconds since the epoch of `now-1d/d`, `2024-01-01||+1M/d`, a date, or a number.
 * @throws ShardError with a `parse_exception` when the text is none of these.
 */
export function resolveDateMath(value: unknown, options: DateMathOptions): number {
  const text = String(value);
  const [anchor, operations] = splitAnchor(text);
  if (!OPERATIONS.test(operations)) {
    throw unparsable(text, options.format);
  }
  let at = anchorMillis(anchor, operations, options);
  for (const [, operator = '', unit = ''] of operations.matchAll(OPERATION)) {
    at = applyOperation(at, { operator, unit: unit as DateUnit }, options);
  }
  return at;
}

/** First millisecond of the unit that holds `millis`, in local time of the zone. */
export function floorToUnit(millis: number, unit: DateUnit | 'q', zone = 'UTC'): number {
  const local = new Date(millis + zoneOffset(zone, millis));
  const start = floorLocal(local, unit);
  return start - zoneOffset(zone, start - zoneOffset(zone, start));
}

/** `millis` moved by whole units; months and years keep the day where the month has it. */
export function addUnits(millis: number, amount: number, unit: DateUnit | 'q'): number {
  const fixed = FIXED[unit];
  if (fixed !== undefined) {
    return millis + amount * fixed;
  }
  const months = amount * (unit === 'y' ? 12 : unit === 'q' ? 3 : 1);
  const date = new Date(millis);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime();
}

function splitAnchor(text: string): readonly [string, string] {
  if (text.startsWith('now')) {
    return ['now', text.slice(3)];
  }
  const bar = text.indexOf('||');
  return bar === -1 ? [text, ''] : [text.slice(0, bar), text.slice(bar + 2)];
}

function anchorMillis(anchor: string, operations: string, options: DateMathOptions): number {
  if (anchor === 'now') {
    return options.now;
  }
  const span = parseDate(anchor, options.format, options.zone);
  if (span === undefined) {
    throw unparsable(anchor, options.format);
  }
  return options.roundUp === true && operations === '' ? span.to : span.from;
}

interface Operation {
  readonly operator: string;
  readonly unit: DateUnit;
}

function applyOperation(at: number, operation: Operation, options: DateMathOptions): number {
  const { operator, unit } = operation;
  if (operator !== '/') {
    return addUnits(at, Number(operator.length === 1 ? `${operator}1` : operator), unit);
  }
  const start = floorToUnit(at, unit, options.zone);
  return options.roundUp === true ? addUnits(start, 1, unit) - 1 : start;
}

function floorLocal(local: Date, unit: DateUnit | 'q'): number {
  const year = local.getUTCFullYear();
  const month = local.getUTCMonth();
  switch (unit) {
    case 'y':
      return Date.UTC(year, 0, 1);
    case 'q':
      return Date.UTC(year, month - (month % 3), 1);
    case 'M':
      return Date.UTC(year, month, 1);
    case 'w':
      return Date.UTC(year, month, local.getUTCDate() - ((local.getUTCDay() + 6) % 7));
    default: {
      const size = FIXED[unit] ?? 1;
      return Math.floor(local.getTime() / size) * size;
    }
  }
}

function unparsable(text: string, format: string) {
  return unreadableValue(
    'parse_exception',
    `failed to parse date field [${text}] with format [${format}]`,
  );
}
