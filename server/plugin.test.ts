import type { CoreSetup, PluginInitializerContext } from '@kbn/core/server';
import { of } from 'rxjs';
import type { ApiKeysConfig } from './config';
import { plugin } from '.';
import { recordingRouter } from './routes/recording_router.mock';
import type { ElasticsearchFeature } from './types';

const context = {
  config: { get: () => ({ enabled: true }) },
  logger: { get: () => ({}) },
} as unknown as PluginInitializerContext<ApiKeysConfig>;

function setup() {
  const { router, routes } = recordingRouter();
  const core = {
    http: { createRouter: () => router },
    elasticsearch: { legacy: { config$: of({ hosts: [] }) } },
  } as unknown as CoreSetup;
  const registered: ElasticsearchFeature[] = [];
  return {
    core,
    routes,
    registered,
    features: {
      registerElasticsearchFeature: (feature: ElasticsearchFeature): void => {
        registered.push(feature);
      },
    },
  };
}

describe('plugin', () => {
  it('shows the page to whoever may see API keys, and its buttons to whoever may manage them', () => {
    const { core, features, registered } = setup();

    plugin(context).setup(core, { features });

    expect(registered).toEqual([
      {
        id: 'elasticsearch_api_keys',
        management: { security: ['elasticsearch_api_keys'] },
        privileges: [
          { requiredClusterPrivileges: ['manage_api_key'], ui: ['save'] },
          { requiredClusterPrivileges: ['manage_own_api_key'], ui: ['save'] },
          { requiredClusterPrivileges: ['read_security'], ui: [] },
        ],
      },
    ]);
  });

  it('defines its routes even where the features plugin is switched off', () => {
    const { core, routes } = setup();

    plugin(context).setup(core, {});

    expect(routes).toHaveLength(6);
  });
});
