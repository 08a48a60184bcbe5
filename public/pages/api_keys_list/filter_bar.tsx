import {
  EuiButtonIcon,
  EuiFieldSearch,
  EuiFilterGroup,
  EuiFlexGroup,
  EuiFlexItem,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React, { useState } from 'react';
import type { ApiKeyFacets } from '../../../common/http/api_keys';
import { LIMITS } from '../../../common/http/api_keys';
import { useDebouncedChange } from '../../hooks/use_debounced_change';
import type { ListState } from '../../lib/list_state';
import { CategoryFilters } from './category_filters';
import { OwnersFilter } from './owners_filter';
import { StatusFilters } from './status_filters';

/** Milliseconds after the last key until the search is sent. */
const SEARCH_DELAY = 250;

interface FilterBarProps {
  readonly state: ListState;
  readonly onChange: (change: Partial<ListState>) => void;
  /** Absent: the cluster cannot count, so that only filters in use are shown. */
  readonly facets: ApiKeyFacets | undefined;
}

/** Narrows the list. */
export const FilterBar = ({ state, onChange, facets }: FilterBarProps) => (
  <EuiFlexGroup gutterSize="s" wrap>
    <EuiFlexItem style={{ minWidth: 220 }}>
      <SearchField search={state.search} onSearch={(search) => onChange({ search })} />
    </EuiFlexItem>
    <EuiFlexItem grow={false}>
      <EuiFilterGroup
        role="group"
        aria-label={i18n.translate('apiKeys.filters.label', { defaultMessage: 'Filters' })}
      >
        {CategoryFilters({ state, onChange, facets })}
        {StatusFilters({ state, onChange, facets })}
        <OwnersFilter state={state} onChange={onChange} facets={facets} />
      </EuiFilterGroup>
    </EuiFlexItem>
  </EuiFlexGroup>
);

interface SearchFieldProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

const SearchField = ({ search, onSearch }: SearchFieldProps) => {
  const [typed, setTyped] = useState(search);
  const [known, setKnown] = useState(search);
  const { schedule, cancel } = useDebouncedChange(onSearch, SEARCH_DELAY);
  // Changed from outside: the back button, or "Clear filters".
  if (search !== known) {
    setKnown(search);
    setTyped(search);
  }

  const label = i18n.translate('apiKeys.search.label', {
    defaultMessage: 'Search by name, owner or id',
  });
  const searchNow = (value: string) => {
    cancel();
    onSearch(value);
  };
  return (
    <EuiFieldSearch
      fullWidth
      // EUI's own clear button is smaller than the 24 pixels that people need to hit it.
      isClearable={false}
      {...(typed !== '' && {
        append: (
          <EuiButtonIcon
            iconType="cross"
            aria-label={i18n.translate('apiKeys.search.clear', { defaultMessage: 'Clear search' })}
            onClick={() => {
              setTyped('');
              searchNow('');
            }}
            data-test-subj="clearSearchButton"
          />
        ),
      })}
      value={typed}
      maxLength={LIMITS.searchLength}
      placeholder={label}
      aria-label={label}
      onChange={({ target }) => {
        setTyped(target.value);
        schedule(target.value);
      }}
      onSearch={searchNow}
      data-test-subj="apiKeysSearchField"
    />
  );
};
