import type { KibanaRequest } from './request';

/**
 * What the user of one request may see: feature name to flags. `management` and `catalogue` are
 * always there, even when empty. A missing flag means "not restricted" to the management app.
 */
export interface Capabilities {
  /** Section id to app id to "is shown". */
  readonly management: Readonly<Record<string, Readonly<Record<string, boolean>>>>;
  readonly catalogue: Readonly<Record<string, boolean>>;
  readonly navLinks: Readonly<Record<string, boolean>>;
  readonly [feature: string]: Readonly<Record<string, boolean | Readonly<Record<string, boolean>>>>;
}

/** Names the flags a plugin brings, each with the value it has before any switcher runs. */
export type CapabilitiesProvider = () => Partial<Capabilities>;

/**
 * Changes flags for the user of a request; may not add or remove any. Returns only what it
 * changes. `useDefaultCapabilities` is true for anonymous pages, which must not be restricted.
 */
export type CapabilitiesSwitcher = (
  request: KibanaRequest,
  uiCapabilities: Capabilities,
  useDefaultCapabilities?: boolean,
) => Partial<Capabilities> | Promise<Partial<Capabilities>>;

/** Which flags a switcher looks at, so that it is skipped when none of them is asked for. */
export interface CapabilitiesSwitcherOptions {
  /** Dotted path such as `management.security.api_keys` or `management.*`; `*` for all. */
  readonly capabilityPath: string | readonly string[];
}

/** Usable during plugin setup only: registering after start throws. */
export interface CapabilitiesSetup {
  /** @throws when a flag is already provided with another value */
  registerProvider(provider: CapabilitiesProvider): void;
  /** Kibana 8.12 runs switchers side by side and merges; so two must not set one flag. */
  registerSwitcher(switcher: CapabilitiesSwitcher, options: CapabilitiesSwitcherOptions): void;
}

/** Narrows what {@link CapabilitiesStart.resolveCapabilities} works out. */
export interface ResolveCapabilitiesOptions {
  readonly capabilityPath: string | readonly string[];
  readonly useDefaultCapabilities?: boolean;
}

/** Available once all plugins are set up. */
export interface CapabilitiesStart {
  /** Runs every matching switcher as the user of the request. Rejects when one of them does. */
  resolveCapabilities(
    request: KibanaRequest,
    options: ResolveCapabilitiesOptions,
  ): Promise<Capabilities>;
}
