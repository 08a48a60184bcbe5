import type { Criteria } from '@elastic/eui';
import { EuiBasicTable } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React from 'react';
import type { ApiKey, EpochMillis } from '../../../common/api_keys/api_key';
import type { LoadedPage } from '../../hooks/use_api_keys';
import type { LoadedCapabilities } from '../../hooks/use_capabilities';
import type { ListState } from '../../lib/list_state';
import { canInvalidate, isReadOnly } from '../../lib/ownership';
import { columnOf, sortFieldOf, tableColumns } from './table_columns';
import { NoMatchPrompt } from './no_match_prompt';

interface ApiKeysTableProps {
  readonly page: LoadedPage;
  /** Server time. */
  readonly now: EpochMillis;
  readonly capabilities: LoadedCapabilities;
  readonly createdIds: readonly string[];
  readonly state: ListState;
  readonly onChange: (change: Partial<ListState>) => void;
  readonly isFetching: boolean;
  readonly onInvalidate: (apiKey: ApiKey) => void;
  /** Absent: rows cannot be chosen. */
  readonly selection?: {
    readonly selected: readonly ApiKey[];
    readonly onSelect: (apiKeys: readonly ApiKey[]) => void;
  };
}

/** The rows of one page. */
export const ApiKeysTable = (props: ApiKeysTableProps) => {
  const { page, capabilities, state, onChange, selection } = props;
  const mayInvalidate = (apiKey: ApiKey) => canInvalidate(capabilities, apiKey);

  const changeSort = ({ sort }: Criteria<ApiKey>) => {
    const field = sort && sortFieldOf(sort.field);
    if (sort && field) onChange({ sort: { field, direction: sort.direction } });
  };

  return (
    <EuiBasicTable<ApiKey>
      items={[...page.api_keys]}
      itemId="id"
      rowHeader="name"
      tableCaption={i18n.translate('apiKeys.table.caption', { defaultMessage: 'API keys' })}
      columns={tableColumns({
        now: props.now,
        createdIds: props.createdIds,
        ...(!isReadOnly(capabilities) && { onInvalidate: props.onInvalidate }),
        mayInvalidate,
      })}
      loading={props.isFetching}
      sorting={{ sort: { field: columnOf(state.sort.field), direction: state.sort.direction } }}
      onChange={changeSort}
      noItemsMessage={<NoMatchPrompt state={state} facets={page.facets} onChange={onChange} />}
      {...(selection && {
        selection: {
          selected: [...selection.selected],
          onSelectionChange: selection.onSelect,
          selectable: mayInvalidate,
          selectableMessage,
        },
      })}
      data-test-subj="apiKeysTable"
    />
  );
};

const selectableMessage = (isSelectable: boolean, { name }: ApiKey): string =>
  isSelectable
    ? i18n.translate('apiKeys.table.select', {
        defaultMessage: 'Select API key “{name}”',
        values: { name },
      })
    : i18n.translate('apiKeys.table.notSelectable', {
        defaultMessage: 'You do not have permission to delete API key “{name}”',
        values: { name },
      });
