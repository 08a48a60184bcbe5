import type { Endpoint } from '../../lib/endpoint';
import { given } from '../../lib/given';
import { splitList } from '../../lib/parameters';
import { callerOf } from '../caller';
import { renderProfile } from './profile';
import { dataFilter, profileAction } from './profile_deps';
import { profileErrors } from './profile_errors';
import type { ProfileStore } from './profile_store';

/** `GET /_security/profile/{uids}`: profiles by uid; unknown ones are told apart, with 200. */
export function getProfilesEndpoint(profiles: ProfileStore): Endpoint {
  return {
    methods: ['get'],
    paths: ['/_security/profile/{uids}'],
    queryParameters: ['data'],
    body: 'none',
    handle: (request) => {
      callerOf(request).requireCluster(profileAction('get'));
      const filter = dataFilter(request.query.data);
      const uids = [...new Set(splitList(request.params.uids))];
      const found = uids.map((uid) => profiles.get(uid)).filter((profile) => profile !== undefined);
      const errors = profileErrors(uids.filter((uid) => profiles.get(uid) === undefined));
      return {
        status: 200,
        body: {
          profiles: found.map((profile) => renderProfile(profile, filter)),
          ...given({ errors }),
        },
      };
    },
  };
}
