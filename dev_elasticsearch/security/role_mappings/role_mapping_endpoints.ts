import { validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { checkRefresh, splitList } from '../../lib/parameters';
import type { Store, Table } from '../../storage';
import { callerOf } from '../caller';
import { deleteByNameEndpoint } from '../delete_by_name';
import { hasReservedKey } from '../metadata/reserved_keys';
import { parseRoleMapping } from './parse_role_mapping';
import type { RoleMappingRequest } from './parse_role_mapping';
import type { RoleMapping } from './role_mapping';

const ACTION = 'cluster:admin/xpack/security/role_mapping/';

/** Endpoints about role mappings. Reading needs `read_security`, writing `manage_security`. */
export function roleMappingEndpoints(store: Store): Endpoint[] {
  const mappings: Table<RoleMapping> = store.table('role_mappings');
  return [
    getRoleMappings(mappings),
    putRoleMapping(store, mappings),
    deleteByNameEndpoint({
      kind: 'role_mapping',
      isReserved: () => false,
      remove: (name) =>
        store.write(() => {
          const existed = mappings.get(name) !== undefined;
          mappings.remove(name);
          return existed;
        }),
    }),
  ];
}

function getRoleMappings(mappings: Table<RoleMapping>): Endpoint {
  return {
    methods: ['get'],
    paths: ['/_security/role_mapping', '/_security/role_mapping/{names}'],
    queryParameters: [],
    body: 'none',
    handle: (request) => {
      callerOf(request).requireCluster(`${ACTION}get`);
      const asked = splitList(request.params.names);
      const names = asked.includes('_all') || asked.includes('*') ? [] : asked;
      const all = Array.from(mappings.range());
      const found = all.filter(({ key }) => names.length === 0 || names.includes(key));
      return {
        status: names.length > 0 && found.length === 0 ? 404 : 200,
        body: Object.fromEntries(found.map(({ key, value }) => [key, render(value)])),
      };
    },
  };
}

function render({ enabled, roles, role_templates, rules, metadata }: RoleMapping): object {
  return {
    enabled,
    ...(roles.length > 0 ? { roles } : {}),
    ...(role_templates.length > 0 ? { role_templates } : {}),
    rules,
    metadata,
  };
}

function putRoleMapping(store: Store, mappings: Table<RoleMapping>): Endpoint {
  return {
    methods: ['put', 'post'],
    paths: ['/_security/role_mapping/{name}'],
    queryParameters: ['refresh'],
    body: 'required',
    handle: async (request) => {
      checkRefresh(request.query);
      const { name = '' } = request.params;
      const asked = parseRoleMapping(name, request.body, request.bodyText);
      const { rules } = asked;
      const problems = mappingProblems(asked);
      if (rules === undefined || problems.length > 0) throw validationFailed(problems);
      callerOf(request).requireCluster(`${ACTION}put`);
      const created = await store.write(() => {
        const isNew = mappings.get(name) === undefined;
        mappings.put(name, { ...asked, rules });
        return isNew;
      });
      return { status: 200, body: { role_mapping: { created } } };
    },
  };
}

function mappingProblems(asked: RoleMappingRequest): string[] {
  const { roles, role_templates: templates, rules, metadata } = asked;
  return [
    ...(roles.length === 0 && templates.length === 0
      ? ['role-mapping roles or role-templates are missing']
      : []),
    ...(roles.length > 0 && templates.length > 0
      ? ['role-mapping cannot have both roles and role-templates']
      : []),
    ...(rules === undefined ? ['role-mapping rules are missing'] : []),
    ...(hasReservedKey(metadata) ? ['metadata keys may not start with [_]'] : []),
  ];
}
