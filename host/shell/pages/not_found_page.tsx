import { EuiButton, EuiEmptyPrompt } from '@elastic/eui';
import React, { useEffect } from 'react';
import type { ReactElement } from 'react';
import type { Core } from '../core';
import { MANAGEMENT_PATH } from '../management/paths';

/** What an address without a page shows; also one whose page the user may not see. */
export function NotFoundPage({ core }: { readonly core: Core }): ReactElement {
  useEffect(() => {
    core.chrome.docTitle.change('Page not found');
    core.chrome.setBreadcrumbs([{ text: 'Page not found' }]);
  }, [core]);
  return (
    <EuiEmptyPrompt
      iconType="search"
      data-test-subj="notFoundPage"
      title={<h1>Page not found</h1>}
      body="This address leads nowhere, or your roles do not open the page behind it."
      actions={
        <EuiButton fill href={core.start.http.basePath.prepend(MANAGEMENT_PATH)}>
          Go to Management
        </EuiButton>
      }
    />
  );
}
