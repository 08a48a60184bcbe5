import { i18n } from '@kbn/i18n';
import React, { type ReactNode } from 'react';
import { IntlProvider, ReactIntlErrorCode } from 'react-intl';

/** The tree that uses translated components. */
export interface I18nProviderProps {
  readonly children?: ReactNode;
}

type OnError = NonNullable<React.ComponentProps<typeof IntlProvider>['onError']>;

/** Gives the tree the language that `i18n` has in force when it is first rendered. */
export function I18nProvider({ children }: I18nProviderProps): React.JSX.Element {
  const { messages } = i18n.getTranslation();
  return (
    <IntlProvider
      locale={i18n.getLocale()}
      defaultLocale="en"
      messages={messages}
      onError={reportError}
    >
      {children}
    </IntlProvider>
  );
}

/** A missing translation is normal; anything else is a mistake in a message, shown as uncaught. */
const reportError: OnError = (error) => {
  if (error.code === ReactIntlErrorCode.MISSING_TRANSLATION) return;
  queueMicrotask(() => {
    throw error;
  });
};
