import { ERROR_STATUS, type ElasticsearchCause, type ErrorCode } from '../../common/http/errors';

/** Extras of an {@link ApiKeyError}. */
export interface ApiKeyErrorOptions {
  /** For logs. Must not carry a request, an answer or a header: those may hold a secret. */
  readonly cause?: unknown;
  /** What Elasticsearch said, when it was the one to refuse. */
  readonly elasticsearch?: ElasticsearchCause;
}

/**
 * The one error that our server code throws on purpose. `message` is a full sentence for the person
 * who made the request, without a full stop at its end and without a secret.
 */
export class ApiKeyError extends Error {
  override readonly name = 'ApiKeyError';
  readonly elasticsearch?: ElasticsearchCause;

  constructor(
    readonly code: ErrorCode,
    message: string,
    { cause, elasticsearch }: ApiKeyErrorOptions = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    if (elasticsearch) this.elasticsearch = elasticsearch;
  }

  /** HTTP status of the answer. */
  get status(): number {
    return ERROR_STATUS[this.code];
  }
}
