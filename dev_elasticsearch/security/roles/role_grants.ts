import type { ApplicationPrivileges, IndicesPrivileges, RoleDescriptor } from './role_descriptor';

/** What a built-in role holds; absent members are empty. */
export interface Grants {
  readonly cluster?: readonly string[];
  readonly indices?: readonly IndicesPrivileges[];
  readonly applications?: readonly ApplicationPrivileges[];
  readonly runAs?: readonly string[];
  readonly global?: Readonly<Record<string, unknown>>;
}

/** A built-in role, marked as reserved. */
export function role(grants: Grants = {}): RoleDescriptor {
  return {
    cluster: grants.cluster ?? [],
    ...(grants.global === undefined ? {} : { global: grants.global }),
    indices: grants.indices ?? [],
    applications: grants.applications ?? [],
    run_as: grants.runAs ?? [],
    metadata: { _reserved: true },
    transient_metadata: { enabled: true },
  };
}

/** Privileges on the indices of these names, restricted ones left out. */
export function on(names: readonly string[], ...privileges: string[]): IndicesPrivileges {
  return { names, privileges, allow_restricted_indices: false };
}

/** Privileges on the indices of these names, restricted ones too. */
export function onRestricted(names: readonly string[], ...privileges: string[]): IndicesPrivileges {
  return { names, privileges, allow_restricted_indices: true };
}

/** Privileges everywhere in Kibana; `application` may be a pattern. */
export function kibana(privilege: string, application = 'kibana-.kibana'): ApplicationPrivileges {
  return { application, privileges: [privilege], resources: ['*'] };
}

/** What reads an index: its documents and its description. */
export const READ = ['read', 'view_index_metadata'];
