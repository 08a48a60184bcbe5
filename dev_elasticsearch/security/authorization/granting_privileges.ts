import type { Authentication } from '../authentication/authentication';
import { compileActions } from '../privileges/action_patterns';
import type { ActionTest } from '../privileges/action_patterns';
import { CLUSTER_PRIVILEGES, OWN_API_KEY_PRIVILEGE } from '../privileges/cluster_privileges';
import { INDEX_PRIVILEGES } from '../privileges/index_privileges';
import type { NamedPrivilege } from '../privileges/named_privileges';
import { isAboutOwnKeys } from './own_api_key_rule';

const compiled = (privileges: readonly NamedPrivilege[]): [string, ActionTest][] =>
  privileges.map(({ name, patterns }) => [name, compileActions(patterns)]);

const CLUSTER_TESTS = compiled(CLUSTER_PRIVILEGES);
const INDEX_TESTS = compiled(INDEX_PRIVILEGES);

/** Named cluster privileges that would have allowed the request, weakest first. */
export function clusterPrivilegesThatGrant(
  action: string,
  request: unknown,
  caller: Authentication,
): string[] {
  return CLUSTER_TESTS.filter(([name, allows]) => {
    if (!allows(action)) return false;
    return name !== OWN_API_KEY_PRIVILEGE || isAboutOwnKeys(action, request, caller);
  }).map(([name]) => name);
}

/** Named index privileges that would have allowed the action, weakest first. */
export function indexPrivilegesThatGrant(action: string): string[] {
  return INDEX_TESTS.filter(([, allows]) => allows(action)).map(([name]) => name);
}
