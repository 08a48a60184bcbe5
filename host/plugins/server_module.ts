import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compileFunction } from 'node:vm';
import * as configSchema from '@kbn/config-schema';
import type { PluginConfigDescriptor, PluginInitializer } from '@kbn/core/server';
import { HostStartError, reasonOf } from '../lib/host_start_error';

/** The exports of a plugin's `server/index.js` that Kibana looks at. */
export interface ServerModule {
  readonly plugin: PluginInitializer;
  readonly config?: PluginConfigDescriptor;
}

/**
 * Runs the built server entry as Kibana does: CommonJS, with `@kbn/config-schema` from the surroundings
 * and everything else from Node or the plugin's own folder.
 * @throws HostStartError when the file is missing, throws, or exports no `plugin` function
 */
export function loadServerModule(pluginDir: string): ServerModule {
  const file = join(pluginDir, 'server/index.js');
  if (!existsSync(file)) {
    throw new HostStartError('plugin_not_built', `There is no built plugin in ${pluginDir}`);
  }
  const exported = run(file);
  if (!isServerModule(exported)) {
    throw new HostStartError(
      'plugin_invalid',
      `Kibana would refuse ${file}: it must export a function "plugin", and "config" with a schema`,
    );
  }
  return exported;
}

function run(file: string): unknown {
  const requireFromPlugin = createRequire(file);
  const module = { exports: {} as unknown };
  const require = (id: string): unknown =>
    id === '@kbn/config-schema' ? configSchema : requireFromPlugin(id);
  try {
    const wrapper = compileFunction(
      readFileSync(file, 'utf8'),
      ['exports', 'require', 'module', '__filename', '__dirname'],
      { filename: file },
    ) as (...names: unknown[]) => void;
    wrapper(module.exports, require, module, file, dirname(file));
    return module.exports;
  } catch (cause) {
    throw new HostStartError('plugin_failed', `Loading ${file} failed: ${reasonOf(cause)}`, {
      cause,
    });
  }
}

function isServerModule(exported: unknown): exported is ServerModule {
  if (typeof exported !== 'object' || exported === null) return false;
  const { plugin, config } = exported as Partial<Record<keyof ServerModule, unknown>>;
  return typeof plugin === 'function' && (config === undefined || isDescriptor(config));
}

function isDescriptor(config: unknown): config is PluginConfigDescriptor {
  return (
    typeof config === 'object' &&
    config !== null &&
    'schema' in config &&
    configSchema.isConfigSchema(config.schema)
  );
}
