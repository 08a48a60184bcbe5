import type { Capabilities } from '@kbn/core/server';
import type { ElasticsearchFeature, ElasticsearchFeaturePrivilege } from './elasticsearch_feature';

/** A feature, and those of its privileges that are there. */
export interface AllowedFeature {
  readonly feature: ElasticsearchFeature;
  readonly privileges: readonly ElasticsearchFeaturePrivilege[];
}

/**
 * Every flag of the features, on or off. An app or catalogue entry that several features name is on
 * when any of them is allowed.
 */
export function featureFlags(allowed: readonly AllowedFeature[]): Partial<Capabilities> {
  const management = new Flags();
  const catalogue = new Flags();
  const own = new Flags();
  for (const { feature, privileges } of allowed) {
    const isAllowed = privileges.length > 0;
    for (const [section, apps] of Object.entries(feature.management ?? {})) {
      management.turn(section, apps, isAllowed);
    }
    catalogue.turn('catalogue', feature.catalogue ?? [], isAllowed);
    own.turn(feature.id, uiFlags(feature.privileges), false);
    own.turn(feature.id, uiFlags(privileges), true);
  }
  return {
    ...own.groups,
    management: management.groups,
    catalogue: catalogue.groups.catalogue ?? {},
  };
}

const uiFlags = (privileges: readonly ElasticsearchFeaturePrivilege[]): readonly string[] =>
  privileges.flatMap((privilege) => privilege.ui);

/** Named flags in groups; once on, a flag stays on. */
class Flags {
  readonly groups: Record<string, Record<string, boolean>> = {};

  turn(group: string, names: readonly string[], on: boolean): void {
    const flags = (this.groups[group] ??= {});
    for (const name of names) flags[name] = on || flags[name] === true;
  }
}
