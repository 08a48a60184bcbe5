import type { CoreSetup, Plugin, PluginInitializerContext } from '@kbn/core/server';
import { FEATURE_ID, MANAGEMENT_APP_ID } from '../common/constants';
import type { ApiKeysConfig } from './config';
import { createSecurityApi } from './elasticsearch/security_api';
import { cachedCall } from './lib/cached_call';
import { defineRoutes } from './routes';
import { createApiKeysService } from './services/api_keys/api_keys_service';
import { createCapabilitiesService } from './services/capabilities/capabilities_service';
import { probeCluster } from './services/capabilities/cluster_features';
import { elasticsearchUrl } from './services/capabilities/elasticsearch_url';
import type { ElasticsearchFeature, RouteDependencies, SetupDependencies } from './types';

/** How long what we know of the cluster is good for, in milliseconds. */
const FEATURES_TTL = 60_000;

/** Whoever may see API keys in Elasticsearch is shown the page; `save` shows its buttons. */
const FEATURE: ElasticsearchFeature = {
  id: FEATURE_ID,
  management: { security: [MANAGEMENT_APP_ID] },
  privileges: [
    { requiredClusterPrivileges: ['manage_api_key'], ui: ['save'] },
    { requiredClusterPrivileges: ['manage_own_api_key'], ui: ['save'] },
    { requiredClusterPrivileges: ['read_security'], ui: [] },
  ],
};

function servicesWith(address: () => string | undefined): RouteDependencies['services'] {
  const now = Date.now;
  const features = cachedCall(probeCluster, { ttlMillis: FEATURES_TTL, now });
  return ({ asCurrentUser, asInternalUser, signal }) => {
    const options = {
      api: createSecurityApi(asCurrentUser, { signal }),
      features: () => features(createSecurityApi(asInternalUser)),
      now,
    };
    return {
      apiKeys: createApiKeysService(options),
      capabilities: createCapabilitiesService({ ...options, elasticsearchUrl: address }),
    };
  };
}

/** The composition root of the server side: all wiring, no logic. */
export class ApiKeysPlugin implements Plugin<void, void, SetupDependencies> {
  private hosts: readonly string[] = [];
  private subscription: { unsubscribe(): void } | undefined;

  constructor(private readonly context: PluginInitializerContext<ApiKeysConfig>) {}

  setup(core: CoreSetup, { features }: SetupDependencies): void {
    const configured = this.context.config.get().elasticsearchUrl;
    const { publicBaseUrl, legacy } = core.elasticsearch;
    this.subscription = legacy?.config$.subscribe(({ hosts }) => {
      this.hosts = hosts;
    });
    features?.registerElasticsearchFeature(FEATURE);
    defineRoutes({
      router: core.http.createRouter(),
      logger: this.context.logger.get('routes'),
      services: servicesWith(() =>
        elasticsearchUrl({ configured, publicBaseUrl, hosts: this.hosts }),
      ),
    });
  }

  start(): void {
    // Everything runs on request; nothing is started.
  }

  stop(): void {
    this.subscription?.unsubscribe();
  }
}
