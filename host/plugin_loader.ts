import type { CoreStart, Logger, Plugin, PluginInitializerContext } from '@kbn/core/server';
import { of } from 'rxjs';
import type { CoreServices } from './core/core_services';
import { Deferred } from './lib/deferred';
import { HostStartError, reasonOf } from './lib/host_start_error';
import { withinTimeLimit } from './lib/within_time_limit';
import { createFeaturesPlugin } from './plugins/features/features_plugin';
import {
  configPathOf,
  kibanaVersionFor,
  readManifest,
  type PluginManifest,
} from './plugins/manifest';
import { validatePluginConfig, type PluginConfig } from './plugins/plugin_config';
import { loadServerModule } from './plugins/server_module';

/** Where the plugin is and what it is told. */
export interface PluginLoaderOptions {
  readonly pluginDir: string;
  readonly pluginConfig: Readonly<Record<string, unknown>>;
  /** Absent: whatever the plugin was built for. */
  readonly kibanaVersion?: string | undefined;
  readonly core: CoreServices;
  readonly log: Logger;
}

/** The plugin, set up and started. */
export interface LoadedPlugin {
  readonly manifest: PluginManifest;
  readonly config: PluginConfig;
  readonly kibanaVersion: string;
  /** What core gave it at its start. */
  readonly coreStart: CoreStart;
  /** Gives it 30 s to tidy up; never rejects. */
  stop(): Promise<void>;
}

type AnyPlugin = Plugin<unknown, unknown>;

const LIFECYCLE_LIMIT = 10_000;
const STOP_LIMIT = 30_000;

/**
 * Loads the built plugin and takes it through setup and start, with Kibana's checks and limits.
 * @throws HostStartError when Kibana would not start with this plugin
 */
export async function loadPlugin(options: PluginLoaderOptions): Promise<LoadedPlugin> {
  const manifest = readManifest(options.pluginDir);
  const kibanaVersion = kibanaVersionFor(manifest, options.kibanaVersion);
  const module = loadServerModule(options.pluginDir);
  const config = validatePluginConfig(module.config, options.pluginConfig, configPathOf(manifest));
  const dependencies = siblingsFor(manifest, options.core);
  const context = initializerContext({ manifest, kibanaVersion, values: config.values, options });
  const plugin = config.isEnabled
    ? await attempt(manifest.id, 'loading', () => module.plugin(context))
    : undefined;
  const coreStart = await runLifecycle({ plugin, manifest, dependencies, core: options.core });
  return { manifest, config, kibanaVersion, coreStart, stop: () => stop(plugin, options.log) };
}

/** What the host has of Kibana's own plugins; ids that are missing count as not installed. */
function siblingsFor(manifest: PluginManifest, core: CoreServices): Record<string, unknown> {
  // Management has nothing for the server but a locator, which the host leaves out.
  const available: Record<string, unknown> = {
    features: createFeaturesPlugin(core),
    management: {},
  };
  const missing = manifest.requiredPlugins.filter((id) => !(id in available));
  if (missing.length > 0) {
    throw new HostStartError(
      'plugin_invalid',
      `The host does not have plugins that "${manifest.id}" requires: ${missing.join(', ')}`,
    );
  }
  const wanted = [...manifest.requiredPlugins, ...manifest.optionalPlugins];
  return Object.fromEntries(wanted.flatMap((id) => (id in available ? [[id, available[id]]] : [])));
}

function initializerContext({
  manifest,
  kibanaVersion,
  values,
  options,
}: {
  manifest: PluginManifest;
  kibanaVersion: string;
  values: PluginConfig['values'];
  options: PluginLoaderOptions;
}): PluginInitializerContext {
  return {
    opaqueId: Symbol(manifest.id),
    env: {
      mode: { name: 'production', dev: false, prod: true },
      packageInfo: {
        version: kibanaVersion,
        branch: 'main',
        buildNum: 0,
        buildSha: '',
        dist: true,
        buildFlavor: 'traditional',
      },
    },
    logger: options.log,
    config: configContract(values),
  };
}

function configContract(values: PluginConfig['values']): PluginInitializerContext['config'] {
  // What type the settings have is the plugin's own affair, as in Kibana.
  const contract = { get: () => values, create: () => of(values) };
  return contract as PluginInitializerContext['config'];
}

async function runLifecycle({
  plugin,
  manifest: { id },
  dependencies,
  core,
}: {
  plugin: AnyPlugin | undefined;
  manifest: PluginManifest;
  dependencies: Record<string, unknown>;
  core: CoreServices;
}): Promise<CoreStart> {
  const started = new Deferred<[CoreStart, object, unknown]>();
  const coreSetup = core.setupContract(id, () => started.promise);
  await attempt(id, 'setup', () => plugin?.setup(coreSetup, dependencies));
  const coreStart = core.startContract(id);
  const contract = await attempt(id, 'start', () => plugin?.start(coreStart, dependencies));
  started.resolve([coreStart, dependencies, contract]);
  return coreStart;
}

/** Runs one step of the plugin's life; a throw or ten seconds without an end stop the host. */
async function attempt<T>(
  id: string,
  step: 'loading' | 'setup' | 'start',
  work: () => T | Promise<T>,
): Promise<T> {
  const sentence = `${step} of "${id}" plugin wasn't completed in 10sec`;
  try {
    return await withinTimeLimit(work(), { milliseconds: LIFECYCLE_LIMIT, sentence });
  } catch (cause) {
    const message = `The ${step} of plugin "${id}" failed: ${reasonOf(cause)}`;
    throw new HostStartError('plugin_failed', message, { cause });
  }
}

async function stop(plugin: AnyPlugin | undefined, log: Logger): Promise<void> {
  try {
    await withinTimeLimit(plugin?.stop?.(), {
      milliseconds: STOP_LIMIT,
      sentence: "The plugin wasn't stopped in 30sec",
    });
  } catch (error) {
    log.error(error instanceof Error ? error : String(error));
  }
}
