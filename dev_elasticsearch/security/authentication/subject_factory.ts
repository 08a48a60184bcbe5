import { given } from '../../lib/given';
import { LruCache } from '../../lib/lru_cache';
import type { StoredApiKey } from '../api_keys/api_key';
import { Permission } from '../authorization/permission';
import { SecuritySubject } from '../authorization/security_subject';
import type { SubjectParts } from '../authorization/security_subject';
import type { RoleDescriptor, RoleDescriptors } from '../roles/role_descriptor';
import type { RoleStore } from '../roles/role_store';
import type { Authentication, BearerCredential, User } from './authentication';

/** Keys, and combinations of roles, whose compiled permissions are remembered. */
const CACHE_SIZE = 5000;

type UserRights = Pick<SubjectParts, 'layers' | 'descriptors' | 'effectiveRoles' | 'missingRoles'>;

type KeyRights = UserRights & Pick<SubjectParts, 'blocked'>;

interface CachedKey {
  readonly revision: number;
  readonly rights: KeyRights;
}

/** Turns who was authenticated into what it may do; compiled permissions are remembered. */
export class SubjectFactory {
  private readonly byRoles = new LruCache<UserRights>(CACHE_SIZE);
  private readonly byKey = new LruCache<CachedKey>(CACHE_SIZE);
  /** One for each service account: they are few, and their privileges never change. */
  private readonly byAccount = new Map<string, Permission>();

  constructor(private readonly roles: RoleStore) {}

  /** A user with its own roles, who showed a password. */
  forUser(user: User): SecuritySubject {
    return this.forAuthentication({ user });
  }

  /** A caller whose rights are those of a user's roles: not an API key, not a service account. */
  forAuthentication(authentication: Authentication): SecuritySubject {
    return new SecuritySubject({ ...this.rightsOf(authentication.user), authentication });
  }

  /**
   * A key: its assigned descriptors AND the snapshot of its owner, or the snapshot alone. `bearer` is
   * given when a token that was made with the key was shown.
   */
  forApiKey(key: StoredApiKey, bearer?: BearerCredential): SecuritySubject {
    const apiKey = { id: key.id, name: key.name };
    return new SecuritySubject({
      ...this.rightsOfKey(key),
      authentication: { user: ownerOf(key), apiKey, ...given({ bearer }) },
    });
  }

  /** A service account: it has one descriptor of its own, and no roles. */
  forServiceAccount(authentication: Authentication, descriptor: RoleDescriptor): SecuritySubject {
    const { username } = authentication.user;
    const permission = this.byAccount.get(username) ?? new Permission([descriptor]);
    this.byAccount.set(username, permission);
    return new SecuritySubject({
      authentication,
      layers: [permission],
      descriptors: { [username]: descriptor },
      effectiveRoles: [],
      missingRoles: [],
    });
  }

  /** The roles that exist, and the names of those that do not. */
  rightsOf(user: Pick<User, 'roles'>): UserRights {
    const names = [...user.roles].sort();
    const cacheKey = JSON.stringify([this.roles.revision, names]);
    const cached = this.byRoles.get(cacheKey);
    if (cached !== undefined) return cached;
    const found = names.flatMap((name): [string, RoleDescriptor][] => {
      const descriptor = this.roles.get(name);
      return descriptor === undefined ? [] : [[name, withoutDescription(descriptor)]];
    });
    const rights = {
      layers: [new Permission(found.map(([, descriptor]) => descriptor))],
      descriptors: Object.fromEntries(found),
      effectiveRoles: found.map(([name]) => name),
      missingRoles: names.filter((name) => !found.some(([known]) => known === name)),
    };
    this.byRoles.set(cacheKey, rights);
    return rights;
  }

  private rightsOfKey(key: StoredApiKey): KeyRights {
    const cached = this.byKey.get(key.id);
    if (cached?.revision === key.revision) return cached.rights;
    const rights = compileKey(key);
    this.byKey.set(key.id, { revision: key.revision, rights });
    return rights;
  }
}

function compileKey(key: StoredApiKey): KeyRights {
  const assigned = Object.values(key.role_descriptors);
  const snapshot = new Permission(Object.values(key.limited_by));
  const isRestricted = assigned.some((role) => (role.restriction?.workflows ?? []).length > 0);
  return {
    layers: assigned.length === 0 ? [snapshot] : [new Permission(assigned), snapshot],
    descriptors: NO_DESCRIPTORS,
    effectiveRoles: [],
    missingRoles: [],
    ...(isRestricted ? { blocked: { kind: 'workflow' } } : {}),
  };
}

/** A key made by a key has an empty snapshot. */
const NO_DESCRIPTORS: RoleDescriptors = {};

function withoutDescription({ description: _text, ...descriptor }: RoleDescriptor): RoleDescriptor {
  return descriptor;
}

function ownerOf({ creator }: StoredApiKey): User {
  return {
    username: creator.principal,
    roles: [],
    fullName: creator.full_name,
    email: creator.email,
    metadata: creator.metadata,
    enabled: true,
    realm: { name: creator.realm, type: creator.realm_type },
  };
}
