import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { freePort } from './free_port';

/** A cluster as Elasticsearch 8.12.2 is where that matters to us. */
export interface Elasticsearch812 {
  readonly url: string;
  /** Method and path of every call so far that it refused as 8.12 does, with the reason. */
  readonly refusals: readonly string[];
  /** Versions of Elastic's client that it was called by. */
  readonly clients: ReadonlySet<string>;
  dispose(): Promise<void>;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const FIELDS =
  /^(name|username|realm_name|creation|expiration|invalidation|invalidated|metadata([.].+)?)$/;
const FIELD_QUERIES = ['term', 'terms', 'prefix', 'wildcard', 'range', 'exists'];
const BARE_QUERIES = ['match_all', 'ids'];
const QUERY_KEYS = ['query', 'from', 'size', 'sort', 'search_after'];
const UPDATE_KEYS = ['role_descriptors', 'metadata'];

const refuseKeys = (body: Json, known: readonly string[]): string | undefined => {
  const unknown = Object.keys(body).find((key) => !known.includes(key));
  return unknown === undefined ? undefined : `unknown field [${unknown}]`;
};

const refuseField = (field: string): string | undefined =>
  FIELDS.test(field) ? undefined : `Field [${field}] is not allowed for API Key query`;

const firstOf = (reasons: readonly (string | undefined)[]): string | undefined =>
  reasons.find((reason) => reason !== undefined);

const refuseBool = (bool: Json): string | undefined =>
  firstOf(
    ['must', 'must_not', 'filter', 'should']
      .flatMap((occurrence) => bool[occurrence] ?? [])
      .map(refuseQuery),
  );

function refuseQuery(query: unknown): string | undefined {
  if (!isObject(query)) return 'a query must be an object';
  const [[kind, content] = ['', undefined]] = Object.entries(query);
  if (BARE_QUERIES.includes(kind)) return undefined;
  if (!isObject(content)) return `[${kind}] query malformed`;
  if (kind === 'bool') return refuseBool(content);
  if (FIELD_QUERIES.includes(kind)) return firstOf(Object.keys(content).map(refuseField));
  return `Query type [${kind}] is not supported for API Key query`;
}

const refuseSort = (sort: unknown): string | undefined =>
  firstOf(
    [sort ?? []]
      .flat()
      .flatMap((entry) => (isObject(entry) ? Object.keys(entry) : JSON.stringify(entry)))
      .map(refuseField),
  );

const refuseSearch = (body: Json): string | undefined =>
  firstOf([
    refuseKeys(body, QUERY_KEYS),
    body.query === undefined ? undefined : refuseQuery(body.query),
    refuseSort(body.sort),
  ]);

/** Why 8.12 refuses a call that later versions take. */
function refuse(line: string, body: Json): string | undefined {
  if (/^(GET|POST) \/_security\/_query\/api_key\b/.test(line)) return refuseSearch(body);
  if (line.startsWith('PUT /_security/api_key/')) return refuseKeys(body, UPDATE_KEYS);
  return undefined;
}

const withoutNewFields = (key: unknown): unknown => {
  if (!isObject(key)) return key;
  const { realm_type: _realmType, profile_uid: _profileUid, ...rest } = key;
  return rest;
};

/** The answer of a newer Elasticsearch as 8.12 would have given it. */
function age(line: string, answer: unknown): unknown {
  if (!isObject(answer)) return answer;
  if (line === 'GET /') {
    const version = isObject(answer.version) ? answer.version : {};
    return { ...answer, version: { ...version, number: '8.12.2' } };
  }
  if (!Array.isArray(answer.api_keys)) return answer;
  return { ...answer, api_keys: answer.api_keys.map(withoutNewFields) };
}

const parse = (text: string): unknown => (text === '' ? undefined : JSON.parse(text));

const PASSED_ON = ['accept', 'authorization', 'content-type', 'es-secondary-authorization'];

async function forward(
  target: string,
  request: IncomingMessage,
  body: Buffer,
): Promise<{ readonly status: number; readonly type: string; readonly text: string }> {
  const headers = PASSED_ON.flatMap((name): [string, string][] => {
    const value = request.headers[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  const { method = 'GET', url = '/' } = request;
  const answer = await fetch(target + url, {
    method,
    headers,
    ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
  });
  const type = answer.headers.get('content-type') ?? 'application/json';
  return { status: answer.status, type, text: await answer.text() };
}

/** None when it was not Elastic's client that called. */
const clientsOf = ({ headers }: IncomingMessage): readonly string[] =>
  /\bes=([^,]+)/.exec(String(headers['x-elastic-client-meta']))?.slice(1) ?? [];

const errorBody = (reason: string): string => {
  const error = { type: 'illegal_argument_exception', reason };
  return JSON.stringify({ error: { root_cause: [error], ...error }, status: 400 });
};

/** Stands between a client and a newer Elasticsearch at `target`. */
export async function startElasticsearch812(target: string): Promise<Elasticsearch812> {
  const refusals: string[] = [];
  const clients = new Set<string>();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    for (const client of clientsOf(request)) clients.add(client);
    const line = `${request.method ?? ''} ${request.url ?? ''}`;
    const isJson = /json$|json;/.test(request.headers['content-type'] ?? '');
    const json = isJson && !line.includes('_bulk') ? parse(body.toString()) : undefined;
    const reason = refuse(line, isObject(json) ? json : {});
    response.setHeader('x-elastic-product', 'Elasticsearch');
    if (reason !== undefined) {
      refusals.push(`${line}: ${reason}`);
      response.writeHead(400, { 'content-type': 'application/json' }).end(errorBody(reason));
      return;
    }
    const { status, type, text } = await forward(target, request, body);
    const aged = type.includes('json') ? JSON.stringify(age(line, parse(text))) : text;
    response.writeHead(status, { 'content-type': type }).end(aged);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  const port = await freePort();
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${port}`,
    refusals,
    clients,
    dispose: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
