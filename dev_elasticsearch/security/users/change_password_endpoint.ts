import { validationException, validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { checkRefresh } from '../../lib/parameters';
import { authenticationType, hasPasswords } from '../authentication/authentication';
import type { SecuritySubject } from '../authorization/security_subject';
import { callerOf } from '../caller';
import { newHash, userAction } from './user_deps';
import type { UserDeps } from './user_deps';
import { parsePasswordRequest } from './user_request';

/**
 * `PUT /_security/user/[{name}/]_password`. Everybody who showed a password may change the own one;
 * others' need `manage_security`.
 */
export function changePasswordEndpoint(deps: UserDeps): Endpoint {
  const { users } = deps;
  return {
    methods: ['put', 'post'],
    paths: ['/_security/user/_password', '/_security/user/{name}/_password'],
    queryParameters: ['refresh'],
    body: 'required',
    handle: async (request) => {
      checkRefresh(request.query);
      const asked = parsePasswordRequest(request.body);
      if (Object.keys(asked).length === 0) throw validationFailed(['password is missing']);
      const caller = callerOf(request);
      const { name = caller.principal } = request.params;
      if (!mayChangeOwn(caller, name)) caller.requireCluster(userAction('change_password'));
      const passwordHash = await newHash(asked, deps);
      const isFound = await users.change(name, () =>
        passwordHash === undefined ? {} : { passwordHash },
      );
      if (!isFound) throw validationException('user must exist in order to change password');
      return { status: 200, body: {} };
    },
  };
}

/** A key or a token does not do, and a caller who is refused everything is refused this as well. */
function mayChangeOwn(caller: SecuritySubject, name: string): boolean {
  const { authentication } = caller;
  return (
    name === caller.principal &&
    authenticationType(authentication) === 'realm' &&
    hasPasswords(authentication.user.realm) &&
    caller.mayCluster(userAction('authenticate'))
  );
}
