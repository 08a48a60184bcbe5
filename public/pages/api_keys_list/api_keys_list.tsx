import { EuiButton, EuiCallOut, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React, { useState } from 'react';
import type { ApiKey } from '../../../common/api_keys/api_key';
import { RequestErrorCallout } from '../../components/request_error_callout';
import type { ApiKeysQuery, LoadedPage } from '../../hooks/use_api_keys';
import type { LoadedCapabilities } from '../../hooks/use_capabilities';
import { useServerNow } from '../../hooks/use_server_now';
import type { ListState } from '../../lib/list_state';
import { isReadOnly } from '../../lib/ownership';
import { ApiKeysTable } from './api_keys_table';
import { FilterBar } from './filter_bar';
import { InvalidateModal } from './invalidate_modal';
import { ListFooter } from './list_footer';
import { ListSummary } from './list_summary';
import { useFocusWhenLost } from './use_focus_when_lost';

interface ApiKeysListProps {
  readonly capabilities: LoadedCapabilities;
  readonly query: ApiKeysQuery;
  readonly page: LoadedPage;
  readonly state: ListState;
  readonly onChange: (change: Partial<ListState>) => void;
  readonly createdIds: readonly string[];
}

/** Search, filters, rows and paging. */
export const ApiKeysList = (props: ApiKeysListProps) => {
  const { capabilities, query, page, state, onChange, createdIds } = props;
  const now = useServerNow(
    page.clockOffset,
    page.api_keys.flatMap(({ expiration }) => expiration ?? []),
    page.server_time,
  );
  const [selectedIds, setSelectedIds] = useState<readonly string[]>([]);
  const [doomed, setDoomed] = useState<readonly ApiKey[]>([]);
  const summary = useFocusWhenLost<HTMLDivElement>(page);
  const selected = page.api_keys.filter(({ id }) => selectedIds.includes(id));

  const closeModal = (isChanged: boolean) => {
    setDoomed([]);
    if (!isChanged) return;
    setSelectedIds([]);
    query.reload();
  };

  return (
    <>
      {!capabilities.can_manage_all && capabilities.can_manage_own && <OwnKeysNotice />}
      {query.error && !query.isFetching && <ReloadFailed error={query.error} query={query} />}
      <FilterBar state={state} onChange={onChange} facets={page.facets} />
      <EuiSpacer size="m" />
      <ListSummary
        elementRef={summary}
        total={page.total}
        action={
          selected.length > 0 && (
            <BulkInvalidateButton count={selected.length} onClick={() => setDoomed(selected)} />
          )
        }
        isFetching={query.isFetching}
        onReload={query.reload}
      />
      <ApiKeysTable
        page={page}
        now={now}
        capabilities={capabilities}
        createdIds={createdIds}
        state={state}
        onChange={onChange}
        isFetching={query.isFetching}
        onInvalidate={(apiKey) => setDoomed([apiKey])}
        {...(!isReadOnly(capabilities) && {
          selection: { selected, onSelect: (keys) => setSelectedIds(keys.map(({ id }) => id)) },
        })}
      />
      <ListFooter
        paging={query.paging}
        size={state.size}
        onSizeChange={(size) => onChange({ size })}
      />
      {doomed.length > 0 && <InvalidateModal apiKeys={doomed} onClose={closeModal} />}
    </>
  );
};

const OwnKeysNotice = () => (
  <>
    <EuiCallOut
      size="s"
      iconType="user"
      title={i18n.translate('apiKeys.list.ownKeysOnly', {
        defaultMessage: 'You see and manage your own API keys only.',
      })}
      data-test-subj="apiKeysOwnKeysNotice"
    />
    <EuiSpacer size="m" />
  </>
);

const ReloadFailed = ({
  error,
  query,
}: {
  readonly error: NonNullable<ApiKeysQuery['error']>;
  readonly query: ApiKeysQuery;
}) => (
  <>
    <RequestErrorCallout
      title={i18n.translate('apiKeys.list.reloadFailed', {
        defaultMessage: 'The list could not be updated; you see it as it was before',
      })}
      error={error}
      action={
        <EuiButton
          size="s"
          color="danger"
          iconType="refresh"
          onClick={query.reload}
          data-test-subj="apiKeysRetry"
        >
          {i18n.translate('apiKeys.list.retry', { defaultMessage: 'Try again' })}
        </EuiButton>
      }
      data-test-subj="apiKeysReloadFailed"
    />
    <EuiSpacer size="m" />
  </>
);

interface BulkInvalidateButtonProps {
  readonly count: number;
  readonly onClick: () => void;
}

const BulkInvalidateButton = ({ count, onClick }: BulkInvalidateButtonProps) => (
  <EuiButton
    size="s"
    color="danger"
    iconType="trash"
    onClick={onClick}
    data-test-subj="bulkInvalidateActionButton"
  >
    {i18n.translate('apiKeys.list.bulkDelete', {
      defaultMessage: 'Delete {count, plural, one {# API key} other {# API keys}}',
      values: { count },
    })}
  </EuiButton>
);
