import type { Clock } from '../../lib/clock';
import type { RandomBytes } from '../../lib/ids';
import type { EmulatedVersion } from '../../lib/version';
import type { GrantAuthenticator } from '../authentication/grant';
import type { SubjectFactory } from '../authentication/subject_factory';
import type { NodeIdentity } from '../node_identity';
import type { ApiKeyCreator } from './api_key';
import type { ApiKeyStore } from './api_key_store';

/** What the API key endpoints work with. */
export interface ApiKeyDeps {
  readonly keys: ApiKeyStore;
  readonly grants: GrantAuthenticator;
  readonly subjects: SubjectFactory;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly version: EmulatedVersion;
  /** The uid of the owner's user profile; undefined when it has none. Absent = nobody has one. */
  readonly profileUid?: (owner: ApiKeyCreator) => string | undefined;
  /** Who answers for "all nodes" of the cluster. */
  readonly node: NodeIdentity;
}

/** The action of an API key operation. */
export function apiKeyAction(verb: string): string {
  return `cluster:admin/xpack/security/api_key/${verb}`;
}
