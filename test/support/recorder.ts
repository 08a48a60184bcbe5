import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { freePort } from './free_port';

/** What passed between a client and the cluster behind it, unchanged. */
export interface Recorder {
  readonly url: string;
  /** Method and path of every call so far that the cluster answered with 400. */
  readonly refusals: readonly string[];
  /** Versions of Elastic's client that called. */
  readonly clients: ReadonlySet<string>;
  dispose(): Promise<void>;
}

/** None when it was not Elastic's client that called. */
const clientsOf = ({ headers }: IncomingMessage): readonly string[] =>
  /\bes=([^,]+)/.exec(String(headers['x-elastic-client-meta']))?.slice(1) ?? [];

/** Stands between clients and the cluster at `target`. */
export async function startRecorder(target: string): Promise<Recorder> {
  const refusals: string[] = [];
  const clients = new Set<string>();
  const pass = (request: IncomingMessage, response: ServerResponse): void => {
    const { method = '', url = '', headers } = request;
    for (const client of clientsOf(request)) clients.add(client);
    const onward = send(new URL(url, target), { method, headers }, (answer) => {
      if (answer.statusCode === 400) refusals.push(`${method} ${url}`);
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    onward.on('error', (error) => response.destroy(error));
    request.pipe(onward);
  };
  const server = createServer(pass);
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
