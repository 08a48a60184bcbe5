import type { ChromeBreadcrumb } from '@kbn/core/public';
import { createScopedHistory } from '../../../host/shell/core/scoped_history';
import type { Core812 } from './core';

/** What a plugin registers in Management. */
interface ManagementApp {
  readonly id: string;
  readonly title: string;
  mount(params: object): (() => void) | Promise<() => void>;
}

/** A plugin's own instance. */
interface PluginInstance {
  setup(core: object, plugins: object): unknown;
  start(core: object, plugins: object): unknown;
}

/** A bundle, as `__kbnBundles__.get()` gives it. */
export interface PluginModule {
  readonly plugin: (context: object) => PluginInstance;
}

/** Takes one plugin through setup and start as 8.12.2 does; gives back what it registered. */
export function startPlugin({ plugin }: PluginModule, { start }: Core812): ManagementApp[] {
  const apps: ManagementApp[] = [];
  const registerApp = (app: ManagementApp) => {
    apps.push(app);
    return app;
  };
  const management = { sections: { section: { security: { registerApp } } } };
  const { http, notifications, theme } = start;
  const instance = plugin({ config: { get: () => ({}) } });
  const getStartServices = () => Promise.resolve([start, {}, undefined]);
  const application = { register: () => undefined };
  instance.setup({ application, http, notifications, theme, getStartServices }, { management });
  instance.start(start, {});
  return apps;
}

/** Puts an application into its element, with the parameters of 8.12.2 and no other. */
export async function mountApp(
  app: ManagementApp,
  { chrome, history, prepend, start }: Core812,
  element: HTMLElement,
): Promise<void> {
  const basePath = `/security/${app.id}`;
  const scoped = createScopedHistory(history, `/app/management${basePath}`, prepend);
  await app.mount({
    basePath,
    element,
    history: scoped.history,
    setBreadcrumbs: (crumbs: ChromeBreadcrumb[]) => chrome.setBreadcrumbs(crumbs),
    ...start.theme,
  });
}
