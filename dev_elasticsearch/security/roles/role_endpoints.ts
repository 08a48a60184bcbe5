import { illegalArgument, validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { checkRefresh, splitList } from '../../lib/parameters';
import { callerOf } from '../caller';
import { checkRoleQueries } from '../role_queries/role_query';
import { BUILTIN_ROLES } from './builtin_roles';
import { parseRoleDescriptor } from './parse_role_descriptor';
import type { RoleStore } from './role_store';
import { descriptorProblems } from './validate_role_descriptor';

const ACTION = 'cluster:admin/xpack/security/role/';
const NAME = /^(?! )[\x20-\x7e]{1,507}(?<! )$/;

/** Endpoints to read and write roles. Reading needs `read_security`, writing `manage_security`. */
export function roleEndpoints(roles: RoleStore): Endpoint[] {
  return [getRoles(roles), putRole(roles), deleteRole(roles)];
}

function getRoles(roles: RoleStore): Endpoint {
  return {
    methods: ['get'],
    paths: ['/_security/role', '/_security/role/{names}'],
    queryParameters: ['include_implicit'],
    body: 'none',
    handle: (request) => {
      callerOf(request).requireCluster(`${ACTION}get`);
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

function putRole(roles: RoleStore): Endpoint {
  return {
    methods: ['put', 'post'],
    paths: ['/_security/role/{name}'],
    queryParameters: ['refresh'],
    body: 'required',
    handle: async (request) => {
      checkRefresh(request.query);
      const { name = '' } = request.params;
      const rules = { allowDescription: true, allowRestriction: false };
      const descriptor = parseRoleDescriptor(name, request.body, rules);
      const problems = [...nameProblems(name), ...descriptorProblems(descriptor)];
      if (problems.length > 0) throw validationFailed(problems);
      callerOf(request).requireCluster(`${ACTION}put`);
      if (BUILTIN_ROLES.has(name)) {
        throw illegalArgument(`Role [${name}] is reserved and may not be used.`);
      }
      checkRoleQueries([descriptor]);
      return { status: 200, body: { role: { created: await roles.put(name, descriptor) } } };
    },
  };
}

function nameProblems(name: string): string[] {
  if (NAME.test(name)) return [];
  return [
    'role names must be 1 to 507 printable characters of the Basic Latin (ASCII) block, without blanks at the ends',
  ];
}

function deleteRole(roles: RoleStore): Endpoint {
  return {
    methods: ['delete'],
    paths: ['/_security/role/{name}'],
    queryParameters: ['refresh'],
    body: 'none',
    handle: async (request) => {
      checkRefresh(request.query);
      callerOf(request).requireCluster(`${ACTION}delete`);
      const { name = '' } = request.params;
      if (BUILTIN_ROLES.has(name)) {
        throw illegalArgument(`role [${name}] is reserved and cannot be deleted`);
      }
      const found = await roles.remove(name);
      return { status: found ? 200 : 404, body: { found } };
    },
  };
}
