import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody that the fake cluster knows. */
export interface FakeUser {
  readonly authorization: string;
  readonly username: string;
  readonly authenticationType?: string;
  /** Cluster privileges that has-privileges grants. */
  readonly privileges?: readonly string[];
}

/** A call that reached the fake cluster. */
export interface FakeCall {
  readonly line: string;
  readonly authorization: string | undefined;
}

/** A cluster of a few lines: who somebody is, what they may, and its own name. */
export interface FakeElasticsearch {
  readonly url: string;
  readonly calls: readonly FakeCall[];
  /** Takes a user away, as a changed password does. */
  forget(username: string): void;
  stop(): Promise<void>;
}

export const basic = (username: string, password: string): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

/** The host's own user, a person with all privileges, and an API key of hers. */
const FAKE_USERS: readonly FakeUser[] = [
  { authorization: basic('kibana_system', 'inner'), username: 'kibana_system' },
  { authorization: basic('ada', 'secret'), username: 'ada', privileges: ['manage_api_key'] },
  { authorization: basic('bob', 'secret'), username: 'bob' },
  { authorization: basic('key-id', 'key-secret'), username: 'ada', authenticationType: 'api_key' },
  { authorization: 'ApiKey a2V5', username: 'ada', authenticationType: 'api_key' },
];

export async function startFakeElasticsearch(): Promise<FakeElasticsearch> {
  const users = new Map(FAKE_USERS.map((user) => [user.authorization, user]));
  const calls: FakeCall[] = [];
  const server = createServer((request, response) => {
    const { authorization } = request.headers;
    calls.push({ line: `${request.method ?? ''} ${request.url ?? ''}`, authorization });
    void answer(users.get(authorization ?? ''), request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    forget: (username) => {
      for (const user of users.values()) {
        if (user.username === username) users.delete(user.authorization);
      }
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answer(
  user: FakeUser | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readJson(request);
  const [status, result] = user === undefined ? [401, DENIED] : answerTo(user, request.url, body);
  response
    .writeHead(status, { 'content-type': 'application/json', 'x-elastic-product': 'Elasticsearch' })
    .end(JSON.stringify(result));
}

const DENIED = {
  error: { type: 'security_exception', reason: 'unable to authenticate' },
  status: 401,
};

function answerTo(user: FakeUser, url: string | undefined, body: unknown): [number, object] {
  switch (url) {
    case '/':
      return [200, { cluster_name: 'fake', version: { number: '9.4.0' } }];
    case '/_security/_authenticate':
      return [200, whoIs(user)];
    case '/_security/user/_has_privileges':
      return [200, { cluster: granted(user, body), index: {} }];
    case '/_reject':
      return [401, DENIED];
    default:
      return [404, { error: { type: 'not_found', reason: `no ${String(url)}` }, status: 404 }];
  }
}

const whoIs = ({ username, authenticationType = 'realm' }: FakeUser) => ({
  username,
  roles: ['some_role'],
  enabled: true,
  authentication_realm: { name: 'native1', type: 'native' },
  lookup_realm: { name: 'native1', type: 'native' },
  authentication_type: authenticationType,
});

function granted({ privileges = [] }: FakeUser, body: unknown): Record<string, boolean> {
  const { cluster } = body as { cluster: string[] };
  return Object.fromEntries(cluster.map((name) => [name, privileges.includes(name)]));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : JSON.parse(text);
}
