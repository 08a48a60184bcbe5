import type { ReactElement, ReactNode } from 'react';
import type { ApplicationSetup, ApplicationStart } from './application';
import type { ChromeStart } from './chrome';
import type { DocLinksStart } from './doc_links';
import type { HttpSetup, HttpStart } from './http';
import type { I18nStart } from './i18n';
import type { NotificationsSetup, NotificationsStart } from './notifications';
import type { OverlayStart } from './overlays';
import type { ThemeServiceSetup, ThemeServiceStart } from './theme';
import type { UserProfileService } from './user_profile';

/** Resolves once all plugins have started. */
export type StartServicesAccessor<
  StartDeps extends object = object,
  Start = unknown,
> = () => Promise<[CoreStart, StartDeps, Start]>;

/** What a plugin's `setup` is handed. */
export interface CoreSetup<StartDeps extends object = object, Start = unknown> {
  readonly application: ApplicationSetup;
  readonly http: HttpSetup;
  readonly notifications: NotificationsSetup;
  readonly theme: ThemeServiceSetup;
  readonly getStartServices: StartServicesAccessor<StartDeps, Start>;
}

/** What a plugin's `start` is handed. */
export interface CoreStart {
  readonly application: ApplicationStart;
  readonly chrome: ChromeStart;
  readonly docLinks: DocLinksStart;
  readonly http: HttpStart;
  readonly i18n: I18nStart;
  readonly notifications: NotificationsStart;
  readonly overlays: OverlayStart;
  readonly theme: ThemeServiceStart;
  /** 9.x only: wraps a tree with theme, translations and error boundary in one go. */
  readonly rendering?: { addContext(element: ReactNode): ReactElement<string> };
  /** From 8.15 on. */
  readonly userProfile?: UserProfileService;
}
