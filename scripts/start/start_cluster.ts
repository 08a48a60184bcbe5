import { readFileSync } from 'node:fs';
import type { HostOptions } from '../../host';
import type { StartSettings } from './environment';
import { startEmbeddedCluster } from './embedded_cluster';
import type { Shutdown } from './shutdown';

/** The cluster as the host is told of it. Holds secrets: do not log. */
export type ClusterForHost = Pick<HostOptions, 'elasticsearch' | 'publicElasticsearchUrl'>;

const readCa = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`ELASTICSEARCH_CA cannot be read: ${reason}.`, { cause });
  }
};

/**
 * Starts the embedded server, or describes the cluster that is there already; that one is first
 * contacted by the host.
 * @param onNewPassword - told the password of `elastic` when it was made up
 */
export async function startCluster(
  { cluster, dataDir }: StartSettings,
  shutdown: Shutdown,
  onNewPassword: (password: string) => void,
): Promise<ClusterForHost> {
  if (cluster.kind === 'embedded') {
    const embedded = shutdown.add(
      await startEmbeddedCluster({ ...cluster, dataDir, onNewPassword }),
    );
    return {
      publicElasticsearchUrl: embedded.url,
      elasticsearch: {
        hosts: [embedded.url],
        username: 'kibana_system',
        password: embedded.kibanaSystemPassword,
      },
    };
  }
  const { hosts, credentials, caFile } = cluster;
  const [publicElasticsearchUrl] = hosts;
  return {
    ...(publicElasticsearchUrl === undefined ? {} : { publicElasticsearchUrl }),
    elasticsearch: {
      hosts,
      ...credentials,
      ...(caFile === undefined ? {} : { ca: readCa(caFile) }),
    },
  };
}
