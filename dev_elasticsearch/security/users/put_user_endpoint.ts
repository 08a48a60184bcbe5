import { validationException, validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { checkRefresh } from '../../lib/parameters';
import { callerOf } from '../caller';
import { mergeObjects } from '../metadata/merge_objects';
import { nameProblem } from '../names';
import { hasReservedKey } from '../metadata/reserved_keys';
import { newHash, userAction } from './user_deps';
import type { UserDeps } from './user_deps';
import { parseUserRequest } from './user_request';
import type { UserRequest } from './user_request';
import { RESERVED_USERS } from './user_store';
import type { UserStore } from './user_store';

/**
 * `PUT /_security/user/{name}`: with a password a user is made or replaced, without one an existing
 * user is changed: what the body leaves out is reset, and metadata is merged into what there was.
 */
export function putUserEndpoint(deps: UserDeps): Endpoint {
  return {
    methods: ['put', 'post'],
    paths: ['/_security/user/{name}'],
    queryParameters: ['refresh'],
    body: 'required',
    handle: async (request) => {
      checkRefresh(request.query);
      const { name = '' } = request.params;
      const asked = parseUserRequest(name, request.body);
      const problems = requestProblems(asked);
      if (problems.length > 0) throw validationFailed(problems);
      callerOf(request).requireCluster(userAction('put'));
      const refusals = nameProblems(name, asked.roles ?? []);
      if (refusals.length > 0) throw validationFailed(refusals);
      const created = await store(name, asked, deps);
      return { status: 200, body: { created } };
    },
  };
}

function requestProblems({ roles, metadata }: UserRequest): string[] {
  return [
    ...(roles === undefined ? ['roles are missing'] : []),
    ...(hasReservedKey(metadata ?? {}) ? ['metadata keys may not start with [_]'] : []),
  ];
}

function nameProblems(name: string, roles: readonly string[]): string[] {
  const ofUser = RESERVED_USERS.has(name)
    ? `user [${name}] is reserved and only the password can be changed`
    : nameProblem('User', name);
  return [ofUser, ...roles.map((role) => nameProblem('Role', role))].filter(
    (problem) => problem !== undefined,
  );
}

async function store(name: string, asked: UserRequest, deps: UserDeps): Promise<boolean> {
  const { users } = deps;
  const { roles = [], fullName, email, metadata, enabled } = asked;
  const passwordHash = await newHash(asked, deps);
  const user = { roles, fullName, email, metadata: metadata ?? {}, enabled };
  if (passwordHash !== undefined) return users.put(name, { ...user, passwordHash });
  const isFound = await changeUser(users, name, { ...user, metadata });
  if (isFound) return false;
  throw validationException('password must be specified unless you are updating an existing user');
}

function changeUser(
  users: UserStore,
  name: string,
  change: Omit<UserRequest, 'password' | 'passwordHash' | 'roles'> & { roles: readonly string[] },
): Promise<boolean> {
  return users.change(name, (before) => ({
    ...change,
    metadata: change.metadata === null ? {} : mergeObjects(before.metadata, change.metadata),
  }));
}
