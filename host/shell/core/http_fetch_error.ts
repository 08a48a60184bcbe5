import type { IHttpFetchError } from '@kbn/core/public';

/** What came back with a failed call, where anything did. */
export interface FailedAnswer {
  readonly response: Response;
  /** Parsed JSON; absent when the answer was something else. */
  readonly body?: unknown;
}

/** Every failure of a call, as Kibana 8.12.2 shapes it: the answer's status text is the message. */
export class HttpFetchError extends Error implements IHttpFetchError {
  override readonly name: string;
  readonly request: Request;
  readonly response?: Response;
  readonly body?: unknown;

  private constructor(message: string, name: string, request: Request) {
    super(message);
    this.name = name;
    this.request = request;
  }

  /** The server answered with a status of 400 or above. */
  static fromAnswer(request: Request, { response, body }: FailedAnswer): HttpFetchError {
    const error = new HttpFetchError(response.statusText, 'Error', request);
    return Object.assign(error, { response }, body === undefined ? {} : { body });
  }

  /** No answer came: the server is not reached, or the caller aborted (`AbortError`). */
  static fromCause(request: Request, cause: unknown): HttpFetchError {
    const { message, name } = cause instanceof Error ? cause : new Error(String(cause));
    return Object.assign(new HttpFetchError(message, name, request), { cause });
  }
}
