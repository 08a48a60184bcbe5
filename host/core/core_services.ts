import type { CoreSetup, CoreStart, StartServicesAccessor } from '@kbn/core/server';
import { of } from 'rxjs';
import { CapabilitiesService } from './capabilities/capabilities_service';
import {
  ElasticsearchService,
  type ElasticsearchOptions,
} from './elasticsearch/elasticsearch_service';
import { createRouter, RouteRegistry } from './http/router';

/** What core is built from. */
export interface CoreServicesOptions {
  readonly elasticsearch: ElasticsearchOptions;
  /** Address of the cluster for people and their scripts. */
  readonly publicElasticsearchUrl?: string | undefined;
}

/** Everything the contracts of core stand on; one for each host. */
export class CoreServices {
  readonly elasticsearch: ElasticsearchService;
  readonly capabilities = new CapabilitiesService();
  readonly routes = new RouteRegistry();

  constructor(private readonly options: CoreServicesOptions) {
    this.elasticsearch = new ElasticsearchService(options.elasticsearch);
  }

  /** The contract for one plugin's `setup`. */
  setupContract(pluginId: string, getStartServices: StartServicesAccessor): CoreSetup {
    const { publicElasticsearchUrl, elasticsearch } = this.options;
    return {
      capabilities: this.capabilities.setup,
      elasticsearch: {
        legacy: { config$: of({ hosts: elasticsearch.hosts }) },
        ...(publicElasticsearchUrl !== undefined && { publicBaseUrl: publicElasticsearchUrl }),
      },
      http: { ...httpContract(pluginId), createRouter: () => createRouter(this.routes) },
      getStartServices,
    };
  }

  /** The contract for one plugin's `start`. Registering capabilities ends with the first call. */
  startContract(pluginId: string): CoreStart {
    return {
      capabilities: this.capabilities.start(),
      elasticsearch: { client: this.elasticsearch },
      http: httpContract(pluginId),
    };
  }
}

/** The host lives at the root of its origin. */
function httpContract(pluginId: string): CoreStart['http'] {
  return {
    basePath: { serverBasePath: '', get: () => '', prepend: (path) => path },
    staticAssets: {
      getPluginAssetHref: (assetPath) => `/plugins/${pluginId}/assets/${assetPath}`,
    },
  };
}
