import type { ElasticsearchClient, IRouter, Logger } from '@kbn/core/server';
import type { ApiKeysService } from './services/api_keys/api_keys_service';
import type { CapabilitiesService } from './services/capabilities/capabilities_service';

/** Whose rights the calls of one request use. */
export interface RequestScope {
  readonly asCurrentUser: ElasticsearchClient;
  /** For what concerns the cluster as a whole. */
  readonly asInternalUser: ElasticsearchClient;
  /** Fires when the caller has gone. */
  readonly signal: AbortSignal;
}

/** The services of one request. */
export interface RequestServices {
  readonly apiKeys: ApiKeysService;
  readonly capabilities: CapabilitiesService;
}

/** What every route is defined with. */
export interface RouteDependencies {
  readonly router: IRouter;
  readonly logger: Logger;
  readonly services: (scope: RequestScope) => RequestServices;
}

/** An Elasticsearch feature of Kibana's features plugin: who gets which capabilities. */
export interface ElasticsearchFeature {
  readonly id: string;
  /** Management section to the ids of its apps. */
  readonly management: Readonly<Record<string, readonly string[]>>;
  readonly privileges: readonly {
    readonly requiredClusterPrivileges: readonly string[];
    readonly ui: readonly string[];
  }[];
}

/** Contracts of other plugins at set-up. Subset of Kibana 8.12 to 9.x. */
export interface SetupDependencies {
  /** Absent when the plugin is switched off; then everybody is shown the page. */
  readonly features?: {
    registerElasticsearchFeature(feature: ElasticsearchFeature): void;
  };
}
