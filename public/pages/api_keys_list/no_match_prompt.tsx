import { EuiButton, EuiEmptyPrompt } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import React from 'react';
import type { ApiKeyFacets } from '../../../common/http/api_keys';
import { categoryText } from '../../lib/category_text';
import type { ListState } from '../../lib/list_state';
import { hasFilters } from '../../lib/list_state';
import { statusText } from '../../lib/status_text';

interface NoMatchPromptProps {
  readonly state: ListState;
  readonly facets: ApiKeyFacets | undefined;
  readonly onChange: (change: Partial<ListState>) => void;
}

/** The list is empty because of search or filters: says which, and takes them off. */
export const NoMatchPrompt = ({ state, facets, onChange }: NoMatchPromptProps) => {
  const isFiltered = hasFilters(state);
  return (
    <EuiEmptyPrompt
      iconType="search"
      titleSize="s"
      data-test-subj="apiKeysNoMatch"
      title={
        <h2>{i18n.translate('apiKeys.noMatch.title', { defaultMessage: 'No API keys match' })}</h2>
      }
      body={
        <>
          {state.search.trim() !== '' && <p>{searchText(state.search.trim())}</p>}
          {isFiltered && <p>{hiddenText(state, facets)}</p>}
        </>
      }
      actions={
        <EuiButton
          onClick={() => onChange(isFiltered ? { filters: {} } : { search: '' })}
          data-test-subj="apiKeysClearFilters"
        >
          {isFiltered
            ? i18n.translate('apiKeys.noMatch.clearFilters', { defaultMessage: 'Clear filters' })
            : i18n.translate('apiKeys.noMatch.clearSearch', { defaultMessage: 'Clear search' })}
        </EuiButton>
      }
    />
  );
};

const searchText = (search: string): string =>
  i18n.translate('apiKeys.noMatch.search', {
    defaultMessage: 'Every word of “{search}” must be part of the name, the owner or the id.',
    values: { search },
  });

const filterTexts = ({ filters }: ListState): string[] => [
  ...(filters.category ? [categoryText(filters.category)] : []),
  ...(filters.status ? [statusText(filters.status)] : []),
  ...(filters.owners ?? []),
];

function hiddenText(state: ListState, facets: ApiKeyFacets | undefined): string {
  const filters = filterTexts(state).join(', ');
  const hidden = facets && Object.values(facets.categories).reduce((sum, count) => sum + count, 0);
  return hidden === undefined
    ? i18n.translate('apiKeys.noMatch.filters', {
        defaultMessage: 'These filters are on: {filters}.',
        values: { filters },
      })
    : i18n.translate('apiKeys.noMatch.hidden', {
        defaultMessage:
          'The filters {filters} hide {hidden, plural, one {# API key} other {# API keys}}.',
        values: { filters, hidden },
      });
}
