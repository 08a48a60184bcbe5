import type { Endpoint } from '../../lib/endpoint';
import { splitList } from '../../lib/parameters';
import { callerOf } from '../caller';
import { deleteByNameEndpoint } from '../delete_by_name';
import { BUILTIN_ROLES } from './builtin_roles';
import { bulkDeleteRolesEndpoint, bulkPutRolesEndpoint } from './bulk_role_endpoints';
import { putRoleEndpoint } from './put_role_endpoint';
import { queryRolesEndpoint } from './query_roles_endpoint';
import { roleAction } from './role_deps';
import type { RoleDeps } from './role_deps';
import type { RoleStore } from './role_store';

/** Endpoints to read and write roles. Reading needs `read_security`, writing `manage_security`. */
export function roleEndpoints(deps: RoleDeps): Endpoint[] {
  const { roles } = deps;
  return [
    getRoles(roles),
    queryRolesEndpoint(deps),
    putRoleEndpoint(deps),
    bulkPutRolesEndpoint(deps),
    bulkDeleteRolesEndpoint(deps),
    deleteByNameEndpoint({
      kind: 'role',
      isReserved: (name) => BUILTIN_ROLES.has(name),
      remove: (name) => roles.remove(name),
    }),
  ];
}

function getRoles(roles: RoleStore): Endpoint {
  return {
    methods: ['get'],
    paths: ['/_security/role', '/_security/role/{names}'],
    queryParameters: [],
    body: 'none',
    handle: (request) => {
      callerOf(request).requireCluster(roleAction('get'));
      const names = splitList(request.params.names);
      const found = (names.length > 0 ? names : roles.names())
        .map((name) => [name, roles.get(name)] as const)
        .filter(([, descriptor]) => descriptor !== undefined);
      return {
        status: names.length > 0 && found.length === 0 ? 404 : 200,
        body: Object.fromEntries(found),
      };
    },
  };
}
