import {
  ElasticsearchError,
  illegalArgument,
  validationFailed,
} from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { ObjectReader } from '../../lib/json/object_reader';
import { checkRefresh } from '../../lib/parameters';
import { hashPassword } from '../authentication/password_hash';
import type { SecuritySubject } from '../authorization/security_subject';
import { callerOf } from '../caller';
import { passwordProblems } from './user_endpoints';
import type { UserDeps } from './user_endpoints';

const ACTION = 'cluster:admin/xpack/security/user/change_password';

/**
 * `PUT /_security/user/[{name}/]_password`. Everybody may change the own password, unless it is an
 * API key that asks; others' need `manage_security`.
 */
export function changePasswordEndpoint({ users, hashing }: UserDeps): Endpoint {
  return {
    methods: ['put', 'post'],
    paths: ['/_security/user/_password', '/_security/user/{name}/_password'],
    queryParameters: ['refresh'],
    body: 'required',
    handle: async (request) => {
      checkRefresh(request.query);
      const source = { text: request.bodyText, parser: 'change_password_request' };
      const reader = new ObjectReader(request.body, source).allowOnly([
        'password',
        'password_hash',
      ]);
      if (reader.fields.includes('password_hash')) {
        throw illegalArgument('[password_hash] is not supported by the development server');
      }
      const password = reader.string('password');
      const problems =
        password === undefined ? ['password is missing'] : passwordProblems(password);
      if (problems.length > 0) throw validationFailed(problems);
      const caller = callerOf(request);
      const { name = caller.principal } = request.params;
      authorize(caller, name);
      if (users.get(name) === undefined) throw unknownUserName(name);
      await users.put(name, { passwordHash: await hashPassword(String(password), hashing) });
      return { status: 200, body: {} };
    },
  };
}

function authorize(caller: SecuritySubject, name: string): void {
  const isOwn = name === caller.principal && !caller.isApiKey && !caller.isRunAs;
  if (!isOwn) caller.requireCluster(ACTION);
}

function unknownUserName(name: string): ElasticsearchError {
  return new ElasticsearchError({
    status: 404,
    type: 'resource_not_found_exception',
    reason: `user must exist in order to change password, user [${name}] is unknown`,
  });
}
