import { createBrowserHistory } from 'history';
import type { History } from 'history';
import { of } from 'rxjs';
import { I18nContext } from '../../../host/shell/core/app_context';
import { createApplication } from '../../../host/shell/core/application';
import { createChrome } from '../../../host/shell/core/chrome';
import type { ChromeStore } from '../../../host/shell/core/chrome';
import { createHttp } from '../../../host/shell/core/http';
import { createToasts } from '../../../host/shell/core/toasts';
import type { ToastStore } from '../../../host/shell/core/toasts';
import type { InjectedMetadata } from '../../../host/lib/injected_metadata';

/** Core of 8.12.2 in the browser, and what only the frame sees of it. */
export interface Core812 {
  /** What plugins get; a member that 8.12.2 lacks is absent, so that its use fails. */
  readonly start: Readonly<Record<string, object>>;
  readonly chrome: ChromeStore;
  readonly toasts: ToastStore;
  readonly history: History;
  readonly isDark: boolean;
  readonly prepend: (path: string) => string;
}

/** Builds the services for one page. */
export function createCore812({
  basePath,
  capabilities,
  kibanaVersion,
}: InjectedMetadata): Core812 {
  const history = createBrowserHistory({ basename: basePath });
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const chrome = createChrome(document, 'Elastic');
  const toasts = createToasts((error) => error.message);
  const http = createHttp({
    basePath,
    kibanaVersion,
    fetch: (request) => window.fetch(request),
    onSessionExpired: () => undefined,
  });
  const start = {
    application: createApplication({
      basePath: http.basePath,
      capabilities,
      history,
      loadPage: (url) => location.assign(url),
    }),
    chrome,
    http,
    i18n: { Context: I18nContext },
    notifications: { toasts: toasts.toasts },
    theme: { theme$: of({ darkMode: isDark }) },
  };
  return { start, chrome, toasts, history, isDark, prepend: (path) => http.basePath.prepend(path) };
}
