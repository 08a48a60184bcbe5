import type { Clock } from '../../lib/clock';
import type { LicenseType } from '../../lib/license';
import type { EmulatedVersion } from '../../lib/version';
import type { RoleStore } from './role_store';

/** What the role endpoints work with. */
export interface RoleDeps {
  readonly roles: RoleStore;
  readonly version: EmulatedVersion;
  readonly clock: Clock;
  /** Absent = trial: roles may limit documents and fields. */
  readonly license?: LicenseType;
}

/** The action of an operation on roles. */
export function roleAction(verb: string): string {
  return `cluster:admin/xpack/security/role/${verb}`;
}
