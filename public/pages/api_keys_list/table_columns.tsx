import type { EuiBasicTableColumn } from '@elastic/eui';
import { EuiBadge } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React from 'react';
import type { ApiKey, EpochMillis } from '../../../common/api_keys/api_key';
import { apiKeyCategory } from '../../../common/api_keys/api_key_category';
import type { SortField } from '../../../common/http/api_keys';
import { SORT_FIELDS } from '../../../common/http/api_keys';
import { ApiKeyStatusHealth } from '../../components/api_key_status_health';
import { CategoryBadge } from '../../components/category_badge';
import { OwnerName } from '../../components/owner_name';
import { TimeAgo } from '../../components/time_ago';
import { InvalidateButton } from './invalidate_button';
import { NameLink } from './name_link';

/** Table columns that the server sorts by, by the server's name for it. */
const SORTED_COLUMNS = {
  name: 'name',
  owner: 'username',
  creation: 'creation',
  expiration: 'expiration',
} as const satisfies Record<SortField, keyof ApiKey>;

/** The column that shows a sort. */
export const columnOf = (field: SortField): keyof ApiKey => SORTED_COLUMNS[field];

/** The sort behind a column; undefined where the server cannot sort. */
export const sortFieldOf = (column: keyof ApiKey): SortField | undefined =>
  SORT_FIELDS.find((field) => SORTED_COLUMNS[field] === column);

interface TableColumnsOptions {
  /** Server time. */
  readonly now: EpochMillis;
  /** Keys made in this visit. */
  readonly createdIds: readonly string[];
  /** Absent: no column for it. */
  readonly onInvalidate?: (apiKey: ApiKey) => void;
  readonly mayInvalidate: (apiKey: ApiKey) => boolean;
}

/** Name, type, owner, creation, status, and what can be done. Names take what the others leave. */
export const tableColumns = (options: TableColumnsOptions): EuiBasicTableColumn<ApiKey>[] => [
  {
    field: 'name',
    name: i18n.translate('apiKeys.table.name', { defaultMessage: 'Name' }),
    sortable: true,
    render: (_name: string, apiKey) => <NameLink apiKey={apiKey} />,
  },
  {
    field: 'type',
    name: i18n.translate('apiKeys.table.type', { defaultMessage: 'Type' }),
    width: '140px',
    render: (_type: string, apiKey) => <CategoryBadge category={apiKeyCategory(apiKey)} />,
  },
  {
    field: 'username',
    name: i18n.translate('apiKeys.table.owner', { defaultMessage: 'Owner' }),
    sortable: true,
    width: '16%',
    render: (_username: string, apiKey) => <OwnerName apiKey={apiKey} />,
  },
  {
    field: 'creation',
    name: i18n.translate('apiKeys.table.created', { defaultMessage: 'Created' }),
    sortable: true,
    width: '140px',
    render: (creation: EpochMillis, { id }) =>
      options.createdIds.includes(id) ? (
        <JustNowBadge />
      ) : (
        <TimeAgo instant={creation} now={options.now} />
      ),
  },
  {
    field: 'expiration',
    name: i18n.translate('apiKeys.table.status', { defaultMessage: 'Status' }),
    sortable: true,
    width: '150px',
    render: (_expiration: EpochMillis | undefined, apiKey) => (
      <ApiKeyStatusHealth apiKey={apiKey} now={options.now} />
    ),
  },
  ...invalidateColumn(options),
];

const JustNowBadge = () => (
  <EuiBadge color="success" data-test-subj="apiKeyJustCreated">
    {i18n.translate('apiKeys.table.justNow', { defaultMessage: 'Just now' })}
  </EuiBadge>
);

const invalidateColumn = ({
  onInvalidate,
  mayInvalidate,
}: TableColumnsOptions): EuiBasicTableColumn<ApiKey>[] =>
  onInvalidate
    ? [
        {
          name: i18n.translate('apiKeys.table.actions', { defaultMessage: 'Actions' }),
          width: '80px',
          align: 'right',
          render: (apiKey: ApiKey) =>
            mayInvalidate(apiKey) && <InvalidateButton apiKey={apiKey} onClick={onInvalidate} />,
        },
      ]
    : [];
