import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schema, ValidationError, type TypeOf } from '@kbn/config-schema';
import { HostStartError, reasonOf } from '../lib/host_start_error';

const ids = schema.arrayOf(schema.string(), { defaultValue: [] });

/** The keys of `kibana.json` that Kibana 8.12.2 to 9.x know; another key stops Kibana, and the host. */
const manifestSchema = schema.object({
  id: schema.string({
    validate: (id) =>
      /^[a-z][a-zA-Z0-9]+$/.test(id) ? undefined : 'Plugin "id" must be camelCase',
  }),
  version: schema.string({ minLength: 1 }),
  kibanaVersion: schema.maybe(schema.string()),
  owner: schema.object({ name: schema.string(), githubTeam: schema.maybe(schema.string()) }),
  server: schema.boolean({ defaultValue: false }),
  ui: schema.boolean({ defaultValue: false }),
  type: schema.oneOf([schema.literal('standard'), schema.literal('preboot')], {
    defaultValue: 'standard',
  }),
  configPath: schema.maybe(schema.oneOf([schema.string(), schema.arrayOf(schema.string())])),
  requiredPlugins: ids,
  optionalPlugins: ids,
  runtimePluginDependencies: ids,
  requiredBundles: ids,
  extraPublicDirs: ids,
  serviceFolders: ids,
  description: schema.maybe(schema.string()),
  enabledOnAnonymousPages: schema.maybe(schema.boolean()),
});

/** A checked `kibana.json`. */
export type PluginManifest = TypeOf<typeof manifestSchema>;

/**
 * Reads and checks the manifest of a built plugin.
 * @throws HostStartError when there is none, or Kibana would refuse it
 */
export function readManifest(pluginDir: string): PluginManifest {
  const file = join(pluginDir, 'kibana.json');
  if (!existsSync(file)) {
    throw new HostStartError('plugin_not_built', `There is no built plugin in ${pluginDir}`);
  }
  try {
    const manifest = manifestSchema.validate(JSON.parse(readFileSync(file, 'utf8')));
    if (!manifest.server && !manifest.ui) {
      throw new Error('both "server" and "ui" are missing or set to "false"');
    }
    return manifest;
  } catch (cause) {
    const reason = cause instanceof ValidationError ? cause.message : reasonOf(cause);
    throw new HostStartError('plugin_invalid', `Kibana would refuse ${file}: ${reason}`, { cause });
  }
}

/**
 * The Kibana version that the plugin was built for.
 * @throws HostStartError when the host stands in for another one, as Kibana would refuse the plugin
 */
export function kibanaVersionFor(manifest: PluginManifest, claimed: string | undefined): string {
  const target = manifest.kibanaVersion ?? manifest.version;
  const version = /\d+\.\d+\.\d+/.exec(target)?.[0];
  if (version === undefined || (claimed !== undefined && claimed !== version)) {
    throw new HostStartError(
      'plugin_invalid',
      `Plugin "${manifest.id}" is only compatible with Kibana version "${target}", ` +
        `but used Kibana version is "${claimed ?? 'unknown'}".`,
    );
  }
  return version;
}

/** Where the plugin's settings stand in `kibana.yml`: by default the id in snake_case. */
export function configPathOf({ id, configPath }: PluginManifest): string {
  if (configPath === undefined) return id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return typeof configPath === 'string' ? configPath : configPath.join('.');
}
