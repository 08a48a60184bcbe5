import { useCallback, useMemo } from 'react';
import { useHistory, useLocation } from 'react-router-dom';
import type { ListState } from '../lib/list_state';
import { listStateQuery, parseListState } from '../lib/list_state';

/** The list's search, filters, sort and size, kept in the address. */
export function useListState(): readonly [ListState, (change: Partial<ListState>) => void] {
  const history = useHistory();
  const { search: query } = useLocation();
  const state = useMemo(() => parseListState(query), [query]);

  const change = useCallback(
    (changed: Partial<ListState>) => {
      // Read anew: a debounced change may come after another one.
      const { pathname, search } = history.location;
      const next = listStateQuery({ ...parseListState(search), ...changed });
      if (next !== search) history.replace({ pathname, search: next });
    },
    [history],
  );
  return [state, change];
}
