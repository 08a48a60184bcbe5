import { EuiFilterButton } from '@elastic/eui';
import React from 'react';
import { statusText } from '../../lib/status_text';
import type { FilterProps } from './filter_props';
import { toggled, withCount } from './filter_props';

const STATUSES = ['active', 'expired'] as const;

const TEST_SUBJECTS = { active: 'activeFilterButton', expired: 'expiredFilterButton' } as const;

/** Active or expired keys only. */
export const StatusFilters = ({ state, onChange, facets }: FilterProps) => {
  const chosen = state.filters.status;
  return STATUSES.map((status) => (
    <EuiFilterButton
      key={status}
      hasActiveFilters={status === chosen}
      aria-pressed={status === chosen}
      onClick={() => onChange({ filters: toggled(state.filters, 'status', status) })}
      data-test-subj={TEST_SUBJECTS[status]}
    >
      {withCount(statusText(status), facets?.statuses[status])}
    </EuiFilterButton>
  ));
};
