import fc from 'fast-check';

/** One change of a body; `at` picks the place, modulo how many there are. */
export type Mutation =
  | { readonly kind: 'replace'; readonly at: number; readonly value: unknown }
  | { readonly kind: 'remove' | 'wrap' | 'twice'; readonly at: number }
  | { readonly kind: 'add'; readonly at: number; readonly name: string; readonly value: unknown }
  | { readonly kind: 'cut' | 'noise'; readonly at: number; readonly text: string };

/** Stands for text that no JavaScript value gives, in what is made JSON of. */
const RAW = '\u0001raw:';
const raw = (text: string): string => RAW + text;

const NAMES = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', '.', 'a.b', '..', '*', 'query'],
  ...['length', 'valueOf', 'a'.repeat(300), 'ä\u0000', '_id', 'boost', '_name', 'format', 'type'],
];

const odd = fc.constantFrom<unknown>(
  ...[
    null,
    true,
    false,
    '',
    ' ',
    'x',
    '__proto__',
    'constructor',
    '*',
    '**',
    '-*',
    '/[/',
    '/a{9999}/',
  ],
  ...[
    'now',
    'now+1d/d',
    '2030-13-01',
    '-1',
    '1e9',
    'NaN',
    '\u0000',
    '<a-{now/d}>',
    '{{_user.username}}',
  ],
  ...[0, -1, 1, 0.5, 1e308, -0, 2 ** 31, 2 ** 53, 10_001, 'a'.repeat(5000), '\ud800', '_none', '.'],
  ...['1d', '-1d', '99999999999999999d', '1.5d', 'true', 'false', '0', '[', '((((', 'a^', '~', '"'],
  ...[raw('9223372036854775808'), raw('-9007199254740993'), raw('1e999'), raw('01'), raw('1.0')],
  ...[[], {}, [[]], [null], [{}], { a: null }, { '': '' }, [1, 'a', true], { a: { b: { c: [] } } }],
  raw('['.repeat(900) + ']'.repeat(900)),
  raw('{"a":'.repeat(1100) + '1' + '}'.repeat(1100)),
  raw('{"__proto__":{"x":1}}'),
  { toString: null, valueOf: 1 },
  [{ toString: 1 }],
  Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`k${at}`, at])),
);

const at = fc.nat({ max: 1000 });
const noise = fc.constantFrom(
  '\u0000',
  '\ufeff',
  '"',
  '\\',
  '}',
  ']',
  ',',
  ':',
  '//',
  '\n',
  'é',
  '\\ud800',
);

/** Any change. */
export const anyMutation: fc.Arbitrary<Mutation> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant('replace' as const), at, value: odd }), weight: 8 },
  fc.record({ kind: fc.constantFrom('remove' as const, 'wrap' as const, 'twice' as const), at }),
  fc.record({ kind: fc.constant('add' as const), at, name: fc.constantFrom(...NAMES), value: odd }),
  fc.record({ kind: fc.constantFrom('cut' as const, 'noise' as const), at, text: noise }),
);

/** A value for a parameter of a path or a query, percent-encoded. */
export const anyParameter: fc.Arbitrary<string> = fc.oneof(
  fc
    .constantFrom(
      ...[
        '',
        '-1',
        '0',
        '1',
        '99999999999999999999',
        '1.5',
        'true',
        'false',
        'x',
        '*',
        '-*',
        '_all',
      ],
      ...[
        'books',
        'books,*',
        '-books',
        '..',
        '.',
        '__proto__',
        'constructor',
        '<a-{now/d}>',
        '<a-{',
      ],
      ...[
        'a:b',
        '_x',
        '\u0000',
        'ä',
        '\u{1f600}',
        'a'.repeat(600),
        ',',
        ',,',
        '**',
        '*.*.*',
        '1d',
        '-1d',
      ],
      ...[
        'open',
        'all',
        'none',
        'wait_for',
        'index',
        'create',
        'json',
        'yaml',
        '%',
        '"',
        '[',
        '{}',
        'now',
      ],
    )
    .map(encodeURIComponent),
  fc.constantFrom('%', '%zz', '%FF', '%C0%80', '+', '%2F', '%00'),
);

/** The text of `lines` after the changes; one JSON value a line. */
export function mutated(lines: readonly object[], mutations: readonly Mutation[]): string {
  let tree: unknown = structuredClone(lines);
  for (const mutation of mutations) tree = changed(tree, mutation);
  const values = Array.isArray(tree) ? tree : [tree];
  const texts = values.map((value) => JSON.stringify(value ?? null).replace(RAW_STRING, unquoted));
  return mutations.reduce(changedText, texts.join('\n'));
}

const RAW_STRING = /"\\u0001raw:((?:[^"\\]|\\.)*)"/g;
const unquoted = (_: string, text: string): string => JSON.parse(`"${text}"`) as string;

interface Place {
  readonly parent: Record<string, unknown>;
  readonly key: string;
}

function changed(tree: unknown, mutation: Mutation): unknown {
  const holder = { root: tree };
  const places: Place[] = [];
  collect(holder, places);
  // The list of lines itself is no part of a body.
  const inner = places.slice(1);
  const place = inner[mutation.at % Math.max(1, inner.length)];
  if (place !== undefined) apply(place, mutation);
  return holder.root;
}

function collect(parent: object, places: Place[]): void {
  for (const key of Object.keys(parent)) {
    const child = (parent as Record<string, unknown>)[key];
    places.push({ parent: parent as Record<string, unknown>, key });
    if (typeof child === 'object' && child !== null) collect(child, places);
  }
}

function apply({ parent, key }: Place, mutation: Mutation): void {
  const value = parent[key];
  if (mutation.kind === 'replace') parent[key] = structuredClone(mutation.value);
  if (mutation.kind === 'wrap') parent[key] = [value];
  if (mutation.kind === 'remove') Reflect.deleteProperty(parent, key);
  if (mutation.kind === 'add' && isPlainObject(value)) {
    Object.defineProperty(value, mutation.name, {
      value: structuredClone(mutation.value),
      ...PLAIN,
    });
  }
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const PLAIN = { enumerable: true, configurable: true, writable: true };

function changedText(text: string, mutation: Mutation): string {
  const offset = (mutation.at * 7919) % (text.length + 1);
  if (mutation.kind === 'cut') return text.slice(0, offset);
  if (mutation.kind === 'noise') return text.slice(0, offset) + mutation.text + text.slice(offset);
  if (mutation.kind === 'twice') return text.replace('{', `{"query":1,"query":2,`);
  return text;
}
