import { illegalArgument } from '../../lib/elasticsearch_error';
import { limitClauses } from './clause_limit';
import type { DefaultOperator } from './default_operator';

/** The meaning of a `simple_query_string` text. */
export type TextExpression =
  | { readonly kind: 'and' | 'or'; readonly members: readonly TextExpression[] }
  | { readonly kind: 'not'; readonly inner: TextExpression }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'prefix'; readonly text: string }
  | { readonly kind: 'phrase'; readonly text: string; readonly slop: number }
  | { readonly kind: 'fuzzy'; readonly text: string; readonly edits: number }
  | { readonly kind: 'nothing' };

const FLAGS = [
  ...['AND', 'OR', 'NOT', 'PREFIX', 'PHRASE', 'PRECEDENCE', 'ESCAPE', 'WHITESPACE', 'FUZZY'],
  ...['NEAR', 'SLOP'],
];
/** Nesting beyond this is read as plain text, so that no text can exhaust the stack. */
const MAX_DEPTH = 100;

/**
 * Reads `+` (and), `|` (or), `-` (not), `"…"~N` (phrase with slop), `word*`, `word~N`, `(…)`; what makes
 * no sense is skipped. Words side by side are joined by `joiner`.
 * @throws TooManyClauses
 */
export function parseSimpleQuery(
  text: string,
  joiner: DefaultOperator,
  flags: ReadonlySet<string> = ALL_FLAGS,
): TextExpression {
  return new SimpleQueryParser(text, joiner, flags).sequence(0);
}

/**
 * Reads `flags`: names of operators joined by `|`, `ALL` or `NONE`; absent = all.
 * @throws `illegal_argument_exception` for a name that is no flag.
 */
export function readFlags(given: string | undefined): ReadonlySet<string> {
  const names = (given ?? 'ALL')
    .toUpperCase()
    .split('|')
    .filter((name) => name !== '');
  const unknown = names.find((name) => !['ALL', 'NONE', ...FLAGS].includes(name));
  if (unknown !== undefined) {
    throw illegalArgument(`Unknown simple_query_string flag [${unknown}]`);
  }
  if (names.includes('ALL')) {
    return ALL_FLAGS;
  }
  return new Set(names.includes('NONE') ? [] : names);
}

const ALL_FLAGS: ReadonlySet<string> = new Set(FLAGS);

class SimpleQueryParser {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly joiner: DefaultOperator,
    private readonly flags: ReadonlySet<string>,
  ) {}

  /** Operators bind from left to right, without precedence, as in Lucene. */
  sequence(depth: number): TextExpression {
    let expression: TextExpression | undefined;
    let operator: DefaultOperator | undefined;
    while (!this.atEnd(depth)) {
      const symbol = this.operatorHere();
      if (symbol !== undefined) {
        operator = symbol;
        this.at += 1;
      } else if (this.isSkipped()) {
        this.at += 1;
      } else {
        expression = join(expression, this.operand(depth), operator ?? this.joiner);
        operator = undefined;
      }
    }
    this.at += depth > 0 ? 1 : 0;
    return expression ?? { kind: 'nothing' };
  }

  private peek(): string {
    return this.text[this.at] ?? '';
  }

  private is(character: string, flag: string): boolean {
    return this.peek() === character && this.flags.has(flag);
  }

  private operatorHere(): DefaultOperator | undefined {
    if (this.is('+', 'AND')) {
      return 'and';
    }
    return this.is('|', 'OR') ? 'or' : undefined;
  }

  private isBlank(): boolean {
    return /\s/.test(this.peek()) && this.flags.has('WHITESPACE');
  }

  /** Blanks, and brackets and quotes that nothing closes or opens. */
  private isSkipped(): boolean {
    return (
      this.isBlank() ||
      this.is(')', 'PRECEDENCE') ||
      (this.is('(', 'PRECEDENCE') && this.closing() === -1) ||
      (this.is('"', 'PHRASE') && !this.text.includes('"', this.at + 1))
    );
  }

  private endsWord(): boolean {
    return (
      this.isBlank() ||
      this.operatorHere() !== undefined ||
      this.is('"', 'PHRASE') ||
      this.is('(', 'PRECEDENCE') ||
      this.is(')', 'PRECEDENCE')
    );
  }

  private atEnd(depth: number): boolean {
    return this.at >= this.text.length || (depth > 0 && this.is(')', 'PRECEDENCE'));
  }

  /** Where the bracket that opens here is closed; -1 = nowhere. */
  private closing(): number {
    let open = 0;
    for (let at = this.at; at < this.text.length; at += 1) {
      const character = this.text[at];
      open += character === '(' ? 1 : character === ')' ? -1 : 0;
      if (open === 0) {
        return at;
      }
    }
    return -1;
  }

  private operand(depth: number): TextExpression {
    if (this.is('-', 'NOT')) {
      return this.negation(depth);
    }
    if (this.is('(', 'PRECEDENCE')) {
      this.at += 1;
      return depth < MAX_DEPTH ? this.sequence(depth + 1) : { kind: 'nothing' };
    }
    return this.is('"', 'PHRASE') ? this.phrase() : this.word();
  }

  private negation(depth: number): TextExpression {
    while (this.peek() === '-') {
      this.at += 1;
    }
    const opens = this.is('"', 'PHRASE') || this.is('(', 'PRECEDENCE');
    if (this.peek() === '' || this.isSkipped() || (this.endsWord() && !opens)) {
      return { kind: 'nothing' };
    }
    return { kind: 'not', inner: this.operand(depth) };
  }

  private phrase(): TextExpression {
    const end = this.text.indexOf('"', this.at + 1);
    const text = this.text.slice(this.at + 1, end);
    this.at = end + 1;
    const slop = this.flags.has('NEAR') || this.flags.has('SLOP') ? (this.tilde() ?? 0) : 0;
    return text.trim() === '' ? { kind: 'nothing' } : { kind: 'phrase', text, slop };
  }

  private word(): TextExpression {
    let text = '';
    while (this.at < this.text.length && (text === '' || !this.endsWord())) {
      if (text !== '' && this.is('~', 'FUZZY')) {
        return { kind: 'fuzzy', text, edits: Math.min(this.tilde() ?? 2, 2) };
      }
      this.at += this.is('\\', 'ESCAPE') ? 1 : 0;
      text += this.peek();
      this.at += 1;
    }
    return this.endsInStar(text)
      ? { kind: 'prefix', text: text.slice(0, -1) }
      : { kind: 'word', text };
  }

  private endsInStar(text: string): boolean {
    return text.endsWith('*') && this.flags.has('PREFIX') && this.text[this.at - 2] !== '\\';
  }

  private tilde(): number | undefined {
    const match = /^~(\d*)/.exec(this.text.slice(this.at));
    this.at += match?.[0].length ?? 0;
    return match?.[1] === undefined || match[1] === '' ? undefined : Number(match[1]);
  }
}

function join(
  left: TextExpression | undefined,
  right: TextExpression,
  kind: DefaultOperator,
): TextExpression {
  if (left === undefined || left.kind === 'nothing') {
    return right;
  }
  if (right.kind === 'nothing') {
    return left;
  }
  limitClauses(left.kind === kind ? left.members.length + 1 : 0);
  return left.kind === kind
    ? { kind, members: [...left.members, right] }
    : { kind, members: [left, right] };
}
