import { i18n } from '@kbn/i18n';
import type { ApiKeyFacets, ApiKeyFilters } from '../../../common/http/api_keys';
import type { ListState } from '../../lib/list_state';

/** What every filter of the bar is handed. */
export interface FilterProps {
  readonly state: ListState;
  readonly onChange: (change: Partial<ListState>) => void;
  readonly facets: ApiKeyFacets | undefined;
}

/** Sets a filter, or takes it off where it had this value already. */
export function toggled<Name extends keyof ApiKeyFilters>(
  filters: ApiKeyFilters,
  name: Name,
  value: NonNullable<ApiKeyFilters[Name]>,
): ApiKeyFilters {
  const { [name]: current, ...others } = filters;
  return current === value ? others : { ...others, [name]: value };
}

/** A label with the number of keys behind it, where that is known. */
export const withCount = (label: string, count: number | undefined): string =>
  count === undefined
    ? label
    : i18n.translate('apiKeys.filters.withCount', {
        defaultMessage: '{label} ({count, number})',
        values: { label, count },
      });
