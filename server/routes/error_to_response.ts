import type { IKibanaResponse, KibanaResponseFactory, Logger } from '@kbn/core/server';
import { ERROR_STATUS, type ErrorAttributes, type ErrorCode } from '../../common/http/errors';
import { ApiKeyError } from '../errors/api_key_error';

const UNEXPECTED = 'Something went wrong on the server: its log says more';

/** Faults that somebody who runs the server can mend; the rest concern the caller alone. */
const LOGGED: readonly ErrorCode[] = ['unexpected', 'elasticsearch_unavailable'];

const causeOf = ({ cause }: ApiKeyError): string =>
  cause instanceof Error ? `${cause.name}: ${cause.message}` : 'no cause';

/** Tells the log of faults that are ours or the cluster's. */
export function logFault(error: unknown, logger: Logger): void {
  if (!(error instanceof ApiKeyError)) {
    logger.error(error instanceof Error ? error : String(error));
  } else if (LOGGED.includes(error.code)) {
    logger.warn(`${error.message} (${causeOf(error)})`);
  }
}

/** Answers with an error's code, status and sentence; of what is not ours it tells nothing. */
export function errorToResponse(error: unknown, response: KibanaResponseFactory): IKibanaResponse {
  if (!(error instanceof ApiKeyError)) {
    const attributes: ErrorAttributes = { code: 'unexpected' };
    return response.customError({
      statusCode: ERROR_STATUS.unexpected,
      body: { message: UNEXPECTED, attributes: { ...attributes } },
    });
  }
  const { code, message, elasticsearch } = error;
  const attributes: ErrorAttributes = { code, ...(elasticsearch ? { elasticsearch } : {}) };
  return response.customError({
    statusCode: error.status,
    body: { message, attributes: { ...attributes } },
  });
}
