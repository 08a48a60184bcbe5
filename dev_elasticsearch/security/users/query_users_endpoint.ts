import type { Endpoint } from '../../lib/endpoint';
import { given } from '../../lib/given';
import { booleanParameter } from '../../lib/parameters';
import type { User } from '../authentication/authentication';
import { callerOf } from '../caller';
import type { EntityField, EntityFields } from '../entity_query/entity_context';
import { parseEntityQuery } from '../entity_query/entity_query';
import { renderUser } from './render_user';
import { userAction } from './user_deps';
import type { UserDeps } from './user_deps';
import { RESERVED_USERS } from './user_store';

const FIELDS: EntityFields<User> = {
  id: ({ username }) => `user-${username}`,
  byName: new Map<string, EntityField<User>>([
    ['username', { type: 'keyword', values: ({ username }) => [username] }],
    ['roles', { type: 'keyword', values: ({ roles }) => roles }],
    ['enabled', { type: 'boolean', values: ({ enabled }) => [enabled] }],
    ['full_name', { type: 'text', isSortable: false, values: ({ fullName }) => some(fullName) }],
    ['email', { type: 'text', isSortable: false, values: ({ email }) => some(email) }],
  ]),
};

/** `POST /_security/_query/user`: users that people made, by query, page and sort. */
export function queryUsersEndpoint(deps: UserDeps): Endpoint {
  const { users, version, clock } = deps;
  return {
    since: 'query_user',
    methods: ['get', 'post'],
    paths: ['/_security/_query/user'],
    queryParameters: ['with_profile_uid'],
    body: 'optional',
    handle: (request) => {
      const withProfileUid = booleanParameter(request.query, 'with_profile_uid');
      const parser = 'query_user_request_payload';
      const find = parseEntityQuery(request, { fields: FIELDS, parser, version, now: clock() });
      callerOf(request).requireCluster(userAction('query'));
      const native = users.names().filter((name) => !RESERVED_USERS.has(name));
      const page = find(native.map((name) => users.get(name)).filter((user) => user !== undefined));
      return {
        status: 200,
        body: {
          total: page.total,
          count: page.hits.length,
          users: page.hits.map(({ entity, sort }) => ({
            ...renderUser(entity, { ...deps, withProfileUid }),
            ...given({ _sort: sort }),
          })),
        },
      };
    },
  };
}

function some(value: string | null): string[] {
  return value === null ? [] : [value];
}
