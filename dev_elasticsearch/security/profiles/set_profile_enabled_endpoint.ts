import type { Endpoint } from '../../lib/endpoint';
import { checkRefresh } from '../../lib/parameters';
import { callerOf } from '../caller';
import { profileAction, profileMissing } from './profile_deps';
import type { ProfileStore } from './profile_store';

/** `_enable` and `_disable`: a disabled profile is not suggested; its user may still log in. */
export function setProfileEnabledEndpoint(profiles: ProfileStore, enabled: boolean): Endpoint {
  return {
    methods: ['put', 'post'],
    paths: [`/_security/profile/{uid}/_${enabled ? 'enable' : 'disable'}`],
    queryParameters: ['refresh'],
    body: 'none',
    handle: async (request) => {
      checkRefresh(request.query);
      callerOf(request).requireCluster(profileAction('set_enabled'));
      const { uid = '' } = request.params;
      const changed = await profiles.change(uid, (profile) => ({ ...profile, enabled }));
      if (changed === undefined) throw profileMissing(uid);
      return { status: 200, body: { acknowledged: true } };
    },
  };
}
