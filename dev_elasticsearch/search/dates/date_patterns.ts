import { illegalArgument } from '../../lib/elasticsearch_error';
import type { DateParts } from './date_parts';

const TOKEN = /'([^']*)'|([a-zA-Z])\2*|[^a-zA-Z']/g;

const LETTERS: Readonly<Record<string, keyof DateParts>> = {
  y: 'year',
  u: 'year',
  M: 'month',
  d: 'day',
  H: 'hour',
  m: 'minute',
  s: 'second',
  S: 'millisecond',
  X: 'zone',
  Z: 'zone',
};

const SOURCES: Readonly<Record<string, string>> = {
  year: '\\d{4}',
  zone: 'Z|[+-]\\d{2}:?\\d{2}',
  millisecond: '\\d{1,9}',
};

/**
 * A reader for patterns of `java.time` letters y u M d H m s S X Z and quoted text.
 * @throws `illegal_argument_exception` for other letters, which this server does not know.
 */
export function compileDatePattern(pattern: string): (text: string) => DateParts | undefined {
  const names: (keyof DateParts)[] = [];
  const source = tokens(pattern).map(({ part, text }) => {
    if (part === undefined) {
      return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    }
    names.push(part);
    const digits = text.length === 1 ? '\\d{1,2}' : '\\d{2}';
    return `(${SOURCES[part] ?? digits})`;
  });
  const expression = new RegExp(`^${source.join('')}$`);
  return (text) => {
    const match = expression.exec(text);
    return match === null ? undefined : collect(names, match);
  };
}

/** Writes a date that was shifted into its zone already. */
export function formatDatePattern(millis: number, pattern: string): string {
  const date = new Date(millis);
  const values: Readonly<Record<keyof DateParts, number>> = {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
    zone: 0,
  };
  return tokens(pattern)
    .map(({ part, text }) => {
      if (part === undefined) {
        return text;
      }
      return part === 'zone' ? 'Z' : String(values[part]).padStart(text.length, '0');
    })
    .join('');
}

interface Token {
  readonly part: keyof DateParts | undefined;
  readonly text: string;
}

function tokens(pattern: string): readonly Token[] {
  return [...pattern.matchAll(TOKEN)].map(([text, quoted, letter]) => {
    if (letter === undefined) {
      return { part: undefined, text: quoted ?? text };
    }
    const part = LETTERS[letter];
    if (part === undefined) {
      throw illegalArgument(`Invalid format: [${pattern}]: Unknown pattern letter: ${letter}`);
    }
    return { part, text };
  });
}

function collect(names: readonly (keyof DateParts)[], match: RegExpExecArray): DateParts {
  const parts: Record<string, number | string> = {};
  names.forEach((name, at) => {
    const text = match[at + 1] ?? '';
    parts[name] = name === 'zone' ? text : Number(name === 'millisecond' ? milli(text) : text);
  });
  return { year: 1970, ...parts };
}

function milli(fraction: string): string {
  return fraction.padEnd(3, '0').slice(0, 3);
}
