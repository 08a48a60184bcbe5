import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createElasticsearch } from '../../dev_elasticsearch';
import type { Elasticsearch, VersionProfile } from '../../dev_elasticsearch';

/** A running embedded server, and what the host needs to log in. Holds secrets: do not log. */
export interface EmbeddedCluster {
  readonly url: string;
  readonly kibanaSystemPassword: string;
  stop(): Promise<void>;
}

/** How the embedded server runs. */
export interface EmbeddedClusterOptions {
  readonly port: number;
  readonly dataDir: string;
  /** Absent: the newest. */
  readonly version?: VersionProfile;
  /** Replaces the stored password of `elastic`. */
  readonly elasticPassword?: string;
  /**
   * Told the password that was made up for `elastic`, as soon as it is stored: nobody learns it
   * later, not even when the start then fails.
   */
  readonly onNewPassword: (password: string) => void;
}

interface Passwords {
  readonly kibana_system: string;
  readonly elastic?: string;
}

const PASSWORD_BYTES = 15;

const newPassword = (): string => randomBytes(PASSWORD_BYTES).toString('base64url');

const open = (
  { port, dataDir, version }: EmbeddedClusterOptions,
  passwords: Passwords,
): Promise<Elasticsearch> =>
  createElasticsearch({
    port,
    dataDir: join(dataDir, 'elasticsearch'),
    audit: true,
    passwords,
    ...(version === undefined ? {} : { version }),
    log: (line) => {
      console.error(line);
    },
  });

const openWithPasswords = async (
  options: EmbeddedClusterOptions,
  kibanaSystem: string,
): Promise<Elasticsearch> => {
  const { elasticPassword: elastic } = options;
  const given: Passwords = {
    kibana_system: kibanaSystem,
    ...(elastic === undefined ? {} : { elastic }),
  };
  const server = await open(options, given);
  if (elastic !== undefined || server.hadPassword('elastic')) return server;
  await server.stop();
  const made = newPassword();
  const withElastic = await open(options, { ...given, elastic: made });
  options.onNewPassword(made);
  return withElastic;
};

/**
 * Starts the embedded server. The host's own user gets a password that lives as long as this
 * process; `elastic` gets one when it has none.
 * @throws Error with one sentence when the data folder or the port cannot be used
 */
export async function startEmbeddedCluster(
  options: EmbeddedClusterOptions,
): Promise<EmbeddedCluster> {
  const kibanaSystemPassword = newPassword();
  const server = await openWithPasswords(options, kibanaSystemPassword);
  try {
    await server.start();
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { url: server.url, kibanaSystemPassword, stop: () => server.stop() };
}
