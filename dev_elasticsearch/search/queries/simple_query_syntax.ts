/** The meaning of a `simple_query_string` text. */
export type TextExpression =
  | { readonly kind: 'and' | 'or'; readonly members: readonly TextExpression[] }
  | { readonly kind: 'not'; readonly inner: TextExpression }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'prefix'; readonly text: string }
  | { readonly kind: 'phrase'; readonly text: string; readonly slop: number }
  | { readonly kind: 'fuzzy'; readonly text: string; readonly edits: number }
  | { readonly kind: 'nothing' };

type Operator = 'and' | 'or';

const OPERATORS: Readonly<Record<string, Operator>> = { '+': 'and', '|': 'or' };
const SKIPPED = /[\s)]/;
const END_OF_WORD = /[\s"()|+]/;
/** Nesting beyond this is read as plain text, so that no text can exhaust the stack. */
const MAX_DEPTH = 100;

/**
 * Reads `+` (and), `|` (or), `-` (not), `"…"~N` (phrase with slop), `word*`, `word~N`, `(…)`; what makes
 * no sense is skipped. Words side by side are joined by `joiner`.
 */
export function parseSimpleQuery(text: string, joiner: Operator): TextExpression {
  return new SimpleQueryParser(text, joiner).sequence(0);
}

class SimpleQueryParser {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly joiner: Operator,
  ) {}

  /** Operators bind from left to right, without precedence, as in Lucene. */
  sequence(depth: number): TextExpression {
    let expression: TextExpression | undefined;
    let operator: Operator | undefined;
    while (!this.atEnd(depth)) {
      const symbol = OPERATORS[this.peek()];
      if (symbol !== undefined) {
        operator = symbol;
        this.at += 1;
      } else if (SKIPPED.test(this.peek())) {
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

  private atEnd(depth: number): boolean {
    return this.at >= this.text.length || (depth > 0 && this.peek() === ')');
  }

  private operand(depth: number): TextExpression {
    const character = this.text[this.at];
    if (character === '-') {
      return this.negation(depth);
    }
    if (character === '(') {
      this.at += 1;
      return depth < MAX_DEPTH ? this.sequence(depth + 1) : { kind: 'nothing' };
    }
    return character === '"' ? this.phrase() : this.word();
  }

  private negation(depth: number): TextExpression {
    while (this.text[this.at] === '-') {
      this.at += 1;
    }
    const next = this.text[this.at];
    if (next === undefined || END_OF_WORD.test(next.replace(/["(]/, 'x'))) {
      return { kind: 'nothing' };
    }
    return { kind: 'not', inner: this.operand(depth) };
  }

  private phrase(): TextExpression {
    const end = this.text.indexOf('"', this.at + 1);
    const text = this.text.slice(this.at + 1, end === -1 ? undefined : end);
    this.at = end === -1 ? this.text.length : end + 1;
    const slop = this.tilde() ?? 0;
    return text.trim() === '' ? { kind: 'nothing' } : { kind: 'phrase', text, slop };
  }

  private word(): TextExpression {
    let text = '';
    while (this.at < this.text.length && !END_OF_WORD.test(this.peek())) {
      if (this.peek() === '~' && text !== '') {
        return { kind: 'fuzzy', text, edits: Math.min(this.tilde() ?? 2, 2) };
      }
      this.at += this.peek() === '\\' ? 1 : 0;
      text += this.peek();
      this.at += 1;
    }
    const isPrefix = text.endsWith('*') && this.text[this.at - 2] !== '\\';
    return isPrefix ? { kind: 'prefix', text: text.slice(0, -1) } : { kind: 'word', text };
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
  kind: Operator,
): TextExpression {
  if (left === undefined || left.kind === 'nothing') {
    return right;
  }
  if (right.kind === 'nothing') {
    return left;
  }
  return left.kind === kind
    ? { kind, members: [...left.members, right] }
    : { kind, members: [left, right] };
}
