import { illegalArgument } from '../../lib/elasticsearch_error';

const UNITS = ['b', 'kb', 'mb', 'gb', 'tb', 'pb'];
const SHORT: Readonly<Record<string, string>> = { k: 'kb', m: 'mb', g: 'gb', t: 'tb', p: 'pb' };

/**
 * A size as `_cat` shows it: `4.4kb`, or whole multiples of the unit that `bytes` names.
 * @throws `illegal_argument_exception` for a unit that does not exist.
 */
export function byteText(bytes: number, unit: string | undefined): string {
  if (unit !== undefined) {
    const power = UNITS.indexOf(SHORT[unit] ?? unit);
    if (power === -1) {
      throw illegalArgument(`Failed to parse [bytes]: unknown unit [${unit}]`);
    }
    return String(Math.floor(bytes / 1024 ** power));
  }
  const power = Math.max(
    0,
    UNITS.findLastIndex((_, at) => bytes >= 1024 ** at),
  );
  const amount = Math.floor((bytes / 1024 ** power) * 10) / 10;
  return `${amount}${UNITS[power] ?? 'b'}`;
}
