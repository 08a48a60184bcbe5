import {
  Client,
  type ClientOptions,
  type TransportRequestOptions,
  type TransportRequestParams,
} from '@elastic/elasticsearch';
import type {
  ElasticsearchClient,
  ElasticsearchTransport,
  IClusterClient,
  KibanaRequest,
} from '@kbn/core/server';
import { HostRequest } from '../http/host_request';

/** How to reach the cluster. Holds secrets: do not log. */
export interface ElasticsearchOptions {
  /** Addresses without credentials in them; requests go round. */
  readonly hosts: readonly string[];
  /** The host's own user; a service account token wins over name and password. */
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly serviceAccountToken?: string | undefined;
  /** PEM text of a private certificate authority. */
  readonly ca?: string | undefined;
  /** Milliseconds. */
  readonly requestTimeout: number;
}

/**
 * A read is sent once more after a tenth of a second, because a connection kept open may have been closed
 * by the other side; the client's own waits of seconds would leave a person in front of a page. Writes
 * are never repeated.
 */
const RETRY_READS = { maxRetries: 1, retryBackoff: () => 0.1 };
const NO_RETRY = { maxRetries: 0 };

/**
 * Two connections: one with the host's own credentials, one without any, so that a caller without
 * credentials can never act with the host's.
 */
export class ElasticsearchService implements IClusterClient {
  readonly asInternalUser: ElasticsearchClient;
  readonly #own: Client;
  readonly #anonymous: Client;

  constructor(options: ElasticsearchOptions) {
    const { hosts, ca, requestTimeout } = options;
    const common: ClientOptions = {
      nodes: [...hosts],
      requestTimeout,
      maxRetries: 0,
      ...(ca !== undefined && { tls: { ca } }),
    };
    this.#anonymous = new Client(common);
    this.#own = new Client({ ...common, ...ownCredentials(options) });
    this.asInternalUser = wrap(this.#own);
  }

  /** Acts with the given `Authorization` value; without one Elasticsearch answers 401. */
  withAuthorization(authorization: string | undefined): ElasticsearchClient {
    return wrap(this.#anonymous, authorization === undefined ? {} : { authorization });
  }

  /** {@inheritDoc IClusterClient.asScoped} */
  asScoped(request: KibanaRequest) {
    return {
      asInternalUser: this.asInternalUser,
      asCurrentUser: this.withAuthorization(HostRequest.identityOf(request)?.authorization),
    };
  }

  /** Ends all connections; calls under way are aborted. */
  async close(): Promise<void> {
    await Promise.all([this.#own.close(), this.#anonymous.close()]);
  }
}

function ownCredentials({
  username,
  password,
  serviceAccountToken,
}: ElasticsearchOptions): ClientOptions {
  if (serviceAccountToken !== undefined) return { auth: { bearer: serviceAccountToken } };
  if (username === undefined || password === undefined) return {};
  return { auth: { username, password } };
}

function wrap(client: Client, headers: Record<string, string> = {}): ElasticsearchClient {
  const request = (params: TransportRequestParams, options: TransportRequestOptions = {}) =>
    client.transport.request(params, {
      ...(params.method === 'GET' || params.method === 'HEAD' ? RETRY_READS : NO_RETRY),
      ...options,
      headers: { ...options.headers, ...headers },
    });
  // The client's overloads (with and without `meta`) hold, but cannot be repeated by an arrow.
  return { transport: { request: request as ElasticsearchTransport['request'] } };
}
