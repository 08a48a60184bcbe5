import { resolve } from 'node:path';
import { VERSION_PROFILES } from '../../dev_elasticsearch';
import type { VersionProfile } from '../../dev_elasticsearch';
import { isLanguageTag } from '../../host/lib/language_tag';

/** How the host logs in to a cluster of its own. Holds secrets: do not log. */
export type ClusterCredentials =
  | { readonly serviceAccountToken: string }
  | { readonly username: string; readonly password: string };

/** Where API keys live: in the embedded server, or in a cluster that is there already. */
export type ClusterSettings =
  | {
      readonly kind: 'embedded';
      readonly port: number;
      /** The release to behave like; absent: the newest. */
      readonly version?: VersionProfile;
      /** Password of `elastic`; absent: made up at the first start. */
      readonly elasticPassword?: string;
    }
  | {
      readonly kind: 'external';
      readonly hosts: readonly string[];
      readonly credentials: ClusterCredentials;
      /** Path of a PEM file with a private certificate authority. */
      readonly caFile?: string;
    };

/** What the environment of `npm start` says, checked. Holds secrets: do not log. */
export interface StartSettings {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Absolute path. */
  readonly dataDir: string;
  /** Language tag. */
  readonly locale: string;
  readonly cluster: ClusterSettings;
}

type Environment = Readonly<Record<string, string | undefined>>;

const withDefault = (value: string | undefined, fallback: string): string =>
  value === undefined || value === '' ? fallback : value;

const readPort = (env: Environment, name: string, fallback: number): number => {
  const value = env[name];
  if (value === undefined || value === '') return fallback;
  const port = /^\d{1,5}$/.test(value) ? Number(value) : NaN;
  if (port <= 65_535) return port;
  throw new Error(`${name} must be a port from 0 to 65535, but it is "${value}".`);
};

const readHosts = (value: string): string[] => {
  const hosts = value.split(',').map((host) => host.trim());
  for (const host of hosts) {
    const protocol = URL.canParse(host) ? new URL(host).protocol : '';
    if (protocol === 'http:' || protocol === 'https:') continue;
    throw new Error(
      'ELASTICSEARCH_HOSTS must be addresses such as https://localhost:9200, with commas between.',
    );
  }
  return hosts;
};

const readCredentials = (env: Environment): ClusterCredentials => {
  const token = env.ELASTICSEARCH_SERVICE_ACCOUNT_TOKEN;
  const { ELASTICSEARCH_USERNAME: username, ELASTICSEARCH_PASSWORD: password } = env;
  if (token && (username || password)) {
    throw new Error(
      'Set ELASTICSEARCH_SERVICE_ACCOUNT_TOKEN, or ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD, not both.',
    );
  }
  if (token) return { serviceAccountToken: token };
  if (username && password) return { username, password };
  throw new Error(
    'ELASTICSEARCH_HOSTS needs ELASTICSEARCH_SERVICE_ACCOUNT_TOKEN, or ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD.',
  );
};

const readLocale = (env: Environment): string => {
  const locale = withDefault(env.I18N_LOCALE, 'en');
  if (isLanguageTag(locale)) return locale;
  throw new Error(`I18N_LOCALE must be a language tag such as de-DE, but it is "${locale}".`);
};

const readVersion = (env: Environment): VersionProfile | undefined => {
  const value = env.ES_VERSION;
  if (value === undefined || value === '') return undefined;
  const version = VERSION_PROFILES.find((profile) => profile === value);
  if (version !== undefined) return version;
  const known = VERSION_PROFILES.join(', ').replace(/, (?=[^,]*$)/, ' or ');
  throw new Error(`ES_VERSION must be ${known}, but it is "${value}".`);
};

const MIN_PASSWORD_LENGTH = 6;

const readCluster = (env: Environment): ClusterSettings => {
  if (env.ELASTICSEARCH_HOSTS) {
    return {
      kind: 'external',
      hosts: readHosts(env.ELASTICSEARCH_HOSTS),
      credentials: readCredentials(env),
      ...(env.ELASTICSEARCH_CA ? { caFile: env.ELASTICSEARCH_CA } : {}),
    };
  }
  const elasticPassword = env.ELASTIC_PASSWORD;
  if (elasticPassword && elasticPassword.length < MIN_PASSWORD_LENGTH) {
    throw new Error(`ELASTIC_PASSWORD must have at least ${MIN_PASSWORD_LENGTH} characters.`);
  }
  const version = readVersion(env);
  return {
    kind: 'embedded',
    port: readPort(env, 'ES_PORT', 9200),
    ...(version ? { version } : {}),
    ...(elasticPassword ? { elasticPassword } : {}),
  };
};

/**
 * Reads the environment of `npm start`; an empty variable counts as unset.
 * @param root - what a relative `DATA_DIR` is relative to
 * @throws Error with one sentence that names the variable, and never a secret
 */
export function readStartSettings(env: Environment, root: string): StartSettings {
  const settings = {
    host: withDefault(env.HOST, '127.0.0.1'),
    port: readPort(env, 'PORT', 5601),
    dataDir: resolve(root, withDefault(env.DATA_DIR, '.data')),
    locale: readLocale(env),
    cluster: readCluster(env),
  };
  const { cluster, port } = settings;
  if (cluster.kind === 'embedded' && cluster.port === port && port !== 0) {
    throw new Error(`PORT and ES_PORT are both ${port}; they must differ.`);
  }
  return settings;
}
