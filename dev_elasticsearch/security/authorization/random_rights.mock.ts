import fc from 'fast-check';
import { CLUSTER_PRIVILEGE_NAMES, INDEX_ACTIONS, INDEX_PRIVILEGE_NAMES } from './naive_rights.mock';
import type { NaiveDescriptor, NaivePattern } from './naive_rights.mock';

/** Names of indices: short ones that patterns are likely to meet, and those of system indices. */
export const anyName: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', '-', '.'), minLength: 1, maxLength: 4 }),
  fc.constantFrom('.kibana', '.kibana_1', '.security-7', '.kib', '.securit', 'logs-1', 'logs-12'),
);

const anyLiteral: fc.Arbitrary<NaivePattern> = anyName.map((text) => ({
  text,
  means: (name) => name === text,
}));

/** `*` and `?`, matched by trying every split. */
const anyWildcard: fc.Arbitrary<NaivePattern> = fc
  .array(fc.constantFrom('a', 'b', '-', '.', '*', '?', '.k', '.kibana', '.s', 'logs-'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => {
    const text = parts.join('');
    return { text, means: (name) => meansWildcard(text, name) };
  });

function meansWildcard(pattern: string, name: string): boolean {
  const [first, rest] = [pattern[0], pattern.slice(1)];
  if (first === undefined) return name === '';
  if (first === '*') {
    return Array.from({ length: name.length + 1 }, (_value, at) => name.slice(at)).some((left) =>
      meansWildcard(rest, left),
    );
  }
  return name !== '' && (first === '?' || first === name[0]) && meansWildcard(rest, name.slice(1));
}

/** A regular expression with the places where it may end when it begins at `start`. */
interface Expression {
  readonly text: string;
  readonly ends: (name: string, start: number) => number[];
}

const unique = (ends: readonly number[]): number[] => [...new Set(ends)];

const oneOf = (text: string, test: (character: string) => boolean): Expression => ({
  text,
  ends: (name: string, start: number) => {
    const character = name[start];
    return character !== undefined && test(character) ? [start + 1] : [];
  },
});

const LEAVES: readonly Expression[] = [
  oneOf('a', (character) => character === 'a'),
  oneOf('b', (character) => character === 'b'),
  oneOf('-', (character) => character === '-'),
  oneOf('[.]', (character) => character === '.'),
  oneOf('.', () => true),
  oneOf('[a-k]', (character) => character >= 'a' && character <= 'k'),
  oneOf('[^a]', (character) => character !== 'a'),
];

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...LEAVES),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => ({
      text: `${a.text}${b.text}`,
      ends: (name: string, start: number) =>
        unique(a.ends(name, start).flatMap((end) => b.ends(name, end))),
    })),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => ({
      text: `(${a.text}|${b.text})`,
      ends: (name: string, start: number) =>
        unique([...a.ends(name, start), ...b.ends(name, start)]),
    })),
    tie('expression').map((inner) => ({
      text: `(${inner.text})*`,
      ends: (name: string, start: number) => repeated(inner, name, start),
    })),
    tie('expression').map((inner) => ({
      text: `~(${inner.text})`,
      ends: (name: string, start: number) => {
        const reached = inner.ends(name, start);
        const all = Array.from({ length: name.length - start + 1 }, (_value, at) => start + at);
        return all.filter((end) => !reached.includes(end));
      },
    })),
  ),
}));

function repeated(inner: Expression, name: string, start: number): number[] {
  const ends = new Set([start]);
  for (const end of ends) for (const next of inner.ends(name, end)) ends.add(next);
  return [...ends];
}

const anyRegexp: fc.Arbitrary<NaivePattern> = expression.map(({ text, ends }) => ({
  text: `/${text}/`,
  means: (name) => ends(name, 0).includes(name.length),
}));

/** A name, a pattern with wildcards, or a regular expression, and the names it means. */
export const anyPattern = fc.oneof(
  { weight: 2, arbitrary: anyLiteral },
  { weight: 4, arbitrary: anyWildcard },
  { weight: 2, arbitrary: anyRegexp },
  { weight: 1, arbitrary: fc.constant({ text: '*', means: () => true }) },
);

const RAW_ACTIONS = INDEX_ACTIONS.filter((action) => !action.endsWith('other'));

const anyEntry = fc.record({
  names: fc.array(anyPattern, { minLength: 1, maxLength: 3 }),
  privileges: fc.array(fc.constantFrom(...INDEX_PRIVILEGE_NAMES, ...RAW_ACTIONS), {
    minLength: 1,
    maxLength: 3,
  }),
  allowRestricted: fc.boolean(),
});

const anyDescriptor: fc.Arbitrary<NaiveDescriptor> = fc.record({
  cluster: fc.array(fc.constantFrom(...CLUSTER_PRIVILEGE_NAMES, 'cluster:monitor/main'), {
    maxLength: 2,
  }),
  indices: fc.array(anyEntry, { maxLength: 3 }),
});

/** A key: what it was assigned, none being no limit of its own, and what its owner had. */
export const anyKey = fc.record({
  assigned: fc.array(anyDescriptor, { maxLength: 2 }),
  snapshot: fc.array(anyDescriptor, { minLength: 1, maxLength: 2 }),
});

/** As a request would have it; privilege names in any letter case. */
export function asRole({ cluster, indices }: NaiveDescriptor): object {
  return {
    cluster,
    indices: indices.map(({ names, privileges, allowRestricted }) => ({
      names: names.map(({ text }) => text),
      privileges: privileges.map((name, at) => (at === 0 ? name.toUpperCase() : name)),
      allow_restricted_indices: allowRestricted,
    })),
  };
}
