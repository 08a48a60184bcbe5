import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createElasticsearch } from '../../elasticsearch';
import type { Elasticsearch } from '../../elasticsearch';
import { basic } from '../../test_server.mock';
import type { Endpoint } from '../../lib/endpoint';
import { anyMutation, anyParameter, mutated } from './mutations.mock';
import { sampleFor } from './samples.mock';

/** Requests for each route. More: FUZZ_RUNS=1000. A failure prints its seed: FUZZ_SEED. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 6);
const SEED = process.env.FUZZ_SEED;

const PASSWORD = 'fuzz-password';
const ELASTIC = basic('elastic', PASSWORD);
const logged: string[] = [];
const secrets = [PASSWORD];
let dataDir: string;
let server: Elasticsearch;

async function start(): Promise<void> {
  dataDir = mkdtempSync(join(tmpdir(), 'dev-elasticsearch-fuzz-'));
  server = await createElasticsearch({
    dataDir,
    port: 0,
    passwordHashCost: 2,
    passwords: { elastic: PASSWORD },
    clock: () => Date.UTC(2030, 0, 1),
    pause: () => Promise.resolve(),
    log: (line) => logged.push(line),
  });
  const put = (method: string, url: string, body: object) =>
    server.inject({ method, url, body, headers: { authorization: ELASTIC } });
  await put('PUT', '/books/_doc/1', { title: 'a b', tag: ['x'], n: 1, at: '2030-01-01' });
  await put('PUT', '/books/_alias/b', {});
  await put('PUT', '/_security/role/r', { cluster: ['monitor'] });
  await put('PUT', '/_security/user/bob', { password: 'bob-password', roles: ['r'] });
  const { body } = await put('POST', '/_security/api_key', { name: 'k' });
  secrets.push((body as { api_key: string }).api_key);
}

async function stop(): Promise<void> {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

/** A request may have locked us out; then everything begins anew. */
async function ensureServed(): Promise<void> {
  const headers = { authorization: ELASTIC };
  const { status } = await server.inject({ method: 'GET', url: '/', headers });
  if (status === 200) return;
  await stop();
  await start();
}

beforeAll(start);
afterAll(stop);

type Route = Pick<Endpoint, 'queryParameters' | 'body'>;

const NO_ENDPOINT: Route = { queryParameters: [], body: 'none' };

const target = (path: string, values: readonly string[]): string => {
  let used = 0;
  return path.replace(/\{\w+\}/g, () => values[used++ % values.length] ?? 'x');
};

/** What is served, by `method /path`. */
const routesOf = (): Map<string, Route> =>
  new Map(
    server.endpoints.flatMap((endpoint) =>
      endpoint.paths.flatMap((path) =>
        endpoint.methods.map((method) => [`${method} ${path}`, endpoint] as const),
      ),
    ),
  );

function expectElasticsearchAnswer({ status, text }: { status: number; text: string }): void {
  const body: unknown = text === '' ? {} : JSON.parse(text.startsWith('{') ? text : '{}');
  const { error } = body as { error?: unknown };
  // What a write gets that asks for more copies than one node has.
  if (status === 503 && text.includes('"unavailable_shards_exception"')) return;
  if (status >= 500) throw new Error(`status ${status}: ${logged.at(-1) ?? text}`);
  if (status < 400 || error === undefined || typeof error === 'string') return;
  expect(body).toMatchObject({
    status,
    error: {
      type: expect.stringMatching(/^[a-z0-9_]+$/) as unknown,
      root_cause: expect.any(Array) as unknown,
    },
  });
}

describe('every endpoint', () => {
  it('answers bad requests with 4xx in the shape of Elasticsearch', async () => {
    const routes = routesOf();
    const request = fc.record({
      line: fc.constantFrom(...routes.keys()),
      mutations: fc.array(anyMutation, { maxLength: 3 }),
      places: fc.array(fc.oneof(fc.constantFrom('books', '1', 'bob', 'r'), anyParameter), {
        minLength: 1,
        maxLength: 3,
      }),
      parameters: fc.array(fc.tuple(fc.nat(), anyParameter), { maxLength: 2 }),
    });
    const property = fc.asyncProperty(request, async (given) => {
      const { line, mutations, places, parameters } = given;
      const [method = '', path = ''] = line.split(' ');
      const endpoint = routes.get(line) ?? NO_ENDPOINT;
      const names = ['pretty', 'filter_path', 'error_trace', ...endpoint.queryParameters];
      const query = parameters.map(([at, value]) => `${names[at % names.length] ?? ''}=${value}`);
      const isLines = endpoint.body === 'ndjson';
      const text = mutated(sampleFor(path, isLines ? 'ndjson' : 'json'), mutations);
      await ensureServed();
      const answer = await server.inject({
        method,
        url: `${target(path, places)}${query.length === 0 ? '' : `?${query.join('&')}`}`,
        headers: { authorization: ELASTIC },
        ...(endpoint.body === 'none' ? {} : { body: isLines ? `${text}\n` : text }),
      });
      expectElasticsearchAnswer(answer);
    });

    await fc.assert(property, {
      numRuns: RUNS * routes.size,
      ...(SEED === undefined ? {} : { seed: Number(SEED) }),
    });

    expect(secrets.filter((secret) => logged.join('\n').includes(secret))).toEqual([]);
  }, 600_000);
});
