import {
  EuiButtonEmpty,
  EuiFlexGroup,
  EuiFlexItem,
  EuiSelect,
  EuiSpacer,
  EuiText,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React from 'react';
import type { Paging } from '../../hooks/use_api_keys';
import { PAGE_SIZES } from '../../lib/list_state';

interface ListFooterProps {
  readonly paging: Paging;
  readonly size: number;
  readonly onSizeChange: (size: number) => void;
}

/** Rows on a page, and the way to the pages before and after. */
export const ListFooter = ({ paging, size, onSizeChange }: ListFooterProps) => (
  <>
    <EuiSpacer size="m" />
    <EuiFlexGroup
      alignItems="center"
      justifyContent="spaceBetween"
      gutterSize="s"
      responsive={false}
    >
      <EuiFlexItem grow={false}>
        <EuiSelect
          compressed
          value={String(size)}
          options={PAGE_SIZES.map((rows) => ({ value: String(rows), text: rowsText(rows) }))}
          onChange={({ target }) => onSizeChange(Number(target.value))}
          aria-label={i18n.translate('apiKeys.paging.rowsLabel', {
            defaultMessage: 'Rows per page',
          })}
          data-test-subj="apiKeysPageSize"
        />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <PageButtons paging={paging} />
      </EuiFlexItem>
    </EuiFlexGroup>
  </>
);

const rowsText = (rows: number): string =>
  i18n.translate('apiKeys.paging.rows', {
    defaultMessage: '{rows} rows per page',
    values: { rows },
  });

const PageButtons = ({ paging }: Pick<ListFooterProps, 'paging'>) => (
  <nav aria-label={i18n.translate('apiKeys.paging.nav', { defaultMessage: 'Pages of the list' })}>
    <EuiFlexGroup alignItems="center" gutterSize="s" responsive={false}>
      <EuiButtonEmpty
        size="s"
        isDisabled={!paging.openPrevious}
        onClick={() => paging.openPrevious?.()}
        data-test-subj="apiKeysTablePreviousPageButton"
      >
        {i18n.translate('apiKeys.paging.previous', { defaultMessage: 'Previous' })}
      </EuiButtonEmpty>
      <EuiText size="s" data-test-subj="apiKeysPageNumber">
        {i18n.translate('apiKeys.paging.page', {
          defaultMessage: 'Page {page}',
          values: { page: paging.pageNumber },
        })}
      </EuiText>
      <EuiButtonEmpty
        size="s"
        isDisabled={!paging.openNext}
        onClick={() => paging.openNext?.()}
        data-test-subj="apiKeysTableNextPageButton"
      >
        {i18n.translate('apiKeys.paging.next', { defaultMessage: 'Next' })}
      </EuiButtonEmpty>
    </EuiFlexGroup>
  </nav>
);
