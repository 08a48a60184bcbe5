import type { Action, History, Location, LocationDescriptorObject } from 'history';
import type { ReactNode } from 'react';

/** What the signed-in user may see; worked out on the server before the page is sent. */
export interface Capabilities {
  /** Section id to app id to "is shown"; a missing flag counts as shown. */
  readonly management: Readonly<Record<string, Readonly<Record<string, boolean>>>>;
  readonly catalogue: Readonly<Record<string, boolean>>;
  readonly navLinks: Readonly<Record<string, boolean>>;
  readonly [feature: string]: Readonly<Record<string, boolean | Readonly<Record<string, boolean>>>>;
}

/** Removes what was mounted. Safe to call once only. */
export type UnmountCallback = () => void;

/** Renders into an element it does not own. */
export type MountPoint<T extends HTMLElement = HTMLElement> = (element: T) => UnmountCallback;

/** Removes an application from its element. */
export type AppUnmount = () => void;

/** Where to go inside an application. */
export interface NavigateToAppOptions {
  /** Below the application's root, with or without a leading slash. */
  readonly path?: string;
  readonly replace?: boolean;
  readonly openInNewTab?: boolean;
  readonly deepLinkId?: string;
}

/**
 * `history` v4 limited to one application: paths are relative to its root. Unusable (throws) once
 * the application is unmounted.
 */
export interface ScopedHistory<State = unknown> extends History<State> {
  readonly location: Location<State>;
  readonly action: Action;
  /** A URL path with base path and application root in front unless told otherwise. */
  createHref(
    location: LocationDescriptorObject<State>,
    options?: { prependBasePath?: boolean },
  ): string;
  createSubHistory(basePath: string): ScopedHistory;
}

/** Handed to an application's `mount`. */
export interface AppMountParameters {
  readonly element: HTMLElement;
  readonly history: ScopedHistory;
}

/** Setup side of `core.application`; the plugin registers through the management plugin instead. */
export interface ApplicationSetup {
  register(app: {
    readonly id: string;
    readonly title: string;
    mount(params: AppMountParameters): AppUnmount | Promise<AppUnmount>;
  }): void;
}

/** Start side of `core.application`. */
export interface ApplicationStart {
  readonly capabilities: Capabilities;
  /** Rejects when the application is unknown. */
  navigateToApp(appId: string, options?: NavigateToAppOptions): Promise<void>;
  /** Stays in the page for Kibana's own addresses, loads a new page for any other. */
  navigateToUrl(url: string): Promise<void>;
  /** With base path; an absolute address when asked. */
  getUrlForApp(
    appId: string,
    options?: { readonly path?: string; readonly absolute?: boolean; readonly deepLinkId?: string },
  ): string;
}

/** Anything React can render, in places where Kibana also takes a mount point. */
export type RenderableContent = ReactNode | MountPoint;
