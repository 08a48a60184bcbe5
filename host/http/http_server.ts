import { Server } from '@hapi/hapi';
import type { Logger } from '@kbn/core/server';
import { isLogged } from './response_adapter';
import { HostStartError, reasonOf, systemCodeOf } from '../lib/host_start_error';

/** Where to listen. */
export interface ListenAddress {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
}

/** A server's address and where it reports trouble. */
export interface HttpServerOptions extends ListenAddress {
  readonly log: Logger;
}

/** An empty server that logs what it cannot answer. */
export function createHttpServer({ host, port, log }: HttpServerOptions): Server {
  const server = new Server({
    host,
    port,
    debug: false,
    routes: { state: { parse: true, failAction: 'ignore' } },
    state: { strictHeader: true },
  });
  server.events.on({ name: 'request', channels: 'error' }, (_request, { error }) => {
    if (isLogged(error)) return;
    log.error(error instanceof Error ? error : 'A request failed without an error');
  });
  return server;
}

/**
 * Listens, and says where.
 * @throws HostStartError when the address cannot be had
 */
export async function listen(server: Server, { host, port }: ListenAddress): Promise<string> {
  try {
    await server.start();
    return server.info.uri;
  } catch (cause) {
    if (systemCodeOf(cause) === 'EADDRINUSE') {
      const message = `Port ${port} on ${host} is in use by another program`;
      throw new HostStartError('port_in_use', message, { cause });
    }
    throw new HostStartError(
      'address_unavailable',
      `Cannot listen on ${host}:${port}: ${reasonOf(cause)}`,
      { cause },
    );
  }
}
