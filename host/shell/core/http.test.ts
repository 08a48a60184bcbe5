import { createHttp } from './http';
import { HttpFetchError } from './http_fetch_error';

interface Answer {
  readonly status?: number;
  readonly body?: string | null;
  readonly contentType?: string;
}

/** jsdom has no fetch: what the client uses of it, and no more. */
class FakeRequest {
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
  constructor(
    readonly url: URL,
    init: { method: string; headers: Headers; body?: unknown },
  ) {
    this.method = init.method;
    this.headers = init.headers;
    this.body = init.body;
  }
}

class FakeHeaders {
  private readonly values = new Map<string, string>();
  constructor(init: Record<string, string> = {}) {
    for (const [name, value] of Object.entries(init)) this.set(name, value);
  }
  set(name: string, value: string): void {
    this.values.set(name.toLowerCase(), value);
  }
  get(name: string): string | null {
    return this.values.get(name.toLowerCase()) ?? null;
  }
  delete(name: string): void {
    this.values.delete(name.toLowerCase());
  }
}

const toResponse = ({ status = 200, body = '{}', contentType = 'application/json' }: Answer) => ({
  status,
  ok: status < 400,
  statusText: `status ${status}`,
  headers: new FakeHeaders({ 'content-type': contentType }),
  text: () => Promise.resolve(body ?? ''),
});

const anHttp = (answer: Answer | Error, basePath = '') => {
  const sent: FakeRequest[] = [];
  const onSessionExpired = jest.fn();
  const fetch = (request: FakeRequest) => {
    sent.push(request);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(toResponse(answer));
  };
  const http = createHttp({
    basePath,
    kibanaVersion: '9.5.0',
    fetch: fetch as never,
    onSessionExpired,
  });
  return { http, sent, onSessionExpired };
};

beforeAll(() => {
  Object.assign(globalThis, { Request: FakeRequest, Headers: FakeHeaders });
});

describe('createHttp()', () => {
  it('sends the headers of Kibana’s own client, and the version that is asked for', async () => {
    const { http, sent } = anHttp({});

    await http.post('/api/x', { body: '{"a":1}', version: '2023-10-31' });

    const [request] = sent;
    const names = ['kbn-xsrf', 'kbn-version', 'x-elastic-internal-origin', 'elastic-api-version'];
    expect(request?.method).toBe('POST');
    expect(request?.body).toBe('{"a":1}');
    expect(names.map((name) => request?.headers.get(name))).toEqual([
      'true',
      '9.5.0',
      'Kibana',
      '2023-10-31',
    ]);
  });

  it('puts the base path in front and the query behind', async () => {
    const { http, sent } = anHttp({}, '/kbn');

    await http.get('/api/x', { query: { a: 1, none: undefined, list: ['x', 'y'] } });

    expect(sent[0]?.url.pathname).toBe('/kbn/api/x');
    expect(sent[0]?.url.search).toBe('?a=1&list=x&list=y');
  });

  it.each([
    { name: 'parsed JSON', answer: { body: '{"a":1}' }, expected: { a: 1 } },
    { name: 'undefined for 204', answer: { status: 204, body: null }, expected: undefined },
    { name: 'text as it is', answer: { body: 'hi', contentType: 'text/plain' }, expected: 'hi' },
  ])('resolves to $name', async ({ answer, expected }) => {
    const { http } = anHttp(answer);

    expect(await http.get('/api/x')).toEqual(expected);
  });

  it.each([
    { name: 'JSON', body: '{"message":"no"}', expected: { message: 'no' } },
    { name: 'broken JSON', body: '{"message', expected: undefined },
  ])('rejects with status and $name body', async ({ body, expected }) => {
    const { http } = anHttp({ status: 403, body });

    const error = await http.get('/api/x').catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(HttpFetchError);
    expect(error).toMatchObject({
      name: 'Error',
      message: 'status 403',
      response: { status: 403 },
    });
    expect((error as HttpFetchError).body).toEqual(expected);
  });

  it('keeps the name of an abort and has no response then', async () => {
    const { http } = anHttp(Object.assign(new Error('aborted'), { name: 'AbortError' }));

    const error = await http.get('/api/x').catch((reason: unknown) => reason);

    expect(error).toMatchObject({ name: 'AbortError', message: 'aborted' });
    expect((error as HttpFetchError).response).toBeUndefined();
  });

  it('tells of an ended session on 401, and on nothing else', async () => {
    const unauthorized = anHttp({ status: 401 });
    const forbidden = anHttp({ status: 403 });

    await unauthorized.http.get('/api/x').catch(() => undefined);
    await forbidden.http.get('/api/x').catch(() => undefined);

    expect(unauthorized.onSessionExpired).toHaveBeenCalledTimes(1);
    expect(forbidden.onSessionExpired).not.toHaveBeenCalled();
  });
});
