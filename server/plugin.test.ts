import type { CoreSetup, PluginInitializerContext } from '@kbn/core/server';
import { BehaviorSubject } from 'rxjs';
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
  const config$ = new BehaviorSubject({ hosts: [] });
  const core = {
    http: { createRouter: () => router },
    elasticsearch: { legacy: { config$ } },
  } as unknown as CoreSetup;
  const registered: ElasticsearchFeature[] = [];
  return {
    core,
    config$,
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

  it('sets up on a Kibana that does not name its hosts', () => {
    const { core, routes } = setup();

    plugin(context).setup({ ...core, elasticsearch: {} }, {});

    expect(routes).toHaveLength(6);
  });

  it('listens to nothing any more once stopped', () => {
    const { core, config$ } = setup();
    const apiKeys = plugin(context);
    apiKeys.setup(core, {});
    expect(config$.observed).toBe(true);

    apiKeys.stop();

    expect(config$.observed).toBe(false);
  });
});
