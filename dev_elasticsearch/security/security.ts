import type { Clock } from '../lib/clock';
import type { Endpoint } from '../lib/endpoint';
import type { RandomBytes } from '../lib/ids';
import type { LicenseType } from '../lib/license';
import type { Subject } from '../lib/subject';
import type { EmulatedVersion } from '../lib/version';
import type { Store } from '../storage';
import { apiKeyEndpoints } from './api_keys/api_key_endpoints';
import { ApiKeyStore } from './api_keys/api_key_store';
import { authenticateEndpoint } from './authentication/authenticate_endpoint';
import { Authenticator } from './authentication/authenticator';
import type { AuthenticationRequest } from './authentication/authenticator';
import { GrantAuthenticator } from './authentication/grant';
import { DEFAULT_HASH_COST } from './authentication/password_hash';
import { SubjectFactory } from './authentication/subject_factory';
import { AuthenticationFailures } from './authentication/unauthorized';
import { storeBuiltinPasswords } from './users/builtin_passwords';
import type { BuiltinPasswords } from './users/builtin_passwords';
import { hasPrivilegesEndpoint } from './authorization/has_privileges_endpoint';
import { userPrivilegesEndpoint } from './authorization/user_privileges_endpoint';
import { ApplicationPrivilegeStore } from './privileges/application_privilege_store';
import { privilegeEndpoints } from './privileges/privilege_endpoints';
import { roleEndpoints } from './roles/role_endpoints';
import { clearCacheEndpoints } from './clear_cache_endpoints';
import { profileEndpoints } from './profiles/profile_endpoints';
import { ProfileStore } from './profiles/profile_store';
import { disabledEndpoints } from './api_keys/disabled_api_keys';
import { roleMappingEndpoints } from './role_mappings/role_mapping_endpoints';
import { ServiceAccountAuthenticator } from './service_accounts/service_account_authenticator';
import { serviceAccountEndpoints } from './service_accounts/service_account_endpoints';
import { ServiceTokenStore } from './service_accounts/service_token_store';
import { AccessTokens } from './tokens/access_tokens';
import { tokenEndpoints } from './tokens/token_endpoints';
import type { NodeIdentity } from './node_identity';
import { userEndpoints } from './users/user_endpoints';
import { RoleStore } from './roles/role_store';
import { PasswordAuthenticator } from './users/password_authenticator';
import { UserStore } from './users/user_store';

/** What security is built on. */
export interface SecurityDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly version: EmulatedVersion;
  /** Cost of new password hashes, a power of two. Absent = {@link DEFAULT_HASH_COST}. */
  readonly passwordHashCost?: number;
  /** False = nobody can make or use API keys. Default true. */
  readonly apiKeysEnabled?: boolean;
  /** `basic` has no security of documents and fields. Default trial. */
  readonly license?: LicenseType;
  readonly node: NodeIdentity;
}

/** Users, roles, privileges and API keys: who may do what. */
export interface Security {
  readonly endpoints: readonly Endpoint[];
  /** @throws 401 */
  readonly authenticate: (request: AuthenticationRequest) => Promise<Subject>;
  /** Has this user a password? False for `elastic` means that the data folder is new. */
  readonly hasPassword: (username: string) => boolean;
  /** Sets passwords of built-in users; resolves once they are on disk. */
  storePasswords(passwords: BuiltinPasswords): Promise<void>;
}

/** Builds security over a store. */
export function createSecurity(deps: SecurityDeps): Security {
  const { store, version, apiKeysEnabled = true, license = 'trial' } = deps;
  const stores = openStores(deps);
  const { users, privileges, profiles, hashing } = stores;
  const parts = { ...deps, ...stores, ...createAuthentication(deps, stores) };
  const keyEndpoints = apiKeyEndpoints({
    ...parts,
    profileUid: (owner) => profiles.uidOf(owner),
  });
  return {
    endpoints: [
      authenticateEndpoint(version),
      hasPrivilegesEndpoint(parts),
      userPrivilegesEndpoint(),
      ...userEndpoints(parts),
      ...roleEndpoints(parts),
      ...privilegeEndpoints(privileges, version),
      ...(apiKeysEnabled ? keyEndpoints : disabledEndpoints(keyEndpoints)),
      ...profileEndpoints(parts),
      ...roleMappingEndpoints(store),
      ...clearCacheEndpoints(deps.node),
      ...serviceAccountEndpoints(parts),
      ...tokenEndpoints(parts),
    ],
    authenticate: async (request) => {
      const subject = await parts.authenticator.authenticate(request);
      return license === 'trial' ? subject : subject.under(license);
    },
    hasPassword: (username) => users.passwordHash(username) !== undefined,
    storePasswords: (given) => storeBuiltinPasswords(users, given, hashing),
  };
}

type Stores = ReturnType<typeof openStores>;

function openStores({ store, clock, random, passwordHashCost }: SecurityDeps) {
  const roles = new RoleStore(store);
  return {
    users: new UserStore(store),
    roles,
    keys: new ApiKeyStore(store),
    privileges: new ApplicationPrivilegeStore(store),
    profiles: new ProfileStore(store),
    serviceTokens: new ServiceTokenStore({ store, clock, random }),
    subjects: new SubjectFactory(roles),
    hashing: { random, cost: passwordHashCost ?? DEFAULT_HASH_COST },
  };
}

function createAuthentication(deps: SecurityDeps, stores: Stores) {
  const { version, apiKeysEnabled = true } = deps;
  const { users, keys: apiKeys } = stores;
  const failures = new AuthenticationFailures({ version, apiKeysEnabled });
  const passwords = new PasswordAuthenticator(users, stores.hashing);
  const parts = { ...deps, ...stores, apiKeys, apiKeysEnabled, failures, passwords };
  const tokens = new AccessTokens(parts);
  const services = new ServiceAccountAuthenticator(parts);
  return {
    failures,
    passwords,
    tokens,
    grants: new GrantAuthenticator({ ...parts, tokens }),
    authenticator: new Authenticator({ ...parts, tokens, services }),
  };
}
