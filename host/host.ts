import type { Server } from '@hapi/hapi';
import type { Logger } from '@kbn/core/server';
import { parseHostOptions, type HostConfig, type HostOptions } from './config';
import { CoreServices } from './core/core_services';
import { checkCluster } from './core/elasticsearch/check_cluster';
import { createSecurity, type Security } from './core/security/security';
import { createHttpServer, listen } from './http/http_server';
import { addRoutesToServer } from './server_routes';
import { createLogger, standardErrorSink } from './lib/logger';
import { loadPlugin, type LoadedPlugin } from './plugin_loader';

/** A request that does not go through a socket. */
export interface InjectedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON. */
  readonly payload?: string | object;
}

/** Its answer. */
export interface InjectedResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly payload: string;
}

/** One host; not reusable after {@link Host.stop}. */
export interface Host {
  /**
   * Loads the plugin, asks the cluster who it is, and listens.
   * @throws HostStartError with one sentence for the person who started it
   */
  start(): Promise<{ readonly url: string }>;
  /** Finishes requests under way (5 s), stops the plugin and closes all connections. */
  stop(): Promise<void>;
  /** Answers a request without listening; loads the plugin first where that is still to do. */
  inject(request: InjectedRequest): Promise<InjectedResponse>;
}

interface RunningHost {
  readonly server: Server;
  readonly plugin: LoadedPlugin;
}

const STOP_TIMEOUT = 5000;

/** @throws HostStartError for an option that is missing or wrong */
export function createHost({ log: sink, now = Date.now, ...options }: HostOptions): Host {
  const config = parseHostOptions(options);
  const log = createLogger(sink ?? standardErrorSink('info', now));
  const core = new CoreServices(config);
  let prepared: Promise<RunningHost> | undefined;
  const prepare = () => (prepared ??= prepareHost({ config, core, log, now }));
  return {
    start: async () => {
      const { server } = await prepare();
      return { url: await listen(server, config) };
    },
    stop: async () => {
      const running = await prepared?.catch(() => undefined);
      await running?.server.stop({ timeout: STOP_TIMEOUT });
      await running?.plugin.stop();
      await core.elasticsearch.close();
    },
    inject: async ({ method, url, headers = {}, payload = '' }) => {
      const { server } = await prepare();
      return server.inject({ method, url, headers, payload });
    },
  };
}

async function prepareHost({
  config,
  core,
  log,
  now,
}: {
  config: HostConfig;
  core: CoreServices;
  log: Logger;
  now: () => number;
}): Promise<RunningHost> {
  const security: Security = createSecurity({ ...config, elasticsearch: core.elasticsearch, now });
  const cluster = await checkCluster(core.elasticsearch.asInternalUser, config.elasticsearch);
  const plugin = await loadPlugin({ ...config, core, log });
  const server = createHttpServer({ ...config, log: log.get('http') });
  await addRoutesToServer(server, { config, core, security, plugin, cluster, log, now });
  return { server, plugin };
}
