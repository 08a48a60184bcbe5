import type { DefaultOperator } from './default_operator';

/** A text that is no query. */
export class QueryStringError extends Error {}

const ENDS_WORD = /[\s!():^[\]"{}~/]/;
const CONJUNCTION = /^(AND|&&|OR|\|\|)(?=[\s()"[{+\-!/]|$)/;
const NOT = /^NOT(?=[\s()"[{]|$)/;
const FIELD = /^((?:\\.|[^\s\\+\-!():^[\]"{}~/])(?:\\.|[^\s\\!():^[\]"{}~/])*)\s*:/su;
const BOOST = /^\^(\d+(?:\.\d+)?)/;
const TILDE = /^~(\d+(?:\.\d+)?)?/;
const COMPARISON = /^(<=|>=|<|>)\s*/;
const RANGE =
  /^([[{])\s*("(?:\\.|[^"\\])*"|[^\s\]}]+)\s+(?:TO\s+)("(?:\\.|[^"\\])*"|[^\s\]}]+)\s*([\]}])/su;

/** A word as it stands in the text. */
export interface Word {
  /** Without the backslashes. */
  readonly text: string;
  readonly raw: string;
  readonly hasWildcard: boolean;
}

/** Takes the pieces of a `query_string` text one after the other. */
export class QueryStringReader {
  private at = 0;

  constructor(private readonly text: string) {}

  isAtEnd(): boolean {
    return this.peek() === '';
  }

  /** The next character that is no blank; `''` at the end. */
  peek(): string {
    while (/\s/.test(this.text[this.at] ?? '')) {
      this.at += 1;
    }
    return this.text[this.at] ?? '';
  }

  take(character: string): boolean {
    const found = this.peek() === character;
    this.at += found ? 1 : 0;
    return found;
  }

  takeConjunction(): DefaultOperator | undefined {
    this.peek();
    const found = this.match(CONJUNCTION)?.[1];
    return found === undefined ? undefined : found === 'AND' || found === '&&' ? 'and' : 'or';
  }

  takeModifier(): '+' | '-' | undefined {
    if (this.take('+')) {
      return '+';
    }
    return this.take('-') || this.take('!') || this.match(NOT) !== null ? '-' : undefined;
  }

  /** `name:`, backslashes removed; `*` for all fields. */
  takeField(): string | undefined {
    this.peek();
    const found = this.match(FIELD)?.[1];
    return found === undefined ? undefined : unescape(found);
  }

  /** What stands between this character, which comes next, and the next one like it. */
  takeUntil(end: string): string {
    let at = this.at + 1;
    while (at < this.text.length && this.text[at] !== end) {
      at += this.text[at] === '\\' ? 2 : 1;
    }
    if (at >= this.text.length) {
      throw this.failure(`no closing ${end}`);
    }
    const found = this.text.slice(this.at + 1, at);
    this.at = at + 1;
    return end === '"' ? unescape(found) : found.replaceAll(`\\${end}`, end);
  }

  /** `[a TO b]` as `{gte, lte}`; curly brackets exclude, `*` leaves open. */
  takeRange(): Readonly<Record<string, string>> {
    const match = this.match(RANGE);
    if (match === null) {
      throw this.unexpected();
    }
    const [, open, lower = '', upper = '', close] = match;
    return {
      ...(lower === '*' ? {} : { [open === '[' ? 'gte' : 'gt']: unquote(lower) }),
      ...(upper === '*' ? {} : { [close === ']' ? 'lte' : 'lt']: unquote(upper) }),
    };
  }

  /** `>=5` as `{gte: "5"}`. */
  takeComparison(): Readonly<Record<string, string>> {
    const sign = this.match(COMPARISON)?.[1] ?? '';
    const name = { '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' }[sign] ?? '';
    const value = this.peek() === '"' ? this.takeUntil('"') : this.takeWord().text;
    return { [name]: value };
  }

  takeWord(): Word {
    const start = this.at;
    while (this.at < this.text.length && !ENDS_WORD.test(this.text[this.at] ?? '')) {
      this.at += this.text[this.at] === '\\' ? 2 : 1;
    }
    const raw = this.text.slice(start, this.at);
    if (raw === '' || raw.endsWith('\\') !== raw.endsWith('\\\\')) {
      throw this.unexpected();
    }
    const hasWildcard = /[*?]/.test(raw.replaceAll(/\\./gs, ''));
    return { text: unescape(raw), raw, hasWildcard };
  }

  takeTilde(): { readonly amount: number | undefined } | undefined {
    const match = this.match(TILDE);
    return match === null
      ? undefined
      : { amount: match[1] === undefined ? undefined : Math.trunc(Number(match[1])) };
  }

  takeBoost(): number | undefined {
    const found = this.match(BOOST)?.[1];
    return found === undefined ? undefined : Number(found);
  }

  unexpected(): QueryStringError {
    const found = this.peek();
    return this.failure(
      found === '' ? 'Encountered "<EOF>"' : `Encountered "${found}" at column ${this.at}`,
    );
  }

  failure(why: string): QueryStringError {
    return new QueryStringError(`Cannot parse '${this.text}': ${why}`);
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    const match = pattern.exec(this.text.slice(this.at));
    this.at += match?.[0].length ?? 0;
    return match;
  }
}

function unescape(text: string): string {
  return text.replaceAll(/\\(.)/gsu, '$1');
}

function unquote(text: string): string {
  return unescape(text.startsWith('"') ? text.slice(1, -1) : text);
}
