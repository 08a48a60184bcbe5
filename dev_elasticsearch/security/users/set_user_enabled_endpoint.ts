import { illegalArgument, validationException } from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { checkRefresh } from '../../lib/parameters';
import { hasPasswords } from '../authentication/authentication';
import type { SecuritySubject } from '../authorization/security_subject';
import { callerOf } from '../caller';
import { userAction } from './user_deps';
import type { UserStore } from './user_store';

/** `_enable` and `_disable`: also of reserved users, `elastic` too, but not of oneself. */
export function setUserEnabledEndpoint(users: UserStore, enabled: boolean): Endpoint {
  const verb = enabled ? 'enable' : 'disable';
  return {
    methods: ['put', 'post'],
    paths: [`/_security/user/{name}/_${verb}`],
    queryParameters: ['refresh'],
    body: 'none',
    handle: async (request) => {
      checkRefresh(request.query);
      const caller = callerOf(request);
      const { name = '' } = request.params;
      caller.requireCluster(userAction('set_enabled'));
      if (isSelf(caller, name)) {
        throw illegalArgument('users may not update the enabled status of their own account');
      }
      const isFound = await users.change(name, () => ({ enabled }));
      if (!isFound) throw validationException(`only existing users can be ${verb}d`);
      return { status: 200, body: {} };
    },
  };
}

/** A key is nobody's self: it has a realm of its own. */
function isSelf({ authentication: { user, apiKey } }: SecuritySubject, name: string): boolean {
  return apiKey === undefined && hasPasswords(user.realm) && user.username === name;
}
