import {
  kibanaResponseFactory,
  type IKibanaResponse,
  type RequestHandler,
  type RequestHandlerContext,
  type RouteValidation,
} from '@kbn/core/server';
import { ValidationError } from '@kbn/config-schema';
import type { HostRequest, RequestInputs } from './host_request';

/** A handler with the schemas of its inputs. */
export interface ValidatedHandler {
  readonly validation: RouteValidation | false | undefined;
  readonly handler: RequestHandler;
}

/** One request to a handler; `version` only on versioned routes. */
export interface HandlerCall {
  readonly context: RequestHandlerContext;
  readonly request: HostRequest;
  readonly version?: string;
}

/**
 * Calls the handler with validated inputs. An invalid input is answered with a 400 whose message starts
 * with `[request params…`, `[request query…` or `[request body…`, the first broken rule in that order.
 */
export async function runHandler(
  { validation, handler }: ValidatedHandler,
  { context, request, version }: HandlerCall,
): Promise<IKibanaResponse> {
  const inputs = validateInputs(validation, request);
  if (inputs instanceof ValidationError) {
    return kibanaResponseFactory.badRequest({ body: inputs.message });
  }
  return handler(context, request.withInputs(inputs, version), kibanaResponseFactory);
}

/** An input without a schema becomes `{}`, so that a handler never sees what nobody checked. */
function validateInputs(
  validation: RouteValidation | false | undefined,
  raw: RequestInputs,
): RequestInputs | ValidationError {
  const { params, query, body } = validation === false ? {} : (validation ?? {});
  try {
    return {
      params: params === undefined ? {} : params.validate(raw.params, {}, 'request params'),
      query: query === undefined ? {} : query.validate(raw.query, {}, 'request query'),
      body: body === undefined ? {} : body.validate(raw.body, {}, 'request body'),
    };
  } catch (error) {
    if (error instanceof ValidationError) return error;
    throw error;
  }
}
