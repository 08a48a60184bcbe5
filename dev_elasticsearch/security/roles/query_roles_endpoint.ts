import type { Endpoint } from '../../lib/endpoint';
import { given } from '../../lib/given';
import { callerOf } from '../caller';
import type { EntityField, EntityFields } from '../entity_query/entity_context';
import { parseEntityQuery } from '../entity_query/entity_query';
import { roleAction } from './role_deps';
import type { RoleDeps } from './role_deps';
import type { ApplicationPrivileges, RoleDescriptor } from './role_descriptor';

interface NamedRole {
  readonly name: string;
  readonly descriptor: RoleDescriptor;
}

const ofApplications = (
  values: (entry: ApplicationPrivileges) => readonly string[],
): EntityField<NamedRole> => ({
  type: 'keyword',
  values: ({ descriptor }) => descriptor.applications.flatMap(values),
});

const FIELDS: EntityFields<NamedRole> = {
  id: ({ name }) => `role-${name}`,
  flattened: ({ descriptor }) => descriptor.metadata,
  byName: new Map<string, EntityField<NamedRole>>([
    ['name', { type: 'keyword', values: ({ name }) => [name] }],
    [
      'description',
      {
        type: 'text',
        values: ({ descriptor: { description } }) =>
          description === undefined ? [] : [description],
      },
    ],
    ['applications.application', ofApplications(({ application }) => [application])],
    ['applications.privileges', ofApplications(({ privileges }) => privileges)],
    ['applications.resources', ofApplications(({ resources }) => resources)],
  ]),
};

/** `POST /_security/_query/role`: roles, built-in ones too, by query, page and sort. */
export function queryRolesEndpoint({ roles, version, clock }: RoleDeps): Endpoint {
  return {
    since: 'query_role',
    methods: ['get', 'post'],
    paths: ['/_security/_query/role'],
    queryParameters: [],
    body: 'optional',
    handle: (request) => {
      const parser = 'query_role_request_payload';
      const find = parseEntityQuery(request, { fields: FIELDS, parser, version, now: clock() });
      callerOf(request).requireCluster(roleAction('query'));
      const all = roles.names().flatMap((name): NamedRole[] => {
        const descriptor = roles.get(name);
        return descriptor === undefined ? [] : [{ name, descriptor }];
      });
      const { total, hits } = find(all);
      return {
        status: 200,
        body: {
          total,
          count: hits.length,
          roles: hits.map(({ entity: { name, descriptor }, sort }) => ({
            name,
            ...descriptor,
            ...given({ _sort: sort }),
          })),
        },
      };
    },
  };
}
