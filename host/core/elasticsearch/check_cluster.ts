import type { ElasticsearchClient } from '@kbn/core/server';
import { HostStartError, reasonOf } from '../../lib/host_start_error';
import { elasticsearchStatus, isElasticsearchUnreachable } from './elasticsearch_errors';
import type { ElasticsearchOptions } from './elasticsearch_service';

/** The cluster behind the host. */
export interface ClusterInfo {
  readonly clusterName: string;
  readonly version: string;
}

/**
 * Asks the cluster who it is, with the host's own credentials. Undefined when those credentials are
 * right but may not ask (`monitor` is missing).
 * @throws HostStartError with a sentence that names the address, never the password
 */
export async function checkCluster(
  client: ElasticsearchClient,
  options: ElasticsearchOptions,
): Promise<ClusterInfo | undefined> {
  const address = options.hosts.join(', ');
  try {
    const { cluster_name, version } = await client.transport.request<{
      cluster_name: string;
      version: { number: string };
    }>({ method: 'GET', path: '/' });
    return { clusterName: cluster_name, version: version.number };
  } catch (cause) {
    const status = elasticsearchStatus(cause);
    if (status === 403) return undefined;
    if (status === 401) {
      throw new HostStartError(
        'elasticsearch_credentials_rejected',
        `Elasticsearch at ${address} rejects the credentials of ${ownName(options)}`,
        { cause },
      );
    }
    if (isElasticsearchUnreachable(cause)) {
      throw new HostStartError(
        'elasticsearch_unreachable',
        `Elasticsearch at ${address} cannot be reached: ${reasonOf(cause)}`,
        { cause },
      );
    }
    throw new HostStartError(
      'elasticsearch_failed',
      `Elasticsearch at ${address} does not say who it is: ${reasonOf(cause)}`,
      { cause },
    );
  }
}

function ownName({ username, serviceAccountToken }: ElasticsearchOptions): string {
  if (serviceAccountToken !== undefined) return 'the service account token';
  return username === undefined ? 'nobody: none are configured' : `user "${username}"`;
}
