import type { Clock } from '../../lib/clock';
import type { EmulatedVersion } from '../../lib/version';
import type { PasswordHashing } from '../authentication/password_hash';
import { hashPassword } from '../authentication/password_hash';
import type { ProfileStore } from '../profiles/profile_store';
import type { NewPassword } from './user_request';
import type { UserStore } from './user_store';

/** What the user endpoints work with. */
export interface UserDeps {
  readonly users: UserStore;
  readonly profiles: ProfileStore;
  readonly hashing: PasswordHashing;
  readonly version: EmulatedVersion;
  readonly clock: Clock;
}

/** The action of an operation on users. */
export function userAction(verb: string): string {
  return `cluster:admin/xpack/security/user/${verb}`;
}

/** The hash to store; undefined when no password was given. */
export async function newHash(
  { password, passwordHash }: NewPassword,
  { hashing }: Pick<UserDeps, 'hashing'>,
): Promise<string | undefined> {
  return password === undefined ? passwordHash : hashPassword(password, hashing);
}
