import fc from 'fast-check';
import { compileWildcard } from '../../lib/wildcard';
import { compileLuceneRegexp } from './lucene_regexp';

/** Tries everything, which is slow and plain. */
function naiveWildcard(pattern: string, text: string): boolean {
  const [first, ...rest] = Array.from(pattern);
  const others = rest.join('');
  switch (first) {
    case undefined:
      return text === '';
    case '*':
      return Array.from({ length: text.length + 1 }, (_, skipped) => text.slice(skipped)).some(
        (left) => naiveWildcard(others, left),
      );
    case '?':
      return text !== '' && naiveWildcard(others, text.slice(1));
    case '\\':
      return rest.length === 0
        ? text === '\\'
        : text.startsWith(rest[0] ?? '') && naiveWildcard(rest.slice(1).join(''), text.slice(1));
    default:
      return text.startsWith(first) && naiveWildcard(others, text.slice(1));
  }
}

type Regexp =
  | { readonly kind: 'one'; readonly letter: string }
  | { readonly kind: 'dot' | 'nothing' }
  | { readonly kind: 'anything' }
  | { readonly kind: 'class'; readonly letters: string; readonly isNegated: boolean }
  | {
      readonly kind: 'repeat';
      readonly inner: Regexp;
      readonly least: number;
      readonly most: number;
    }
  | { readonly kind: 'not'; readonly inner: Regexp }
  | { readonly kind: 'all' | 'any' | 'both'; readonly members: readonly [Regexp, Regexp] };

const { regexp } = fc.letrec<{ regexp: Regexp }>((tie) => ({
  regexp: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ kind: fc.constant('one' as const), letter: fc.constantFrom('a', 'b') }),
    fc.record({ kind: fc.constantFrom('dot' as const, 'nothing' as const) }),
    fc.record({ kind: fc.constant('anything' as const) }),
    fc.record({
      kind: fc.constant('class' as const),
      letters: fc.constantFrom('a', 'ab', 'bc'),
      isNegated: fc.boolean(),
    }),
    fc
      .tuple(tie('regexp'), fc.integer({ min: 0, max: 2 }), fc.constantFrom(0, 1, Infinity))
      .map(([inner, least, more]) => ({
        kind: 'repeat' as const,
        inner,
        least,
        most: least + more,
      })),
    tie('regexp').map((inner) => ({ kind: 'not' as const, inner })),
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const, 'both' as const),
      members: fc.tuple(tie('regexp'), tie('regexp')),
    }),
  ),
}));

function write(node: Regexp): string {
  switch (node.kind) {
    case 'one':
      return node.letter;
    case 'dot':
      return '.';
    case 'anything':
      return '@';
    case 'nothing':
      return '#';
    case 'class':
      return `[${node.isNegated ? '^' : ''}${node.letters}]`;
    case 'repeat':
      return `(${write(node.inner)}){${node.least},${node.most === Infinity ? '' : node.most}}`;
    case 'not':
      return `(~(${write(node.inner)}))`;
    default: {
      const joint = { all: '', any: '|', both: '&' }[node.kind];
      return `(${node.members.map((member) => `(${write(member)})`).join(joint)})`;
    }
  }
}

/** Where a match that begins at `from` can end. */
function ends(node: Regexp, text: string, from: number): ReadonlySet<number> {
  const rest = Array.from({ length: text.length - from + 1 }, (_, more) => from + more);
  switch (node.kind) {
    case 'anything':
      return new Set(rest);
    case 'repeat':
      return repeated(node, text, from);
    case 'not': {
      const inside = ends(node.inner, text, from);
      return new Set(rest.filter((end) => !inside.has(end)));
    }
    case 'all':
    case 'any':
    case 'both':
      return joined(node, text, from);
    default:
      return new Set(from < text.length && holds(node, text[from] ?? '') ? [from + 1] : []);
  }
}

function holds(
  node: Regexp & { kind: 'one' | 'dot' | 'nothing' | 'class' },
  letter: string,
): boolean {
  switch (node.kind) {
    case 'one':
      return letter === node.letter;
    case 'dot':
      return true;
    case 'nothing':
      return false;
    case 'class':
      return node.letters.includes(letter) !== node.isNegated;
  }
}

function joined(
  { kind, members: [first, second] }: Regexp & { kind: 'all' | 'any' | 'both' },
  text: string,
  from: number,
): ReadonlySet<number> {
  const left = [...ends(first, text, from)];
  if (kind === 'all') {
    return new Set(left.flatMap((end) => [...ends(second, text, end)]));
  }
  const right = ends(second, text, from);
  return new Set(kind === 'any' ? [...left, ...right] : left.filter((end) => right.has(end)));
}

function repeated(
  { inner, least, most }: Regexp & { kind: 'repeat' },
  text: string,
  from: number,
): ReadonlySet<number> {
  const found = new Set<number>();
  let front = new Set([from]);
  // Beyond one turn for each letter, further turns reach nothing new.
  for (let turn = 0; turn <= Math.min(most, least + text.length + 1); turn += 1) {
    if (turn >= least) {
      front.forEach((end) => found.add(end));
    }
    front = new Set([...front].flatMap((end) => [...ends(inner, text, end)]));
  }
  return found;
}

describe('compileWildcard()', () => {
  it('selects what a matcher that tries everything selects', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '\\'), maxLength: 7 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '\\'), maxLength: 7 });

    fc.assert(
      fc.property(pattern, text, (given, candidate) => {
        expect(compileWildcard(given)(candidate)).toBe(naiveWildcard(given, candidate));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('compileLuceneRegexp()', () => {
  it('selects what a matcher over the meaning of the expression selects', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });

    fc.assert(
      fc.property(regexp, fc.array(text, { minLength: 1, maxLength: 6 }), (node, candidates) => {
        const fits = compileLuceneRegexp(write(node));
        for (const candidate of candidates) {
          expect(fits(candidate)).toBe(ends(node, candidate, 0).has(candidate.length));
        }
      }),
      { numRuns: 1500 },
    );
  });
});
