import {
  EuiButton,
  EuiCodeBlock,
  EuiFlyoutBody,
  EuiFlyoutHeader,
  EuiSpacer,
  EuiTitle,
} from '@elastic/eui';
import type { ErrorToastOptions, MountPoint, OverlayStart } from '@kbn/core/public';
import React from 'react';
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';

const toMountPoint =
  (element: ReactElement): MountPoint =>
  (place) => {
    const root = createRoot(place);
    root.render(element);
    return () => {
      root.unmount();
    };
  };

const fullText = (error: Error): string =>
  'body' in error ? `${error.message}\n${JSON.stringify(error.body, null, 2)}` : error.message;

const shortText = (error: Error, { toastMessage }: ErrorToastOptions): string => {
  if (toastMessage !== undefined) return toastMessage;
  const body: unknown = 'body' in error ? error.body : undefined;
  const hasMessage = typeof body === 'object' && body !== null && 'message' in body;
  return hasMessage ? String(body.message) : error.message;
};

/** Content of an error toast: one sentence, and a button that shows the whole answer. */
export function createErrorToast(
  openFlyout: OverlayStart['openFlyout'],
  addContext: (element: ReactElement) => ReactElement,
) {
  return (error: Error, options: ErrorToastOptions): ReactElement => {
    const details = addContext(
      <>
        <EuiFlyoutHeader hasBorder>
          <EuiTitle size="m">
            <h2>{options.title}</h2>
          </EuiTitle>
        </EuiFlyoutHeader>
        <EuiFlyoutBody>
          <EuiCodeBlock isCopyable>{fullText(error)}</EuiCodeBlock>
        </EuiFlyoutBody>
      </>,
    );
    return (
      <>
        <p data-test-subj="errorToastMessage">{shortText(error, options)}</p>
        <EuiSpacer size="s" />
        <EuiButton
          size="s"
          color="danger"
          onClick={() => {
            openFlyout(toMountPoint(details), { size: 'm', 'aria-label': options.title });
          }}
        >
          See the full error
        </EuiButton>
      </>
    );
  };
}
