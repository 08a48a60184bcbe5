import { given } from '../../lib/given';
import type { User } from '../authentication/authentication';
import type { UserDeps } from './user_deps';

/** The user as get and query show it. */
export function renderUser(
  user: User,
  { profiles, withProfileUid }: Pick<UserDeps, 'profiles'> & { readonly withProfileUid: boolean },
): object {
  const owner = { principal: user.username, realm: user.realm.name };
  return {
    username: user.username,
    roles: user.roles,
    full_name: user.fullName,
    email: user.email,
    metadata: user.metadata,
    enabled: user.enabled,
    ...given({ profile_uid: withProfileUid ? profiles.uidOf(owner) : undefined }),
  };
}
