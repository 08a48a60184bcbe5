import { LruCache } from '../../lib/lru_cache';
import { isApplicationPrivilegeName } from '../privileges/application_names';
import type { ApplicationPrivilegeStore } from '../privileges/application_privilege_store';
import { compileNames, isPattern, isSubset } from '../privileges/name_patterns';
import type { NameTest } from '../privileges/name_patterns';
import type { ApplicationPrivileges } from '../roles/role_descriptor';

/** A privilege or action on a resource of an application. */
export interface ApplicationQuestion {
  readonly application: string;
  readonly privilege: string;
  readonly resource: string;
}

/** Pairs of an entry and an application whose actions stay compiled. */
const REMEMBERED = 200;

interface Entry {
  readonly application: string;
  readonly appliesTo: NameTest;
  readonly resources: readonly string[];
  readonly matchesResource: NameTest;
  readonly privileges: readonly string[];
}

/** The actions an entry grants in one application, as the stored privileges are at present. */
interface GrantedActions {
  readonly revision: number;
  readonly actions: readonly string[];
  readonly matches: NameTest;
}

/** Judges privileges in applications, one entry at a time as Elasticsearch does. */
export class ApplicationCoverage {
  private readonly entries: readonly Entry[];
  private readonly compiled = new LruCache<GrantedActions>(REMEMBERED);

  constructor(applications: readonly ApplicationPrivileges[]) {
    this.entries = mergeApplications(applications).map((entry) => ({
      ...entry,
      appliesTo: compileNames([entry.application]),
      matchesResource: compileNames(entry.resources),
    }));
  }

  covers(question: ApplicationQuestion, store: ApplicationPrivilegeStore): boolean {
    const wanted = actionsOf([question.privilege], question.application, store);
    return this.entries.some(
      (entry) =>
        entry.appliesTo(question.application) &&
        this.grants(entry, question, { wanted, store }) &&
        reachesResource(entry, question.resource),
    );
  }

  private grants(
    entry: Entry,
    { application, privilege }: ApplicationQuestion,
    {
      wanted,
      store,
    }: { readonly wanted: readonly string[]; readonly store: ApplicationPrivilegeStore },
  ): boolean {
    const [only, ...others] = entry.privileges;
    if (only === privilege && others.length === 0 && entry.application === application) return true;
    const { actions, matches } = this.actionsIn(application, entry, store);
    if (actions.includes('*')) return true;
    if (wanted.length === 0) return false;
    return wanted.every((action) =>
      isPattern(action) ? isSubset({ include: [action] }, { include: actions }) : matches(action),
    );
  }

  /** Thousands of actions for one role of Kibana: compiled once, until privileges are stored anew. */
  private actionsIn(
    application: string,
    entry: Entry,
    store: ApplicationPrivilegeStore,
  ): GrantedActions {
    const key = `${this.entries.indexOf(entry)} ${application}`;
    const known = this.compiled.get(key);
    if (known?.revision === store.revision) return known;
    const actions = actionsOf(entry.privileges, application, store);
    const granted = { revision: store.revision, actions, matches: compileNames(actions) };
    this.compiled.set(key, granted);
    return granted;
  }
}

/** Entries of the same application and resources are one, whatever descriptor they are of. */
export function mergeApplications(
  applications: readonly ApplicationPrivileges[],
): ApplicationPrivileges[] {
  const byTarget = new Map<string, ApplicationPrivileges>();
  for (const entry of applications) {
    const key = JSON.stringify([entry.application, [...entry.resources].sort()]);
    const privileges = new Set([...(byTarget.get(key)?.privileges ?? []), ...entry.privileges]);
    byTarget.set(key, { ...entry, privileges: [...privileges] });
  }
  return [...byTarget.values()];
}

/** Names stand for what is stored under them, if anything; everything else is an action itself. */
function actionsOf(
  privileges: readonly string[],
  application: string,
  store: ApplicationPrivilegeStore,
): string[] {
  return privileges.flatMap((name) =>
    isApplicationPrivilegeName(name) ? (store.get(application, name)?.actions ?? []) : [name],
  );
}

function reachesResource({ resources, matchesResource }: Entry, resource: string): boolean {
  if (!isPattern(resource)) return matchesResource(resource);
  return isSubset({ include: [resource] }, { include: resources });
}
