import { KIBANA_SYSTEM } from './kibana_system_role';
import type { RoleDescriptor } from './role_descriptor';
import { READ, kibana, on, onRestricted, role } from './role_grants';
import { STACK_ROLES } from './stack_roles';

/** Everything but system names and ILM's history, as `viewer` and `editor` may read. */
const ORDINARY_NAMES = ['/~(([.]|ilm-history-).*)/'];

const SUPERUSER = role({
  cluster: ['all'],
  indices: [
    on(['*'], 'all'),
    onRestricted(['*'], 'monitor', 'read', 'view_index_metadata', 'read_cross_cluster'),
  ],
  applications: [{ application: '*', privileges: ['*'], resources: ['*'] }],
  runAs: ['*'],
});

const VIEWER = role({
  indices: [
    on(ORDINARY_NAMES, ...READ),
    on(['.siem-signals*', '.lists-*', '.items-*'], ...READ),
    on(['.alerts*', '.preview.alerts*'], ...READ),
  ],
  applications: [kibana('read')],
});

const EDITOR = role({
  indices: [
    on(ORDINARY_NAMES, ...READ),
    on(['observability-annotations'], ...READ, 'write'),
    on(['.siem-signals*', '.lists-*', '.items-*'], ...READ, 'write', 'maintenance'),
    on(
      ['.internal.alerts*', '.alerts*', '.internal.preview.alerts*', '.preview.alerts*'],
      ...[...READ, 'write', 'maintenance'],
    ),
  ],
  applications: [kibana('all')],
});

const KIBANA_ADMIN = role({ applications: [kibana('all')] });

const KIBANA_USER: RoleDescriptor = {
  ...KIBANA_ADMIN,
  metadata: {
    ...KIBANA_ADMIN.metadata,
    _deprecated: true,
    _deprecated_reason: 'Please use the [kibana_admin] role instead',
  },
};

/** The reserved roles: known from the first start, never changed. */
export const BUILTIN_ROLES: ReadonlyMap<string, RoleDescriptor> = new Map<string, RoleDescriptor>([
  ['superuser', SUPERUSER],
  ['kibana_system', KIBANA_SYSTEM],
  ['kibana_admin', KIBANA_ADMIN],
  ['kibana_user', KIBANA_USER],
  ['viewer', VIEWER],
  ['editor', EDITOR],
  ...STACK_ROLES,
]);
