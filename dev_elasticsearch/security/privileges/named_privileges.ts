import type { EmulatedVersion } from '../../lib/version';
import type { ActionPatterns } from './action_patterns';

/** One built-in privilege: its name, what it grants, and the release that brought it. */
export interface NamedPrivilege {
  readonly name: string;
  readonly patterns: ActionPatterns;
  /** `8.14`; absent = every release that can be emulated has it. */
  readonly since?: string;
}

/** A row of a table of privileges that grant what `include` matches. */
export function privilege(name: string, ...include: readonly string[]): NamedPrivilege {
  return { name, patterns: { include } };
}

/** The same privilege, unknown to releases before `release`. */
export function since(release: string, named: NamedPrivilege): NamedPrivilege {
  return { ...named, since: release };
}

/** Names a release has, in the order of the table. */
export function namesIn(table: readonly NamedPrivilege[], version: EmulatedVersion): string[] {
  return table
    .filter(({ since: first }) => first === undefined || version.isAtLeast(first))
    .map(({ name }) => name);
}
