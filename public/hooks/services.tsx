import type { ChromeBreadcrumb, IToasts } from '@kbn/core/public';
import type { ReactNode } from 'react';
import React, { createContext, useContext } from 'react';
import type { ApiKeysApiClient } from '../api/api_keys_api_client';

/** What the page needs from the outside; the application builds it, tests hand in fakes. */
export interface ApiKeysServices {
  readonly client: ApiKeysApiClient;
  readonly toasts: Pick<IToasts, 'addSuccess' | 'addInfo' | 'addWarning'>;
  /** Shows the trail, and its last step in the title of the document. */
  readonly setBreadcrumbs: (breadcrumbs: ChromeBreadcrumb[]) => void;
}

const ServicesContext = createContext<ApiKeysServices | undefined>(undefined);

/** Hands {@link ApiKeysServices} to every hook below. */
export const ServicesProvider = ({
  services,
  children,
}: {
  readonly services: ApiKeysServices;
  readonly children: ReactNode;
}) => <ServicesContext.Provider value={services}>{children}</ServicesContext.Provider>;

/** The services of the page; works only below {@link ServicesProvider}. */
export function useServices(): ApiKeysServices {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('Cannot use services: there is no ServicesProvider above');
  return services;
}
