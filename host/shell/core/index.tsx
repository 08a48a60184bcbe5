import type { CoreSetup, CoreStart } from '@kbn/core/public';
import type { History } from 'history';
import React from 'react';
import type { ReactElement } from 'react';
import type { InjectedMetadata } from '../../lib/injected_metadata';
import { AppContext, I18nContext } from './app_context';
import { createApplication } from './application';
import { createChrome } from './chrome';
import type { ChromeStore } from './chrome';
import { createDocLinks } from './doc_links';
import { createErrorToast } from './error_toast';
import { createHttp } from './http';
import { createOverlays } from './overlays';
import { createTheme } from './theme';
import type { ThemeStore } from './theme';
import { createToasts } from './toasts';
import type { ToastStore } from './toasts';

/** The core services, with the sides that only the frame sees. */
export interface Core {
  readonly start: CoreStart;
  readonly chrome: ChromeStore;
  readonly theme: ThemeStore;
  readonly toasts: ToastStore;
}

/** What the services are built from. */
export interface CoreOptions {
  readonly metadata: InjectedMetadata;
  /** Paths without base path. */
  readonly history: History;
  /** Last part of every document title. */
  readonly brand: string;
  /** Called on every answer with status 401. */
  readonly onSessionExpired: () => void;
}

const loadPage = (url: string, target?: '_blank'): void => {
  if (target === undefined) location.assign(url);
  else window.open(url, target, 'noopener');
};

/** Builds the core services for one page. */
export function createCore({ metadata, history, brand, onSessionExpired }: CoreOptions): Core {
  const { basePath, capabilities, kibanaVersion } = metadata;
  const http = createHttp({
    basePath,
    kibanaVersion,
    fetch: (request) => window.fetch(request),
    onSessionExpired,
  });
  const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
  const theme = createTheme({ document, prefersDark, basePath });
  const addContext = (element: React.ReactNode): ReactElement<string> => (
    <AppContext theme={theme}>{element}</AppContext>
  );
  const overlays = createOverlays(addContext);
  const toasts = createToasts(createErrorToast(overlays.openFlyout.bind(overlays), addContext));
  const chrome = createChrome(document, brand);
  const start: CoreStart = {
    application: createApplication({
      basePath: http.basePath,
      capabilities,
      history,
      loadPage,
    }),
    chrome,
    docLinks: createDocLinks(kibanaVersion),
    http,
    i18n: { Context: I18nContext },
    notifications: { toasts: toasts.toasts },
    overlays,
    theme,
    rendering: { addContext },
  };
  return { start, chrome, theme, toasts };
}

/** What a plugin's `setup` gets, from what its `start` gets. */
export function toCoreSetup(
  start: CoreStart,
  getStartServices: CoreSetup['getStartServices'],
): CoreSetup {
  return {
    application: {
      register(app) {
        throw new Error(`The host has no place for "${app.id}": register it in Management`);
      },
    },
    http: start.http,
    notifications: start.notifications,
    theme: start.theme,
    getStartServices,
  };
}
