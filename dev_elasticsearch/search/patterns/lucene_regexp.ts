import { illegalArgument } from '../../lib/elasticsearch_error';
import { LanguageBuilder } from './lucene_automaton';
import type { Language } from './lucene_automaton';
import type { CaseOptions } from '../../lib/wildcard';

/** Largest count in `{n,m}` and largest width of `<n-m>`. */
const MAX_REPEAT = 1000;

/** Operators that a `flags` of a query can switch off one by one. */
const OPTIONAL_OPERATORS: Readonly<Record<string, string>> = {
  INTERSECTION: '&',
  COMPLEMENT: '~',
  EMPTY: '#',
  ANYSTRING: '@',
  INTERVAL: '<',
};

/** How a pattern is read. */
export interface RegexpOptions extends CaseOptions {
  /** `ALL` (default), `NONE`, or names of optional operators joined by `|`. */
  readonly flags?: string;
}

/**
 * A test for whole strings against a Lucene regular expression: `. ? * + {n,m} | () [] "…" # @ ~ & <n-m>`.
 * Time is linear in the text once states are known; no pattern can make it explode.
 * @throws `illegal_argument_exception` for a malformed pattern.
 */
export function compileLuceneRegexp(
  pattern: string,
  options: RegexpOptions = {},
): (text: string) => boolean {
  const parser = new Parser(pattern, options);
  const start = parser.parse();
  return (text) => {
    let state = start;
    for (const character of text) {
      state = parser.builder.step(state, character);
      if (state === parser.builder.none) {
        return false;
      }
    }
    return state.nullable;
  };
}

/**
 * The language of a Lucene regular expression, built by `builder` so that it can be combined with
 * others (unions, complements, subset tests).
 * @throws `illegal_argument_exception` for a malformed pattern.
 */
export function parseLuceneRegexp(pattern: string, builder: LanguageBuilder): Language {
  return new Parser(pattern, {}, builder).parse();
}

class Parser {
  private readonly input: readonly string[];
  private readonly disabled: readonly string[];
  private at = 0;

  constructor(
    private readonly pattern: string,
    private readonly options: RegexpOptions,
    readonly builder = new LanguageBuilder(),
  ) {
    this.input = Array.from(pattern);
    this.disabled = disabledOperators(options.flags ?? 'ALL');
  }

  parse(): Language {
    const language = this.input.length === 0 ? this.builder.empty : this.union();
    if (this.at < this.input.length) {
      throw this.malformed(`end-of-string expected at position ${this.at}`);
    }
    return language;
  }

  private union(): Language {
    const members = [this.intersection()];
    while (this.take('|')) {
      members.push(this.intersection());
    }
    return this.builder.union(members);
  }

  private intersection(): Language {
    let language = this.sequence();
    while (this.takeOperator('&')) {
      language = this.builder.intersection(language, this.sequence());
    }
    return language;
  }

  private sequence(): Language {
    const members: Language[] = [];
    while (this.more() && !this.peek(')|') && !this.peekOperator('&')) {
      members.push(this.repeated());
    }
    return members.reduceRight(
      (rest, member) => this.builder.concat(member, rest),
      this.builder.empty,
    );
  }

  private repeated(): Language {
    let language = this.complemented();
    while (this.peek('?*+{')) {
      language = this.repeat(language, this.next());
    }
    return language;
  }

  private repeat(language: Language, operator: string): Language {
    switch (operator) {
      case '?':
        return this.builder.union([language, this.builder.empty]);
      case '*':
        return this.builder.star(language);
      case '+':
        return this.builder.concat(language, this.builder.star(language));
      default:
        return this.counted(language, this.until('}'));
    }
  }

  private counted(language: Language, range: string): Language {
    const { least, most } = this.readCount(range);
    const optional = this.builder.union([language, this.builder.empty]);
    let rest = most === undefined ? this.builder.star(language) : this.builder.empty;
    for (let count = most ?? least; count > 0; count -= 1) {
      rest = this.builder.concat(count > least ? optional : language, rest);
    }
    return rest;
  }

  /** `n`, `n,` (open end) or `n,m`. */
  private readCount(range: string): { least: number; most: number | undefined } {
    const [, from, comma, to] = /^(\d+)(,)?(\d*)$/.exec(range) ?? [];
    const least = Number(from);
    const end = comma === undefined ? from : to;
    const most = end === '' ? undefined : Number(end);
    const largest = most ?? least;
    if (!(largest <= MAX_REPEAT && least <= largest)) {
      throw this.malformed(`invalid repetition {${range}}`);
    }
    return { least, most };
  }

  private complemented(): Language {
    return this.takeOperator('~') ? this.builder.not(this.complemented()) : this.single();
  }

  private single(): Language {
    const character = this.next();
    if (this.disabled.includes(character)) {
      return this.character(character);
    }
    switch (character) {
      case '.':
        return this.builder.set('any', () => true);
      case '#':
        return this.builder.none;
      case '@':
        return this.builder.any;
      case '"':
        return this.literal(this.until('"'));
      case '(':
        return this.group();
      case '[':
        return this.characterClass();
      case '<':
        return this.interval(this.until('>'));
      case '\\':
        return this.escaped(this.next());
      default:
        return this.character(character);
    }
  }

  private group(): Language {
    if (this.take(')')) {
      return this.builder.empty;
    }
    const language = this.union();
    if (!this.take(')')) {
      throw this.malformed(`expected ')' at position ${this.at}`);
    }
    return language;
  }

  private characterClass(): Language {
    const start = this.at;
    const negated = this.take('^');
    const ranges: (readonly [string, string])[] = [];
    while (ranges.length === 0 || !this.peek(']')) {
      const from = this.classCharacter();
      ranges.push([from, this.take('-') ? this.classCharacter() : from]);
    }
    this.at += 1;
    const name = `[${this.input.slice(start, this.at).join('')}`;
    const holds = this.folding((character) =>
      ranges.some(([from, to]) => point(from) <= point(character) && point(character) <= point(to)),
    );
    return this.builder.set(name, (character) => holds(character) !== negated);
  }

  private classCharacter(): string {
    const character = this.next();
    return character === '\\' ? this.next() : character;
  }

  private escaped(character: string): Language {
    const shorthand = SHORTHANDS[character];
    return shorthand === undefined
      ? this.character(character)
      : this.builder.set(`\\${character}`, (other) => shorthand.test(other));
  }

  private character(character: string): Language {
    const holds = this.folding((other) => other === character);
    return this.builder.set(`=${character}`, holds);
  }

  private literal(text: string): Language {
    return Array.from(text).reduceRight(
      (rest, character) => this.builder.concat(this.character(character), rest),
      this.builder.empty,
    );
  }

  private interval(range: string): Language {
    const [, first = '', second = ''] = /^(\d+)-(\d+)$/.exec(range) ?? [];
    const from = Math.min(Number(first), Number(second));
    const count = Math.abs(Number(first) - Number(second)) + 1;
    if (first === '' || count > MAX_REPEAT) {
      throw this.malformed(`invalid interval <${range}>`);
    }
    const width = first.length === second.length ? first.length : 0;
    const numbers = Array.from({ length: count }, (_, offset) =>
      this.literal(String(from + offset).padStart(width, '0')),
    );
    return this.builder.union(numbers);
  }

  private folding(test: (character: string) => boolean): (character: string) => boolean {
    return this.options.caseInsensitive === true
      ? (character) => test(character.toLowerCase()) || test(character.toUpperCase())
      : test;
  }

  private peekOperator(operator: string): boolean {
    return !this.disabled.includes(operator) && this.peek(operator);
  }

  private takeOperator(operator: string): boolean {
    return !this.disabled.includes(operator) && this.take(operator);
  }

  private more(): boolean {
    return this.at < this.input.length;
  }

  private peek(characters: string): boolean {
    return this.more() && characters.includes(this.input[this.at] ?? '');
  }

  private take(character: string): boolean {
    const found = this.peek(character);
    this.at += found ? 1 : 0;
    return found;
  }

  private next(): string {
    const character = this.input[this.at];
    if (character === undefined) {
      throw this.malformed('unexpected end-of-string');
    }
    this.at += 1;
    return character;
  }

  private until(end: string): string {
    let text = '';
    for (let character = this.next(); character !== end; character = this.next()) {
      text += character;
    }
    return text;
  }

  private malformed(reason: string) {
    return illegalArgument(`failed to parse regexp [${this.pattern}]: ${reason}`);
  }
}

/** @throws `illegal_argument_exception` for a name that is no flag. */
function disabledOperators(flags: string): readonly string[] {
  const names = flags
    .toUpperCase()
    .split('|')
    .filter((name) => name !== '');
  const unknown = names.find(
    (name) => name !== 'ALL' && name !== 'NONE' && !Object.hasOwn(OPTIONAL_OPERATORS, name),
  );
  if (unknown !== undefined) {
    throw illegalArgument(`Unknown regexp flag [${unknown}]`);
  }
  return names.includes('ALL')
    ? []
    : Object.entries(OPTIONAL_OPERATORS)
        .filter(([name]) => !names.includes(name))
        .map(([, operator]) => operator);
}

const SHORTHANDS: Readonly<Record<string, RegExp>> = {
  d: /^[0-9]$/,
  D: /^[^0-9]$/u,
  s: /^[ \t\n\r]$/,
  S: /^[^ \t\n\r]$/u,
  w: /^[A-Za-z0-9_]$/,
  W: /^[^A-Za-z0-9_]$/u,
};

function point(character: string): number {
  return character.codePointAt(0) ?? 0;
}
