import type {
  CoreStart,
  Plugin,
  PluginInitializer,
  PluginInitializerContext,
} from '@kbn/core/public';
import type { InjectedMetadata, InjectedPlugin } from '../../lib/injected_metadata';
import { toCoreSetup } from '../core';
import type { BundleRegistry } from '../shared_deps/bundle_registry';

/** Contracts of the sibling plugins that the host itself offers, by plugin id. */
export interface SiblingContracts {
  readonly setup: Readonly<Record<string, object>>;
  readonly start: Readonly<Record<string, object>>;
}

/** What plugins are loaded with. */
export interface PluginLoaderOptions {
  readonly metadata: InjectedMetadata;
  readonly core: CoreStart;
  readonly siblings: SiblingContracts;
  readonly bundles: Pick<BundleRegistry, 'get'>;
}

interface Loaded {
  readonly id: string;
  readonly core: CoreStart;
  readonly instance: Plugin<unknown, unknown>;
  /** What `start` returned, once it has run. */
  readonly started: Deferred;
}

interface Deferred {
  readonly promise: Promise<unknown>;
  resolve(value: unknown): void;
}

const defer = (): Deferred => {
  let resolve: Deferred['resolve'] = () => undefined;
  const promise = new Promise<unknown>((done) => {
    resolve = done;
  });
  return { promise, resolve };
};

const guard = <Result>(id: string, action: () => Result): Result => {
  try {
    return action();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Plugin "${id}" failed: ${reason}`, { cause });
  }
};

const toContext = (
  { id, config }: InjectedPlugin,
  { kibanaVersion, buildNumber = 0 }: InjectedMetadata,
): PluginInitializerContext => ({
  opaqueId: Symbol(id),
  env: {
    mode: { name: 'production', dev: false, prod: true },
    packageInfo: {
      version: kibanaVersion,
      branch: kibanaVersion.split('.').slice(0, 2).join('.'),
      buildNum: buildNumber,
      buildSha: '',
      dist: true,
      buildFlavor: 'traditional',
    },
  },
  config: { get: () => config as never },
});

/** Core with what differs from plugin to plugin. */
const coreFor = (pluginId: string, core: CoreStart): CoreStart => ({
  ...core,
  http: {
    ...core.http,
    staticAssets: {
      getPluginAssetHref: (path) =>
        core.http.basePath.prepend(`/plugins/${pluginId}/assets/${path}`),
    },
  },
});

const isPluginModule = (
  module: unknown,
): module is { plugin: PluginInitializer<unknown, unknown> } =>
  typeof module === 'object' &&
  module !== null &&
  'plugin' in module &&
  typeof module.plugin === 'function';

const load = (plugin: InjectedPlugin, { bundles, core, metadata }: PluginLoaderOptions): Loaded => {
  const module = bundles.get(`plugin/${plugin.id}/public`);
  if (!isPluginModule(module)) {
    throw new Error(`The bundle of plugin "${plugin.id}" exports no function "plugin"`);
  }
  return {
    id: plugin.id,
    core: coreFor(plugin.id, core),
    instance: module.plugin(toContext(plugin, metadata)),
    started: defer(),
  };
};

/**
 * Takes every plugin of the page through construction, `setup` and `start`, as Kibana 8.12.2 does.
 * @throws Error that names the plugin, with the cause kept, when one of the steps throws
 */
export function loadPlugins(options: PluginLoaderOptions): void {
  const { metadata, siblings } = options;
  const plugins = metadata.plugins.map((plugin) => guard(plugin.id, () => load(plugin, options)));
  for (const { id, core, instance, started } of plugins) {
    const coreSetup = toCoreSetup(core, async () => [core, siblings.start, await started.promise]);
    guard(id, () => instance.setup(coreSetup, siblings.setup));
  }
  for (const { id, core, instance, started } of plugins) {
    started.resolve(guard(id, () => instance.start(core, siblings.start)));
  }
}
