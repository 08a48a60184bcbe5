import type { ApplicationStart, Capabilities, IBasePath } from '@kbn/core/public';
import type { History } from 'history';

/** What navigation needs from the page. */
export interface ApplicationOptions {
  readonly basePath: IBasePath;
  readonly capabilities: Capabilities;
  /** Paths without base path. */
  readonly history: History;
  /** Leaves the page for another address. */
  loadPage(url: string, target?: '_blank'): void;
}

/** The host has one application; the plugin's page is inside it. */
const APPLICATIONS = ['management'];

const appPath = (appId: string, path = ''): string =>
  `/app/${appId}${path === '' || /^[/?#]/.test(path) ? '' : '/'}${path}`;

/** `core.application` of the host. */
export function createApplication(options: ApplicationOptions): ApplicationStart {
  const { basePath, capabilities, history } = options;
  return {
    capabilities,
    navigateToApp(appId, { path, replace, openInNewTab } = {}) {
      if (!APPLICATIONS.includes(appId)) {
        return Promise.reject(new Error(`Unknown application "${appId}"`));
      }
      const target = appPath(appId, path);
      if (openInNewTab) options.loadPage(basePath.prepend(target), '_blank');
      else history[replace ? 'replace' : 'push'](target);
      return Promise.resolve();
    },
    navigateToUrl(url) {
      const { origin, pathname, search, hash } = new URL(url, location.href);
      const inner = basePath.remove(pathname);
      const isOurs = origin === location.origin && basePath.prepend(inner) === pathname;
      if (isOurs && inner.startsWith('/app/')) history.push(`${inner}${search}${hash}`);
      else options.loadPage(url);
      return Promise.resolve();
    },
    getUrlForApp(appId, { path, absolute } = {}) {
      const url = basePath.prepend(appPath(appId, path));
      return absolute ? new URL(url, location.origin).href : url;
    },
  };
}
