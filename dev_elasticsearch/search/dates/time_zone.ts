import { illegalArgument } from '../../lib/elasticsearch_error';
import { LruCache } from '../../lib/lru_cache';

const OFFSET = /^([+-])(\d{1,2})(?::?(\d{2}))?$/;
const UTC_NAMES = ['Z', 'z', 'UTC', 'GMT', 'Etc/UTC'];

/**
 * Milliseconds to add to UTC to get local time: for offsets (`+01:00`) and IANA names, at the given
 * instant.
 * @throws `illegal_argument_exception` for a zone nobody knows.
 */
export function zoneOffset(zone: string, millis: number): number {
  if (UTC_NAMES.includes(zone)) {
    return 0;
  }
  const fixed = OFFSET.exec(zone);
  if (fixed !== null) {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3] ?? 0);
    return (fixed[1] === '-' ? -minutes : minutes) * 60_000;
  }
  const whole = Math.floor(millis / 1000) * 1000;
  return localMillis(formatter(zone), whole) - whole;
}

/** Requests name the zones, in any mixture of cases, so only some of them are kept. */
const formatters = new LruCache<Intl.DateTimeFormat>(64);

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) {
    return known;
  }
  const made = makeFormatter(zone);
  formatters.set(zone, made);
  return made;
}

function makeFormatter(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw illegalArgument(`Unknown time-zone ID: ${timeZone}`);
  }
}

function localMillis(format: Intl.DateTimeFormat, millis: number): number {
  const found = new Map(format.formatToParts(millis).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(found.get(type) ?? 0);
  const day = Date.UTC(part('year'), part('month') - 1, part('day'));
  return day + ((part('hour') * 60 + part('minute')) * 60 + part('second')) * 1000;
}
