import type { Store, Table } from '../../storage';
import { NATIVE_REALM, RESERVED_REALM } from '../authentication/authentication';
import type { User } from '../authentication/authentication';

/** A user on disk. Holds a password hash: never part of an answer. */
export interface StoredUser {
  readonly passwordHash?: string;
  readonly roles: readonly string[];
  readonly fullName: string | null;
  readonly email: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly enabled: boolean;
}

/** What may change of a user; an absent member stays as it is. */
export type UserChange = { readonly [K in keyof StoredUser]?: StoredUser[K] };

/** Built-in users and the role each of them has. */
export const RESERVED_USERS: ReadonlyMap<string, string> = new Map([
  ['elastic', 'superuser'],
  ['kibana', 'kibana_system'],
  ['kibana_system', 'kibana_system'],
  ['logstash_system', 'logstash_system'],
  ['beats_system', 'beats_system'],
  ['apm_system', 'apm_system'],
  ['remote_monitoring_user', 'remote_monitoring_collector'],
]);

/** Users by name: the reserved ones, and those people made. Both are kept on disk. */
export class UserStore {
  private readonly table: Table<StoredUser>;

  constructor(private readonly store: Store) {
    this.table = store.table('users');
  }

  get(username: string): User | undefined {
    const stored = this.read(username);
    if (stored === undefined) return undefined;
    const { passwordHash: _secret, ...user } = stored;
    const realm = RESERVED_USERS.has(username) ? RESERVED_REALM : NATIVE_REALM;
    return { username, ...user, realm };
  }

  /** The slow hash to compare a password with; undefined when the user has none. */
  passwordHash(username: string): string | undefined {
    return this.read(username)?.passwordHash;
  }

  /** All names, reserved ones first. */
  names(): string[] {
    const stored = Array.from(this.table.range(), ({ key }) => key);
    return [...RESERVED_USERS.keys(), ...stored.filter((name) => !RESERVED_USERS.has(name))];
  }

  /** Creates or changes. @returns whether the user is new */
  put(username: string, change: UserChange): Promise<boolean> {
    return this.store.write(() => {
      const before = this.read(username);
      this.table.put(username, { ...(before ?? NEW_USER), ...change });
      return before === undefined;
    });
  }

  /** Changes a user as it is at that moment. @returns whether there was such a user */
  change(username: string, change: (before: StoredUser) => UserChange): Promise<boolean> {
    return this.store.write(() => {
      const before = this.read(username);
      if (before === undefined) return false;
      this.table.put(username, { ...before, ...change(before) });
      return true;
    });
  }

  /** @returns whether there was such a user */
  remove(username: string): Promise<boolean> {
    return this.store.write(() => {
      const existed = this.table.get(username) !== undefined;
      this.table.remove(username);
      return existed;
    });
  }

  private read(username: string): StoredUser | undefined {
    const stored = this.table.get(username);
    const role = RESERVED_USERS.get(username);
    if (role === undefined) return stored;
    return { ...NEW_USER, ...stored, metadata: reservedMetadata(username), roles: [role] };
  }
}

function reservedMetadata(username: string): StoredUser['metadata'] {
  if (username !== 'kibana') return { _reserved: true };
  return {
    _deprecated: true,
    _deprecated_reason: 'Please use the [kibana_system] user instead.',
    _reserved: true,
  };
}

const NEW_USER: StoredUser = {
  roles: [],
  fullName: null,
  email: null,
  metadata: {},
  enabled: true,
};
