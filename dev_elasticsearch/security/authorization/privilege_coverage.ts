import { compileActions } from '../privileges/action_patterns';
import type { ActionPatterns } from '../privileges/action_patterns';
import type { ApplicationPrivilegeStore } from '../privileges/application_privilege_store';
import { OWN_API_KEY_PRIVILEGE, clusterPrivilege } from '../privileges/cluster_privileges';
import { indexPrivilege } from '../privileges/index_privileges';
import { compileNames, isPattern, isSubset } from '../privileges/name_patterns';
import {
  NOT_RESTRICTED,
  RESTRICTED_PATTERNS,
  isRestrictedIndex,
} from '../privileges/restricted_indices';
import type { IndicesPrivileges, RoleDescriptor } from '../roles/role_descriptor';

/** A privilege on a name or pattern of indices. */
export interface IndexQuestion {
  readonly name: string;
  readonly privilege: string;
  readonly allowRestricted: boolean;
}

/** A privilege or action on a resource of an application. */
export interface ApplicationQuestion {
  readonly application: string;
  readonly privilege: string;
  readonly resource: string;
}

const NOTHING: ActionPatterns = { include: [] };

/**
 * Are all actions of the cluster privilege granted, whatever the request? `manage_own_api_key`
 * depends on the request, so it covers itself by name and no raw action.
 */
export function coversCluster(descriptors: readonly RoleDescriptor[], privilege: string): boolean {
  const granted = descriptors.flatMap(({ cluster }) => cluster.map((name) => name.toLowerCase()));
  if (granted.includes(privilege.toLowerCase())) return true;
  const patterns = granted
    .filter((name) => name !== OWN_API_KEY_PRIVILEGE)
    .map((name) => clusterPrivilege(name) ?? NOTHING);
  return coversActions(patterns, clusterPrivilege(privilege) ?? NOTHING);
}

/** Is the privilege granted on every index, existing or not, that the name or pattern stands for? */
export function coversIndex(
  descriptors: readonly RoleDescriptor[],
  question: IndexQuestion,
): boolean {
  const entries = descriptors.flatMap(({ indices }) => indices);
  const wanted = indexPrivilege(question.privilege) ?? NOTHING;
  return wanted.include.every((action) => {
    const granting = entries.filter((entry) =>
      coversActions(
        entry.privileges.map((granted) => indexPrivilege(granted) ?? NOTHING),
        { include: [action] },
      ),
    );
    return coversNames(granting, question);
  });
}

function coversNames(
  entries: readonly IndicesPrivileges[],
  { name, allowRestricted }: IndexQuestion,
): boolean {
  const all = entries.flatMap(({ names }) => names);
  const system = entries.filter((entry) => entry.allow_restricted_indices);
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
  return !isSubset(ordinary, NOTHING) && isSubset(ordinary, { include: all });
}

/** Is the privilege granted on the resource of the application? */
export function coversApplication(
  descriptors: readonly RoleDescriptor[],
  { application, privilege, resource }: ApplicationQuestion,
  store: ApplicationPrivilegeStore,
): boolean {
  const actionsOf = (name: string): readonly string[] =>
    store.get(application, name)?.actions ?? [];
  const granted = descriptors
    .flatMap(({ applications }) => applications)
    .filter((entry) => compileNames([entry.application])(application))
    .filter((entry) => covers(entry.resources, resource))
    .flatMap(({ privileges }) => privileges)
    .flatMap((name) => [name, ...actionsOf(name)]);
  const stored = actionsOf(privilege);
  const wanted = stored.length === 0 ? [privilege] : stored;
  return wanted.every((action) => covers(granted, action));
}

function coversActions(granted: readonly ActionPatterns[], wanted: ActionPatterns): boolean {
  const { except = [] } = wanted;
  return wanted.include.every((pattern) =>
    granted.some((grant) => {
      if (!isPattern(pattern)) return compileActions(grant)(pattern);
      return isSubset({ include: [pattern], except }, grant);
    }),
  );
}

/** Literal questions are matched, which is fast; patterns are compared as languages. */
function covers(granted: readonly string[], wanted: string): boolean {
  if (!isPattern(wanted)) return compileNames(granted)(wanted);
  return granted.includes(wanted) || isSubset({ include: [wanted] }, { include: granted });
}
