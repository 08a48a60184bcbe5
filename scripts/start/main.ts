import { join } from 'node:path';
import { MANAGEMENT_APP_ID } from '../../common/constants';
import { createHost, standardErrorSink } from '../../host';
import { buildAllIfChanged } from '../build/build_cache';
import { hostTarget, pluginTarget } from '../build/targets';
import type { CommandContext } from '../lib/command';
import { readStartSettings } from './environment';
import type { StartSettings } from './environment';
import { onParentGone } from './parent_watch';
import { createShutdown } from './shutdown';
import type { Shutdown } from './shutdown';
import { startCluster } from './start_cluster';
import type { ClusterForHost } from './start_cluster';

const buildEverything = ({ root, step }: CommandContext): Promise<unknown> =>
  step(
    (results) =>
      results.every(({ cached }) => cached) ? 'build is up to date' : 'plugin and shell built',
    () => buildAllIfChanged(root, [pluginTarget(root), hostTarget(root)]),
    'building plugin and shell',
  );

const startHost = async (
  root: string,
  { host, port, dataDir, locale }: StartSettings,
  { cluster, shutdown }: { readonly cluster: ClusterForHost; readonly shutdown: Shutdown },
): Promise<string> => {
  const server = shutdown.add(
    createHost({
      ...cluster,
      host,
      port,
      locale,
      dataDir: join(dataDir, 'host'),
      pluginDir: join(root, pluginTarget(root).output),
      defaultRoute: `/app/management/security/${MANAGEMENT_APP_ID}`,
      shellDir: join(root, hostTarget(root).output),
      log: standardErrorSink('warn', Date.now),
    }),
  );
  const { url } = await server.start();
  return url;
};

/** Stops everything on Ctrl-C, on SIGTERM and when npm is gone; a second Ctrl-C does not wait. */
const stopOnSignal = (shutdown: Shutdown): void => {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    console.log('\nStopping …');
    shutdown.run().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  if (process.env.npm_lifecycle_event === 'start') onParentGone(stop);
};

const summary = (url: string, settings: StartSettings, password: string | undefined): string => {
  const user = settings.cluster.kind === 'embedded' ? ['  User      elastic'] : [];
  const secret = password === undefined ? [] : [`  Password  ${password}   (shown only now)`];
  return ['', `  Open      ${url}`, ...user, ...secret, ''].join('\n');
};

/**
 * `npm start`: builds what changed, starts the embedded Elasticsearch unless there is a cluster, and
 * the host. Returns once both answer; they run until a signal.
 * @throws Error with one sentence when a step fails, after stopping what ran
 */
export async function start(context: CommandContext): Promise<void> {
  const { root, step } = context;
  const settings = readStartSettings(process.env, root);
  const shutdown = createShutdown();
  stopOnSignal(shutdown);
  let password: string | undefined;
  try {
    await buildEverything(context);
    const label =
      settings.cluster.kind === 'embedded'
        ? 'embedded Elasticsearch, for development only'
        : 'settings of the cluster';
    const cluster = await step(label, () =>
      startCluster(settings, shutdown, (made) => {
        password = made;
      }),
    );
    const url = await step('host', () => startHost(root, settings, { cluster, shutdown }));
    console.log(summary(url, settings, password));
  } catch (error) {
    if (password !== undefined) console.error(`The new password of elastic is ${password}`);
    await shutdown.run();
    throw error;
  }
}
