import type { CoreSetup, CoreStart } from '@kbn/core/public';
import type { InjectedMetadata } from '../../lib/injected_metadata';
import { createBundleRegistry } from '../shared_deps/bundle_registry';
import { loadPlugins } from './plugin_loader';

const METADATA: InjectedMetadata = {
  kibanaVersion: '9.5.0',
  basePath: '',
  locale: 'en',
  publicPaths: {},
  plugins: [{ id: 'apiKeys', config: { url: 'http://es' } }],
  capabilities: { management: {}, catalogue: {}, navLinks: {} },
};

const aCore = () =>
  ({ http: { basePath: { prepend: (path: string) => `/kbn${path}` } } }) as unknown as CoreStart;

const load = (module: unknown): void => {
  const bundles = createBundleRegistry();
  bundles.define('plugin/apiKeys/public', () => module, 'key');
  const siblings = {
    setup: { management: { is: 'setup' } },
    start: { management: { is: 'start' } },
  };
  loadPlugins({ metadata: METADATA, core: aCore(), siblings, bundles });
};

describe('loadPlugins()', () => {
  it('hands over config and siblings, and calls setup before start', async () => {
    const calls: unknown[] = [];
    let services: Promise<unknown> | undefined;

    load({
      plugin: (context: { config: { get(): unknown } }) => ({
        setup(core: { getStartServices(): Promise<unknown> }, siblings: unknown) {
          calls.push(['setup', context.config.get(), siblings]);
          services = core.getStartServices();
        },
        start(_core: unknown, siblings: unknown) {
          calls.push(['start', siblings]);
          return 'contract';
        },
      }),
    });

    expect(calls).toEqual([
      ['setup', { url: 'http://es' }, { management: { is: 'setup' } }],
      ['start', { management: { is: 'start' } }],
    ]);
    expect(await services).toEqual([
      expect.objectContaining({ http: expect.anything() as unknown }),
      { management: { is: 'start' } },
      'contract',
    ]);
  });

  it('gives each plugin the addresses of its own assets', () => {
    let href = '';

    load({
      plugin: () => ({
        setup({ http }: CoreSetup) {
          href = http.staticAssets.getPluginAssetHref('a.svg');
        },
        start: () => undefined,
      }),
    });

    expect(href).toBe('/kbn/plugins/apiKeys/assets/a.svg');
  });

  it('names the plugin whose setup throws, and keeps the cause', () => {
    const cause = new Error('no section');
    const module = {
      plugin: () => ({
        setup() {
          throw cause;
        },
        start: () => undefined,
      }),
    };

    expect(() => {
      load(module);
    }).toThrow(new Error('Plugin "apiKeys" failed: no section', { cause }));
  });

  it('refuses a bundle without the function "plugin"', () => {
    expect(() => {
      load({ default: () => ({}) });
    }).toThrow('The bundle of plugin "apiKeys" exports no function "plugin"');
  });
});
