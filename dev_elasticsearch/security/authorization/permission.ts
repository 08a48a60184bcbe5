import { isObject } from '../../lib/json/object_reader';
import type { Authentication } from '../authentication/authentication';
import { compileActions } from '../privileges/action_patterns';
import type { ActionPatterns, ActionTest } from '../privileges/action_patterns';
import { OWN_API_KEY_PRIVILEGE, clusterPrivilege } from '../privileges/cluster_privileges';
import { AUTO_PUT_MAPPING, WRITERS, indexPrivilege } from '../privileges/index_privileges';
import { compileNames } from '../privileges/name_patterns';
import type { NameTest } from '../privileges/name_patterns';
import { isRestrictedIndex } from '../privileges/restricted_indices';
import type { FieldSecurity, IndicesPrivileges, RoleDescriptor } from '../roles/role_descriptor';
import { isAboutOwnKeys } from './own_api_key_rule';

interface IndexGrant {
  readonly allowsAction: ActionTest;
  readonly matchesName: NameTest;
  readonly allowRestricted: boolean;
  /** The documents it shows, as Query DSL; absent = all. */
  readonly query?: unknown;
  /** The fields it shows; absent = all. */
  readonly allowsField?: (path: string) => boolean;
}

/** What one set of descriptors shows of an index; an absent member = all. */
export interface PartialAccess {
  /** A document is shown when any of these queries matches it. */
  readonly queries?: readonly unknown[];
  readonly allowsField?: (path: string) => boolean;
}

/** What a set of role descriptors grants, compiled: an action is allowed when any of them allows it. */
export class Permission {
  private readonly allowsClusterAction: ActionTest;
  private readonly grantsOwnKeys: boolean;
  private readonly ownKeyAction: ActionTest;
  private readonly indexGrants: readonly IndexGrant[];
  private readonly runAsNames: NameTest;
  private readonly managedNames: NameTest;

  constructor(readonly descriptors: readonly RoleDescriptor[]) {
    const names = descriptors.flatMap(({ cluster }) => cluster.map((name) => name.toLowerCase()));
    const tests = names
      .filter((name) => name !== OWN_API_KEY_PRIVILEGE)
      .map((name) => compileActions(patternsOf(clusterPrivilege(name))));
    this.allowsClusterAction = (action) => tests.some((test) => test(action));
    this.grantsOwnKeys = names.includes(OWN_API_KEY_PRIVILEGE);
    this.ownKeyAction = compileActions(patternsOf(clusterPrivilege(OWN_API_KEY_PRIVILEGE)));
    this.indexGrants = descriptors.flatMap(({ indices }) => indices.map(compileGrant));
    this.runAsNames = compileNames(descriptors.flatMap((descriptor) => descriptor.run_as));
    this.managedNames = compileNames(descriptors.flatMap(managedApplications));
  }

  /** `request` and `caller` matter to `manage_own_api_key` alone. */
  allowsCluster(action: string, request: unknown, caller: Authentication): boolean {
    if (this.allowsClusterAction(action)) return true;
    return (
      this.grantsOwnKeys && this.ownKeyAction(action) && isAboutOwnKeys(action, request, caller)
    );
  }

  allowsIndex(action: string, name: string): boolean {
    return this.indexGrants.some((grant) => grant.allowsAction(action) && reaches(grant, name));
  }

  allowsIndexActionAnywhere(action: string): boolean {
    return this.indexGrants.some((grant) => grant.allowsAction(action));
  }

  /** What the entries that reach any of these names show by the action; none reaches = nothing. */
  access(action: string, names: readonly string[]): PartialAccess {
    const grants = this.indexGrants.filter(
      (grant) => grant.allowsAction(action) && names.some((name) => reaches(grant, name)),
    );
    const queries = grants.map(({ query }) => query);
    const fields = grants.map(({ allowsField }) => allowsField);
    return {
      ...(queries.includes(undefined) ? {} : { queries }),
      ...(fields.includes(undefined)
        ? {}
        : { allowsField: (path) => fields.some((allows) => allows?.(path)) }),
    };
  }

  /** By `global.application.manage.applications`. */
  managesApplications(applications: readonly string[]): boolean {
    return applications.every((application) => this.managedNames(application));
  }

  canRunAs(username: string): boolean {
    return this.runAsNames(username);
  }
}

function managedApplications({ global }: RoleDescriptor): string[] {
  const application = isObject(global?.application) ? global.application : {};
  const manage = isObject(application.manage) ? application.manage : {};
  const names: unknown[] = Array.isArray(manage.applications) ? manage.applications : [];
  return names.filter((name) => typeof name === 'string');
}

function reaches(grant: IndexGrant, name: string): boolean {
  return grant.matchesName(name) && (grant.allowRestricted || !isRestrictedIndex(name));
}

function compileGrant(entry: IndicesPrivileges): IndexGrant {
  const names = entry.privileges.map((name) => name.toLowerCase());
  const tests = names.map((name) => compileActions(patternsOf(indexPrivilege(name))));
  const mayGrowMappings = names.some((name) => WRITERS.includes(name));
  return {
    allowsAction: (action) =>
      tests.some((test) => test(action)) || (mayGrowMappings && action === AUTO_PUT_MAPPING),
    matchesName: compileNames(entry.names),
    allowRestricted: entry.allow_restricted_indices,
    ...(entry.query === undefined ? {} : { query: JSON.parse(entry.query) as unknown }),
    ...(entry.field_security === undefined
      ? {}
      : { allowsField: compileFields(entry.field_security) }),
  };
}

function compileFields({ grant, except = [] }: FieldSecurity): (path: string) => boolean {
  const isGranted = compileNames(grant);
  const isExcepted = compileNames(except);
  return (path) => isGranted(path) && !isExcepted(path);
}

/** A privilege that a newer or older server stored and this one does not know grants nothing. */
function patternsOf(privilege: ActionPatterns | undefined): ActionPatterns {
  return privilege ?? { include: [] };
}
