import type { Endpoint } from '../../lib/endpoint';
import type { SecuritySubject } from '../authorization/security_subject';
import { callerOf } from '../caller';
import { API_KEY_REALM } from './authentication';
import type { Realm } from './authentication';

/** `GET /_security/_authenticate`: who the caller is. Every authenticated caller may ask. */
export function authenticateEndpoint(): Endpoint {
  return {
    methods: ['get'],
    paths: ['/_security/_authenticate'],
    queryParameters: [],
    body: 'none',
    handle: (request) => {
      const caller = callerOf(request);
      caller.requireCluster('cluster:admin/xpack/security/user/authenticate');
      return { status: 200, body: describe(caller) };
    },
  };
}

function describe({ authentication }: SecuritySubject): unknown {
  const { user, runBy, apiKey } = authentication;
  const isApiKey = apiKey !== undefined;
  return {
    username: user.username,
    roles: user.roles,
    full_name: user.fullName,
    email: user.email,
    metadata: user.metadata,
    enabled: user.enabled,
    authentication_realm: realmOf(isApiKey ? API_KEY_REALM : (runBy ?? user).realm),
    lookup_realm: realmOf(isApiKey ? API_KEY_REALM : user.realm),
    authentication_type: isApiKey ? 'api_key' : 'realm',
    ...(isApiKey
      ? { api_key: { id: apiKey.id, name: apiKey.name, managed_by: 'elasticsearch' } }
      : {}),
  };
}

function realmOf({ name, type }: Realm): Realm {
  return { name, type };
}
