/** One way to be allowed a feature: everything named has to be there. */
export interface ElasticsearchFeaturePrivilege {
  readonly requiredClusterPrivileges?: readonly string[];
  /** Index pattern to the privileges needed on it. */
  readonly requiredIndexPrivileges?: Readonly<Record<string, readonly string[]>>;
  readonly requiredRoles?: readonly string[];
  /** Flags below the feature's id that this privilege turns on. */
  readonly ui: readonly string[];
}

/** A feature whose visibility Elasticsearch's own privileges decide, as in Kibana 8.12.2 to 9.x. */
export interface ElasticsearchFeature {
  readonly id: string;
  /** Management section to its apps; shown when any of the privileges is there. */
  readonly management?: Readonly<Record<string, readonly string[]>>;
  readonly catalogue?: readonly string[];
  readonly privileges: readonly ElasticsearchFeaturePrivilege[];
}
