/** Response header values; `undefined` entries are not sent. */
export type ResponseHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** Extra facts for programs, sent as `attributes` beside the message. */
export type ResponseErrorAttributes = Readonly<Record<string, unknown>>;

/** A message, or a message with attributes. An `Error` gives its message only, never its stack. */
export type ResponseError =
  | string
  | Error
  | { readonly message: string | Error; readonly attributes?: ResponseErrorAttributes };

/** Sent as JSON when it is an object, as is when it is text or bytes. */
export type ResponseBody = object | string | Buffer | undefined;

/** Options of every success answer. */
export interface HttpResponseOptions<T = unknown> {
  readonly body?: T;
  readonly headers?: ResponseHeaders;
  /** True sends an error body as given, without `statusCode` and `error` around it. */
  readonly bypassErrorFormat?: boolean;
}

/** Options of an error answer whose status the method name gives. */
export interface ErrorHttpResponseOptions {
  /** Default: the standard phrase of the status, for example "Not Found". */
  readonly body?: ResponseError;
  readonly headers?: ResponseHeaders;
}

/** As above, with a free status. */
export interface CustomHttpResponseOptions<T = unknown> {
  /** `customError` takes 400 to 599 only. */
  readonly statusCode: number;
  readonly body?: T;
  readonly headers?: ResponseHeaders;
  readonly bypassErrorFormat?: boolean;
}

/** A redirect needs somewhere to go. */
export interface RedirectResponseOptions extends HttpResponseOptions {
  readonly headers: ResponseHeaders & { readonly location: string };
}

/** What a handler returns; read by the response adapter of the HTTP server. */
export interface IKibanaResponse<T = unknown> {
  readonly status: number;
  readonly payload?: T | undefined;
  readonly options: HttpResponseOptions<T>;
}

/** Only instances made by {@link kibanaResponseFactory} count as an answer. */
export class KibanaResponse<T = unknown> implements IKibanaResponse<T> {
  constructor(
    readonly status: number,
    readonly payload?: T,
    readonly options: HttpResponseOptions<T> = {},
  ) {}
}

const success =
  (status: number) =>
  <T = unknown>(options: HttpResponseOptions<T> = {}): IKibanaResponse<T> =>
    new KibanaResponse(status, options.body, options);

const failure =
  (status: number, phrase: string) =>
  (options: ErrorHttpResponseOptions = {}): IKibanaResponse<ResponseError> =>
    new KibanaResponse<ResponseError>(status, options.body ?? phrase, options);

/**
 * Makes the answers of route handlers. Mirrors Kibana 8.12's; left out: `file`, `multiStatus`
 * and `notModified`.
 */
export const kibanaResponseFactory = {
  ok: success(200),
  created: success(201),
  accepted: success(202),
  noContent: (options: Pick<HttpResponseOptions, 'headers'> = {}): IKibanaResponse =>
    new KibanaResponse(204, undefined, options),
  redirected: (options: RedirectResponseOptions): IKibanaResponse =>
    new KibanaResponse(302, options.body, options),
  badRequest: failure(400, 'Bad Request'),
  unauthorized: failure(401, 'Unauthorized'),
  forbidden: failure(403, 'Forbidden'),
  notFound: failure(404, 'Not Found'),
  conflict: failure(409, 'Conflict'),
  unprocessableContent: failure(422, 'Unprocessable Content'),
  /** @throws when the status is not between 400 and 599, or absent */
  customError: (
    options: CustomHttpResponseOptions<ResponseError | Buffer>,
  ): IKibanaResponse<ResponseError | Buffer> => {
    const { statusCode } = options;
    if (statusCode < 400 || statusCode >= 600) {
      throw new Error(
        `Unexpected Http status code. Expected from 400 to 599, but given: ${statusCode}`,
      );
    }
    return new KibanaResponse(statusCode, options.body, options);
  },
  /** Any status. Error bodies are still given Kibana's error shape. */
  custom: <T extends ResponseBody | ResponseError>(
    options: CustomHttpResponseOptions<T>,
  ): IKibanaResponse<T> => new KibanaResponse(options.statusCode, options.body, options),
};

/** Handed to each handler as its third argument. */
export type KibanaResponseFactory = typeof kibanaResponseFactory;
