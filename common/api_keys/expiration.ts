import type { ElasticsearchDuration, EpochMillis } from './api_key';

const UNIT_MILLIS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Longest life we accept, in days (100 years): beyond it Elasticsearch's arithmetic may overflow. */
export const MAX_EXPIRATION_DAYS = 36_500;

/** Why an expiration is refused. */
export type ExpirationProblem = 'not_a_duration' | 'not_positive' | 'fraction' | 'too_long';

const DURATION = /^(-?\d+(?:\.\d+)?)(s|m|h|d)$/;

/** Milliseconds of a duration such as `30d`; undefined when it is none. Units `s`, `m`, `h`, `d`. */
export function durationMillis(duration: ElasticsearchDuration): number | undefined {
  const match = DURATION.exec(duration);
  if (!match) return undefined;
  return Number(match[1]) * UNIT_MILLIS[match[2] as keyof typeof UNIT_MILLIS];
}

/**
 * The first rule that the duration breaks; undefined when it is legal. Stricter than Elasticsearch,
 * which creates keys that are already expired (`-1d`, `0s`) without a word.
 */
export function expirationProblem(duration: ElasticsearchDuration): ExpirationProblem | undefined {
  const millis = durationMillis(duration);
  if (millis === undefined) return 'not_a_duration';
  if (millis <= 0) return 'not_positive';
  if (duration.includes('.')) return 'fraction';
  return millis > MAX_EXPIRATION_DAYS * UNIT_MILLIS.d ? 'too_long' : undefined;
}

/** When a key created at `now` with this duration ends; undefined when the duration is not legal. */
export function expirationDate(
  duration: ElasticsearchDuration,
  now: EpochMillis,
): EpochMillis | undefined {
  const millis = durationMillis(duration);
  return millis === undefined || expirationProblem(duration) ? undefined : now + millis;
}
