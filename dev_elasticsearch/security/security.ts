import type { Clock } from '../lib/clock';
import type { Endpoint } from '../lib/endpoint';
import type { RandomBytes } from '../lib/ids';
import type { Subject } from '../lib/subject';
import type { Store } from '../storage';
import { ApiKeyStore } from './api_keys/api_key_store';
import { authenticateEndpoint } from './authentication/authenticate_endpoint';
import { Authenticator } from './authentication/authenticator';
import type { AuthenticationRequest } from './authentication/authenticator';
import { SubjectFactory } from './authentication/subject_factory';
import { storeBuiltinPasswords } from './bootstrap';
import type { BuiltinPasswords } from './bootstrap';
import { RoleStore } from './roles/role_store';
import { PasswordAuthenticator } from './users/password_authenticator';
import { UserStore } from './users/user_store';

/** What security is built on. */
export interface SecurityDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: RandomBytes;
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
export function createSecurity({ store, clock, random }: SecurityDeps): Security {
  const users = new UserStore(store);
  const roles = new RoleStore(store);
  const apiKeys = new ApiKeyStore(store);
  const passwords = new PasswordAuthenticator(users, random);
  const subjects = new SubjectFactory(roles);
  const authenticator = new Authenticator({ users, passwords, apiKeys, subjects, clock });
  return {
    endpoints: [authenticateEndpoint()],
    authenticate: (request) => authenticator.authenticate(request),
    hasPassword: (username) => users.passwordHash(username) !== undefined,
    storePasswords: (given) => storeBuiltinPasswords(users, given, random),
  };
}
