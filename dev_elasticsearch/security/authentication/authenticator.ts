import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../../lib/clock';
import { isExpired } from '../api_keys/api_key';
import type { StoredApiKey } from '../api_keys/api_key';
import type { ApiKeyStore } from '../api_keys/api_key_store';
import type { SecuritySubject } from '../authorization/security_subject';
import type { ServiceAccountAuthenticator } from '../service_accounts/service_account_authenticator';
import type { AccessTokens } from '../tokens/access_tokens';
import type { PasswordAuthenticator } from '../users/password_authenticator';
import type { UserStore } from '../users/user_store';
import { parseAuthorization } from './authorization_header';
import type { Credential } from './authorization_header';
import { runAs, supportsRunAs } from './run_as';
import { verifySecret } from './secret_hash';
import type { SubjectFactory } from './subject_factory';
import type { AuthenticationFailures } from './unauthorized';

/** What authenticating needs. */
export interface AuthenticatorDeps {
  readonly users: UserStore;
  readonly passwords: PasswordAuthenticator;
  readonly apiKeys: ApiKeyStore;
  readonly tokens: AccessTokens;
  readonly services: ServiceAccountAuthenticator;
  readonly subjects: SubjectFactory;
  readonly failures: AuthenticationFailures;
  readonly clock: Clock;
  /** False = a key counts as no credential. */
  readonly apiKeysEnabled: boolean;
}

/** The part of a request that says who asks. */
export interface AuthenticationRequest {
  readonly headers: IncomingHttpHeaders;
  readonly url: string;
}

/** Finds out who asks, by Basic, ApiKey or Bearer credentials and the run-as header. */
export class Authenticator {
  constructor(private readonly deps: AuthenticatorDeps) {}

  /** @throws 401 security_exception */
  async authenticate({ headers, url }: AuthenticationRequest): Promise<SecuritySubject> {
    const subject = await this.authenticateCredential(headers.authorization, url);
    const target = headers['es-security-runas-user'];
    if (typeof target !== 'string' || !supportsRunAs(subject)) return subject;
    const what = `REST request [${url}]`;
    const { subjects, failures } = this.deps;
    if (target === '') throw failures.unknownUser(subject.principal, what);
    return runAs(subject, this.deps.users.get(target), { target, what, subjects, failures });
  }

  private authenticateCredential(
    header: string | undefined,
    url: string,
  ): Promise<SecuritySubject> | SecuritySubject {
    const { failures } = this.deps;
    const credential = this.readCredential(header);
    switch (credential?.scheme) {
      case undefined:
        throw failures.missingCredentials(url);
      case 'bad_basic':
        throw failures.badBasic(credential.encoding);
      case 'bad_api_key':
        throw failures.badApiKey(credential.why);
      case 'basic':
        return this.authenticateUser(credential, url);
      case 'api_key':
        return this.authenticateKey(credential);
      case 'bearer':
        return this.authenticateToken(credential.token);
    }
  }

  private readCredential(header: string | undefined): Credential | undefined {
    const credential = parseAuthorization(header);
    const isKey = credential?.scheme === 'api_key' || credential?.scheme === 'bad_api_key';
    return isKey && !this.deps.apiKeysEnabled ? undefined : credential;
  }

  private async authenticateUser(
    { username, password }: { readonly username: string; readonly password: string },
    url: string,
  ): Promise<SecuritySubject> {
    const user = await this.deps.passwords.authenticate(username, password);
    if (user === undefined) {
      throw this.deps.failures.unknownUser(username, `REST request [${url}]`);
    }
    return this.deps.subjects.forUser(user);
  }

  private authenticateToken(token: string): SecuritySubject {
    const { services, tokens } = this.deps;
    const subject = services.authenticate(token) ?? tokens.authenticate(token);
    if (subject !== undefined) return subject;
    throw this.deps.failures.failedCredential('oauth2 token: invalid token');
  }

  private authenticateKey(credential: {
    readonly id: string;
    readonly secret: string;
  }): SecuritySubject {
    const { apiKeys, subjects, failures } = this.deps;
    const key = apiKeys.get(credential.id);
    if (key === undefined) {
      throw failures.badApiKey(`unable to find apikey with id ${credential.id}`);
    }
    this.checkKey(key, credential.secret);
    return subjects.forApiKey(key);
  }

  private checkKey(key: StoredApiKey, secret: string): void {
    const { failures, clock } = this.deps;
    if (key.invalidated) throw failures.badApiKey(`api key [${key.id}] has been invalidated`);
    if (!verifySecret(secret, key.secret_hash)) {
      throw failures.badApiKey(`invalid credentials for API key [${key.id}]`);
    }
    if (key.type !== 'rest') {
      throw failures.because(
        `authentication expected API key type of [rest], but API key [${key.id}] has type [${key.type}]`,
      );
    }
    if (isExpired(key, clock())) throw failures.badApiKey('api key is expired');
  }
}
