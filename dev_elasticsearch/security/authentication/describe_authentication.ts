import { given } from '../../lib/given';
import type { EmulatedVersion } from '../../lib/version';
import { SERVICE_ACCOUNT_REALM, authenticationType, realmOf } from './authentication';
import type { Authentication } from './authentication';

/** Who was authenticated, as `_authenticate` and the answer with a new token show it. */
export function describeAuthentication(
  authentication: Authentication,
  version: EmulatedVersion,
): object {
  const { user, runBy, apiKey } = authentication;
  return {
    username: user.username,
    roles: user.roles,
    full_name: user.fullName,
    email: user.email,
    ...given({ token: serviceToken(authentication) }),
    metadata: user.metadata,
    enabled: user.enabled,
    authentication_realm: realmOf(runBy ?? authentication),
    lookup_realm: realmOf(authentication),
    authentication_type: authenticationType(authentication),
    ...given({ api_key: apiKey === undefined ? undefined : describeKey(apiKey, version) }),
  };
}

function describeKey({ id, name }: { id: string; name: string }, version: EmulatedVersion): object {
  return {
    id,
    name,
    ...(version.has('api_key_managed_by') ? { managed_by: 'elasticsearch' } : {}),
  };
}

function serviceToken({ bearer }: Authentication): object | undefined {
  if (bearer?.kind !== 'service_account') return undefined;
  return { name: bearer.tokenName, type: `${SERVICE_ACCOUNT_REALM.type}_index` };
}
