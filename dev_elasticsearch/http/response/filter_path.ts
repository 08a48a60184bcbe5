import { compileWildcard } from '../../lib/wildcard';

const ANY_LEVELS = '**';

type Step = typeof ANY_LEVELS | ((name: string) => boolean);

/** One pattern on its way down a body: the steps that may come next, by position, each once. */
interface Pattern {
  readonly steps: readonly Step[];
  readonly positions: ReadonlySet<number>;
}

interface Filter {
  readonly include: readonly Pattern[];
  readonly exclude: readonly Pattern[];
}

/**
 * Applies `filter_path`: comma-separated dotted paths with `*` within a name and `**` across levels;
 * a leading `-` excludes. What is left empty by it disappears; nothing left gives `{}`. Anybody may
 * send an expression, so time for each member is at most its length times the member's.
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
  const steps = path
    .split('.')
    .filter((step, at, all) => step !== ANY_LEVELS || all[at - 1] !== ANY_LEVELS)
    .map((step) => (step === ANY_LEVELS ? step : compileStep(step)));
  return { steps, positions: new Set([0]) };
}

/** Only `*` is special here. */
function compileStep(step: string): (name: string) => boolean {
  return compileWildcard(step.replace(/[\\?]/g, '\\$&'));
}

function included(value: unknown, { include, exclude }: Filter): unknown {
  if (include.some(isExhausted)) return excluded(value, exclude);
  return mapMembers(value, (member, name) => {
    const next = name === undefined ? include : advance(include, name);
    const out = name === undefined ? exclude : advance(exclude, name);
    if (out.some(isComplete) || next.length === 0) return undefined;
    return included(member, { include: next, exclude: out });
  });
}

function excluded(value: unknown, exclude: readonly Pattern[]): unknown {
  if (exclude.length === 0) return value;
  return mapMembers(value, (member, name) => {
    const out = name === undefined ? exclude : advance(exclude, name);
    if (out.some(isComplete)) return undefined;
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

function isComplete({ steps, positions }: Pattern): boolean {
  return positions.has(steps.length);
}

/** A pattern is used up when nothing, or only `**`, is left of it. */
function isExhausted(pattern: Pattern): boolean {
  const { steps, positions } = pattern;
  const isLastOpen = steps.at(-1) === ANY_LEVELS && positions.has(steps.length - 1);
  return isLastOpen || isComplete(pattern);
}

/** The patterns that go on after a member of that name. */
function advance(patterns: readonly Pattern[], name: string): Pattern[] {
  return patterns
    .map(({ steps, positions }) => ({
      steps,
      positions: new Set([...positions].flatMap((at) => positionsAfter(steps, at, name))),
    }))
    .filter(({ positions }) => positions.size > 0);
}

function positionsAfter(steps: readonly Step[], at: number, name: string): number[] {
  const step = steps[at];
  if (step === undefined) return [];
  if (step === ANY_LEVELS) return [at, ...positionsAfter(steps, at + 1, name)];
  return step(name) ? [at + 1] : [];
}
