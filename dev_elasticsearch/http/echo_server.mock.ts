import { ElasticsearchError } from '../lib/elasticsearch_error';
import type { Endpoint } from '../lib/endpoint';
import type { Subject } from '../lib/subject';
import { emulatedVersion } from '../lib/version';
import { createHttpServer } from './http_server';
import type { HttpServer } from './http_server';

/** Whoever sends any Authorization header; may do everything. */
export const nobody: Subject = {
  principal: 'nobody',
  identity: 'nobody',
  description: 'user [nobody]',
  allowsCluster: () => true,
  allowsIndex: () => true,
  allowsIndexActionAnywhere: () => true,
  indexAccess: () => undefined,
  denied: () => new ElasticsearchError({ status: 403, type: 'security_exception' }),
};

const endpoint = (overrides: Partial<Endpoint>): Endpoint => ({
  methods: ['get'],
  paths: ['/'],
  queryParameters: [],
  body: 'none',
  handle: () => ({ status: 200, body: {} }),
  ...overrides,
});

/** Answers what it was handed. */
export const echo = endpoint({
  methods: ['post', 'put'],
  paths: ['/_echo/{name}'],
  queryParameters: ['size'],
  body: 'required',
  handle: ({ body, params, query }) => ({ status: 200, body: { body, params, query } }),
});

const lines = endpoint({
  methods: ['post'],
  paths: ['/_lines'],
  body: 'ndjson',
  handle: ({ body }) => ({ status: 200, body: { body } }),
});

const warned = endpoint({
  paths: ['/_warned'],
  handle: () => ({ status: 200, body: 'x', warnings: ['a "b" is ä', 'second'] }),
});

const broken = endpoint({
  paths: ['/_broken'],
  handle: () => {
    throw new Error('a bug, with a secret');
  },
});

/** What to send; any `authorization` is let in, and one is sent unless `headers` say otherwise. */
export interface EchoCall {
  readonly body?: object | string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An HTTP server of release 8.19 with a few endpoints that do nothing; bodies up to 1000 bytes. */
export interface EchoServer {
  readonly http: HttpServer;
  /** Lines that the server logged. */
  readonly logged: readonly string[];
  /** `line` is `METHOD /path`. */
  call(line: string, call?: EchoCall): ReturnType<HttpServer['inject']>;
}

/** Nothing listens until it is started. */
export function anEchoServer(): EchoServer {
  const logged: string[] = [];
  const http = createHttpServer({
    host: '127.0.0.1',
    port: 0,
    endpoints: [endpoint({ methods: ['get', 'head'] }), echo, lines, warned, broken],
    version: emulatedVersion('8.19'),
    authenticate: ({ headers }) => {
      if (headers.authorization !== undefined) return Promise.resolve(nobody);
      const challenges = { 'WWW-Authenticate': ['ApiKey', 'Basic realm="security"'] };
      throw new ElasticsearchError({
        status: 401,
        type: 'security_exception',
        headers: challenges,
      });
    },
    log: (line) => logged.push(line),
    maxBodyBytes: 1000,
  });
  const call: EchoServer['call'] = (line, { body, headers } = {}) => {
    const [method = '', url = ''] = line.split(' ');
    return http.inject({
      method,
      url,
      headers: { authorization: 'x', ...headers },
      ...(body === undefined ? {} : { body }),
    });
  };
  return { http, logged, call };
}
