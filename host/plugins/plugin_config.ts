import { ValidationError } from '@kbn/config-schema';
import type { PluginConfigDescriptor } from '@kbn/core/server';
import { HostStartError } from '../lib/host_start_error';

/** A plugin's settings after validation. */
export interface PluginConfig {
  readonly values: Readonly<Record<string, unknown>>;
  /** False only when the plugin's schema has that key and the settings say so. */
  readonly isEnabled: boolean;
  /** What browsers are told. */
  readonly forBrowser: Readonly<Record<string, unknown>>;
}

/**
 * Validates settings by the plugin's own schema.
 * @throws HostStartError with Kibana's sentence
 */
export function validatePluginConfig(
  descriptor: PluginConfigDescriptor | undefined,
  settings: Readonly<Record<string, unknown>>,
  configPath: string,
): PluginConfig {
  if (descriptor === undefined) {
    if (Object.keys(settings).length === 0) return { values: {}, isEnabled: true, forBrowser: {} };
    throw new HostStartError(
      'invalid_options',
      `Unknown configuration key(s): "${configPath}": the plugin has no validation schema`,
    );
  }
  const values = validate(descriptor, settings, configPath);
  const exposed = Object.entries(descriptor.exposeToBrowser ?? {}).flatMap(([key, isExposed]) =>
    isExposed === true ? [key] : [],
  );
  return {
    values,
    isEnabled: values.enabled !== false,
    forBrowser: Object.fromEntries(exposed.map((key) => [key, values[key]])),
  };
}

function validate(
  { schema }: PluginConfigDescriptor,
  settings: Readonly<Record<string, unknown>>,
  configPath: string,
): Record<string, unknown> {
  try {
    return schema.validate(settings, {}, `config validation of [${configPath}]`);
  } catch (cause) {
    if (!(cause instanceof ValidationError)) throw cause;
    throw new HostStartError('invalid_options', cause.message, { cause });
  }
}
