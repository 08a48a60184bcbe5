import { join } from 'node:path';
import type { CommandContext } from '../lib/command';
import { parseKibanaVersion } from './arguments';
import { buildIfChanged } from './build_cache';
import { manifestText, pluginManifest, pluginTarget } from './targets';
import { writeZip } from './zip';

/**
 * `npm run build`: brings the plugin up to date and packs it for one Kibana version. The zip holds
 * the very files that the host loads; only the version in `kibana.json` may differ.
 */
export async function build({ root, step, args }: CommandContext): Promise<void> {
  const kibanaVersion = parseKibanaVersion(args);
  const target = pluginTarget(root);
  await step(
    ({ cached }) => (cached ? 'plugin is up to date' : 'plugin built'),
    () => buildIfChanged(root, target),
    'building plugin',
  );
  const manifest = pluginManifest(root, kibanaVersion);
  const zip = `build/${manifest.id}-${manifest.version}-kibana-${kibanaVersion}.zip`;
  await step(zip, () =>
    writeZip(
      { folder: join(root, target.output), id: manifest.id },
      { 'kibana.json': manifestText(manifest) },
      join(root, zip),
    ),
  );
}
