import {
  ElasticsearchError,
  illegalArgument,
  validationFailed,
} from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { given } from '../../lib/given';
import { ObjectReader } from '../../lib/json/object_reader';
import { booleanParameter, checkRefresh, splitList } from '../../lib/parameters';
import { hashPassword } from '../authentication/password_hash';
import type { PasswordHashing } from '../authentication/password_hash';
import type { User } from '../authentication/authentication';
import { callerOf } from '../caller';
import { RESERVED_USERS } from './user_store';
import type { UserChange, UserStore } from './user_store';

/** What the user endpoints work with. */
export interface UserDeps {
  readonly users: UserStore;
  readonly hashing: PasswordHashing;
}

const ACTION = 'cluster:admin/xpack/security/user/';
const FIELDS = ['password', 'roles', 'full_name', 'email', 'metadata', 'enabled', 'username'];
const NAME = /^(?! )[\x20-\x7e]{1,507}(?<! )$/;
const MIN_PASSWORD = 6;

/** Endpoints to read and write users. Reading needs `read_security`, writing `manage_security`. */
export function userEndpoints(deps: UserDeps): Endpoint[] {
  return [
    getUsers(deps),
    putUser(deps),
    deleteUser(deps),
    setEnabled(deps, true),
    setEnabled(deps, false),
  ];
}

function getUsers({ users }: UserDeps): Endpoint {
  return {
    methods: ['get'],
    paths: ['/_security/user', '/_security/user/{names}'],
    queryParameters: ['with_profile_uid'],
    body: 'none',
    handle: (request) => {
      booleanParameter(request.query, 'with_profile_uid');
      callerOf(request).requireCluster(`${ACTION}get`);
      const names = splitList(request.params.names);
      const found = (names.length > 0 ? names : users.names())
        .map((name) => users.get(name))
        .filter((user) => user !== undefined);
      return {
        status: names.length > 0 && found.length === 0 ? 404 : 200,
        body: Object.fromEntries(found.map((user) => [user.username, describe(user)])),
      };
    },
  };
}

function describe({ username, roles, fullName, email, metadata, enabled }: User): object {
  return { username, roles, full_name: fullName, email, metadata, enabled };
}

function putUser({ users, hashing }: UserDeps): Endpoint {
  return {
    methods: ['put', 'post'],
    paths: ['/_security/user/{name}'],
    queryParameters: ['refresh'],
    body: 'required',
    handle: async (request) => {
      checkRefresh(request.query);
      const source = { text: request.bodyText, parser: 'put_user_request' };
      const reader = new ObjectReader(request.body, source).allowOnly(FIELDS);
      const { name = '' } = request.params;
      const password = reader.string('password');
      const change = parseUser(reader);
      const problems = userProblems(name, password, change.metadata);
      if (problems.length > 0) throw validationFailed(problems);
      callerOf(request).requireCluster(`${ACTION}put`);
      refuseReserved(name);
      if (password === undefined && users.get(name) === undefined) {
        throw validationFailed([
          'password must be specified unless you are updating an existing user',
        ]);
      }
      const passwordHash =
        password === undefined ? undefined : await hashPassword(password, hashing);
      const created = await users.put(name, { ...change, ...given({ passwordHash }) });
      return { status: 200, body: { created } };
    },
  };
}

function parseUser(reader: ObjectReader): Required<Omit<UserChange, 'passwordHash'>> {
  return {
    roles: reader.strings('roles') ?? [],
    fullName: reader.optionalString('full_name') ?? null,
    email: reader.optionalString('email') ?? null,
    metadata: reader.freeObject('metadata') ?? {},
    enabled: reader.boolean('enabled') ?? true,
  };
}

function userProblems(
  name: string,
  password: string | undefined,
  metadata: Readonly<Record<string, unknown>>,
): string[] {
  return [
    NAME.test(name)
      ? ''
      : 'username must be 1 to 507 printable characters of the Basic Latin (ASCII) block, without blanks at the ends',
    ...passwordProblems(password),
    Object.keys(metadata).some((key) => key.startsWith('_'))
      ? 'metadata keys may not start with [_]'
      : '',
  ].filter((problem) => problem !== '');
}

/** What is wrong with a new password; an absent one is not judged. */
export function passwordProblems(password: string | undefined): string[] {
  if (password === undefined || password.length >= MIN_PASSWORD) return [];
  return [`passwords must be at least [${MIN_PASSWORD}] characters long`];
}

function refuseReserved(name: string): void {
  if (RESERVED_USERS.has(name)) {
    throw illegalArgument(`user [${name}] is reserved and only the password can be changed`);
  }
}

function deleteUser({ users }: UserDeps): Endpoint {
  return {
    methods: ['delete'],
    paths: ['/_security/user/{name}'],
    queryParameters: ['refresh'],
    body: 'none',
    handle: async (request) => {
      checkRefresh(request.query);
      callerOf(request).requireCluster(`${ACTION}delete`);
      const { name = '' } = request.params;
      if (RESERVED_USERS.has(name)) {
        throw illegalArgument(`user [${name}] is reserved and cannot be deleted`);
      }
      const found = await users.remove(name);
      return { status: found ? 200 : 404, body: { found } };
    },
  };
}

function setEnabled({ users }: UserDeps, enabled: boolean): Endpoint {
  return {
    methods: ['put', 'post'],
    paths: [`/_security/user/{name}/_${enabled ? 'enable' : 'disable'}`],
    queryParameters: ['refresh'],
    body: 'none',
    handle: async (request) => {
      checkRefresh(request.query);
      const caller = callerOf(request);
      const { name = '' } = request.params;
      caller.requireCluster(`${ACTION}set_enabled`);
      if (name === caller.principal) {
        throw illegalArgument('users may not update the enabled status of their own account');
      }
      if (users.get(name) === undefined) throw unknownUserName(name, enabled);
      await users.put(name, { enabled });
      return { status: 200, body: {} };
    },
  };
}

function unknownUserName(name: string, enabled: boolean): ElasticsearchError {
  return new ElasticsearchError({
    status: 404,
    type: 'resource_not_found_exception',
    reason: `only existing users can be ${enabled ? 'enabled' : 'disabled'}, user [${name}] is unknown`,
  });
}
