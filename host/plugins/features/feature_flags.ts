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
  const management: Record<string, Record<string, boolean>> = {};
  const catalogue: Record<string, boolean> = {};
  const own: Record<string, Record<string, boolean>> = {};
  for (const { feature, privileges } of allowed) {
    const isAllowed = privileges.length > 0;
    for (const [section, apps] of Object.entries(feature.management ?? {})) {
      for (const app of apps) turn((management[section] ??= {}), app, isAllowed);
    }
    for (const entry of feature.catalogue ?? []) turn(catalogue, entry, isAllowed);
    const ui = (own[feature.id] ??= {});
    for (const flag of feature.privileges.flatMap((privilege) => privilege.ui))
      turn(ui, flag, false);
    for (const flag of privileges.flatMap((privilege) => privilege.ui)) turn(ui, flag, true);
  }
  return { ...own, management, catalogue };
}

function turn(flags: Record<string, boolean>, name: string, on: boolean): void {
  flags[name] = on || flags[name] === true;
}
