import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLUGIN_ID } from '../../common/constants';
import { addBrotliTwins } from './brotli';
import type { BuildTarget } from './build_cache';
import { compile } from './compile';
import { sharedDepsConfiguration, shellConfiguration } from './host_shell';
import { readVersion, toManifest } from './manifest';
import type { Manifest } from './manifest';
import { pluginBrowserConfiguration } from './plugin_browser';
import { pluginServerConfiguration } from './plugin_server';
import { copyTranslations } from './translations';

/** What every build depends on beside its sources: tools, versions and the build itself. */
const TOOLS = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'scripts/build'];

/** The version that the stand-alone host gives itself out for. */
const HOST_KIBANA_VERSION = '9.5.0';

/** Brotli quality for files that never leave the machine. */
const LOCAL_QUALITY = 5;

/** Manifest of the plugin for one Kibana version. */
export function pluginManifest(root: string, kibanaVersion: string): Manifest {
  return toManifest(readFileSync(join(root, 'kibana.jsonc'), 'utf8'), {
    version: readVersion(join(root, 'package.json')),
    kibanaVersion,
  });
}

/** JSON text of a manifest as it stands in the artifact. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The plugin as it is installed: what the zip carries and what the host loads. */
export function pluginTarget(root: string): BuildTarget {
  return {
    name: 'plugin',
    inputs: [
      ...TOOLS,
      'common',
      'public',
      'server',
      'translations',
      '.i18nrc.json',
      'kibana.jsonc',
      'LICENSE',
    ],
    output: `build/plugin/${PLUGIN_ID}`,
    async write(folder) {
      writeFileSync(
        join(folder, 'kibana.json'),
        manifestText(pluginManifest(root, HOST_KIBANA_VERSION)),
      );
      cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
      copyTranslations(root, folder);
      await Promise.all([
        compile(pluginBrowserConfiguration(root, folder)),
        compile(pluginServerConfiguration(root, folder)),
      ]);
      await addBrotliTwins(join(folder, 'target/public'));
    },
  };
}

/** The browser side of the stand-alone host. */
export function hostTarget(root: string): BuildTarget {
  return {
    name: 'host',
    inputs: [...TOOLS, 'host/shell', 'host/lib', 'packages'],
    output: 'build/host',
    async write(folder) {
      await Promise.all([
        compile(sharedDepsConfiguration(root, folder)),
        compile(shellConfiguration(root, folder)),
      ]);
      await addBrotliTwins(folder, LOCAL_QUALITY);
    },
  };
}
