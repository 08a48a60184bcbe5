import { isObject } from '../../lib/json/object_reader';
import type { Authentication, User } from '../authentication/authentication';
import { compileActions } from '../privileges/action_patterns';
import type { ActionTest } from '../privileges/action_patterns';
import { OWN_API_KEY_PRIVILEGE, clusterPrivilege } from '../privileges/cluster_privileges';
import { AUTO_PUT_MAPPING } from '../privileges/index_privileges';
import { compileNames } from '../privileges/name_patterns';
import type { NameTest } from '../privileges/name_patterns';
import type { RoleDescriptor } from '../roles/role_descriptor';
import { compileGrant, reaches } from './index_grant';
import type { IndexGrant } from './index_grant';
import { isAboutOwnKeys } from './own_api_key_rule';
import { PrivilegeCoverage } from './questions/privilege_coverage';

/** What one set of descriptors shows of an index; an absent member = all. */
export interface PartialAccess {
  /** A document is shown when any of these queries matches it. */
  readonly queries?: readonly unknown[];
  readonly allowsField?: (path: string) => boolean;
}

const OWN_KEY_ACTION = compileActions(clusterPrivilege(OWN_API_KEY_PRIVILEGE) ?? { include: [] });

/** What a set of role descriptors grants, compiled: an action is allowed when any of them allows it. */
export class Permission {
  private readonly allowsClusterAction: ActionTest;
  private readonly grantsOwnKeys: boolean;
  private readonly indexGrants: readonly IndexGrant[];
  private readonly runAsNames: NameTest;
  private readonly managedNames: NameTest;
  private readonly profileNames: NameTest;
  private answers: PrivilegeCoverage | undefined;

  constructor(readonly descriptors: readonly RoleDescriptor[]) {
    const names = descriptors.flatMap(({ cluster }) => cluster.map((name) => name.toLowerCase()));
    // A privilege that another release stored and this one does not know grants nothing.
    const patterns = names
      .filter((name) => name !== OWN_API_KEY_PRIVILEGE)
      .flatMap((name) => clusterPrivilege(name) ?? []);
    this.allowsClusterAction = compileActions(...patterns);
    this.grantsOwnKeys = names.includes(OWN_API_KEY_PRIVILEGE);
    this.indexGrants = descriptors.flatMap(({ indices }) => indices.map(compileGrant));
    this.runAsNames = compileNames(descriptors.flatMap((descriptor) => descriptor.run_as));
    const globals = descriptors.map(({ global = {} }) => global);
    this.managedNames = compileNames(
      globals.flatMap((global) => namesIn(global.application, 'manage')),
    );
    this.profileNames = compileNames(globals.flatMap((global) => namesIn(global.profile, 'write')));
  }

  /** Answers to questions about whole privileges; remembered, so it is one for all requests. */
  get coverage(): PrivilegeCoverage {
    this.answers ??= new PrivilegeCoverage(this.descriptors);
    return this.answers;
  }

  /** `request` and `caller` matter to `manage_own_api_key` alone. */
  allowsCluster(action: string, request: unknown, caller: Authentication): boolean {
    if (this.allowsClusterAction(action)) return true;
    return this.grantsOwnKeys && OWN_KEY_ACTION(action) && isAboutOwnKeys(action, request, caller);
  }

  allowsIndex(action: string, name: string): boolean {
    return (
      this.indexGrants.some((grant) => grant.allowsAction(action) && reaches(grant, name)) ||
      (action === AUTO_PUT_MAPPING && this.growing(name).length > 0)
    );
  }

  /**
   * The privileges by which alone a mapping may grow: writing implies it still, and is deprecated.
   * None when another privilege grants it.
   */
  growsMappingBy(name: string): readonly string[] {
    const isGranted = this.indexGrants.some(
      (grant) => grant.allowsAction(AUTO_PUT_MAPPING) && reaches(grant, name),
    );
    return isGranted ? [] : this.growing(name);
  }

  private growing(name: string): readonly string[] {
    return this.indexGrants.flatMap((grant) => (reaches(grant, name) ? grant.growing : []));
  }

  allowsIndexActionAnywhere(action: string): boolean {
    return this.indexGrants.some(
      (grant) =>
        grant.allowsAction(action) || (action === AUTO_PUT_MAPPING && grant.growing.length > 0),
    );
  }

  /**
   * What the entries that reach any of these names show this user by the action: any query, any
   * field of theirs, and all when one has no such limit. No entry reaches = nothing.
   * @throws 400 when the template of a query cannot be filled in for the user.
   */
  access(action: string, names: readonly string[], user: User): PartialAccess {
    const grants = this.indexGrants.filter(
      (grant) => grant.allowsAction(action) && names.some((name) => reaches(grant, name)),
    );
    const queries = grants.flatMap(({ query }) => query ?? []);
    const fields = grants.flatMap(({ allowsField }) => allowsField ?? []);
    return {
      ...(queries.length < grants.length ? {} : { queries: queries.map((query) => query(user)) }),
      ...(fields.length < grants.length
        ? {}
        : { allowsField: (path) => fields.some((allows) => allows(path)) }),
    };
  }

  /** By `global.application.manage.applications`. */
  managesApplications(applications: readonly string[]): boolean {
    return applications.every((application) => this.managedNames(application));
  }

  /** By `global.profile.write.applications`. */
  writesProfiles(applications: readonly string[]): boolean {
    return applications.every((application) => this.profileNames(application));
  }

  canRunAs(username: string): boolean {
    return this.runAsNames(username);
  }
}

/** The applications of a `global` grant such as `{"manage": {"applications": ["kibana-*"]}}`. */
function namesIn(category: unknown, verb: string): string[] {
  const grant = isObject(category) ? category[verb] : undefined;
  const names: unknown = isObject(grant) ? grant.applications : undefined;
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}
