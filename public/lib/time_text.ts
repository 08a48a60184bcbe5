import { i18n } from '@kbn/i18n';
import type { EpochMillis } from '../../common/api_keys/api_key';

const DAY = 86_400_000;

/**
 * Units from the largest: length, and from which distance they are used. Days reach far, because
 * "in 90 days" is what people set; a little less than one unit counts as one, so that a key just
 * made for a day ends "in 1 day" and not "in 24 hours".
 */
const UNITS: readonly { unit: Intl.RelativeTimeFormatUnit; length: number; from: number }[] = [
  { unit: 'year', length: 365 * DAY, from: 364 * DAY },
  { unit: 'month', length: 30 * DAY, from: 120 * DAY },
  { unit: 'day', length: DAY, from: 0.99 * DAY },
  { unit: 'hour', length: 3_600_000, from: 0.99 * 3_600_000 },
  { unit: 'minute', length: 60_000, from: 0.99 * 60_000 },
];

/** An instant as distance from `now`, such as "in 3 days" or "2 minutes ago"; "now" within a second. */
export function relativeTime(instant: EpochMillis, now: EpochMillis): string {
  const distance = instant - now;
  const { unit, length } = UNITS.find(({ from }) => Math.abs(distance) >= from) ?? {
    unit: 'second' as const,
    length: 1000,
  };
  const count = Math.round(distance / length);
  const numeric = count === 0 ? 'auto' : 'always';
  return new Intl.RelativeTimeFormat(i18n.getLocale(), { numeric }).format(count, unit);
}

/** An instant in the reader's language and time zone, to the second. */
export const absoluteTime = (instant: EpochMillis): string =>
  new Intl.DateTimeFormat(i18n.getLocale(), { dateStyle: 'medium', timeStyle: 'medium' }).format(
    instant,
  );
