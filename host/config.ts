import { schema, ValidationError } from '@kbn/config-schema';
import { HostStartError } from './lib/host_start_error';
import { isLanguageTag } from './lib/language_tag';
import type { LogSink } from './lib/logger';

/** What the host is told. Holds secrets: do not log. */
export interface HostOptions {
  /** Address to listen on; default `127.0.0.1`, loopback only. */
  readonly host?: string;
  /** Default 5601; 0 takes any free port. */
  readonly port?: number;
  readonly elasticsearch: {
    /** Addresses without user name and password. */
    readonly hosts: readonly string[];
    /** The host's own user; a service account token wins. */
    readonly username?: string;
    readonly password?: string;
    readonly serviceAccountToken?: string;
    /** PEM text of a private certificate authority. */
    readonly ca?: string;
    /** Milliseconds; default 30,000. */
    readonly requestTimeout?: number;
  };
  /** Address of the cluster for people and their scripts; default: unknown. */
  readonly publicElasticsearchUrl?: string;
  /** For the key that seals sessions and the list of sessions that were ended. */
  readonly dataDir: string;
  /** Folder of the built plugin, with `kibana.json` in it. */
  readonly pluginDir: string;
  /** Folder of the built browser shell. */
  readonly shellDir: string;
  /** The plugin's settings, without its config path in front. */
  readonly pluginConfig?: Readonly<Record<string, unknown>>;
  /** The Kibana version to stand in for; default: the one that the plugin was built for. */
  readonly kibanaVersion?: string;
  /** Whether internal routes answer only Elastic's own callers; default true, as in Kibana 9. */
  readonly restrictInternalApis?: boolean;
  /** Path of the page after the login; default `/app/management`. */
  readonly defaultRoute?: string;
  /**
   * Language tag such as `de-DE`, as in Kibana's `i18n.locale`; default `en`. Without a file of that
   * very name texts stay English.
   */
  readonly locale?: string;
  readonly session?: {
    /** Milliseconds; default an hour. */
    readonly idleTimeout?: number;
    /** Milliseconds; default a day. */
    readonly lifespan?: number;
  };
  /** Default: standard error, from level info. */
  readonly log?: LogSink;
  /** Milliseconds since the epoch, UTC; default: the clock. */
  readonly now?: () => number;
}

const address = schema.uri({
  scheme: ['http', 'https'],
  // The text must not quote the address: it would put the password into the log.
  validate: (value) =>
    new URL(value).username === '' && new URL(value).password === ''
      ? undefined
      : 'must not hold a user name or password',
});

const folder = schema.string({ minLength: 1 });
const pathOnThisOrigin = schema.string({
  defaultValue: '/app/management',
  validate: (value) => (value.startsWith('/app/') ? undefined : 'must start with /app/'),
});

// It becomes the name of a file.
const languageTag = schema.string({
  defaultValue: 'en',
  validate: (value) => (isLanguageTag(value) ? undefined : 'must be a language tag such as de-DE'),
});

const elasticsearch = schema.object({
  hosts: schema.arrayOf(address, { minSize: 1 }),
  username: schema.maybe(schema.string()),
  password: schema.maybe(schema.string()),
  serviceAccountToken: schema.maybe(schema.string({ minLength: 1 })),
  ca: schema.maybe(schema.string({ minLength: 1 })),
  requestTimeout: schema.number({ defaultValue: 30_000, min: 1 }),
});

const hostConfig = schema.object({
  host: schema.string({ defaultValue: '127.0.0.1', minLength: 1 }),
  port: schema.number({ defaultValue: 5601, min: 0, max: 65_535 }),
  elasticsearch,
  publicElasticsearchUrl: schema.maybe(address),
  dataDir: folder,
  pluginDir: folder,
  shellDir: folder,
  pluginConfig: schema.recordOf(schema.string(), schema.any(), { defaultValue: {} }),
  kibanaVersion: schema.maybe(schema.string({ minLength: 5 })),
  restrictInternalApis: schema.boolean({ defaultValue: true }),
  defaultRoute: pathOnThisOrigin,
  locale: languageTag,
  session: schema.object({
    idleTimeout: schema.number({ defaultValue: 3_600_000, min: 1000 }),
    lifespan: schema.number({ defaultValue: 86_400_000, min: 1000 }),
  }),
});

/** {@link HostOptions} with all defaults in place. Holds secrets: do not log. */
export type HostConfig = ReturnType<typeof hostConfig.validate>;

/** @throws HostStartError that names the option and the rule, never the value */
export function parseHostOptions(options: Omit<HostOptions, 'log' | 'now'>): HostConfig {
  try {
    return hostConfig.validate(options);
  } catch (cause) {
    if (!(cause instanceof ValidationError)) throw cause;
    throw new HostStartError('invalid_options', `Invalid host option ${cause.message}`, { cause });
  }
}
