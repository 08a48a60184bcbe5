import type { ElasticsearchFeature, ElasticsearchFeaturePrivilege } from './elasticsearch_feature';

/** Body of Elasticsearch's has-privileges call. */
export interface PrivilegesQuestion {
  readonly cluster: readonly string[];
  readonly index: readonly {
    readonly names: readonly string[];
    readonly privileges: readonly string[];
  }[];
}

/** The parts of its answer that are used. */
export interface HasPrivilegesResponse {
  readonly cluster: Readonly<Record<string, boolean>>;
  readonly index: Readonly<Record<string, Readonly<Record<string, boolean>>>>;
}

/** Everything that any of the features' privileges depends on, in one call. */
export function privilegesToAsk(features: readonly ElasticsearchFeature[]): PrivilegesQuestion {
  const privileges = features.flatMap((feature) => feature.privileges);
  const cluster = privileges.flatMap((privilege) => privilege.requiredClusterPrivileges ?? []);
  const index = privileges.flatMap(({ requiredIndexPrivileges = {} }) =>
    Object.entries(requiredIndexPrivileges).map(([name, needed]) => ({
      names: [name],
      privileges: needed,
    })),
  );
  return { cluster: [...new Set(cluster)], index };
}

/** The privileges of a feature that the user has; an answer that misses a name counts as no. */
export function allowedPrivileges(
  feature: ElasticsearchFeature,
  granted: HasPrivilegesResponse,
  roles: readonly string[],
): readonly ElasticsearchFeaturePrivilege[] {
  return feature.privileges.filter(
    ({ requiredClusterPrivileges = [], requiredIndexPrivileges = {}, requiredRoles = [] }) =>
      requiredClusterPrivileges.every((name) => granted.cluster[name] === true) &&
      requiredRoles.every((name) => roles.includes(name)) &&
      Object.entries(requiredIndexPrivileges).every(([index, names]) =>
        names.every((name) => granted.index[index]?.[name] === true),
      ),
  );
}
