import type { Clock } from '../../lib/clock';
import type { RandomBytes } from '../../lib/ids';
import type { EmulatedVersion } from '../../lib/version';
import type { SubjectFactory } from '../authentication/subject_factory';
import type { PasswordAuthenticator } from '../users/password_authenticator';
import type { UserStore } from '../users/user_store';
import type { ApiKeyStore } from './api_key_store';

/** What the API key endpoints work with. */
export interface ApiKeyDeps {
  readonly keys: ApiKeyStore;
  readonly users: UserStore;
  readonly passwords: PasswordAuthenticator;
  readonly subjects: SubjectFactory;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly version: EmulatedVersion;
  /** Who answers for "all nodes" of the cluster. */
  readonly node: NodeIdentity;
}

/** The names under which the one node appears in answers. */
export interface NodeIdentity {
  readonly clusterName: string;
  readonly nodeId: string;
  readonly nodeName: string;
}

/** The action of an API key operation. */
export function apiKeyAction(verb: string): string {
  return `cluster:admin/xpack/security/api_key/${verb}`;
}
