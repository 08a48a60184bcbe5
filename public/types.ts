import type { ChromeBreadcrumb, ScopedHistory } from '@kbn/core/public';

/** What Management hands to `mount`, as far as Kibana 8.12 to 9.x agree and the page uses it. */
export interface ManagementAppMountParams {
  readonly element: HTMLElement;
  /** Scoped to the page. */
  readonly history: ScopedHistory;
  readonly setBreadcrumbs: (breadcrumbs: ChromeBreadcrumb[]) => void;
}

/** A page of a section of Management. */
interface ManagementApp {
  readonly id: string;
  readonly title: string;
  /** A sentence about it, on the landing page of Management. */
  readonly tip: string;
  /** Place in the section; Kibana's own API keys page is at 30. */
  readonly order: number;
  mount(params: ManagementAppMountParams): Promise<() => void>;
}

/** Setup contract of the management plugin. */
interface ManagementSetup {
  readonly sections: {
    readonly section: {
      readonly security: { registerApp(app: ManagementApp): unknown };
    };
  };
}

/** Plugins that must be set up before ours. */
export interface ApiKeysPluginSetupDeps {
  readonly management: ManagementSetup;
}
