import { illegalArgument, validationFailed } from '../../lib/elasticsearch_error';
import type { Endpoint } from '../../lib/endpoint';
import { ObjectReader } from '../../lib/json/object_reader';
import type { Authentication } from '../authentication/authentication';
import { GRANT_FIELDS, grantProblems, parseGrant } from '../authentication/grant';
import { callerOf } from '../caller';
import { renderProfile } from './profile';
import { dataFilter, profileAction } from './profile_deps';
import type { ProfileDeps } from './profile_deps';

/** `POST /_security/profile/_activate`: notes that the user whose credential is in the body was seen. */
export function activateProfileEndpoint({ profiles, grants, clock }: ProfileDeps): Endpoint {
  return {
    methods: ['post'],
    paths: ['/_security/profile/_activate'],
    queryParameters: [],
    body: 'required',
    handle: async (request) => {
      const source = { text: request.bodyText, parser: 'activate_profile_request' };
      const fields = GRANT_FIELDS.filter((field) => field !== 'run_as');
      const grant = parseGrant(new ObjectReader(request.body, source).allowOnly(fields));
      const problems = grantProblems(grant);
      if (problems.length > 0) throw validationFailed(problems);
      callerOf(request).requireCluster(profileAction('activate'));
      const { authentication } = await grants.authenticate(grant, profileAction('activate'));
      refuseKey(authentication);
      const profile = await profiles.activate(authentication.user, clock());
      return { status: 200, body: renderProfile(profile, dataFilter(undefined)) };
    },
  };
}

function refuseKey({ apiKey }: Authentication): void {
  if (apiKey === undefined) return;
  throw illegalArgument('profile is supported for user only, but subject is a [api_key]');
}
