import type { IKibanaResponse, KibanaResponseFactory, Logger } from '@kbn/core/server';
import { ERROR_STATUS, type ErrorAttributes, type ErrorCode } from '../../common/http/errors';
import { ApiKeyError } from '../errors/api_key_error';

const UNEXPECTED = 'Something went wrong on the server: its log says more';

/** Faults that somebody who runs the server can mend; the rest concern the caller alone. */
const LOGGED: readonly ErrorCode[] = ['unexpected', 'elasticsearch_unavailable'];

const causeOf = ({ cause }: ApiKeyError): string =>
  cause instanceof Error ? `${cause.name}: ${cause.message}` : 'no cause';

/** Answers with an error's code, status and sentence. What is not ours is told to the log only. */
export function errorToResponse(
  error: unknown,
  response: KibanaResponseFactory,
  logger: Logger,
): IKibanaResponse {
  if (!(error instanceof ApiKeyError)) {
    logger.error(error instanceof Error ? error : String(error));
    const attributes: ErrorAttributes = { code: 'unexpected' };
    return response.customError({
      statusCode: ERROR_STATUS.unexpected,
      body: { message: UNEXPECTED, attributes: { ...attributes } },
    });
  }
  const { code, message, elasticsearch } = error;
  if (LOGGED.includes(code)) logger.warn(`${message} (${causeOf(error)})`);
  const attributes: ErrorAttributes = { code, ...(elasticsearch ? { elasticsearch } : {}) };
  return response.customError({
    statusCode: error.status,
    body: { message, attributes: { ...attributes } },
  });
}
