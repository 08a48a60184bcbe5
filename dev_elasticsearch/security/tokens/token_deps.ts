import type { EmulatedVersion } from '../../lib/version';
import type { AuthenticationFailures } from '../authentication/unauthorized';
import type { SubjectFactory } from '../authentication/subject_factory';
import type { PasswordAuthenticator } from '../users/password_authenticator';
import type { AccessTokens } from './access_tokens';

/** What the token endpoints work with. */
export interface TokenDeps {
  readonly tokens: AccessTokens;
  readonly passwords: PasswordAuthenticator;
  readonly subjects: SubjectFactory;
  readonly failures: AuthenticationFailures;
  readonly version: EmulatedVersion;
}

/** The action of a token operation. */
export function tokenAction(verb: string): string {
  return `cluster:admin/xpack/security/token/${verb}`;
}
