import { illegalArgument } from '../../lib/elasticsearch_error';
import { parseTimeValue } from '../../lib/time_value';
import type { DateUnit } from '../dates/date_math';
import { addUnits, floorToUnit } from '../dates/date_math';
import type { JsonObject } from '../request_reader';
import { readOption } from '../request_reader';
import { zoneOffset } from '../dates/time_zone';

/** Cuts time into intervals that follow each other. */
export interface DateInterval {
  /** First millisecond of the interval that holds this instant. */
  start(millis: number): number;
  /** First millisecond of the interval after the one that begins at `start`. */
  next(start: number): number;
}

// A map, because requests choose the name, and an object has names of its own.
const CALENDAR = new Map<string, DateUnit | 'q'>(
  Object.entries({
    ...({ minute: 'm', '1m': 'm', hour: 'h', '1h': 'h', day: 'd', '1d': 'd' } as const),
    ...({ week: 'w', '1w': 'w', month: 'M', '1M': 'M' } as const),
    ...({ quarter: 'q', '1q': 'q', year: 'y', '1y': 'y' } as const),
  }),
);

const FIXED_UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/**
 * Reads `calendar_interval` or `fixed_interval`, and `time_zone`.
 * @throws `illegal_argument_exception` when there is none, or one nobody knows.
 */
export function readDateInterval(options: JsonObject): DateInterval {
  const zone = readOption(options, 'time_zone', 'string') ?? 'UTC';
  const calendar = readOption(options, 'calendar_interval', 'string');
  const fixed = readOption(options, 'fixed_interval', 'string');
  if (calendar !== undefined) {
    return calendarInterval(calendar, zone);
  }
  if (fixed !== undefined) {
    return fixedInterval(fixed, zone);
  }
  throw illegalArgument('Invalid interval specified, must be non-null and non-empty');
}

/** The option `offset`, `+6h` or `-1d`, in milliseconds; absent = 0. */
export function readOffset(options: JsonObject): number {
  const given = readOption(options, 'offset', 'string');
  if (given === undefined) {
    return 0;
  }
  const [, sign, duration = ''] = /^([+-]?)(.*)$/.exec(given) ?? [];
  const millis = parseTimeValue(duration, 'DateHistogramAggregationBuilder.parseOffset');
  return sign === '-' ? -millis : millis;
}

function calendarInterval(interval: string, zone: string): DateInterval {
  const unit = CALENDAR.get(interval);
  if (unit === undefined) {
    throw illegalArgument(
      `The supplied interval [${interval}] could not be parsed as a calendar interval.`,
    );
  }
  return {
    start: (millis) => floorToUnit(millis, unit, zone),
    next: (start) => {
      const local = start + zoneOffset(zone, start);
      const end = addUnits(local, 1, unit);
      return end - zoneOffset(zone, end - zoneOffset(zone, end));
    },
  };
}

function fixedInterval(interval: string, zone: string): DateInterval {
  const match = /^(\d+)(ms|s|m|h|d)$/.exec(interval);
  const size = Number(match?.[1]) * (FIXED_UNITS[match?.[2] ?? ''] ?? 0);
  if (match === null || size <= 0) {
    throw illegalArgument(
      `failed to parse setting [date_histogram.fixedInterval] with value [${interval}]`,
    );
  }
  return {
    start: (millis) => {
      const offset = zoneOffset(zone, millis);
      return Math.floor((millis + offset) / size) * size - offset;
    },
    next: (start) => start + size,
  };
}
