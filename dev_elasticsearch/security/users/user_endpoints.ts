import type { Endpoint } from '../../lib/endpoint';
import { booleanParameter, splitList } from '../../lib/parameters';
import { callerOf } from '../caller';
import { deleteByNameEndpoint } from '../delete_by_name';
import { changePasswordEndpoint } from './change_password_endpoint';
import { putUserEndpoint } from './put_user_endpoint';
import { queryUsersEndpoint } from './query_users_endpoint';
import { renderUser } from './render_user';
import { setUserEnabledEndpoint } from './set_user_enabled_endpoint';
import { userAction } from './user_deps';
import type { UserDeps } from './user_deps';
import { RESERVED_USERS } from './user_store';

/**
 * Endpoints about users. Reading needs `read_security`, writing `manage_security`; the own password
 * may be changed by everybody.
 */
export function userEndpoints(deps: UserDeps): Endpoint[] {
  const { users } = deps;
  return [
    getUsers(deps),
    queryUsersEndpoint(deps),
    putUserEndpoint(deps),
    deleteByNameEndpoint({
      kind: 'user',
      isReserved: (name) => RESERVED_USERS.has(name),
      remove: (name) => users.remove(name),
    }),
    changePasswordEndpoint(deps),
    setUserEnabledEndpoint(users, true),
    setUserEnabledEndpoint(users, false),
  ];
}

function getUsers({ users, profiles }: UserDeps): Endpoint {
  return {
    methods: ['get'],
    paths: ['/_security/user', '/_security/user/{names}'],
    queryParameters: ['with_profile_uid'],
    body: 'none',
    handle: (request) => {
      const withProfileUid = booleanParameter(request.query, 'with_profile_uid');
      callerOf(request).requireCluster(userAction('get'));
      const names = splitList(request.params.names);
      const found = (names.length > 0 ? names : users.names())
        .map((name) => users.get(name))
        .filter((user) => user !== undefined);
      return {
        status: names.length > 0 && found.length === 0 ? 404 : 200,
        body: Object.fromEntries(
          found.map((user) => [user.username, renderUser(user, { profiles, withProfileUid })]),
        ),
      };
    },
  };
}
