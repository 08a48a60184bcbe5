import { EuiProvider } from '@elastic/eui';
import type { CoreStart } from '@kbn/core/public';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { History } from 'history';
import type { ReactElement, ReactNode } from 'react';
import React, { useEffect, useState } from 'react';
import { Router } from 'react-router-dom';
import type { ApiKeysServices } from '../hooks/services';
import { ServicesProvider } from '../hooks/services';
import { isRefusal } from '../lib/request_error';

/** How often a read is tried again when the server failed rather than refused. */
const RETRIES = 1;

/** Reads only: writes go to the client directly, so that no secret enters a cache. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < RETRIES && !isRefusal(error),
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // The browser's idea of being offline says nothing of a Kibana on the same machine.
        networkMode: 'always',
      },
    },
  });

interface AppProvidersProps {
  readonly services: ApiKeysServices;
  readonly queryClient: QueryClient;
  readonly history: History;
  readonly children: ReactNode;
}

/** What the page's own code needs above it. */
export const AppProviders = ({ services, queryClient, history, children }: AppProvidersProps) => (
  <QueryClientProvider client={queryClient}>
    <ServicesProvider services={services}>
      <Router history={history}>{children}</Router>
    </ServicesProvider>
  </QueryClientProvider>
);

type ThemedCore = Pick<CoreStart, 'i18n' | 'theme' | 'rendering'>;

/** Kibana's translations and theme around `children`; 9.x brings its own wrapper, 8.x is built here. */
export function withKibanaContext(core: ThemedCore, children: ReactElement): ReactElement {
  const { Context: I18nContext } = core.i18n;
  if (core.rendering) return core.rendering.addContext(children);
  return (
    <I18nContext>
      <ThemeProvider theme={core.theme}>{children}</ThemeProvider>
    </I18nContext>
  );
}

interface ThemeProviderProps {
  readonly theme: CoreStart['theme'];
  readonly children: ReactNode;
}

const ThemeProvider = ({ theme, children }: ThemeProviderProps) => {
  const [isDark, setIsDark] = useState(false);
  useEffect(() => {
    const subscription = theme.theme$.subscribe(({ darkMode }) => setIsDark(darkMode));
    return () => subscription.unsubscribe();
  }, [theme]);
  return (
    <EuiProvider globalStyles={false} utilityClasses={false} colorMode={isDark ? 'dark' : 'light'}>
      {children}
    </EuiProvider>
  );
};
