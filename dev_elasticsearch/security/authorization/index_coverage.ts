import type { ActionPatterns } from '../privileges/action_patterns';
import { indexPrivilege } from '../privileges/index_privileges';
import { compileNames, isPattern, isSubset } from '../privileges/name_patterns';
import {
  NOT_RESTRICTED,
  RESTRICTED_PATTERNS,
  isRestrictedIndex,
} from '../privileges/restricted_indices';
import type { IndicesPrivileges } from '../roles/role_descriptor';

/** A privilege on a name or pattern of indices. */
export interface IndexQuestion {
  readonly name: string;
  readonly privilege: string;
  /** Does a pattern stand for names of system indices too? */
  readonly allowRestricted: boolean;
}

interface Entry {
  readonly names: readonly string[];
  readonly allowRestricted: boolean;
  readonly patterns: readonly ActionPatterns[];
}

/** Judges index privileges on names and on patterns, over all entries of some descriptors together. */
export class IndexCoverage {
  private readonly entries: readonly Entry[];
  private readonly byPrivilege = new Map<string, readonly (readonly Entry[])[]>();

  constructor(indices: readonly IndicesPrivileges[]) {
    this.entries = indices.map((entry) => ({
      names: entry.names,
      allowRestricted: entry.allow_restricted_indices,
      patterns: entry.privileges.flatMap((name) => indexPrivilege(name) ?? []),
    }));
  }

  covers(question: IndexQuestion): boolean {
    return this.granting(question.privilege.toLowerCase()).every((entries) =>
      coversNames(entries, question),
    );
  }

  /** For each action pattern of the privilege the entries that grant it; `none` asks for any entry. */
  private granting(privilege: string): readonly (readonly Entry[])[] {
    const known = this.byPrivilege.get(privilege);
    if (known !== undefined) return known;
    const wanted = indexPrivilege(privilege)?.include ?? [];
    const granting = wanted.map((action) =>
      this.entries.filter(({ patterns }) => isSubset({ include: [action] }, ...patterns)),
    );
    const lists = granting.length === 0 ? [this.entries] : granting;
    if (!privilege.includes(':')) this.byPrivilege.set(privilege, lists);
    return lists;
  }
}

function coversNames(entries: readonly Entry[], { name, allowRestricted }: IndexQuestion): boolean {
  const all = entries.flatMap(({ names }) => names);
  const system = entries.filter((entry) => entry.allowRestricted);
  const alsoRestricted = system.flatMap(({ names }) => names);
  if (!isPattern(name)) return compileNames(isRestrictedIndex(name) ? alsoRestricted : all)(name);
  const ordinary = { include: [name], except: RESTRICTED_PATTERNS };
  if (allowRestricted) {
    const reachable = [...alsoRestricted, NOT_RESTRICTED];
    return (
      isSubset(ordinary, { include: all }) && isSubset({ include: [name] }, { include: reachable })
    );
  }
  // A pattern of nothing but system names, asked without the flag, stands for nothing.
  return isSubset(ordinary, { include: all }) && !isSubset(ordinary);
}
