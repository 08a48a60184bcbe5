import { compileWildcard } from '../../lib/wildcard';

/** A set of action names: what `include` matches and `except` does not. Wildcards `*` and `?`. */
export interface ActionPatterns {
  readonly include: readonly string[];
  readonly except?: readonly string[];
}

/** Is an action of the set? */
export type ActionTest = (action: string) => boolean;

/** Actions whose verdict a test remembers; this server has fewer, raw privilege names may add some. */
const REMEMBERED_ACTIONS = 1000;

/** Compiles sets of action patterns to a test for membership in any; it remembers its verdicts. */
export function compileActions(...sets: readonly ActionPatterns[]): ActionTest {
  const tests = sets.map(compileSet);
  const known = new Map<string, boolean>();
  return (action) => {
    const verdict = known.get(action) ?? tests.some((test) => test(action));
    if (known.size < REMEMBERED_ACTIONS) known.set(action, verdict);
    return verdict;
  };
}

function compileSet({ include, except = [] }: ActionPatterns): ActionTest {
  const included = include.map((pattern) => compileWildcard(pattern));
  const excepted = except.map((pattern) => compileWildcard(pattern));
  return (action) =>
    included.some((matches) => matches(action)) && !excepted.some((matches) => matches(action));
}
