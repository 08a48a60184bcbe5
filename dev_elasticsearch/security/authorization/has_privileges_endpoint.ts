import { illegalArgument, validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint, EndpointRequest } from '../../lib/endpoint';
import { ObjectReader } from '../../lib/json/object_reader';
import type { EmulatedVersion } from '../../lib/version';
import { callerOf } from '../caller';
import type { ApplicationPrivilegeStore } from '../privileges/application_privilege_store';
import { answerQuestions } from './questions/answer_questions';
import {
  parsePrivilegeQuestions,
  questionProblems,
  requireKnownPrivileges,
} from './questions/privilege_questions';
import type { PrivilegeQuestions } from './questions/privilege_questions';
import type { SecuritySubject } from './security_subject';

const ACTION = 'cluster:admin/xpack/security/user/has_privileges';

/** What `_has_privileges` works with. */
export interface HasPrivilegesDeps {
  readonly privileges: ApplicationPrivilegeStore;
  readonly version: EmulatedVersion;
}

/** `_has_privileges`: may the caller do all this? Under a key: assigned AND snapshot. */
export function hasPrivilegesEndpoint(deps: HasPrivilegesDeps): Endpoint {
  return {
    methods: ['get', 'post'],
    paths: ['/_security/user/_has_privileges', '/_security/user/{username}/_has_privileges'],
    queryParameters: [],
    body: 'required',
    handle: (request) => {
      const caller = callerOf(request);
      const { username = caller.principal } = request.params;
      const questions = readQuestions(request, username);
      requireOwn(caller, username);
      requireKnownPrivileges(questions, deps.version);
      return { status: 200, body: answer(caller, questions, deps) };
    },
  };
}

function readQuestions(request: EndpointRequest, username: string): PrivilegeQuestions {
  const source = { text: request.bodyText, parser: 'has_privileges_request' };
  const questions = parsePrivilegeQuestions(new ObjectReader(request.body, source), username);
  const problems = questionProblems(questions);
  if (problems.length > 0) throw validationFailed(problems);
  return questions;
}

/** Everybody may ask about oneself, and nobody about others: those with rights over users get a 400. */
function requireOwn(caller: SecuritySubject, username: string): void {
  const isOwn = username === caller.principal;
  caller.requireCluster(ACTION, isOwn ? undefined : { username });
  if (!isOwn) throw illegalArgument('users may only check the privileges of their own account');
}

function answer(
  caller: SecuritySubject,
  questions: PrivilegeQuestions,
  { privileges }: HasPrivilegesDeps,
): object {
  const answers = answerQuestions(caller.layers, questions, privileges);
  return { username: caller.principal, ...answers };
}
