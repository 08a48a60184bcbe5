import { Boom } from '@hapi/boom';
import type { ResponseObject, ResponseToolkit } from '@hapi/hapi';
import { KibanaResponse, type IKibanaResponse, type ResponseHeaders } from '@kbn/core/server';

/**
 * A handler's answer as hapi's. Errors get Kibana's body: `statusCode`, `error`, `message` and, where
 * given, `attributes`.
 * @throws when the answer was not made by the response factory
 */
export function toHapiResponse(answer: IKibanaResponse, h: ResponseToolkit): ResponseObject | Boom {
  if (!(answer instanceof KibanaResponse)) {
    throw new Error('Unexpected result from Route Handler. Expected KibanaResponse');
  }
  const { status, payload, options } = answer as KibanaResponse;
  if (status >= 400 && options.bypassErrorFormat !== true && !Buffer.isBuffer(payload)) {
    return toError(status, payload, options.headers);
  }
  const response = h.response(payload as object | string | Buffer | undefined).code(status);
  for (const [name, value] of definedHeaders(options.headers)) response.header(name, value);
  return response;
}

const LOGGED = { isLogged: true };

/** A 500 that tells nothing, for a cause that is in the log already. */
export function toInternalError(): Boom {
  const error = new Boom('', { statusCode: 500, data: LOGGED });
  error.output.payload.message =
    'An internal server error occurred. Check Kibana server logs for details.';
  return error;
}

/** True for what {@link toInternalError} made. */
export function isLogged(error: unknown): boolean {
  return error instanceof Boom && error.data === LOGGED;
}

function toError(status: number, payload: unknown, headers: ResponseHeaders | undefined): Boom {
  const error = new Boom('', { statusCode: status });
  error.output.payload.message = messageOf(payload);
  const attributes = attributesOf(payload);
  if (attributes !== undefined) error.output.payload.attributes = attributes;
  Object.assign(error.output.headers, Object.fromEntries(definedHeaders(headers)));
  return error;
}

function messageOf(payload: unknown): string {
  if (typeof payload === 'string' && payload !== '') return payload;
  if (typeof payload === 'object' && payload !== null && 'message' in payload) {
    return messageOf(payload.message);
  }
  throw new Error('expected error message to be provided');
}

function attributesOf(payload: unknown): unknown {
  return typeof payload === 'object' && payload !== null && 'attributes' in payload
    ? payload.attributes
    : undefined;
}

function definedHeaders(headers: ResponseHeaders = {}): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
  );
}
