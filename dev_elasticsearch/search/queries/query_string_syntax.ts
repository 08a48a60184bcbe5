import type { DefaultOperator } from './default_operator';
import { QueryStringReader } from './query_string_reader';

/** The meaning of a `query_string` text. `field` is a name or pattern; undefined = the default fields. */
export type LuceneQuery =
  | { readonly kind: 'bool'; readonly clauses: readonly LuceneClause[] }
  | { readonly kind: 'boost'; readonly inner: LuceneQuery; readonly boost: number }
  | LuceneLeaf;

/** What a text is made of. */
export type LuceneLeaf = { readonly field: string | undefined } & (
  | { readonly kind: 'word' | 'wildcard' | 'regexp'; readonly text: string }
  | { readonly kind: 'phrase'; readonly text: string; readonly slop: number | undefined }
  | { readonly kind: 'fuzzy'; readonly text: string; readonly edits: number | undefined }
  | { readonly kind: 'range'; readonly bounds: Readonly<Record<string, string>> }
);

/** A part of a bool. */
export interface LuceneClause {
  readonly occur: 'must' | 'should' | 'must_not';
  readonly query: LuceneQuery;
}

/** Nesting beyond this is refused, so that no text can exhaust the stack. */
const MAX_DEPTH = 100;

/**
 * Reads Lucene's query syntax.
 * @throws QueryStringError for brackets and quotes left open, missing operands and the like.
 */
export function parseLuceneQuery(text: string, operator: DefaultOperator): LuceneQuery {
  return new LuceneParser(new QueryStringReader(text), operator).parse();
}

type Modifier = '+' | '-' | undefined;

interface Place {
  readonly field: string | undefined;
  readonly depth: number;
}

class LuceneParser {
  constructor(
    private readonly reader: QueryStringReader,
    private readonly operator: DefaultOperator,
  ) {}

  parse(): LuceneQuery {
    const query = this.clauses({ field: undefined, depth: 0 });
    if (!this.reader.isAtEnd()) {
      throw this.reader.unexpected();
    }
    return query;
  }

  /** AND makes the clauses on both its sides required; there is no precedence, as in Lucene. */
  private clauses(place: Place): LuceneQuery {
    const clauses: LuceneClause[] = [];
    while (!this.reader.isAtEnd() && this.reader.peek() !== ')') {
      const joint = clauses.length === 0 ? undefined : this.reader.takeConjunction();
      const modifier = this.reader.takeModifier();
      this.join(clauses, joint);
      const query = this.clause(place);
      clauses.push({ occur: this.occurrence(joint, modifier), query });
    }
    const [only] = clauses;
    if (only === undefined) {
      throw this.reader.unexpected();
    }
    return clauses.length === 1 && only.occur !== 'must_not'
      ? only.query
      : { kind: 'bool', clauses };
  }

  private join(clauses: LuceneClause[], joint: DefaultOperator | undefined): void {
    const last = clauses.at(-1);
    if (last === undefined || last.occur === 'must_not') {
      return;
    }
    if (joint === 'and') {
      clauses[clauses.length - 1] = { ...last, occur: 'must' };
    } else if (joint === 'or' && this.operator === 'and') {
      clauses[clauses.length - 1] = { ...last, occur: 'should' };
    }
  }

  private occurrence(
    joint: DefaultOperator | undefined,
    modifier: Modifier,
  ): LuceneClause['occur'] {
    if (modifier === '-') {
      return 'must_not';
    }
    const isRequired =
      this.operator === 'or' ? modifier === '+' || joint === 'and' : joint !== 'or';
    return isRequired ? 'must' : 'should';
  }

  private clause({ field: outer, depth }: Place): LuceneQuery {
    const field = this.reader.takeField() ?? outer;
    if (this.reader.take('(')) {
      if (depth >= MAX_DEPTH) {
        throw this.reader.failure(`nested deeper than ${MAX_DEPTH} levels`);
      }
      const inner = this.clauses({ field, depth: depth + 1 });
      if (!this.reader.take(')')) {
        throw this.reader.unexpected();
      }
      return this.boosted(inner);
    }
    return this.leaf(field);
  }

  private leaf(field: string | undefined): LuceneQuery {
    const character = this.reader.peek();
    switch (character) {
      case '"':
        return this.phrase(field);
      case '/':
        return this.boosted({ kind: 'regexp', field, text: this.reader.takeUntil('/') });
      case '[':
      case '{':
        return this.boosted({ kind: 'range', field, bounds: this.reader.takeRange() });
      case '<':
      case '>':
        return this.boosted({ kind: 'range', field, bounds: this.reader.takeComparison() });
      default:
        return this.word(field);
    }
  }

  private phrase(field: string | undefined): LuceneQuery {
    const text = this.reader.takeUntil('"');
    return this.boosted({ kind: 'phrase', field, text, slop: this.reader.takeTilde()?.amount });
  }

  private word(field: string | undefined): LuceneQuery {
    const { text, raw, hasWildcard } = this.reader.takeWord();
    const tilde = this.reader.takeTilde();
    if (tilde !== undefined) {
      return this.boosted({ kind: 'fuzzy', field, text, edits: tilde.amount });
    }
    return this.boosted(
      hasWildcard ? { kind: 'wildcard', field, text: raw } : { kind: 'word', field, text },
    );
  }

  private boosted(inner: LuceneQuery): LuceneQuery {
    const boost = this.reader.takeBoost();
    return boost === undefined ? inner : { kind: 'boost', inner, boost };
  }
}
