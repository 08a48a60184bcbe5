import { illegalArgument } from '../../lib/elasticsearch_error';
import type { JsonObject } from '../request_reader';
import { readOption } from '../request_reader';

const AMOUNT = /^\s*(-?\d+)(%?)\s*$/;

/**
 * How many optional clauses must match, out of `count`. Undefined when not given. Takes numbers,
 * negative numbers, percentages, and steps: `2<75% 9<-3` = all of up to 2, of more 75%, of more than
 * 9 all but 3.
 * @throws `illegal_argument_exception` when it is none of these.
 */
export function minimumShouldMatch(options: JsonObject, count: number): number | undefined {
  const given = readOption(options, 'minimum_should_match', 'string');
  return given === undefined ? undefined : Math.min(count + 1, Math.max(0, amountOf(given, count)));
}

function amountOf(given: string, count: number): number {
  if (!given.includes('<')) {
    return plainAmount(given, count);
  }
  let amount = count;
  for (const step of given
    .trim()
    .replaceAll(/\s*<\s*/g, '<')
    .split(/\s+/)) {
    const [above = '', then = ''] = step.split('<');
    const limit = AMOUNT.test(above) && !above.includes('%') ? Number(above) : Number.NaN;
    if (Number.isNaN(limit)) {
      throw unreadable(given);
    }
    if (count <= limit) {
      return amount;
    }
    amount = plainAmount(then, count);
  }
  return amount;
}

function plainAmount(text: string, count: number): number {
  const match = AMOUNT.exec(text);
  if (match === null) {
    throw unreadable(text);
  }
  const amount = Number(match[1]);
  const absolute = match[2] === '%' ? Math.trunc((count * amount) / 100) : amount;
  return absolute < 0 ? count + absolute : absolute;
}

function unreadable(text: string) {
  return illegalArgument(`Failed to parse [minimum_should_match]: For input string: "${text}"`);
}
