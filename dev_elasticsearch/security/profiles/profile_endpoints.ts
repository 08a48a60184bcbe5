import type { Endpoint } from '../../lib/endpoint';
import { activateProfileEndpoint } from './activate_profile_endpoint';
import { getProfilesEndpoint } from './get_profiles_endpoint';
import type { ProfileDeps } from './profile_deps';
import { profileHasPrivilegesEndpoint } from './profile_has_privileges_endpoint';
import { setProfileEnabledEndpoint } from './set_profile_enabled_endpoint';
import { suggestProfilesEndpoint } from './suggest_profiles_endpoint';
import { updateProfileDataEndpoint } from './update_profile_data_endpoint';

/** Endpoints about user profiles. All are covered by `manage_user_profile`. */
export function profileEndpoints(deps: ProfileDeps): Endpoint[] {
  const { profiles } = deps;
  return [
    activateProfileEndpoint(deps),
    getProfilesEndpoint(profiles),
    updateProfileDataEndpoint(profiles),
    suggestProfilesEndpoint(profiles),
    setProfileEnabledEndpoint(profiles, true),
    setProfileEnabledEndpoint(profiles, false),
    profileHasPrivilegesEndpoint(deps),
  ];
}
