import { compileWildcard } from '../../lib/wildcard';

/** A set of action names: what `include` matches and `except` does not. Wildcards `*` and `?`. */
export interface ActionPatterns {
  readonly include: readonly string[];
  readonly except?: readonly string[];
}

/** Is an action of the set? */
export type ActionTest = (action: string) => boolean;

/** Compiles a set of action patterns. */
export function compileActions({ include, except = [] }: ActionPatterns): ActionTest {
  const included = include.map((pattern) => compileWildcard(pattern));
  const excepted = except.map((pattern) => compileWildcard(pattern));
  return (action) =>
    included.some((matches) => matches(action)) && !excepted.some((matches) => matches(action));
}
