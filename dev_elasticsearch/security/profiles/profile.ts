import { createHash } from 'node:crypto';
import { given } from '../../lib/given';
import type { Realm, User } from '../authentication/authentication';

type Data = Readonly<Record<string, unknown>>;

/** A user profile: what is remembered about a user who was seen at least once, and what applications add to it. */
export interface StoredProfile {
  readonly uid: string;
  readonly enabled: boolean;
  /** Last activation that changed something, milliseconds since the epoch. */
  readonly lastSynchronized: number;
  readonly user: ProfileUser;
  /** By application: may be searched by suggest. */
  readonly labels: Data;
  /** By application: shown on request only. */
  readonly data: Data;
  /** Grows with every write of any profile. */
  readonly seqNo: number;
}

/** The user as at the last activation. */
export interface ProfileUser {
  readonly username: string;
  readonly roles: readonly string[];
  readonly realm: Realm;
  readonly email: string | null;
  readonly fullName: string | null;
}

/** The part of a profile that answers show of `data`. */
export type DataFilter = (data: Data) => Data;

/** The one name a user of a realm has for ever: `u_` and 43 characters and `_0`. */
export function profileUidOf(principal: string, realm: string): string {
  const text = JSON.stringify([realm, principal]);
  return `u_${createHash('sha256').update(text, 'utf8').digest('base64url')}_0`;
}

/** What a profile keeps of a user. */
export function profileUser({ username, roles, realm, email, fullName }: User): ProfileUser {
  return { username, roles, realm, email, fullName };
}

/** The profile as activate and get show it. */
export function renderProfile(profile: StoredProfile, filter: DataFilter): object {
  const { uid, enabled, lastSynchronized, seqNo } = profile;
  return {
    uid,
    enabled,
    last_synchronized: lastSynchronized,
    ...renderContent(profile, filter),
    _doc: { _primary_term: 1, _seq_no: seqNo },
  };
}

/** The profile as suggest shows it. */
export function renderSuggestion(profile: StoredProfile, filter: DataFilter): object {
  return { uid: profile.uid, ...renderContent(profile, filter) };
}

function renderContent({ user, labels, data }: StoredProfile, filter: DataFilter): object {
  return {
    user: {
      username: user.username,
      roles: user.roles,
      realm_name: user.realm.name,
      ...given({ email: user.email ?? undefined, full_name: user.fullName ?? undefined }),
    },
    labels,
    data: filter(data),
  };
}
