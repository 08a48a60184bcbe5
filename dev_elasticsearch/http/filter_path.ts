type Pattern = readonly string[];

interface Filter {
  readonly include: readonly Pattern[];
  readonly exclude: readonly Pattern[];
}

/**
 * Applies `filter_path`: comma-separated dotted paths with `*` within a name and `**` across levels;
 * a leading `-` excludes. What is left empty by it disappears; nothing left gives `{}`.
 */
export function filterPath(body: unknown, expression: string): unknown {
  const patterns = expression.split(',').filter((path) => path !== '');
  const exclude = patterns.filter((path) => path.startsWith('-')).map((path) => path.slice(1));
  const include = patterns.filter((path) => !path.startsWith('-'));
  if (patterns.length === 0) return body;
  const filter = { include: include.map(toPattern), exclude: exclude.map(toPattern) };
  const kept = include.length === 0 ? excluded(body, filter.exclude) : included(body, filter);
  return kept ?? {};
}

function toPattern(path: string): Pattern {
  return path.split('.');
}

function included(value: unknown, { include, exclude }: Filter): unknown {
  if (include.some(isExhausted)) return excluded(value, exclude);
  return mapMembers(value, (member, name) => {
    const next = name === undefined ? include : advance(include, name);
    const out = name === undefined ? exclude : advance(exclude, name);
    if (out.some((pattern) => pattern.length === 0) || next.length === 0) return undefined;
    return included(member, { include: next, exclude: out });
  });
}

function excluded(value: unknown, exclude: readonly Pattern[]): unknown {
  if (exclude.length === 0) return value;
  return mapMembers(value, (member, name) => {
    const out = name === undefined ? exclude : advance(exclude, name);
    if (out.some((pattern) => pattern.length === 0)) return undefined;
    return isContainer(member) ? excluded(member, out) : member;
  });
}

type MapMember = (member: unknown, name: string | undefined) => unknown;

function mapMembers(value: unknown, map: MapMember): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => map(item, undefined)).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (!isContainer(value)) return undefined;
  const members = Object.entries(value)
    .map(([name, member]) => [name, map(member, name)] as const)
    .filter(([, member]) => member !== undefined);
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A pattern is used up when nothing, or only `**`, is left of it. */
function isExhausted(pattern: Pattern): boolean {
  return pattern.every((step) => step === '**');
}

/** What is left of each pattern after a member of that name. */
function advance(patterns: readonly Pattern[], name: string): Pattern[] {
  return patterns.flatMap((pattern) => step(pattern, name));
}

function step(pattern: Pattern, name: string): Pattern[] {
  const [first, ...rest] = pattern;
  if (first === undefined) return [];
  if (first === '**') return [pattern, ...step(rest, name)];
  return matches(first, name) ? [rest] : [];
}

function matches(glob: string, name: string): boolean {
  const parts = glob.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(name);
}
