import type { User } from '../authentication/authentication';
import { SERVICE_ACCOUNT_REALM } from '../authentication/authentication';
import { BUILTIN_ROLES } from '../roles/builtin_roles';
import type { RoleDescriptor } from '../roles/role_descriptor';

/**
 * The accounts of services that this server knows, by principal, and what each may do. Those of
 * services that need more than this server has are left out: they do not exist here.
 */
export const SERVICE_ACCOUNTS: ReadonlyMap<string, RoleDescriptor> = new Map(
  [['elastic/kibana', BUILTIN_ROLES.get('kibana_system')] as const].flatMap(
    ([principal, descriptor]) => (descriptor === undefined ? [] : [[principal, descriptor]]),
  ),
);

/** A service account as a user: it has no roles, and no password. */
export function serviceAccountUser(principal: string): User {
  return {
    username: principal,
    roles: [],
    fullName: `Service account - ${principal}`,
    email: null,
    metadata: { _elastic_service_account: true },
    enabled: true,
    realm: SERVICE_ACCOUNT_REALM,
  };
}
