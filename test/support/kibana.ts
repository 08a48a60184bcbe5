import { ELASTIC } from './elasticsearch';
import type { Answer } from './elasticsearch';

/** What to send to the host; `line` is `METHOD /path`. */
export interface KibanaCall {
  readonly line: string;
  readonly authorization?: string;
  /** Sent as JSON unless it is a string, which is sent as it stands. */
  readonly body?: unknown;
  /** Laid over the headers that a well-behaved script sends; `undefined` leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

const USUAL_HEADERS = { 'content-type': 'application/json', 'kbn-xsrf': 'true' };

const present = (headers: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

/** A call of our HTTP API, as a person's script makes it. */
export async function callKibana(url: string, request: KibanaCall): Promise<Answer> {
  const [method = 'GET', path = '/'] = request.line.split(' ');
  const { body } = request;
  const response = await fetch(url + path, {
    method,
    headers: present({
      authorization: request.authorization ?? ELASTIC,
      ...(body === undefined ? { 'kbn-xsrf': 'true' } : USUAL_HEADERS),
      ...request.headers,
    }),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? undefined : JSON.parse(text),
    headers: response.headers,
  };
}
