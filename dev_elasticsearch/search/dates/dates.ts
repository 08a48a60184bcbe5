import { illegalArgument } from '../../lib/elasticsearch_error';
import type { DateParts } from './date_parts';
import { compileDatePattern, formatDatePattern } from './date_patterns';
import { zoneOffset } from './time_zone';

/** What a text such as `2024-03` covers: first and last millisecond since the epoch, inclusive. */
export interface DateSpan {
  readonly from: number;
  readonly to: number;
}

type Reader = (text: string) => DateParts | DateSpan | undefined;

const ISO =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(?:(\d{2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?$/;

const READERS: Readonly<Record<string, readonly Reader[]>> = {
  strict_date_optional_time: [readIso],
  strict_date_optional_time_nanos: [readIso],
  date_optional_time: [readIso],
  iso8601: [readIso],
  date_time: [readIso],
  strict_date_time: [readIso],
  strict_date_time_no_millis: [readIso],
  date_time_no_millis: [readIso],
  epoch_millis: [(text) => readEpoch(text, 1)],
  epoch_second: [(text) => readEpoch(text, 1000)],
  date: [compileDatePattern('yyyy-MM-dd')],
  strict_date: [compileDatePattern('yyyy-MM-dd')],
  basic_date: [compileDatePattern('yyyyMMdd')],
  strict_year_month: [compileDatePattern('yyyy-MM')],
  year_month: [compileDatePattern('yyyy-MM')],
  strict_year: [compileDatePattern('yyyy')],
  year: [compileDatePattern('yyyy')],
};

// Maps, because requests choose the format, and an object has names of its own.
const NAMED = new Map(Object.entries(READERS));

/**
 * Reads a date by formats joined with `||`; the first that fits wins. Undefined when none fits.
 * @throws `illegal_argument_exception` for a format with letters this server does not know.
 */
export function parseDate(text: string, format: string, zone = 'UTC'): DateSpan | undefined {
  for (const name of format.split('||')) {
    for (const read of readers(name)) {
      const found = read(text);
      const span = found === undefined || 'from' in found ? found : spanOf(found, zone);
      if (span !== undefined) {
        return span;
      }
    }
  }
  return undefined;
}

/** Writes a date by the first of the formats; ISO forms carry milliseconds and the zone. */
export function formatDate(millis: number, format: string, zone = 'UTC'): string {
  const [name = ''] = format.split('||');
  if (name === 'epoch_millis') {
    return String(millis);
  }
  if (name === 'epoch_second') {
    return String(Math.floor(millis / 1000));
  }
  const offset = zoneOffset(zone, millis);
  const pattern = PATTERNS.get(name) ?? (NAMED.has(name) ? undefined : name);
  if (pattern !== undefined) {
    return formatDatePattern(millis + offset, pattern);
  }
  const local = new Date(millis + offset).toISOString();
  return offset === 0 ? local : `${local.slice(0, -1)}${offsetText(offset)}`;
}

const PATTERNS = new Map(
  Object.entries({
    date: 'yyyy-MM-dd',
    strict_date: 'yyyy-MM-dd',
    basic_date: 'yyyyMMdd',
    year_month: 'yyyy-MM',
    strict_year_month: 'yyyy-MM',
    year: 'yyyy',
    strict_year: 'yyyy',
  }),
);

function readers(name: string): readonly Reader[] {
  const named = NAMED.get(name);
  if (named !== undefined) {
    return named;
  }
  if (name.trim() === '') {
    throw illegalArgument(`Invalid format: [${name}]: empty format`);
  }
  return [compileDatePattern(name)];
}

function readIso(text: string): DateParts | undefined {
  const match = ISO.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  return {
    year: Number(year),
    month: numberOf(month),
    day: numberOf(day),
    hour: numberOf(hour),
    minute: numberOf(minute),
    second: numberOf(second),
    millisecond: fraction === undefined ? undefined : Number(fraction.padEnd(3, '0').slice(0, 3)),
    zone,
  };
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function readEpoch(text: string, unit: number): DateSpan | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(text)) {
    return undefined;
  }
  const from = Math.floor(Number(text) * unit);
  return { from, to: from };
}

function spanOf(parts: DateParts, zone: string): DateSpan | undefined {
  const from = utc(parts);
  if (!isCalendarDate(parts, from)) {
    return undefined;
  }
  const place = parts.zone ?? zone;
  const to = endOf(parts, from);
  return { from: from - zoneOffset(place, from), to: to - zoneOffset(place, to) };
}

function utc(parts: DateParts): number {
  const { year, month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0 } = parts;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, millisecond);
  return date.getTime();
}

/** 30 February and hour 25 roll over in JavaScript; here they are no date. */
function isCalendarDate(parts: DateParts, millis: number): boolean {
  const date = new Date(millis);
  return (
    date.getUTCMonth() + 1 === (parts.month ?? 1) &&
    date.getUTCDate() === (parts.day ?? 1) &&
    date.getUTCHours() === (parts.hour ?? 0) &&
    date.getUTCMinutes() === (parts.minute ?? 0)
  );
}

const HOUR = 3_600_000;

function endOf(parts: DateParts, from: number): number {
  if (parts.month === undefined) {
    return utc({ ...parts, year: parts.year + 1 }) - 1;
  }
  if (parts.day === undefined) {
    return utc({ ...parts, month: parts.month + 1 }) - 1;
  }
  const finer: readonly (readonly [number | undefined, number])[] = [
    [parts.hour, 24 * HOUR],
    [parts.minute, HOUR],
    [parts.second, 60_000],
    [parts.millisecond, 1000],
  ];
  const missing = finer.find(([value]) => value === undefined);
  return from + (missing?.[1] ?? 1) - 1;
}

function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
