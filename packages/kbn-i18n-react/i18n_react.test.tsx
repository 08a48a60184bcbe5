import { i18n } from '@kbn/i18n';
import { FormattedMessage, FormattedRelative, I18nProvider } from '@kbn/i18n-react';
import React, { type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

const render = (element: ReactElement) =>
  renderToStaticMarkup(<I18nProvider>{element}</I18nProvider>);

const ONE_KEY = (
  <FormattedMessage
    id="apiKeys.title"
    defaultMessage="Key {name}"
    values={{ name: <b key="name">n</b> }}
  />
);

afterEach(() => {
  i18n.init({ messages: {} });
});

describe('FormattedMessage', () => {
  it('puts elements into the default message', () => {
    expect(render(ONE_KEY)).toBe('Key <b>n</b>');
  });

  it('uses the language that i18n has in force', () => {
    i18n.init({ locale: 'fr-FR', messages: { 'apiKeys.title': 'Clé {name}' } });

    expect(render(ONE_KEY)).toBe('Clé <b>n</b>');
  });
});

describe('FormattedRelative', () => {
  const NOW = Date.UTC(2026, 0, 10);

  it.each([
    [NOW - 3 * 86_400_000, '3 days ago'],
    [NOW + 7_200_000, 'in 2 hours'],
    [NOW, 'now'],
    ['2025-01-09T00:00:00Z', 'last year'],
  ])('says of %j: %s', (value, text) => {
    expect(render(<FormattedRelative value={value} initialNow={NOW} />)).toBe(text);
  });
});
