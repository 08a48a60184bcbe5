/**
 * Every error code of our HTTP API, with its HTTP status. The single source: the server maps by it,
 * docs/errors.md documents it, the page translates it; a test walks all three.
 */
export const ERROR_STATUS = {
  invalid_request: 400,
  invalid_name: 400,
  invalid_expiration: 400,
  invalid_role_descriptors: 400,
  invalid_access: 400,
  invalid_metadata: 400,
  invalid_cursor: 400,
  not_updatable: 400,
  unsupported_by_cluster: 400,
  rejected_by_elasticsearch: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  api_keys_disabled: 409,
  too_many_requests: 429,
  unexpected: 500,
  elasticsearch_unavailable: 503,
} as const;

/** A member of the closed list {@link ERROR_STATUS}. */
export type ErrorCode = keyof typeof ERROR_STATUS;

/** What Elasticsearch itself said, where it was the one to refuse. */
export interface ElasticsearchCause {
  /** Its HTTP status; absent when it could not be reached. */
  readonly status?: number;
  /** Its exception type, such as `security_exception`. */
  readonly type?: string;
  readonly reason?: string;
}

/**
 * `attributes` of an error body: what a program reads. Beside it, in Kibana's shape, stand
 * `statusCode`, `error` and `message`: one sentence for people that says what to do and holds no
 * secret. Absent when Kibana's own validation refused the request before our code saw it.
 */
export interface ErrorAttributes {
  readonly code: ErrorCode;
  readonly elasticsearch?: ElasticsearchCause;
}
