import { EuiFilterButton } from '@elastic/eui';
import React from 'react';
import type { ApiKeyCategory } from '../../../common/api_keys/api_key_category';
import { API_KEY_CATEGORIES } from '../../../common/api_keys/api_key_category';
import { categoryText } from '../../lib/category_text';
import type { FilterProps } from './filter_props';
import { toggled, withCount } from './filter_props';

const TEST_SUBJECTS: Readonly<Record<ApiKeyCategory, string>> = {
  personal: 'personalFilterButton',
  managed: 'managedFilterButton',
  cross_cluster: 'crossClusterFilterButton',
};

/** One button for each category; those without keys are left out unless in use. */
export const CategoryFilters = ({ state, onChange, facets }: FilterProps) => {
  const chosen = state.filters.category;
  const offered = API_KEY_CATEGORIES.filter(
    (category) => category === chosen || (facets && facets.categories[category] > 0),
  );
  if (offered.length < 2 && chosen === undefined) return null;
  return offered.map((category) => (
    <EuiFilterButton
      key={category}
      hasActiveFilters={category === chosen}
      aria-pressed={category === chosen}
      onClick={() => onChange({ filters: toggled(state.filters, 'category', category) })}
      data-test-subj={TEST_SUBJECTS[category]}
    >
      {withCount(categoryText(category), facets?.categories[category])}
    </EuiFilterButton>
  ));
};
