import type { ChromeBreadcrumb, CoreStart } from '@kbn/core/public';
import React from 'react';
import { createApiKeysApiClient } from '../api/api_keys_api_client';
import type { ApiKeysServices } from '../hooks/services';
import type { ManagementAppMountParams } from '../types';
import { App } from './app';
import { AppProviders, createQueryClient, withKibanaContext } from './providers';
import { render } from './render';

const servicesOf = (
  core: CoreStart,
  setBreadcrumbs: ManagementAppMountParams['setBreadcrumbs'],
): ApiKeysServices => ({
  client: createApiKeysApiClient(core.http),
  toasts: core.notifications.toasts,
  setBreadcrumbs: (breadcrumbs: ChromeBreadcrumb[]) => {
    setBreadcrumbs(breadcrumbs);
    const titles = breadcrumbs.map(({ text }) => text).filter((text) => typeof text === 'string');
    core.chrome.docTitle.change(titles.reverse());
  },
});

/** Shows the page in the element that Management gives it; the result takes it off again. */
export function mountApplication(core: CoreStart, params: ManagementAppMountParams): () => void {
  const queryClient = createQueryClient();
  const app = (
    <AppProviders
      services={servicesOf(core, params.setBreadcrumbs)}
      queryClient={queryClient}
      history={params.history}
    >
      <App />
    </AppProviders>
  );
  const unmount = render(withKibanaContext(core, app), params.element);
  return () => {
    unmount();
    queryClient.clear();
    core.chrome.docTitle.reset();
  };
}
