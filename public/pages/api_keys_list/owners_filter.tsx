import type { EuiSelectableOption } from '@elastic/eui';
import { EuiFilterButton, EuiPopover, EuiSelectable } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React, { useState } from 'react';
import type { ApiKeyFilters } from '../../../common/http/api_keys';
import { ChevronDownIcon } from '../../components/chevron_down_icon';
import type { FilterProps } from './filter_props';

const withOwners = (filters: ApiKeyFilters, owners: readonly string[]): ApiKeyFilters => {
  const { owners: _previous, ...others } = filters;
  return owners.length === 0 ? others : { ...others, owners };
};

/** Chosen owners stay on offer, even where the search has left them without keys. */
const ownerOptions = ({ state, facets }: FilterProps): EuiSelectableOption[] => {
  const chosen = state.filters.owners ?? [];
  const known = facets?.owners ?? [];
  const missing = chosen.filter((owner) => !known.some(({ username }) => username === owner));
  return [...known, ...missing.map((username) => ({ username, count: undefined }))].map(
    ({ username, count }) => ({
      label: username,
      ...(chosen.includes(username) && { checked: 'on' as const }),
      ...(count !== undefined && { append: String(count) }),
      'data-test-subj': `userProfileSelectableOption-${username}`,
    }),
  );
};

/** Keys of some owners only; left out where there is but one. */
export const OwnersFilter = (props: FilterProps) => {
  const { state, onChange } = props;
  const [isOpen, setIsOpen] = useState(false);
  const chosen = state.filters.owners ?? [];
  const options = ownerOptions(props);
  if (options.length < 2 && chosen.length === 0) return null;

  const label = i18n.translate('apiKeys.filters.owner', { defaultMessage: 'Owner' });
  return (
    <EuiPopover
      isOpen={isOpen}
      closePopover={() => setIsOpen(false)}
      panelPaddingSize="none"
      aria-label={label}
      button={
        <EuiFilterButton
          iconType={ChevronDownIcon}
          isSelected={isOpen}
          hasActiveFilters={chosen.length > 0}
          numActiveFilters={chosen.length}
          onClick={() => setIsOpen(!isOpen)}
          data-test-subj="ownerFilterButton"
        >
          {label}
        </EuiFilterButton>
      }
    >
      <EuiSelectable
        searchable
        searchProps={{ compressed: true, placeholder: searchText(), 'aria-label': searchText() }}
        aria-label={label}
        options={options}
        onChange={(changed) => {
          const owners = changed.filter(({ checked }) => checked === 'on');
          onChange({
            filters: withOwners(
              state.filters,
              owners.map((owner) => owner.label),
            ),
          });
        }}
      >
        {(list, search) => (
          <div style={{ width: 280 }}>
            <div style={{ padding: 8 }}>{search}</div>
            {list}
          </div>
        )}
      </EuiSelectable>
    </EuiPopover>
  );
};

const searchText = (): string =>
  i18n.translate('apiKeys.filters.searchOwners', { defaultMessage: 'Search owners' });
