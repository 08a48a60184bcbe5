import type { Clock } from '../../lib/clock';
import type { EmulatedVersion } from '../../lib/version';
import type { RoleStore } from './role_store';

/** What the role endpoints work with. */
export interface RoleDeps {
  readonly roles: RoleStore;
  readonly version: EmulatedVersion;
  readonly clock: Clock;
}

/** The action of an operation on roles. */
export function roleAction(verb: string): string {
  return `cluster:admin/xpack/security/role/${verb}`;
}
