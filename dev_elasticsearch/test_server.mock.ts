import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createElasticsearch } from './elasticsearch';
import type { Elasticsearch } from './elasticsearch';
import type { InjectedResponse } from './http';
import type { LicenseType } from './lib/license';
import type { VersionProfile } from './lib/version';

/** The members of an answer's body that tests look at; each answer has only some of them. */
export interface TestBody {
  readonly [member: string]: unknown;
  readonly id: string;
  readonly encoded: string;
  readonly api_key: string;
  readonly expiration: number;
  readonly total: number;
  readonly api_keys: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[];
  readonly error: {
    readonly type: string;
    readonly reason: string;
    readonly caused_by: { readonly type: string; readonly reason: string };
    readonly additional_unsuccessful_credentials: string;
  };
}

/** A JSON answer as tests look at it. */
export interface TestAnswer {
  readonly status: number;
  readonly body: TestBody;
  readonly headers: InjectedResponse['headers'];
}

/** Who calls, and what with. */
export interface TestCall {
  readonly body?: object | string;
  /** `Authorization` header; absent = the superuser `elastic`, null = none. */
  readonly as?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An embedded server on a folder of its own, with a clock that stands still; no request waits. */
export interface TestServer {
  /** `line` is `METHOD /path`. */
  call(line: string, call?: TestCall): Promise<TestAnswer>;
  /** The answer to a request of the superuser, as it was sent. */
  text(line: string): Promise<string>;
  /** Makes a native user with one role of these privileges; its Authorization header. */
  addUser(name: string, role: object): Promise<string>;
  /** Makes a key; its id and Authorization header. */
  addKey(body: object, as?: string): Promise<{ readonly id: string; readonly header: string }>;
  /** Moves the clock. */
  pass(milliseconds: number): void;
  now(): number;
  /** Resolves when the audit trail is written. */
  flushAudit(): Promise<void>;
  dispose(): Promise<void>;
}

const PASSWORD = 'elastic-password';

/** The Authorization header of Basic credentials. */
export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** The Authorization header of an encoded API key. */
export function apiKey(encoded: string): string {
  return `ApiKey ${encoded}`;
}

const ELASTIC = basic('elastic', PASSWORD);

/** Starts nothing that listens: requests are injected. */
export async function aTestServer(
  version: VersionProfile = '9.4',
  options: { readonly audit?: boolean; readonly license?: LicenseType } = {},
): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dev-elasticsearch-'));
  let now = Date.UTC(2030, 0, 1);
  const failures: string[] = [];
  const server = await createElasticsearch({
    dataDir,
    port: 0,
    version,
    passwordHashCost: 2,
    ...options,
    passwords: { elastic: PASSWORD, kibana_system: PASSWORD },
    clock: () => now,
    pause: () => Promise.resolve(),
    log: (line) => failures.push(line),
  });

  const call = newCall(server, failures);
  return {
    call,
    text: async (line) => (await send(server, line, {})).text,
    ...makersOf(call),
    pass: (milliseconds) => {
      now += milliseconds;
    },
    now: () => now,
    flushAudit: () => server.flushAudit(),
    dispose: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function makersOf(call: TestServer['call']): Pick<TestServer, 'addUser' | 'addKey'> {
  return {
    addUser: async (name, role) => {
      await call(`PUT /_security/role/${name}-role`, { body: role });
      const body = { password: PASSWORD, roles: [`${name}-role`] };
      await call(`PUT /_security/user/${name}`, { body });
      return basic(name, PASSWORD);
    },
    addKey: async (body, as = ELASTIC) => {
      const answer = await call('POST /_security/api_key', { body, as });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      const { id, encoded } = answer.body;
      return { id, header: apiKey(encoded) };
    },
  };
}

/** Sends requests as `elastic` unless told otherwise; a 500 fails the test with the server's log. */
function newCall(server: Elasticsearch, failures: readonly string[]): TestServer['call'] {
  return async (line, call = {}) => {
    const response = await send(server, line, call);
    if (response.status >= 500) throw new Error(failures.join('\n'));
    return { status: response.status, body: response.body as TestBody, headers: response.headers };
  };
}

function send(
  server: Elasticsearch,
  line: string,
  { body, as = ELASTIC, headers }: TestCall,
): Promise<InjectedResponse> {
  const [method = 'GET', url = '/'] = line.split(' ');
  return server.inject({
    method,
    url,
    headers: { ...(as === null ? {} : { authorization: as }), ...headers },
    ...(body === undefined ? {} : { body }),
  });
}
