import {
  EuiButtonEmpty,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFlyout,
  EuiFlyoutBody,
  EuiFlyoutFooter,
  EuiFlyoutHeader,
  EuiTitle,
  useGeneratedHtmlId,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ReactNode } from 'react';
import React from 'react';

interface PageFlyoutProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly closeLabel?: string;
  /** Stays in sight above the scrolling body. */
  readonly banner?: ReactNode;
  readonly children: ReactNode;
  /** The button at the right of the footer. */
  readonly action?: ReactNode;
  readonly 'data-test-subj': string;
}

/** A form or details over the list, with title, scrolling body and footer. */
export const PageFlyout = ({
  title,
  onClose,
  banner,
  children,
  action,
  ...rest
}: PageFlyoutProps) => {
  const titleId = useGeneratedHtmlId({ prefix: 'flyoutTitle' });
  const { closeLabel = i18n.translate('apiKeys.flyout.cancel', { defaultMessage: 'Cancel' }) } =
    rest;
  return (
    <EuiFlyout
      onClose={onClose}
      aria-labelledby={titleId}
      size="m"
      maxWidth={760}
      data-test-subj={rest['data-test-subj']}
    >
      <EuiFlyoutHeader hasBorder>
        <EuiTitle size="m">
          <h2 id={titleId} data-test-subj="flyoutTitle">
            {title}
          </h2>
        </EuiTitle>
      </EuiFlyoutHeader>
      <EuiFlyoutBody banner={banner}>{children}</EuiFlyoutBody>
      <EuiFlyoutFooter>
        <EuiFlexGroup justifyContent="spaceBetween" responsive={false}>
          <EuiFlexItem grow={false}>
            <EuiButtonEmpty flush="left" onClick={onClose} data-test-subj="formFlyoutCancelButton">
              {closeLabel}
            </EuiButtonEmpty>
          </EuiFlexItem>
          {action && <EuiFlexItem grow={false}>{action}</EuiFlexItem>}
        </EuiFlexGroup>
      </EuiFlyoutFooter>
    </EuiFlyout>
  );
};
