import { illegalArgument, validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { given } from '../../lib/given';
import { ObjectReader } from '../../lib/json/object_reader';
import { answerQuestions } from '../authorization/questions/answer_questions';
import {
  parsePrivilegeQuestions,
  questionProblems,
  requireKnownPrivileges,
} from '../authorization/questions/privilege_questions';
import type { PrivilegeQuestions } from '../authorization/questions/privilege_questions';
import { callerOf } from '../caller';
import type { StoredProfile } from './profile';
import { profileAction } from './profile_deps';
import type { ProfileDeps } from './profile_deps';
import { profileErrors } from './profile_errors';

/** `_has_privileges` about the users of profiles, by the roles they had at their last activation. */
export function profileHasPrivilegesEndpoint(deps: ProfileDeps): Endpoint {
  return {
    methods: ['get', 'post'],
    paths: ['/_security/profile/_has_privileges'],
    queryParameters: [],
    body: 'required',
    handle: (request) => {
      const source = { text: request.bodyText, parser: 'profile_has_privileges_request' };
      const reader = new ObjectReader(request.body, source).allowOnly(['uids', 'privileges']);
      const uids = reader.strings('uids');
      const asked = reader.nested('privileges');
      if (uids === undefined || asked === undefined) throw incomplete(reader);
      const questions = parsePrivilegeQuestions(asked, 'profile');
      const problems = [
        ...(uids.length === 0 ? ['profile uids list must not be empty'] : []),
        ...questionProblems(questions),
      ];
      if (problems.length > 0) throw validationFailed(problems);
      callerOf(request).requireCluster(profileAction('has_privileges'));
      requireKnownPrivileges(questions, deps.version);
      return { status: 200, body: answer([...new Set(uids)], questions, deps) };
    },
  };
}

function incomplete(reader: ObjectReader): Error {
  const missing = ['uids', 'privileges'].filter((field) => !reader.fields.includes(field));
  return illegalArgument(`Required [${missing.join(', ')}]`);
}

function answer(uids: readonly string[], questions: PrivilegeQuestions, deps: ProfileDeps): object {
  const known = uids.map((uid) => deps.profiles.get(uid)).filter((found) => found !== undefined);
  const holders = known.filter((profile) => profile.enabled && hasAll(profile, questions, deps));
  const errors = profileErrors(uids.filter((uid) => deps.profiles.get(uid) === undefined));
  return { has_privilege_uids: holders.map(({ uid }) => uid), ...given({ errors }) };
}

function hasAll(
  { user }: StoredProfile,
  questions: PrivilegeQuestions,
  { subjects, privileges }: ProfileDeps,
): boolean {
  const { layers } = subjects.rightsOf(user);
  return answerQuestions(layers, questions, privileges).has_all_requested;
}
