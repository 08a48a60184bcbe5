import { LruCache } from '../../../lib/lru_cache';
import type { ActionPatterns } from '../../privileges/action_patterns';
import { indexPrivilege } from '../../privileges/index_privileges';
import { compileNames, isPattern, isSubset } from '../../privileges/name_patterns';
import {
  NOT_RESTRICTED,
  RESTRICTED_PATTERNS,
  isRestrictedIndex,
} from '../../privileges/restricted_indices';
import type { IndicesPrivileges } from '../../roles/role_descriptor';

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

/** Entries that together grant a part of a privilege; sets of the same entries are one object. */
interface EntrySet {
  readonly key: string;
  readonly entries: readonly Entry[];
}

/** Verdicts about sets of entries and names that are remembered: privileges of one name share them. */
const REMEMBERED = 200;

/** Judges index privileges on names and on patterns, over all entries of some descriptors together. */
export class IndexCoverage {
  private readonly entries: readonly Entry[];
  private readonly byPrivilege = new LruCache<readonly EntrySet[]>(REMEMBERED);
  private readonly verdicts = new LruCache<boolean>(REMEMBERED);

  constructor(indices: readonly IndicesPrivileges[]) {
    this.entries = indices.map((entry) => ({
      names: entry.names,
      allowRestricted: entry.allow_restricted_indices,
      patterns: entry.privileges.flatMap((name) => indexPrivilege(name) ?? []),
    }));
  }

  covers(question: IndexQuestion): boolean {
    return this.granting(question.privilege.toLowerCase()).every((set) =>
      this.reaches(set, question),
    );
  }

  private reaches({ key, entries }: EntrySet, question: IndexQuestion): boolean {
    const asked = `${key} ${String(question.allowRestricted)} ${question.name}`;
    const known = this.verdicts.get(asked);
    if (known !== undefined) return known;
    const verdict = coversNames(entries, question);
    this.verdicts.set(asked, verdict);
    return verdict;
  }

  /** For each action pattern of the privilege the entries that grant it; `none` asks for any entry. */
  private granting(privilege: string): readonly EntrySet[] {
    const known = this.byPrivilege.get(privilege);
    if (known !== undefined) return known;
    const wanted = indexPrivilege(privilege)?.include ?? [];
    const sets = new Map<string, EntrySet>();
    for (const include of wanted.length === 0 ? [[]] : wanted.map((action) => [action])) {
      const entries = this.entries.filter(({ patterns }) => isSubset({ include }, ...patterns));
      const key = entries.map((entry) => this.entries.indexOf(entry)).join(',');
      sets.set(key, { key, entries });
    }
    const distinct = [...sets.values()];
    this.byPrivilege.set(privilege, distinct);
    return distinct;
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
