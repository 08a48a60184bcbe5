import { PASSWORD } from './stack';

/** One answer of Elasticsearch, body parsed. */
export interface Answer {
  readonly status: number;
  // The tests read whatever Elasticsearch sends.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- bodies of every shape are asserted on
  readonly body: any;
  readonly headers: Headers;
}

/** The Authorization header of Basic credentials. */
export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** The superuser's Authorization header. */
export const ELASTIC = basic('elastic', PASSWORD);

/** What to send; `line` is `METHOD /path`. */
export interface Call {
  readonly line: string;
  readonly authorization?: string;
  readonly json?: unknown;
  /** NDJSON, one value a line. */
  readonly lines?: readonly unknown[];
  /** The body as it is, sent as JSON unless `headers` say otherwise. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  /** In lower case; `authorization: ''` and an empty one here send none. */
  readonly headers?: Readonly<Record<string, string>>;
}

const bodyOf = ({ json, lines, raw }: Call): string | Uint8Array<ArrayBuffer> | undefined =>
  raw ??
  lines?.map((line) => `${JSON.stringify(line)}\n`).join('') ??
  (json === undefined ? undefined : JSON.stringify(json));

const parsed = (text: string, type: string | null): unknown => {
  if (text === '') return undefined;
  return type?.includes('json') === true ? JSON.parse(text) : text;
};

/** Plain HTTP, as curl would send it. */
export async function call(url: string, request: Call): Promise<Answer> {
  const [method = 'GET', path = '/'] = request.line.split(' ');
  const body = bodyOf(request);
  const type = request.lines ? 'application/x-ndjson' : 'application/json';
  const { authorization = ELASTIC } = request;
  const headers = {
    authorization,
    ...(body === undefined ? {} : { 'content-type': type }),
    ...request.headers,
  };
  const response = await fetch(url + path, {
    method,
    headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== '')),
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: parsed(text, response.headers.get('content-type')),
    headers: response.headers,
  };
}

/** Creates a key at the cluster itself; answers its encoded credential and id. */
export async function createKey(
  url: string,
  body: Readonly<Record<string, unknown>>,
): Promise<{ readonly id: string; readonly encoded: string }> {
  const answer = await call(url, { line: 'POST /_security/api_key', json: body });
  if (answer.status !== 200) throw new Error(`create: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
