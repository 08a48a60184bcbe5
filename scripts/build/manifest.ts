import { readFileSync } from 'node:fs';
import { parse, printParseErrorCode } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';

/** Keys that a manifest may hold; any other key stops the whole Kibana from booting. */
export const MANIFEST_KEYS = [
  'id',
  'version',
  'kibanaVersion',
  'owner',
  'server',
  'ui',
  'type',
  'configPath',
  'requiredPlugins',
  'optionalPlugins',
  'runtimePluginDependencies',
  'requiredBundles',
  'extraPublicDirs',
  'serviceFolders',
  'description',
  'enabledOnAnonymousPages',
] as const;

/** Content of an installed plugin's `kibana.json`. */
export type Manifest = Partial<Record<(typeof MANIFEST_KEYS)[number], unknown>> & {
  readonly id: string;
  readonly version: string;
  readonly kibanaVersion: string;
};

/** What a build adds to the source manifest. */
export interface ManifestVersions {
  /** Our own semantic version. */
  readonly version: string;
  /** `x.y.z`; must equal the Kibana's that installs it. */
  readonly kibanaVersion: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parseJsonc = (text: string): unknown => {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error) {
    throw new Error(`kibana.jsonc: ${printParseErrorCode(error.error)} at offset ${error.offset}`);
  }
  return value;
};

const toOwner = (owner: unknown): unknown => (typeof owner === 'string' ? { name: owner } : owner);

const checked = (manifest: Record<string, unknown>): Manifest => {
  const unknown = Object.keys(manifest).filter(
    (key) => !MANIFEST_KEYS.some((known) => known === key),
  );
  if (unknown.length > 0) throw new Error(`kibana.jsonc: unknown key ${unknown.join(', ')}`);
  const { id, version, kibanaVersion, configPath } = manifest;
  if (typeof id !== 'string' || !/^[a-z][a-zA-Z0-9]+$/.test(id)) {
    throw new Error('kibana.jsonc: plugin.id must be in camelCase');
  }
  if (configPath === undefined) throw new Error('kibana.jsonc: plugin.configPath is missing');
  return { ...manifest, id, version: String(version), kibanaVersion: String(kibanaVersion) };
};

/**
 * The manifest of an installed plugin (`kibana.json`) from that of a plugin in Kibana's own
 * repository (`kibana.jsonc`), whose form differs.
 * @param text - content of `kibana.jsonc`
 * @throws Error naming what is wrong with the source
 */
export function toManifest(text: string, versions: ManifestVersions): Manifest {
  const source = parseJsonc(text);
  if (!isRecord(source) || !isRecord(source.plugin)) {
    throw new Error('kibana.jsonc: expected an object with the key "plugin"');
  }
  const { browser, ...plugin } = source.plugin;
  return checked({
    ...plugin,
    ...versions,
    owner: toOwner(source.owner),
    ...(source.description === undefined ? {} : { description: source.description }),
    ui: browser === true,
    server: plugin.server === true,
  });
}

/** Version of the product, from the `package.json` at the given path. */
export function readVersion(packageJson: string): string {
  const content: unknown = JSON.parse(readFileSync(packageJson, 'utf8'));
  if (!isRecord(content) || typeof content.version !== 'string') {
    throw new Error('package.json: version is missing');
  }
  return content.version;
}
