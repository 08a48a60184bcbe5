import { EuiProvider } from '@elastic/eui';
import { EditorView } from '@codemirror/view';
import { I18nProvider } from '@kbn/i18n-react';
import { QueryClient } from '@tanstack/react-query';
import { configure as configureDom } from '@testing-library/dom';
import { act, configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryHistory } from 'history';
import React from 'react';
import type { ApiKeysApiClient } from '../api/api_keys_api_client';
import { App } from './app';
import { AppProviders } from './providers';

configure({ testIdAttribute: 'data-test-subj', asyncUtilTimeout: 5_000 });
// user-event finds a newer @testing-library/dom than the React library of the 8.12 project does.
configureDom({
  eventWrapper: (send) => {
    let result: unknown;
    act(() => {
      result = send();
    });
    return result;
  },
});
jest.setTimeout(30_000);

// jsdom lays nothing out; CodeMirror asks where its text is all the same.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;

/** The failures that tests provoke are seen on the page. */
const SILENT = { log: () => undefined, warn: () => undefined, error: () => undefined };

/** The whole page over a fake client, at an address of its own. */
export function renderApp(client: ApiKeysApiClient, path = '/') {
  const history = createMemoryHistory({ initialEntries: [path] });
  const queryClient = new QueryClient({
    logger: SILENT,
    defaultOptions: { queries: { retry: false, networkMode: 'always' } },
  });
  const toasts = { addSuccess: jest.fn(), addInfo: jest.fn(), addWarning: jest.fn() };
  const setBreadcrumbs = jest.fn();
  const user = userEvent.setup({ delay: null });
  render(
    <EuiProvider>
      <I18nProvider>
        <AppProviders
          services={{ client, toasts, setBreadcrumbs }}
          queryClient={queryClient}
          history={history}
        >
          <App />
        </AppProviders>
      </I18nProvider>
    </EuiProvider>,
  );
  return { history, queryClient, toasts, setBreadcrumbs, user };
}

/** Types into a code editor as far as the form can tell; jsdom has no editable content. */
export async function enterJson(testSubject: string, text: string): Promise<void> {
  const host = await screen.findByTestId(testSubject);
  const view = EditorView.findFromDOM(host);
  if (!view) throw new Error(`There is no editor in ${testSubject}`);
  act(() => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }));
}
