import { illegalArgument } from './elasticsearch_error';

/** Milliseconds of each unit; `m` alone is case-sensitive in Elasticsearch. */
const UNITS: readonly (readonly [suffix: string, milliseconds: number])[] = [
  ['nanos', 1e-6],
  ['micros', 1e-3],
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
];

/** Most milliseconds a duration may have; more does not fit Elasticsearch's 64-bit nanoseconds. */
const LONGEST = Number(2n ** 63n - 1n) / 1e6;

/**
 * Reads an Elasticsearch duration such as `30d` into milliseconds (fractions for `nanos`, `micros`).
 * Bare `0` and `-1` need no unit; `-1` with a unit passes, as it does in Elasticsearch.
 * @throws illegal_argument_exception that names the setting and the value.
 */
export function parseTimeValue(text: string, setting: string): number {
  const value = text.trim();
  if (value === '-1' || value === '0') return Number(value);
  const unit = UNITS.find(([suffix]) => hasSuffix(value, suffix));
  if (unit === undefined) throw failed(text, setting, 'unit is missing or unrecognized');
  const amount = value.slice(0, -unit[0].length).trim();
  if (/^[+-]?\d*\.\d+$/.test(amount)) {
    throw illegalArgument(`failed to parse [${text}], fractional time values are not supported`);
  }
  if (!/^[+-]?\d+$/.test(amount)) throw illegalArgument(`failed to parse [${text}]`);
  return checked(Number(amount), unit[1], { text, setting });
}

function checked(
  amount: number,
  milliseconds: number,
  source: { readonly text: string; readonly setting: string },
): number {
  if (amount < -1) {
    throw failed(source.text, source.setting, 'negative durations are not supported');
  }
  const duration = amount * milliseconds;
  if (duration > LONGEST) {
    throw failed(source.text, source.setting, 'the duration is too long');
  }
  return duration;
}

function hasSuffix(value: string, suffix: string): boolean {
  return suffix === 'm' ? value.endsWith('m') : value.toLowerCase().endsWith(suffix);
}

function failed(text: string, setting: string, why: string): Error {
  return illegalArgument(
    `failed to parse setting [${setting}] with value [${text}] as a time value: ${why}`,
  );
}
