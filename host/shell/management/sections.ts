import type { ChromeBreadcrumb, CoreTheme, ScopedHistory } from '@kbn/core/public';
import type { Observable } from 'rxjs';

/** Handed to a management application's `mount`. */
export interface ManagementAppMountParams {
  /** Path of the application below Management, such as `/security/api_keys`. */
  readonly basePath: string;
  readonly element: HTMLElement;
  readonly history: ScopedHistory;
  /** The trail after Management. */
  readonly setBreadcrumbs: (crumbs: ChromeBreadcrumb[]) => void;
  readonly theme$: Observable<CoreTheme>;
}

/** Removes what `mount` put into the element. */
export type ManagementAppUnmount = () => void;

/** What a plugin registers; mirrors Kibana 8.12.2 without `redirectFrom`. */
export interface RegisterManagementApp {
  /** Unique in its section; part of the address. */
  readonly id: string;
  readonly title: string;
  /** Smaller first; default 100. */
  readonly order?: number;
  readonly tip?: string;
  readonly keywords?: readonly string[];
  /** Capability below `management.<section>`; default: the id. */
  readonly capabilitiesId?: string;
  /** Not in the navigation, yet open to who knows the address. */
  readonly hideFromSidebar?: boolean;
  readonly mount: (
    params: ManagementAppMountParams,
  ) => ManagementAppUnmount | Promise<ManagementAppUnmount>;
}

/** A registered application. */
export interface ManagementApp extends RegisterManagementApp {
  readonly order: number;
  readonly enabled: boolean;
  enable(): void;
  disable(): void;
}

/** A group of applications. */
export interface ManagementSection {
  readonly id: string;
  readonly title: string;
  readonly order: number;
  /** @throws Error when the section has an application of that id */
  registerApp(app: RegisterManagementApp): ManagementApp;
  getApp(id: string): ManagementApp | undefined;
  /** Sorted by order, then title. */
  getAppsEnabled(): ManagementApp[];
}

/** What a section is registered with. */
export interface RegisterManagementSection {
  readonly id: string;
  readonly title: string;
  /** Smaller first; default 100. */
  readonly order?: number;
}

const DEFAULT_ORDER = 100;

const byOrder = (
  a: { readonly order: number; readonly title: string },
  b: { readonly order: number; readonly title: string },
): number => a.order - b.order || a.title.localeCompare(b.title);

const createApp = (app: RegisterManagementApp): ManagementApp => {
  let enabled = true;
  return {
    ...app,
    order: app.order ?? DEFAULT_ORDER,
    mount: (params) => app.mount(params),
    get enabled() {
      return enabled;
    },
    enable() {
      enabled = true;
    },
    disable() {
      enabled = false;
    },
  };
};

const createSection = (section: RegisterManagementSection): ManagementSection => {
  const apps = new Map<string, ManagementApp>();
  return {
    id: section.id,
    title: section.title,
    order: section.order ?? DEFAULT_ORDER,
    registerApp(registered) {
      if (apps.has(registered.id)) {
        throw new Error(`Section "${section.id}" already has an app "${registered.id}"`);
      }
      const app = createApp(registered);
      apps.set(registered.id, app);
      return app;
    },
    getApp: (id) => apps.get(id),
    getAppsEnabled: () => [...apps.values()].filter((app) => app.enabled).sort(byOrder),
  };
};

/** The sections of Kibana's Management, in its order. */
const KIBANA_SECTIONS = {
  ingest: { id: 'ingest', title: 'Ingest', order: 10 },
  data: { id: 'data', title: 'Data', order: 20 },
  insightsAndAlerting: { id: 'insightsAndAlerting', title: 'Alerts and Insights', order: 30 },
  security: { id: 'security', title: 'Security', order: 40 },
  kibana: { id: 'kibana', title: 'Kibana', order: 50 },
  stack: { id: 'stack', title: 'Stack', order: 60 },
} as const;

/** Names of the sections that plugins reach as `sections.section.<name>`. */
export type KibanaSectionId = keyof typeof KIBANA_SECTIONS;

/** The setup contract of Kibana's `management` plugin, as far as plugins use it. */
export interface ManagementSetup {
  readonly sections: {
    readonly section: Readonly<Record<KibanaSectionId, ManagementSection>>;
    /** @throws Error when the id is taken */
    register(section: RegisterManagementSection): ManagementSection;
  };
}

/** Management's sections, and the contract that plugins are handed. */
export interface ManagementRegistry {
  readonly setup: ManagementSetup;
  /** Sections with at least one enabled application, sorted. */
  getSectionsEnabled(): ManagementSection[];
  /**
   * Turns off every application whose capability is present and not true. One without a capability
   * stays visible.
   */
  applyCapabilities(management: Readonly<Record<string, Readonly<Record<string, boolean>>>>): void;
}

/** Kibana's sections, without applications. */
export function createManagement(): ManagementRegistry {
  const sections = new Map<string, ManagementSection>();
  const register = (section: RegisterManagementSection): ManagementSection => {
    if (sections.has(section.id)) throw new Error(`Section "${section.id}" is already registered`);
    const created = createSection(section);
    sections.set(section.id, created);
    return created;
  };
  const section = Object.fromEntries(
    Object.entries(KIBANA_SECTIONS).map(([name, known]) => [name, register(known)]),
  ) as Record<KibanaSectionId, ManagementSection>;

  return {
    setup: { sections: { section, register } },
    getSectionsEnabled: () =>
      [...sections.values()].filter((one) => one.getAppsEnabled().length > 0).sort(byOrder),
    applyCapabilities(management) {
      for (const one of sections.values()) {
        for (const app of one.getAppsEnabled()) {
          const capability = management[one.id]?.[app.capabilitiesId ?? app.id];
          if (capability === false) app.disable();
        }
      }
    },
  };
}
