import type {
  ApplicationPrivilegeStore,
  GrantedActions,
} from '../../privileges/application_privilege_store';
import { compileNames, isPattern, isSubset } from '../../privileges/name_patterns';
import type { NameTest } from '../../privileges/name_patterns';
import type { ApplicationPrivileges } from '../../roles/role_descriptor';

/** A privilege or action on a resource of an application. */
export interface ApplicationQuestion {
  readonly application: string;
  readonly privilege: string;
  readonly resource: string;
}

interface Entry {
  readonly application: string;
  readonly appliesTo: NameTest;
  readonly resources: readonly string[];
  readonly matchesResource: NameTest;
  readonly privileges: readonly string[];
}

/** The entries for a resource of an application, and what each grants at present. */
interface Candidates {
  readonly application: string;
  readonly resource: string;
  readonly revision: number;
  readonly grants: readonly { readonly entry: Entry; readonly granted: GrantedActions }[];
}

/** Judges privileges in applications, one entry at a time as Elasticsearch does. */
export class ApplicationCoverage {
  private readonly entries: readonly Entry[];
  /** Of the last question: the next is mostly about the same resource. */
  private last: Candidates | undefined;

  constructor(applications: readonly ApplicationPrivileges[]) {
    this.entries = mergeApplications(applications).map((entry) => ({
      ...entry,
      appliesTo: compileNames([entry.application]),
      matchesResource: compileNames(entry.resources),
    }));
  }

  covers(question: ApplicationQuestion, store: ApplicationPrivilegeStore): boolean {
    const { grants } = this.candidates(question, store);
    if (grants.length === 0) return false;
    const wanted = store.actionsOf(question.application, [question.privilege]);
    return grants.some(
      ({ entry, granted }) => isOnly(entry, question) || includes(granted, wanted),
    );
  }

  private candidates(
    { application, resource }: ApplicationQuestion,
    store: ApplicationPrivilegeStore,
  ): Candidates {
    const { last } = this;
    const isSame = last?.application === application && last.resource === resource;
    if (isSame && last.revision === store.revision) return last;
    const grants = this.entries
      .filter((entry) => entry.appliesTo(application) && reachesResource(entry, resource))
      .map((entry) => ({ entry, granted: store.grantedBy(application, entry.privileges) }));
    this.last = { application, resource, revision: store.revision, grants };
    return this.last;
  }
}

/** Whoever was granted one privilege by its name has that, though it is not stored. */
function isOnly(entry: Entry, { application, privilege }: ApplicationQuestion): boolean {
  const { privileges } = entry;
  return (
    privileges.length === 1 && privileges[0] === privilege && entry.application === application
  );
}

function includes(
  { actions, isTotal, matches }: GrantedActions,
  wanted: readonly string[],
): boolean {
  if (isTotal || wanted.length === 0) return isTotal;
  return wanted.every((action) =>
    isPattern(action) ? isSubset({ include: [action] }, { include: actions }) : matches(action),
  );
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

function reachesResource({ resources, matchesResource }: Entry, resource: string): boolean {
  if (!isPattern(resource)) return matchesResource(resource);
  return isSubset({ include: [resource] }, { include: resources });
}
