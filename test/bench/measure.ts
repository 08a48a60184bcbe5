/** @file Measures one data folder in a process of its own: a start is cold, memory is its alone. */
import { existsSync, readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import type { RequestOptions } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createElasticsearch } from '../../dev_elasticsearch';
import type { Elasticsearch } from '../../dev_elasticsearch';
import { QUERIES } from './queries';
import { timed } from './samples';
import type { Samples } from './samples';
import { AS_ELASTIC, seededId } from './seed';

/** What the parent process asks for, as JSON in the environment variable `BENCH_REQUEST`. */
export interface MeasureRequest {
  readonly dataDir: string;
  /** `Authorization` with an API key. */
  readonly authorization: string;
  readonly keyCount: number;
  /** `start`: nothing but the start; `writes`: queries, and creating, authenticating, invalidating. */
  readonly part: 'start' | 'queries' | 'writes';
}

/** What is measured, as JSON on the standard output. */
export interface Measurements {
  /** From nothing to the answer to an authenticated request, with the server listening. */
  readonly start: number;
  /** What that took of the processor, however busy the machine was with other work. */
  readonly startProcessor: number;
  /** Bytes, after a garbage collection; `own` leaves out pages of files, which the system can take back. */
  readonly memory: { readonly heap: number; readonly own: number };
  /** Milliseconds of each run, by the words of the row. */
  readonly operations: Readonly<Record<string, Samples>>;
}

const INVALIDATED_AT_ONCE = 10_000;

async function measure(request: MeasureRequest): Promise<Measurements> {
  const { dataDir, authorization } = request;
  const began = performance.now();
  const before = process.cpuUsage();
  const server = await createElasticsearch({ dataDir, port: 0 });
  await server.start();
  const call = callerOf(server, authorization);
  await call('GET', '/_security/_authenticate');
  const start = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  const startProcessor = (user + system) / 1000;
  const memory = memoryUse();
  const operations: Record<string, Samples> = {};
  for (const [label, body] of request.part === 'start' ? [] : Object.entries(QUERIES)) {
    const query = (): Promise<unknown> => call('POST', '/_security/_query/api_key', body);
    operations[label] = await timed({ times: 40, warmUp: 5 }, query);
  }
  if (request.part === 'writes')
    Object.assign(operations, await measureWrites(server, request, call));
  await server.stop();
  return { start, startProcessor, memory, operations };
}

type Call = (method: string, url: string, body?: object) => Promise<unknown>;

function callerOf(server: Elasticsearch, authorization: string): Call {
  const headers = { authorization };
  return async (method, url, body) => {
    const options = { method, url, headers };
    const answer = await server.inject(body === undefined ? options : { ...options, body });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };
}

async function measureWrites(
  server: Elasticsearch,
  { authorization, keyCount }: MeasureRequest,
  call: Call,
): Promise<Record<string, Samples>> {
  const authenticate = '/_security/_authenticate';
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const overHttp = (): Promise<void> =>
    overSocket(`${server.url}${authenticate}`, { agent, headers: { authorization } });
  // With the password: a key that makes a key can give it no rights.
  const asUser = callerOf(server, AS_ELASTIC);
  const create = (run: number): Promise<unknown> =>
    asUser('POST', '/_security/api_key', { name: `created-${run}`, metadata: { run } });
  const batches = Math.min(3, Math.floor(keyCount / INVALIDATED_AT_ONCE));
  const invalidate = (run: number): Promise<unknown> => {
    const first = run * INVALIDATED_AT_ONCE;
    const ids = Array.from({ length: INVALIDATED_AT_ONCE }, (_, at) => seededId(first + at));
    return call('DELETE', '/_security/api_key', { ids });
  };
  const results = {
    'authenticate by key, inside the server': await timed({ times: 5000, warmUp: 1000 }, () =>
      call('GET', authenticate),
    ),
    'authenticate by key, over HTTP': await timed({ times: 3000, warmUp: 500 }, overHttp),
    'create a key': await timed({ times: 200, warmUp: 20 }, create),
    'invalidate 10,000 keys in one request': await timed({ times: batches, warmUp: 0 }, invalidate),
  };
  agent.destroy();
  return results;
}

function overSocket(url: string, options: RequestOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, options, (response) => {
      response.resume();
      response.once('end', resolve);
    }).once('error', reject);
  });
}

function memoryUse(): Measurements['memory'] {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  collectGarbage();
  collectGarbage();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed + external, own: anonymousBytes() ?? rss };
}

/** Linux tells pages of files apart; LMDB's whole file is mapped, and counts as resident when read. */
function anonymousBytes(): number | undefined {
  const status = '/proc/self/status';
  if (!existsSync(status)) return undefined;
  const kilobytes = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

measure(JSON.parse(process.env.BENCH_REQUEST ?? '') as MeasureRequest).then(
  (measurements) => {
    process.stdout.write(JSON.stringify(measurements));
  },
  (error: unknown) => {
    process.stderr.write(String(error));
    process.exit(1);
  },
);
