import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../../lib/clock';
import type { ApiKeyStore } from '../api_keys/api_key_store';
import { isExpired } from '../api_keys/api_key';
import type { StoredApiKey } from '../api_keys/api_key';
import type { SecuritySubject } from '../authorization/security_subject';
import type { PasswordAuthenticator } from '../users/password_authenticator';
import type { UserStore } from '../users/user_store';
import { parseAuthorization } from './authorization_header';
import { runAs } from './run_as';
import { verifySecret } from './secret_hash';
import type { SubjectFactory } from './subject_factory';
import { badApiKey, missingCredentials, unauthorized, unknownUser } from './unauthorized';

/** What authenticating needs. */
export interface AuthenticatorDeps {
  readonly users: UserStore;
  readonly passwords: PasswordAuthenticator;
  readonly apiKeys: ApiKeyStore;
  readonly subjects: SubjectFactory;
  readonly clock: Clock;
}

/** The part of a request that says who asks. */
export interface AuthenticationRequest {
  readonly headers: IncomingHttpHeaders;
  readonly url: string;
}

/** Finds out who asks, by Basic or ApiKey credentials and the run-as header. */
export class Authenticator {
  constructor(private readonly deps: AuthenticatorDeps) {}

  /** @throws 401 security_exception */
  async authenticate({ headers, url }: AuthenticationRequest): Promise<SecuritySubject> {
    const subject = await this.authenticateCredential(headers.authorization, url);
    const target = headers['es-security-runas-user'];
    if (typeof target !== 'string' || target === '') return subject;
    return runAs(subject, this.deps.users.get(target), {
      target,
      url,
      subjects: this.deps.subjects,
    });
  }

  private authenticateCredential(
    header: string | undefined,
    url: string,
  ): Promise<SecuritySubject> | SecuritySubject {
    const credential = parseAuthorization(header);
    switch (credential?.scheme) {
      case undefined:
        throw missingCredentials(url);
      case 'bad_basic':
        throw unauthorized('failed to decode basic authentication header');
      case 'bad_api_key':
        throw badApiKey(credential.why);
      case 'basic':
        return this.authenticateUser(credential, url);
      case 'api_key':
        return this.authenticateKey(credential);
    }
  }

  private async authenticateUser(
    { username, password }: { readonly username: string; readonly password: string },
    url: string,
  ): Promise<SecuritySubject> {
    const user = await this.deps.passwords.authenticate(username, password);
    if (user === undefined) throw unknownUser(username, `REST request [${url}]`);
    return this.deps.subjects.forUser(user);
  }

  private authenticateKey(credential: {
    readonly id: string;
    readonly secret: string;
  }): SecuritySubject {
    const key = this.deps.apiKeys.get(credential.id);
    if (key === undefined) throw badApiKey(`unable to find apikey with id ${credential.id}`);
    this.checkKey(key, credential.secret);
    return this.deps.subjects.forApiKey(key);
  }

  private checkKey(key: StoredApiKey, secret: string): void {
    if (key.invalidated) throw badApiKey(`api key [${key.id}] has been invalidated`);
    if (!verifySecret(secret, key.secret_hash)) {
      throw badApiKey(`invalid credentials for API key [${key.id}]`);
    }
    if (key.type !== 'rest') {
      throw unauthorized(
        `authentication expected API key type of [rest], but API key [${key.id}] has type [${key.type}]`,
      );
    }
    if (isExpired(key, this.deps.clock())) throw badApiKey('api key is expired');
  }
}
