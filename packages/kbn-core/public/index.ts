/**
 * @file Stand-in for Kibana's `@kbn/core/public`. Mirrors the members that Kibana 8.12.2 to 9.x
 * share and that the plugin or the host's shell uses; members that exist only from 9.0 are optional
 * and say so. Left out on purpose: analytics, chrome beyond the document title and breadcrumbs,
 * custom branding, deprecations, execution context, fatal errors, saved objects, UI settings,
 * HTTP interceptors and streaming, application updaters, and every deprecated member.
 * Types only: nothing here survives compilation.
 */
export type {
  ApplicationSetup,
  ApplicationStart,
  AppMountParameters,
  AppUnmount,
  Capabilities,
  MountPoint,
  NavigateToAppOptions,
  ScopedHistory,
  UnmountCallback,
} from './application';
export type { ChromeBreadcrumb, ChromeStart } from './chrome';
export type { DocLinksStart } from './doc_links';
export type {
  HttpFetchOptions,
  HttpFetchOptionsWithPath,
  HttpFetchQuery,
  HttpHandler,
  HttpSetup,
  HttpStart,
  IBasePath,
  IHttpFetchError,
  IStaticAssets,
} from './http';
export type { I18nStart } from './i18n';
export type {
  ErrorToastOptions,
  IToasts,
  NotificationsSetup,
  NotificationsStart,
  Toast,
  ToastInput,
  ToastOptions,
} from './notifications';
export type {
  OverlayFlyoutOpenOptions,
  OverlayModalConfirmOptions,
  OverlayRef,
  OverlayStart,
} from './overlays';
export type { CoreTheme, ThemeServiceSetup, ThemeServiceStart } from './theme';
export type { GetUserProfileResponse, UserProfile, UserProfileService } from './user_profile';
export type { Plugin, PluginInitializer, PluginInitializerContext } from './plugin';
export type { CoreSetup, CoreStart, StartServicesAccessor } from './core';
