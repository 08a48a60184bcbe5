import { SecuritySubject } from '../authorization/security_subject';
import type { User } from './authentication';
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
 * `run_as` privilege it is a subject that is refused everything, as Elasticsearch judges it when
 * authorizing. An API key that may run as another user acts with that user's rights.
 * @throws 401 when the target does not exist, but only to those who may run as it.
 */
export function runAs(
  subject: SecuritySubject,
  target: User | undefined,
  request: RunAsRequest,
): SecuritySubject {
  const { runBy: _nobody, ...runBy } = subject.authentication;
  if (!subject.canRunAs(request.target)) {
    return new SecuritySubject({
      authentication: { user: target ?? nobody(runBy.user, request.target), runBy },
      layers: [],
      descriptors: {},
      effectiveRoles: [],
      missingRoles: [],
      blocked: {
        kind: 'run_as',
        who: subject.description,
        why: `${withoutRoles(subject)} is unauthorized to run as [${request.target}]`,
      },
    });
  }
  if (target?.enabled !== true) throw request.failures.unknownUser(request.target, request.what);
  return request.subjects.forAuthentication({ user: target, runBy });
}

/** A user that does not exist, for the refusal that names it. */
function nobody(user: User, username: string): User {
  return { ...user, username, roles: [] };
}

function withoutRoles({ authentication: { apiKey, user } }: SecuritySubject): string {
  const named = `user [${user.username}]`;
  return apiKey === undefined ? named : `API key id [${apiKey.id}] of ${named}`;
}
