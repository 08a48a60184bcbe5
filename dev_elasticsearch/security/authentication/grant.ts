import { ElasticsearchError } from '../../lib/elasticsearch_error';
import { given } from '../../lib/given';
import type { ObjectReader } from '../../lib/json/object_reader';
import type { SecuritySubject } from '../authorization/security_subject';
import type { AccessTokens } from '../tokens/access_tokens';
import type { PasswordAuthenticator } from '../users/password_authenticator';
import type { UserStore } from '../users/user_store';
import { runAs, supportsRunAs } from './run_as';
import type { SubjectFactory } from './subject_factory';
import type { AuthenticationFailures } from './unauthorized';

/** Another user's credential inside of a body: proof that the caller may act for it. Holds a secret. */
export interface Grant {
  readonly type: string | undefined;
  readonly username?: string;
  readonly password?: string;
  readonly accessToken?: string;
  readonly runAs?: string;
  /** How the client proves itself to a JWT realm, of which there is none here. */
  readonly clientScheme?: string;
}

/** The members of a body that a grant is made of. */
export const GRANT_FIELDS: readonly string[] = [
  ...['grant_type', 'username', 'password', 'access_token', 'client_authentication', 'run_as'],
];

/** Reads the grant of a body, which may hold other members. */
export function parseGrant(reader: ObjectReader): Grant {
  const client = reader.nested('client_authentication')?.allowOnly(['scheme', 'value']);
  client?.requiredString('value');
  return {
    type: reader.string('grant_type'),
    ...given({
      clientScheme: client === undefined ? undefined : (client.string('scheme') ?? SHARED_SECRET),
      username: reader.string('username'),
      password: reader.string('password'),
      accessToken: reader.string('access_token'),
      runAs: reader.string('run_as'),
    }),
  };
}

const SHARED_SECRET = 'SharedSecret';

const REQUIRED: ReadonlyMap<string, readonly (keyof Grant)[]> = new Map([
  ['password', ['username', 'password']],
  ['access_token', ['accessToken']],
]);

const WIRE_NAMES: Readonly<Record<string, string>> = { accessToken: 'access_token' };

/** What is wrong with a grant before anybody looks at the credential, a message each. */
export function grantProblems(grant: Grant): string[] {
  const { type } = grant;
  if (type === undefined) return ['[grant_type] is required'];
  const required = REQUIRED.get(type);
  if (required === undefined) return [`grant_type [${type}] is not supported`];
  const others = [...REQUIRED.values()].flat().filter((field) => !required.includes(field));
  const isGiven = (field: keyof Grant): boolean => (grant[field] ?? '') !== '';
  const wireName = (field: string): string => WIRE_NAMES[field] ?? field;
  return [
    ...required
      .filter((field) => !isGiven(field))
      .map((field) => `[${wireName(field)}] is required for grant_type [${type}]`),
    ...others
      .filter(isGiven)
      .map((field) => `[${wireName(field)}] is not supported for grant_type [${type}]`),
    ...clientProblems(grant),
  ];
}

function clientProblems({ type, clientScheme }: Grant): string[] {
  if (clientScheme === undefined) return [];
  if (type === 'password') {
    return ['[client_authentication] is not supported for grant_type [password]'];
  }
  if (clientScheme === SHARED_SECRET) return [];
  return [`[client_authentication.scheme] must be set to [${SHARED_SECRET}]`];
}

/** What authenticating a grant needs. */
export interface GrantDeps {
  readonly users: UserStore;
  readonly passwords: PasswordAuthenticator;
  readonly tokens: AccessTokens;
  readonly subjects: SubjectFactory;
  readonly failures: AuthenticationFailures;
}

/** Finds out whom a grant stands for. */
export class GrantAuthenticator {
  constructor(private readonly deps: GrantDeps) {}

  /**
   * Whom the grant stands for, or whom that user runs as.
   * @param action named by the reasons of a refusal
   * @throws 401 for a bad credential; 403 for a run-as that is not allowed; 400 for one that cannot be
   */
  async authenticate(grant: Grant, action: string): Promise<SecuritySubject> {
    const subject = await this.authenticateCredential(grant, `action [${action}]`);
    if (grant.runAs === undefined) return subject;
    if (!supportsRunAs(subject)) throw cannotRunAs();
    const { users, subjects, failures } = this.deps;
    const owner = runAs(subject, users.get(grant.runAs), {
      target: grant.runAs,
      what: `action [${action}]`,
      subjects,
      failures,
    });
    owner.requireCluster('cluster:admin/xpack/security/user/authenticate');
    return owner;
  }

  private async authenticateCredential(grant: Grant, what: string): Promise<SecuritySubject> {
    const { passwords, tokens, subjects, failures } = this.deps;
    const { username = '', password = '', accessToken = '' } = grant;
    if (grant.type === 'access_token') {
      if (grant.clientScheme !== undefined) throw notForThisToken();
      const subject = tokens.authenticate(accessToken);
      if (subject !== undefined) return subject;
      throw failures.unknownUser('_bearer_token', what, 'oauth2 token: invalid token');
    }
    const user = await passwords.authenticate(username, password);
    if (user === undefined) throw failures.unknownUser(username, what);
    return subjects.forUser(user);
  }
}

function notForThisToken(): ElasticsearchError {
  return new ElasticsearchError({
    status: 400,
    type: 'security_exception',
    reason: '[client_authentication] not supported with the supplied access_token type',
  });
}

function cannotRunAs(): ElasticsearchError {
  return new ElasticsearchError({
    status: 400,
    type: 'status_exception',
    reason: 'the provided grant credentials do not support run-as',
  });
}
