import { SecuritySubject } from '../authorization/security_subject';
import type { Identity, User } from './authentication';
import type { SubjectFactory } from './subject_factory';
import type { AuthenticationFailures } from './unauthorized';

/** Whom to become, for which request. */
export interface RunAsRequest {
  readonly target: string;
  /** The request as a refusal names it: `REST request [/_search]`. */
  readonly what: string;
  readonly subjects: SubjectFactory;
  readonly failures: AuthenticationFailures;
}

/**
 * May such a caller ask to be somebody else at all? Not a service account, nor who is somebody else
 * already, by a token that was made that way: the header of such a request is read past.
 */
export function supportsRunAs({ authentication: { runBy, bearer } }: SecuritySubject): boolean {
  return runBy === undefined && bearer?.kind !== 'service_account';
}

/**
 * The subject of a request with a run-as header: the target user with its own rights. Without the
 * `run_as` privilege, and when there is no such user, it is a subject that is refused everything, as
 * Elasticsearch judges it when authorizing. An API key that may run as another user acts with that
 * user's rights.
 * @throws 401 when the target is disabled
 */
export function runAs(
  subject: SecuritySubject,
  target: User | undefined,
  { target: username, what, subjects, failures }: RunAsRequest,
): SecuritySubject {
  const { runBy: _nobody, ...runBy } = subject.authentication;
  if (target?.enabled === false) throw failures.unknownUser(credentialName(runBy), what);
  if (target !== undefined && subject.canRunAs(username)) {
    return subjects.forAuthentication({ user: target, runBy });
  }
  return new SecuritySubject({
    authentication: { user: target ?? nobody(runBy.user, username), runBy },
    layers: [],
    descriptors: {},
    effectiveRoles: [],
    missingRoles: [],
    blocked: {
      kind: 'run_as',
      who: subject.description,
      why: `${withoutRoles(subject)} is unauthorized to run as [${username}]`,
    },
  });
}

/** What Elasticsearch calls the one that showed a credential, where the credential is refused. */
function credentialName({ user, apiKey, bearer }: Identity): string {
  if (bearer !== undefined) return '_bearer_token';
  return apiKey?.id ?? user.username;
}

/** A user that does not exist, for the refusal that names it. */
function nobody(user: User, username: string): User {
  return { ...user, username, roles: [] };
}

function withoutRoles({ authentication: { apiKey, user } }: SecuritySubject): string {
  const named = `user [${user.username}]`;
  return apiKey === undefined ? named : `API key id [${apiKey.id}] of ${named}`;
}
