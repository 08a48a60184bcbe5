import type {
  TransportRequestOptions,
  TransportRequestOptionsWithMeta,
  TransportRequestParams,
  TransportResult,
} from '@elastic/elasticsearch';
import type { Observable } from 'rxjs';
import type { KibanaRequest } from './request';

/** The part of `@elastic/transport` that is the same in the clients of Kibana 8.12 to 9.x. */
export interface ElasticsearchTransport {
  /**
   * Sends one call and resolves to the parsed answer.
   * @throws `ResponseError` for a status of 400 and above, `ConnectionError` or `TimeoutError`
   * when no answer came; retried only as `maxRetries` says.
   */
  request<Response = unknown>(
    params: TransportRequestParams,
    options: TransportRequestOptionsWithMeta,
  ): Promise<TransportResult<Response>>;
  request<Response = unknown>(
    params: TransportRequestParams,
    options?: TransportRequestOptions,
  ): Promise<Response>;
}

/**
 * Subset of Kibana's client: only `transport`, because the named methods differ between the
 * client versions that Kibana 8.12 and 9.x carry.
 */
export interface ElasticsearchClient {
  readonly transport: ElasticsearchTransport;
}

/** Two views of the cluster for the length of one request. */
export interface IScopedClusterClient {
  /** Acts as the host's own user: not limited to what the caller may do. */
  readonly asInternalUser: ElasticsearchClient;
  /** Acts with the caller's own `Authorization`; Elasticsearch decides what is allowed. */
  readonly asCurrentUser: ElasticsearchClient;
}

/** Source of scoped clients, alive as long as the process. */
export interface IClusterClient {
  /** For work without a user. Rights are those of the host's own credentials. */
  readonly asInternalUser: ElasticsearchClient;
  /** A real request is needed: a request without credentials acts as nobody and gets a 401. */
  asScoped(request: KibanaRequest): IScopedClusterClient;
}

/** Where the cluster is, as configured; credentials are not part of it. */
export interface ElasticsearchConfigPreboot {
  /** Addresses that Kibana itself calls; users may not be able to reach them. */
  readonly hosts: readonly string[];
}

/** Setup side of `core.elasticsearch`. */
export interface ElasticsearchServiceSetup {
  /**
   * The only place that names the hosts. Kibana marks it deprecated, so that a later one may come
   * without it.
   */
  readonly legacy?: {
    readonly config$: Observable<ElasticsearchConfigPreboot>;
  };
  /**
   * Address of the cluster for people and their scripts. Set by
   * `elasticsearch.publicBaseUrl` from 8.9 on; absent when nobody configured it.
   */
  readonly publicBaseUrl?: string;
}

/** Start side of `core.elasticsearch`. */
export interface ElasticsearchServiceStart {
  readonly client: IClusterClient;
}
