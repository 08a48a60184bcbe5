import type { SubjectFactory } from '../authentication/subject_factory';
import type { AuthenticationFailures } from '../authentication/unauthorized';
import type { SecuritySubject } from '../authorization/security_subject';
import { SERVICE_ACCOUNTS, serviceAccountUser } from './service_accounts';
import { parseServiceToken } from './service_token';
import type { ServiceTokenStore } from './service_token_store';

/** What authenticating a service account needs. */
export interface ServiceAccountAuthenticatorDeps {
  readonly serviceTokens: ServiceTokenStore;
  readonly subjects: SubjectFactory;
  readonly failures: AuthenticationFailures;
}

/** Tells which service shows a token. */
export class ServiceAccountAuthenticator {
  constructor(private readonly deps: ServiceAccountAuthenticatorDeps) {}

  /**
   * The account; undefined when the bearer string is of another kind.
   * @throws 401 for an account or a token that does not exist, and for a wrong secret
   */
  authenticate(bearer: string): SecuritySubject | undefined {
    const { serviceTokens, subjects, failures } = this.deps;
    const token = parseServiceToken(bearer);
    if (token === undefined) return undefined;
    const { principal, name: tokenName } = token;
    const descriptor = SERVICE_ACCOUNTS.get(principal);
    if (descriptor === undefined || !serviceTokens.verify(token)) {
      throw failures.because(
        `failed to authenticate service account [${principal}] with token name [${tokenName}]`,
      );
    }
    const user = serviceAccountUser(principal);
    const bearerCredential = { kind: 'service_account', tokenName } as const;
    return subjects.forServiceAccount({ user, bearer: bearerCredential }, descriptor);
  }
}
