import { isSameJson } from '../../lib/json/same_json';
import type { Store, Table } from '../../storage';
import type { User } from '../authentication/authentication';
import { profileUidOf, profileUser } from './profile';
import type { StoredProfile } from './profile';

/** An activation that changes nothing is not written again within this time, milliseconds. */
const ACTIVATION_INTERVAL = 30_000;

/** What a change makes of a profile, as it is at that moment; what it throws undoes it. */
export type ProfileChange = (profile: StoredProfile) => Omit<StoredProfile, 'seqNo'>;

/** User profiles by uid. */
export class ProfileStore {
  private readonly table: Table<StoredProfile>;
  private nextSeqNo: number;

  constructor(private readonly store: Store) {
    this.table = store.table('profiles');
    this.nextSeqNo = this.all().reduce((next, { seqNo }) => Math.max(next, seqNo + 1), 0);
  }

  get(uid: string): StoredProfile | undefined {
    return this.table.get(uid);
  }

  all(): StoredProfile[] {
    return Array.from(this.table.range(), ({ value }) => value);
  }

  /** The uid of a user who was activated; undefined for everybody else. */
  uidOf({ principal, realm }: { principal: string; realm: string }): string | undefined {
    return this.table.get(profileUidOf(principal, realm))?.uid;
  }

  /** Notes that the user was seen: makes its profile, or brings it up to date and enables it. */
  activate(user: User, now: number): Promise<StoredProfile> {
    const uid = profileUidOf(user.username, user.realm.name);
    return this.store.write(() => {
      const before = this.table.get(uid) ?? { uid, labels: {}, data: {} };
      const after = { ...before, user: profileUser(user), enabled: true, lastSynchronized: now };
      if ('seqNo' in before && isFresh(before, after)) return before;
      return this.put(after);
    });
  }

  /** @returns undefined when there is no such profile */
  change(uid: string, change: ProfileChange): Promise<StoredProfile | undefined> {
    return this.store.write(() => {
      const before = this.table.get(uid);
      return before === undefined ? undefined : this.put(change(before));
    });
  }

  private put(profile: Omit<StoredProfile, 'seqNo'>): StoredProfile {
    const stored = { ...profile, seqNo: this.nextSeqNo };
    this.nextSeqNo += 1;
    this.table.put(profile.uid, stored);
    return stored;
  }
}

function isFresh(before: StoredProfile, after: Omit<StoredProfile, 'seqNo'>): boolean {
  return (
    before.enabled &&
    isSameJson(before.user, after.user) &&
    after.lastSynchronized - before.lastSynchronized < ACTIVATION_INTERVAL
  );
}
