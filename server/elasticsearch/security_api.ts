import type { ElasticsearchClient } from '@kbn/core/server';
import type { ApiKeyId, ApiKeyType } from '../../common/api_keys/api_key';
import type {
  AuthenticateAnswer,
  ClusterInfo,
  CreateAnswer,
  CreateBody,
  HasPrivilegesAnswer,
  InvalidateAnswer,
  QueryAnswer,
  QueryBody,
  UpdateBody,
} from './elasticsearch_types';
import { toApiKeyError } from './elasticsearch_error';

/**
 * The calls we make to Elasticsearch, with the rights of the client it was made from. Each method
 * throws `ApiKeyError` only. Elasticsearch makes a write visible before it answers.
 */
export interface SecurityApi {
  /**
   * Query API key. Callers with `manage_own_api_key` alone get their own keys only, without an
   * error. `with_limited_by` is refused (403) to a caller that is itself an API key of few rights.
   */
  query(body: QueryBody, options?: { readonly with_limited_by?: boolean }): Promise<QueryAnswer>;
  /** Create API key. HOLDS A SECRET. Never repeated by the client: a repeat would make two keys. */
  create(type: ApiKeyType, body: CreateBody): Promise<CreateAnswer>;
  /** Update API key. Owner only. A missing field stays as it is; safe to repeat. */
  update(type: ApiKeyType, id: ApiKeyId, body: UpdateBody): Promise<{ readonly updated: boolean }>;
  /** Invalidate API key. Ids that are unknown, foreign or ended are left out of the answer. */
  invalidate(body: {
    readonly ids: readonly ApiKeyId[];
    /** Needed by callers with `manage_own_api_key` alone; narrows to the caller's own keys. */
    readonly owner?: true;
  }): Promise<InvalidateAnswer>;
  /** Which of the cluster privileges the caller holds; needs no right. */
  hasPrivileges(cluster: readonly string[]): Promise<HasPrivilegesAnswer>;
  /** Who the caller is; needs no right. */
  authenticate(): Promise<AuthenticateAnswer>;
  /** Version and flavor of the cluster; needs `monitor`. */
  info(): Promise<ClusterInfo>;
}

/** Settings of {@link createSecurityApi}. */
export interface SecurityApiOptions {
  /** Ends reads when the caller has gone. Writes go on: a key half made would be nobody's. */
  readonly signal?: AbortSignal;
}

interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly querystring?: Record<string, boolean>;
  readonly body?: object;
}

const CREATE_PATHS = {
  rest: '/_security/api_key',
  cross_cluster: '/_security/cross_cluster/api_key',
} as const satisfies Record<ApiKeyType, string>;

/**
 * The only code that knows paths of Elasticsearch. It uses `transport.request` because that is the
 * same in the clients of Kibana 8.12 to 9.x, while the named methods differ: older ones move body
 * fields they do not know into the query string.
 */
export function createSecurityApi(
  client: ElasticsearchClient,
  { signal }: SecurityApiOptions = {},
): SecurityApi {
  const call = async <Answer>(params: Call, options: object = {}): Promise<Answer> => {
    try {
      return await client.transport.request<Answer>(params, options);
    } catch (error) {
      throw toApiKeyError(error);
    }
  };
  const read = <Answer>(params: Call): Promise<Answer> => call(params, signal ? { signal } : {});

  return {
    query: (body, { with_limited_by = false } = {}) =>
      read({
        method: 'POST',
        path: '/_security/_query/api_key',
        ...(with_limited_by ? { querystring: { with_limited_by } } : {}),
        body,
      }),
    create: (type, body) =>
      call({ method: 'POST', path: CREATE_PATHS[type], body }, { maxRetries: 0 }),
    update: (type, id, body) =>
      call({ method: 'PUT', path: `${CREATE_PATHS[type]}/${encodeURIComponent(id)}`, body }),
    invalidate: (body) => call({ method: 'DELETE', path: '/_security/api_key', body }),
    hasPrivileges: (cluster) =>
      read({ method: 'POST', path: '/_security/user/_has_privileges', body: { cluster } }),
    authenticate: () => read({ method: 'GET', path: '/_security/_authenticate' }),
    info: () => read({ method: 'GET', path: '/' }),
  };
}
