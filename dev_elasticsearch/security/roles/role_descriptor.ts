/** Field-level part of an index entry. */
export interface FieldSecurity {
  readonly grant: readonly string[];
  readonly except?: readonly string[];
}

/** Privileges on the indices that match `names`. */
export interface IndicesPrivileges {
  readonly names: readonly string[];
  readonly privileges: readonly string[];
  readonly field_security?: FieldSecurity;
  /** A query in JSON, always as text. */
  readonly query?: string;
  readonly allow_restricted_indices: boolean;
}

/** Index privileges on remote clusters; kept and shown, without effect here. */
export interface RemoteIndicesPrivileges extends IndicesPrivileges {
  readonly clusters: readonly string[];
}

/** Cluster privileges on remote clusters; kept and shown, without effect here. */
export interface RemoteClusterPrivileges {
  readonly privileges: readonly string[];
  readonly clusters: readonly string[];
}

/** Privileges in an application such as `kibana-.kibana`. */
export interface ApplicationPrivileges {
  readonly application: string;
  readonly privileges: readonly string[];
  readonly resources: readonly string[];
}

/** Limits a key to the endpoints of named workflows. */
export interface Restriction {
  readonly workflows?: readonly string[];
}

/** A bundle of privileges in Elasticsearch's normalised form and order, as answers show it. */
export interface RoleDescriptor {
  readonly cluster: readonly string[];
  readonly global?: Readonly<Record<string, unknown>>;
  readonly indices: readonly IndicesPrivileges[];
  readonly applications: readonly ApplicationPrivileges[];
  readonly run_as: readonly string[];
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly transient_metadata: { readonly enabled: boolean };
  readonly remote_indices?: readonly RemoteIndicesPrivileges[];
  readonly remote_cluster?: readonly RemoteClusterPrivileges[];
  readonly restriction?: Restriction;
  /** Roles only; API keys refuse it. */
  readonly description?: string;
}

/** Descriptors by name, as a key holds them. */
export type RoleDescriptors = Readonly<Record<string, RoleDescriptor>>;

/** Does the descriptor grant nothing at all? Derived keys must be made of such ones. */
export function isPowerless(descriptor: RoleDescriptor): boolean {
  const lists = [
    descriptor.cluster,
    descriptor.indices,
    descriptor.applications,
    descriptor.run_as,
    descriptor.remote_indices ?? [],
    descriptor.remote_cluster ?? [],
    Object.keys(descriptor.global ?? {}),
  ];
  return lists.every((list) => list.length === 0);
}
