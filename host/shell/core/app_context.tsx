import { EuiContext, EuiProvider } from '@elastic/eui';
import type { CoreTheme, ThemeServiceStart } from '@kbn/core/public';
import { I18nProvider } from '@kbn/i18n-react';
import React, { useEffect, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { ErrorBoundary } from './error_boundary';

/** A tree to put into context. */
export interface ChildrenProps {
  readonly children: ReactNode;
}

/** `core.i18n.Context`: texts of EUI (English, built in) and of the page. */
export function I18nContext({ children }: ChildrenProps): ReactElement {
  return (
    <EuiContext i18n={{}}>
      <I18nProvider>{children}</I18nProvider>
    </EuiContext>
  );
}

const useCoreTheme = (theme: ThemeServiceStart): CoreTheme => {
  const [value, setValue] = useState(() => theme.getTheme());
  useEffect(() => {
    const subscription = theme.theme$.subscribe(setValue);
    return () => {
      subscription.unsubscribe();
    };
  }, [theme]);
  return value;
};

/** Where a tree stands: the page's own (`root`) sets global styles, one inside it does not. */
export interface AppContextProps extends ChildrenProps {
  readonly theme: ThemeServiceStart;
  readonly isRoot?: boolean;
}

/** Theme, texts and error boundary for one React root. */
export function AppContext({ theme, isRoot = false, children }: AppContextProps): ReactElement {
  const { darkMode } = useCoreTheme(theme);
  const styles = isRoot ? {} : { globalStyles: false as const, utilityClasses: false as const };
  return (
    <EuiProvider colorMode={darkMode ? 'DARK' : 'LIGHT'} {...styles}>
      <I18nContext>
        <ErrorBoundary>{children}</ErrorBoundary>
      </I18nContext>
    </EuiProvider>
  );
}
