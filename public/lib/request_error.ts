import type { ElasticsearchCause, ErrorAttributes, ErrorCode } from '../../common/http/errors';
import { ERROR_STATUS } from '../../common/http/errors';

/** A code of our HTTP API, or `kibana_unreachable` when no answer came at all. */
export type RequestErrorCode = ErrorCode | 'kibana_unreachable';

/** Why a call to our routes failed; {@link RequestErrorCode} decides what the page says. */
export class RequestError extends Error {
  override readonly name = 'RequestError';

  constructor(
    readonly code: RequestErrorCode,
    message: string,
    options: { readonly cause: unknown; readonly elasticsearch?: ElasticsearchCause },
  ) {
    super(message, { cause: options.cause });
    if (options.elasticsearch) this.elasticsearch = options.elasticsearch;
  }

  /** What Elasticsearch itself said, where it was the one to refuse. */
  readonly elasticsearch?: ElasticsearchCause;
}

/** The part of Kibana's fetch error that we read. */
interface FetchError {
  readonly response?: { readonly status: number };
  readonly body?: { readonly message?: string; readonly attributes?: Partial<ErrorAttributes> };
}

const CODE_BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid_request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  429: 'too_many_requests',
  503: 'elasticsearch_unavailable',
};

const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(ERROR_STATUS, code);

const errorCode = ({ response, body }: FetchError): RequestErrorCode => {
  if (!response) return 'kibana_unreachable';
  if (isErrorCode(body?.attributes?.code)) return body.attributes.code;
  return CODE_BY_STATUS[response.status] ?? 'unexpected';
};

/** Reads Kibana's fetch error, or anything else that was thrown; the cause is kept. */
export function toRequestError(thrown: unknown): RequestError {
  if (thrown instanceof RequestError) return thrown;
  if (!(thrown instanceof Error)) {
    return new RequestError('unexpected', String(thrown), { cause: thrown });
  }
  const fetchError = thrown as Error & FetchError;
  const elasticsearch = fetchError.body?.attributes?.elasticsearch;
  return new RequestError(errorCode(fetchError), fetchError.body?.message ?? thrown.message, {
    cause: thrown,
    ...(elasticsearch && { elasticsearch }),
  });
}

/** The caller's own signal ended the call: nothing to tell anybody. */
export const isAbort = (thrown: unknown): boolean =>
  thrown instanceof Error && thrown.name === 'AbortError';

/** Asking again cannot help: the request itself was refused. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof RequestError &&
  error.code !== 'kibana_unreachable' &&
  ERROR_STATUS[error.code] < 500 &&
  error.code !== 'too_many_requests';
