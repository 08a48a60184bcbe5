import { SecuritySubject } from '../authorization/security_subject';
import type { User } from './authentication';
import type { SubjectFactory } from './subject_factory';
import { unknownUser } from './unauthorized';

/** Whom to become, for which request. */
export interface RunAsRequest {
  readonly target: string;
  readonly url: string;
  readonly subjects: SubjectFactory;
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
  const { user } = subject.authentication;
  if (!subject.canRunAs(request.target)) {
    return new SecuritySubject({
      authentication: { user: target ?? { ...user, username: request.target }, runBy: user },
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
  if (target?.enabled !== true) throw unknownUser(request.target, `REST request [${request.url}]`);
  return request.subjects.forUser(target, user);
}

function withoutRoles({ authentication: { apiKey, user } }: SecuritySubject): string {
  const named = `user [${user.username}]`;
  return apiKey === undefined ? named : `API key id [${apiKey.id}] of ${named}`;
}
