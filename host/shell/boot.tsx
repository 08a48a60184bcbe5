import { createBrowserHistory } from 'history';
import React from 'react';
import type { ReactElement } from 'react';
import type { InjectedMetadata, InjectedUser } from '../lib/injected_metadata';
import { createCore } from './core';
import type { Core } from './core';
import { AppContext } from './core/app_context';
import { toError } from './core/to_error';
import { AppFrame } from './frame/app_frame';
import { createManagement } from './management/sections';
import { LoginPage } from './pages/login_page';
import { pageAt } from './pages/pages';
import { loadPlugins } from './plugins/plugin_loader';
import { loginReason, loginUrl, logOut, nextPath } from './session';
import type { BundleRegistry } from './shared_deps/bundle_registry';
import { GlobalStyles } from './styles/global_styles';

const BRAND = 'API keys host';
const DEFAULT_PROJECT = 'My project';

/** What the page is built from. */
export interface BootOptions {
  readonly metadata: InjectedMetadata;
  readonly bundles: Pick<BundleRegistry, 'get'>;
}

const bootLogin = (core: Core): ReactElement => {
  const { http } = core.start;
  const reason = loginReason(location);
  core.chrome.docTitle.change('Log in');
  return (
    <LoginPage
      http={http}
      {...(reason ? { reason } : {})}
      next={nextPath(location)}
      onLoggedIn={(target) => {
        location.assign(target);
      }}
    />
  );
};

/** The page as one tree: the login page when nobody is signed in, else frame and plugins. */
export function boot({ metadata, bundles }: BootOptions): ReactElement {
  const history = createBrowserHistory({ basename: metadata.basePath });
  const { user } = metadata;
  const core: Core = createCore({
    metadata,
    history,
    brand: BRAND,
    onSessionExpired() {
      if (!user) return;
      location.assign(loginUrl(core.start.http.basePath, location, 'SESSION_EXPIRED'));
    },
  });
  return (
    <AppContext theme={core.theme} isRoot>
      <GlobalStyles />
      {user ? bootFrame({ metadata, bundles, core, history, user }) : bootLogin(core)}
    </AppContext>
  );
}

const leave = async ({ start: { http, notifications } }: Core): Promise<void> => {
  try {
    location.assign(await logOut(http));
  } catch (error) {
    notifications.toasts.addError(toError(error), { title: 'You are still logged in' });
  }
};

interface FrameOptions extends BootOptions {
  readonly core: Core;
  readonly history: ReturnType<typeof createBrowserHistory>;
  readonly user: InjectedUser;
}

const bootFrame = ({ metadata, bundles, core, history, user }: FrameOptions): ReactElement => {
  const management = createManagement();
  loadPlugins({
    metadata,
    bundles,
    core: core.start,
    siblings: { setup: { management: management.setup }, start: { management: {} } },
  });
  management.applyCapabilities(metadata.capabilities.management);
  return (
    <AppFrame
      core={core}
      history={history}
      user={user}
      projectName={metadata.elasticsearch?.clusterName ?? DEFAULT_PROJECT}
      sections={management.getSectionsEnabled()}
      renderPage={(at) => pageAt(at, { core, history, management })}
      onLogout={() => void leave(core)}
    />
  );
};
