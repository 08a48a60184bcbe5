import type { Capabilities, ElasticsearchClient, KibanaRequest } from '@kbn/core/server';
import type { CoreServices } from '../../core/core_services';
import { HostRequest } from '../../core/http/host_request';
import { featureFlags } from './feature_flags';
import type { ElasticsearchFeature } from './elasticsearch_feature';
import { allowedPrivileges, privilegesToAsk, type HasPrivilegesResponse } from './privileges';

/** Setup contract of Kibana's features plugin (8.12.2 to 9.x); only Elasticsearch features. */
export interface FeaturesSetup {
  /** @throws when the id is taken or malformed, or core has started */
  registerElasticsearchFeature(feature: ElasticsearchFeature): void;
}

/**
 * Stands for two plugins of Kibana: features, which registers, and security, which switches off what
 * Elasticsearch's has-privileges API denies the user of a request.
 */
export function createFeaturesPlugin({ capabilities, elasticsearch }: CoreServices): FeaturesSetup {
  const features = new Map<string, ElasticsearchFeature>();
  const switcher = async (request: KibanaRequest): Promise<Partial<Capabilities>> => {
    const identity = HostRequest.identityOf(request);
    const registered = [...features.values()];
    const client = elasticsearch.withAuthorization(identity?.authorization);
    const granted = await askPrivileges(client, registered);
    const allowed = registered.map((feature) => ({
      feature,
      privileges: allowedPrivileges(feature, granted, identity?.user.roles ?? []),
    }));
    return featureFlags(allowed);
  };
  capabilities.setup.registerSwitcher(switcher, { capabilityPath: '*' });

  return {
    registerElasticsearchFeature: (feature) => {
      if (!/^[a-zA-Z0-9_-]+$/.test(feature.id)) {
        throw new Error(`Feature id "${feature.id}" may hold letters, digits, _ and - only`);
      }
      if (features.has(feature.id)) {
        throw new Error(`Feature with id ${feature.id} is already registered.`);
      }
      // All flags on: the switcher turns off what is denied.
      const flags = featureFlags([{ feature, privileges: feature.privileges }]);
      capabilities.setup.registerProvider(() => flags);
      features.set(feature.id, feature);
    },
  };
}

async function askPrivileges(
  client: ElasticsearchClient,
  features: readonly ElasticsearchFeature[],
): Promise<HasPrivilegesResponse> {
  const body = privilegesToAsk(features);
  // Elasticsearch refuses an empty question.
  if (body.cluster.length === 0 && body.index.length === 0) return { cluster: {}, index: {} };
  return client.transport.request<HasPrivilegesResponse>({
    method: 'POST',
    path: '/_security/user/_has_privileges',
    body,
  });
}
