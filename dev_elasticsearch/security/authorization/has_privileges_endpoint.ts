import { ElasticsearchError, validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { ObjectReader } from '../../lib/json/object_reader';
import { callerOf } from '../caller';
import type { ApplicationPrivilegeStore } from '../privileges/application_privilege_store';
import { parsePrivilegeQuestions, questionProblems } from './privilege_questions';
import type { PrivilegeQuestions } from './privilege_questions';
import { coversApplication, coversCluster, coversIndex } from './privilege_coverage';
import type { SecuritySubject } from './security_subject';

const ACTION = 'cluster:admin/xpack/security/user/has_privileges';

/** `_has_privileges`: may the caller do all this? Under a key: assigned AND snapshot. */
export function hasPrivilegesEndpoint(store: ApplicationPrivilegeStore): Endpoint {
  return {
    methods: ['get', 'post'],
    paths: ['/_security/user/_has_privileges', '/_security/user/{username}/_has_privileges'],
    queryParameters: [],
    body: 'required',
    handle: (request) => {
      const source = { text: request.bodyText, parser: 'has_privileges_request' };
      const questions = parsePrivilegeQuestions(new ObjectReader(request.body, source));
      const problems = questionProblems(questions);
      if (problems.length > 0) throw validationFailed(problems);
      const caller = callerOf(request);
      const { username = caller.principal } = request.params;
      if (username !== caller.principal) throw otherUser(username, caller);
      caller.requireCluster(ACTION);
      return { status: 200, body: answer(caller, questions, store) };
    },
  };
}

function otherUser(username: string, caller: SecuritySubject): ElasticsearchError {
  return new ElasticsearchError({
    status: 403,
    type: 'security_exception',
    reason: `action [${ACTION}] is unauthorized for ${caller.description}: the privileges of user [${username}] can only be checked by that user`,
  });
}

type ByName<Value> = Record<string, Value>;

/** Without a prototype: callers choose the names, and `__proto__` is one like any other. */
const byName = <Value>(): ByName<Value> => Object.create(null) as ByName<Value>;

function answer(
  caller: SecuritySubject,
  questions: PrivilegeQuestions,
  store: ApplicationPrivilegeStore,
): object {
  const layers = caller.layers.map(({ descriptors }) => descriptors);
  const cluster = byName<boolean>();
  for (const privilege of questions.cluster) {
    cluster[privilege] = layers.every((layer) => coversCluster(layer, privilege));
  }
  const index = byName<ByName<boolean>>();
  for (const question of questions.index) {
    const { name, privilege } = question;
    const isCovered = layers.every((layer) => coversIndex(layer, question));
    index[name] = { ...index[name], [privilege]: isCovered };
  }
  const application = byName<ByName<ByName<boolean>>>();
  for (const question of questions.application) {
    const isCovered = layers.every((layer) => coversApplication(layer, question, store));
    const byResource = (application[question.application] ??= byName());
    const answers = (byResource[question.resource] ??= byName());
    answers[question.privilege] = isCovered;
  }
  return {
    username: caller.principal,
    has_all_requested: isAllTrue([cluster, index, application]),
    cluster,
    index,
    application,
  };
}

function isAllTrue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === true;
  return Object.values(value).every(isAllTrue);
}
