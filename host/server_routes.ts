import type { Server } from '@hapi/hapi';
import type { Logger } from '@kbn/core/server';
import type { HostConfig } from './config';
import type { CoreServices } from './core/core_services';
import type { ClusterInfo } from './core/elasticsearch/check_cluster';
import type { Security } from './core/security/security';
import { StatusService } from './core/status/status_service';
import { requireAuthentication } from './http/authentication';
import { addPages } from './http/pages';
import { checkRequests } from './http/request_checks';
import { addRoutes } from './http/route_adapter';
import { addResponseHeaders } from './http/security_headers';
import { addSecurityRoutes } from './http/security_routes';
import { addStaticFiles } from './http/static_files';
import { addStatusRoute } from './http/status_route';
import { addTranslationsRoute } from './http/translations_route';
import type { LoadedPlugin } from './plugin_loader';

/** Everything that answers requests. */
export interface ServerRoutesOptions {
  readonly config: HostConfig;
  readonly core: CoreServices;
  readonly security: Security;
  readonly plugin: LoadedPlugin;
  readonly cluster: ClusterInfo | undefined;
  readonly log: Logger;
  readonly now: () => number;
}

/** The name by which the host goes in `kbn-name` and in the status answer. */
const SERVER_NAME = 'kibana';

/** Gives the server its checks, headers and routes, those of the plugin included. */
export async function addRoutesToServer(
  server: Server,
  { config, core, security, plugin, cluster, log, now }: ServerRoutesOptions,
): Promise<void> {
  const { kibanaVersion, manifest, coreStart } = plugin;
  const elasticsearch = core.elasticsearch;
  const plugins = plugin.config.isEnabled && manifest.ui ? [browserPlugin(config, plugin)] : [];

  requireAuthentication(server, security.authenticator);
  checkRequests(server, { kibanaVersion, restrictInternalApis: config.restrictInternalApis });
  addResponseHeaders(server, SERVER_NAME);
  addStatusRoute(server, {
    name: SERVER_NAME,
    kibanaVersion,
    status: statusOf(core, { now, log }),
  });
  addSecurityRoutes(server, { ...security, defaultRoute: config.defaultRoute });
  addRoutes(server, core.routes.lock(), { elasticsearch, log: log.get('http') });
  addPages(server, {
    ...config,
    authenticator: security.authenticator,
    capabilities: coreStart.capabilities,
    kibanaVersion,
    plugins,
    elasticsearch: cluster,
  });
  addTranslationsRoute(server, {
    directories: [config.pluginDir],
    locale: config.locale,
    log: log.get('i18n'),
  });
  await addStaticFiles(server, { shellDir: config.shellDir, plugins });
}

function browserPlugin({ pluginDir }: HostConfig, { manifest, config }: LoadedPlugin) {
  const { id, version } = manifest;
  return { id, version, directory: pluginDir, browserConfig: config.forBrowser };
}

function statusOf(
  { elasticsearch }: CoreServices,
  { now, log }: Pick<ServerRoutesOptions, 'now' | 'log'>,
): StatusService {
  const ping = async () => {
    await elasticsearch.asInternalUser.transport.request(
      { method: 'GET', path: '/_security/_authenticate' },
      { requestTimeout: 3000, maxRetries: 0 },
    );
  };
  return new StatusService({ ping, now, log: log.get('status') });
}
