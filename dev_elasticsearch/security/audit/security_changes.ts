import type { EndpointRequest, EndpointResponse, HttpMethod } from '../../lib/endpoint';
import { given } from '../../lib/given';
import { isObject } from '../../lib/json/object_reader';
import type { SecurityChange } from './audit_event';

type Members = Readonly<Record<string, unknown>>;

/** A request that succeeded, as its change is told from it. */
interface Done {
  readonly params: Readonly<Record<string, string>>;
  readonly body: Members;
  readonly answer: Members;
  /** Who asked. */
  readonly username: string;
}

type Describe = (done: Done) => SecurityChange;

const change = (action: string, details: Members): SecurityChange => ({ action, details });

const ofUser = (action: string, username: string, details: Members): SecurityChange => ({
  action,
  details,
  username,
});

const createApiKey: Describe = ({ answer: { id, name, expiration }, body }) => {
  const { grant_type: type, username } = body;
  const grant =
    typeof type === 'string'
      ? { type, ...given({ user: typeof username === 'string' ? { name: username } : undefined }) }
      : undefined;
  return change('create_apikey', {
    create: { apikey: { id, name, ...given({ expiration }) } },
    ...given({ grant }),
  });
};

const changeApiKey: Describe = ({ params: { id } }) =>
  change('change_apikey', { change: { apikey: { id } } });

const invalidateApiKeys: Describe = ({ body, answer }) => {
  const { name, username, realm_name: realm, owner } = body;
  const user = given({ name: username, realm });
  return change('invalidate_apikeys', {
    invalidate: {
      apikeys: {
        ids: answer.invalidated_api_keys,
        ...given({ name, user: Object.keys(user).length === 0 ? undefined : user }),
        owned_by_authenticated_user: owner === true || owner === 'true',
      },
    },
  });
};

const putUser: Describe = ({ params: { name = '' }, body }) =>
  ofUser('put_user', name, {
    put: {
      user: {
        name,
        enabled: body.enabled ?? true,
        ...given({ roles: body.roles }),
        has_password: 'password' in body || 'password_hash' in body,
      },
    },
  });

const setEnabled =
  (verb: 'enable' | 'disable'): Describe =>
  ({ params: { name = '' } }) =>
    ofUser(`change_${verb}_user`, name, { change: { [verb]: { user: { name } } } });

const changePassword: Describe = ({ params, username }) => {
  const { name = username } = params;
  return ofUser('change_password', name, { change: { password: { user: { name } } } });
};

const putPrivileges: Describe = ({ body }) => {
  const privileges = Object.entries(body).flatMap(([application, named]) =>
    Object.keys(isObject(named) ? named : {}).map((name) => ({ application, name })),
  );
  return change('put_privileges', { put: { privileges } });
};

const deletePrivileges: Describe = ({ params: { application, names = '' } }) =>
  change('delete_privileges', {
    delete: { privileges: { application, privileges: names.split(',') } },
  });

/** `put_role`, `delete_role`, `put_role_mapping`, …: a verb on what the path names. */
const onNamed =
  (verb: 'put' | 'delete', what: 'role' | 'role_mapping'): Describe =>
  ({ params: { name } }) =>
    change(`${verb}_${what}`, { [verb]: { [what]: { name } } });

const onBulkRoles =
  (verb: 'put' | 'delete'): Describe =>
  ({ answer }) => {
    const { created = [], updated = [], deleted = [] } = answer;
    const names = [created, updated, deleted].flat();
    return change(`${verb}_role`, { [verb]: { role: { name: names } } });
  };

const serviceToken =
  (verb: 'create' | 'delete'): Describe =>
  ({ params: { namespace, service, name }, answer: { token } }) =>
    change(`${verb}_service_token`, {
      [verb]: {
        service_token: {
          namespace,
          service,
          name: name ?? (isObject(token) ? token.name : undefined),
        },
      },
    });

const deleteUser: Describe = ({ params: { name = '' } }) =>
  ofUser('delete_user', name, { delete: { user: { name } } });

const onProfile =
  (action: string): Describe =>
  ({ params: { uid }, answer }) =>
    change(action, { put: { user_profile: { uid: uid ?? answer.uid } } });

type ByMethod = Partial<Record<HttpMethod, Describe>>;
const written = (describe: Describe): ByMethod => ({ put: describe, post: describe });

/** What changes security, by path: who does not answer is no change. */
const CHANGES: Readonly<Record<string, ByMethod>> = {
  '/_security/api_key': { ...written(createApiKey), delete: invalidateApiKeys },
  '/_security/api_key/grant': written(createApiKey),
  '/_security/api_key/clone': written(createApiKey),
  '/_security/api_key/{id}': { put: changeApiKey },
  '/_security/api_key/_bulk_update': {
    post: ({ answer }) =>
      change('change_apikeys', { change: { apikeys: { ids: answer.updated } } }),
  },
  '/_security/cross_cluster/api_key': written(createApiKey),
  '/_security/cross_cluster/api_key/{id}': { put: changeApiKey },
  '/_security/user/{name}': { ...written(putUser), delete: deleteUser },
  '/_security/user/{name}/_enable': written(setEnabled('enable')),
  '/_security/user/{name}/_disable': written(setEnabled('disable')),
  '/_security/user/{name}/_password': written(changePassword),
  '/_security/user/_password': written(changePassword),
  '/_security/role': { post: onBulkRoles('put'), delete: onBulkRoles('delete') },
  '/_security/role/{name}': {
    ...written(onNamed('put', 'role')),
    delete: onNamed('delete', 'role'),
  },
  '/_security/role_mapping/{name}': {
    ...written(onNamed('put', 'role_mapping')),
    delete: onNamed('delete', 'role_mapping'),
  },
  '/_security/privilege': written(putPrivileges),
  '/_security/privilege/{application}/{names}': { delete: deletePrivileges },
  '/_security/service/{namespace}/{service}/credential/token': written(serviceToken('create')),
  '/_security/service/{namespace}/{service}/credential/token/{name}': {
    ...written(serviceToken('create')),
    delete: serviceToken('delete'),
  },
  '/_security/profile/_activate': written(onProfile('activate_user_profile')),
  '/_security/profile/{uid}/_data': written(onProfile('update_user_profile_data')),
  '/_security/profile/{uid}/_enable': written(onProfile('set_user_profile_enabled')),
  '/_security/profile/{uid}/_disable': written(onProfile('set_user_profile_enabled')),
};

/** Does an endpoint with these paths change security? */
export function changesSecurity(paths: readonly string[]): boolean {
  return paths.some((path) => Object.hasOwn(CHANGES, path));
}

/**
 * The change that a request made; undefined when it made none. Names and ids alone: never a secret,
 * a descriptor or metadata.
 */
export function changeOf(
  paths: readonly string[],
  { method, params, body, subject }: EndpointRequest,
  { status, body: answer }: EndpointResponse,
): SecurityChange | undefined {
  const path = paths.find((template) => takesExactly(template, params)) ?? '';
  const describe = Object.hasOwn(CHANGES, path) ? CHANGES[path]?.[method] : undefined;
  if (describe === undefined || status >= 300) return undefined;
  return describe({
    params,
    body: isObject(body) ? body : {},
    answer: isObject(answer) ? answer : {},
    username: subject.principal,
  });
}

/** An endpoint of several paths was reached by the one whose parameters it was given. */
function takesExactly(template: string, params: Readonly<Record<string, string>>): boolean {
  const names = Array.from(template.matchAll(/\{(\w+)\}/g), ([, name = '']) => name);
  return names.length === Object.keys(params).length && names.every((name) => name in params);
}
