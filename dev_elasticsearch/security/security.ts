import type { Clock } from '../lib/clock';
import type { Endpoint } from '../lib/endpoint';
import type { RandomBytes } from '../lib/ids';
import type { Subject } from '../lib/subject';
import type { EmulatedVersion } from '../lib/version';
import type { Store } from '../storage';
import { apiKeyEndpoints } from './api_keys/api_key_endpoints';
import type { NodeIdentity } from './api_keys/api_key_deps';
import { ApiKeyStore } from './api_keys/api_key_store';
import { authenticateEndpoint } from './authentication/authenticate_endpoint';
import { Authenticator } from './authentication/authenticator';
import type { AuthenticationRequest } from './authentication/authenticator';
import { GrantAuthenticator } from './authentication/grant';
import { DEFAULT_HASH_COST } from './authentication/password_hash';
import { SubjectFactory } from './authentication/subject_factory';
import { AuthenticationFailures } from './authentication/unauthorized';
import { storeBuiltinPasswords } from './bootstrap';
import type { BuiltinPasswords } from './bootstrap';
import { hasPrivilegesEndpoint } from './authorization/has_privileges_endpoint';
import { userPrivilegesEndpoint } from './authorization/user_privileges_endpoint';
import { ApplicationPrivilegeStore } from './privileges/application_privilege_store';
import { privilegeEndpoints } from './privileges/privilege_endpoints';
import { roleEndpoints } from './roles/role_endpoints';
import { clearCacheEndpoints } from './clear_cache_endpoints';
import { profileEndpoints } from './profiles/profile_endpoints';
import { ProfileStore } from './profiles/profile_store';
import { roleMappingEndpoints } from './role_mappings/role_mapping_endpoints';
import { ServiceAccountAuthenticator } from './service_accounts/service_account_authenticator';
import { serviceAccountEndpoints } from './service_accounts/service_account_endpoints';
import { ServiceTokenStore } from './service_accounts/service_token_store';
import { AccessTokens } from './tokens/access_tokens';
import { tokenEndpoints } from './tokens/token_endpoints';
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
  const { store, clock, random, version, node, passwordHashCost: cost = DEFAULT_HASH_COST } = deps;
  const hashing = { random, cost };
  const users = new UserStore(store);
  const roles = new RoleStore(store);
  const apiKeys = new ApiKeyStore(store);
  const privileges = new ApplicationPrivilegeStore(store);
  const passwords = new PasswordAuthenticator(users, hashing);
  const subjects = new SubjectFactory(roles);
  const failures = new AuthenticationFailures(version);
  const tokens = new AccessTokens({ store, apiKeys, subjects, clock, random });
  const grants = new GrantAuthenticator({ users, passwords, tokens, subjects, failures });
  const profiles = new ProfileStore(store);
  const serviceTokens = new ServiceTokenStore({ store, clock, random });
  const services = new ServiceAccountAuthenticator({ serviceTokens, subjects, failures });
  const authenticator = new Authenticator({
    users,
    passwords,
    apiKeys,
    tokens,
    services,
    subjects,
    failures,
    clock,
  });
  return {
    endpoints: [
      authenticateEndpoint(version),
      hasPrivilegesEndpoint({ privileges, version }),
      userPrivilegesEndpoint(),
      ...userEndpoints({ users, profiles, hashing, version, clock }),
      ...roleEndpoints({ roles, version, clock }),
      ...privilegeEndpoints(privileges, version),
      ...apiKeyEndpoints({
        keys: apiKeys,
        grants,
        subjects,
        clock,
        random,
        version,
        node,
        profileUid: (owner) => profiles.uidOf(owner),
      }),
      ...profileEndpoints({ profiles, grants, subjects, privileges, clock, version }),
      ...roleMappingEndpoints(store),
      ...clearCacheEndpoints(node),
      ...serviceAccountEndpoints({ serviceTokens, clock, random }),
      ...tokenEndpoints({ tokens, passwords, subjects, failures, version }),
    ],
    authenticate: (request) => authenticator.authenticate(request),
    hasPassword: (username) => users.passwordHash(username) !== undefined,
    storePasswords: (given) => storeBuiltinPasswords(users, given, hashing),
  };
}
