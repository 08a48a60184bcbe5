import { EuiButtonEmpty, EuiFlexGroup, EuiFlexItem, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ReactNode, RefObject } from 'react';
import React from 'react';

interface ListSummaryProps {
  /** Takes the focus when the row that had it is gone. */
  readonly elementRef: RefObject<HTMLDivElement>;
  /** Keys that match, on all pages. */
  readonly total: number;
  /** For the selected rows; here, so that nothing moves when a row is selected. */
  readonly action: ReactNode;
  readonly isFetching: boolean;
  readonly onReload: () => void;
}

/** How many keys match, read out when it changes, and the button to ask again. */
export const ListSummary = (props: ListSummaryProps) => {
  const { elementRef, total, action, isFetching, onReload } = props;
  return (
    <EuiFlexGroup alignItems="center" gutterSize="m" responsive={false}>
      <EuiFlexItem grow={false}>
        <EuiText size="s">
          <div ref={elementRef} tabIndex={-1} role="status" data-test-subj="apiKeysCount">
            {i18n.translate('apiKeys.list.count', {
              defaultMessage: '{total, plural, one {# API key} other {# API keys}}',
              values: { total },
            })}
          </div>
        </EuiText>
      </EuiFlexItem>
      <EuiFlexItem>
        <div>{action}</div>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiButtonEmpty
          size="s"
          iconType="refresh"
          isLoading={isFetching}
          onClick={onReload}
          data-test-subj="apiKeysTableRefreshButton"
        >
          {i18n.translate('apiKeys.list.refresh', { defaultMessage: 'Refresh' })}
        </EuiButtonEmpty>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
};
