import { isJsonObject } from '../../common/api_keys/json_shape';
import type { ElasticsearchCause, ErrorCode } from '../../common/http/errors';
import { ApiKeyError } from '../errors/api_key_error';

/** Java's own words for a number that is none: the exception around it says which field. */
const UNHELPFUL_TYPES: readonly unknown[] = ['number_format_exception', 'null_pointer_exception'];

/** Errors of the client whose message is about the network only, so that it holds no payload. */
const NETWORK_ERRORS: readonly string[] = [
  'ConnectionError',
  'TimeoutError',
  'NoLivingConnectionsError',
  'RequestAbortedError',
];

const MESSAGES = {
  unauthenticated: 'Elasticsearch does not accept your credentials: log in again',
  forbidden: 'Elasticsearch does not permit this',
  not_found: 'Elasticsearch does not find it',
  api_keys_disabled:
    'API keys are disabled: set xpack.security.authc.api_key.enabled to true in elasticsearch.yml',
  too_many_requests: 'Elasticsearch is busy: try again in a moment',
  elasticsearch_unavailable: 'Elasticsearch cannot be reached: try again in a moment',
  rejected_by_elasticsearch: 'Elasticsearch rejected the request',
  unexpected: 'Elasticsearch gave an answer that cannot be understood',
} as const satisfies Partial<Record<ErrorCode, string>>;

type ElasticsearchCode = keyof typeof MESSAGES;

interface NamedReason {
  readonly type?: string;
  readonly reason?: string;
}

const hasUsefulReason = (exception: Record<string, unknown>): boolean =>
  typeof exception.reason === 'string' &&
  exception.reason !== '' &&
  !UNHELPFUL_TYPES.includes(exception.type);

/** The chain from the outermost exception inwards; `caused_by` is how Elasticsearch nests them. */
function chainOf(exception: unknown): readonly Record<string, unknown>[] {
  if (!isJsonObject(exception)) return [];
  return [exception, ...chainOf(exception.caused_by)];
}

const firstRootCause = (exception: unknown): unknown => {
  const causes = isJsonObject(exception) ? exception.root_cause : undefined;
  return Array.isArray(causes) ? (causes[0] as unknown) : undefined;
};

/** The innermost exception that says something: outer ones tell that something failed, not what. */
function usefulReason(error: unknown): NamedReason {
  if (typeof error === 'string') return { reason: error };
  const [outermost = {}, ...inner] = chainOf(error);
  const useful = [outermost, ...chainOf(firstRootCause(error)), ...inner].findLast(hasUsefulReason);
  const { type, reason } = { ...outermost, ...useful };
  return {
    ...(typeof type === 'string' ? { type } : {}),
    ...(typeof reason === 'string' ? { reason } : {}),
  };
}

const isDisabled = (error: unknown): boolean =>
  isJsonObject(error) && error['disabled.feature'] === 'api_keys';

function codeOf(status: number, error: unknown): ElasticsearchCode {
  if (isDisabled(error)) return 'api_keys_disabled';
  if (status >= 500) return 'elasticsearch_unavailable';
  switch (status) {
    case 401:
      return 'unauthenticated';
    case 403:
      return 'forbidden';
    case 404:
      return 'not_found';
    case 429:
      return 'too_many_requests';
    default:
      return 'rejected_by_elasticsearch';
  }
}

const statusOf = (error: unknown): number | undefined =>
  isJsonObject(error) && typeof error.statusCode === 'number' ? error.statusCode : undefined;

function answeredError(body: unknown, status: number): ApiKeyError {
  const said = isJsonObject(body) ? body.error : undefined;
  const code = codeOf(status, said);
  const elasticsearch: ElasticsearchCause = { status, ...usefulReason(said) };
  const { type = 'no type', reason } = elasticsearch;
  const message = reason === undefined ? MESSAGES[code] : `${MESSAGES[code]} (${reason})`;
  return new ApiKeyError(code, message, {
    cause: new Error(`ResponseError: ${status} ${type}`),
    elasticsearch,
  });
}

function unansweredError(error: unknown): ApiKeyError {
  const name = error instanceof Error ? error.name : typeof error;
  // What was parsed from JSON can be written again, unless it is too deep for that.
  if (name === 'SerializationError') {
    return new ApiKeyError('invalid_request', 'The body is nested too deeply', {
      cause: new Error(name),
    });
  }
  if (!(error instanceof Error) || !NETWORK_ERRORS.includes(name)) {
    // Only the name: the message of a parsing error quotes what it could not parse.
    return new ApiKeyError('unexpected', MESSAGES.unexpected, { cause: new Error(name) });
  }
  return new ApiKeyError('elasticsearch_unavailable', MESSAGES.elasticsearch_unavailable, {
    cause: new Error(`${name}: ${error.message}`),
  });
}

/**
 * Our error for whatever the Elasticsearch client threw. Elasticsearch's status and most telling
 * reason are kept. The client's own error is not, nor is its message unless it speaks of the network
 * alone: it carries headers, bodies and, after a create call, perhaps a secret.
 */
export function toApiKeyError(error: unknown): ApiKeyError {
  const status = statusOf(error);
  return status !== undefined && isJsonObject(error)
    ? answeredError(error.body, status)
    : unansweredError(error);
}
